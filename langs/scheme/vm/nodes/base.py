"""What all nodes of code share."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.layouts import make_arrivals
from langs.scheme.vm.values import is_true


class Simple(object):
    """An expression that is evaluated in place: no call of a guest procedure."""
    _attrs_ = ()

    def eval(self, registers_w, closure):
        raise NotImplementedError

    def test(self, registers_w, closure):
        """Whether the value is true."""
        return is_true(self.eval(registers_w, closure))


NO_SLOTS = []


class Tail(object):
    """A node that the machine dispatches: `step` gives the next state.

    `is_header` is set where loops enter the JIT. `arriving` are the registers that
    whoever comes there sets: the parameters, or the values of a call.
    """
    _immutable_fields_ = ["code", "line", "index", "is_header?", "arriving[*]",
                          "arrival_layout?"]
    opcode = -1

    def __init__(self):
        self.code = None
        self.line = 0
        self.index = 0
        self.is_header = False
        self.arriving = NO_SLOTS
        self.arrival_layout = None

    def placed(self, code, line, index):
        self.code = code
        self.line = line
        self.index = index

    def make_header(self):
        if not self.is_header:      # a second write would throw compiled loops away
            self.is_header = True

    def step(self, registers_w, closure, k):
        raise NotImplementedError

    def unify_arrivals(self, registers_w):
        """At a loop's head: all ways into a compiled loop are to bring the same kinds of
        things, as each way that differs goes through the loop's slow entry.

        Numbers come as machine words, lists as objects in memory, as some ways extend
        them and some do not, closures as objects of any class, where their codes differ, and
        constants as values like any other.
        """
        layout = self.arrival_layout
        if layout is None or not layout.fits(registers_w):
            layout = jit.promote(self.change_arrivals(registers_w, -1))
        if not jit.we_are_jitted():
            newly_mixed = layout.newly_mixed(registers_w)
            if newly_mixed >= 0:
                self.change_arrivals(registers_w, newly_mixed)
        else:
            layout.rebox(registers_w)
            layout.forget(registers_w)
            if not layout.are_in_memory(registers_w):
                raise MemoryError       # never: they are, once they were asked

    @jit.dont_look_inside
    def change_arrivals(self, registers_w, newly_mixed):
        layout = make_arrivals(self.arrival_layout, self.arriving, registers_w, newly_mixed)
        self.arrival_layout = layout
        return layout
