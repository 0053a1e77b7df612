"""Continuations: frames in the heap, linked to what they return to.

The machine's state is a tuple (node, registers, closure, k): `plug`, `plug_values` and
a procedure's `call` return the next one.
"""
from __future__ import absolute_import

from rpython.rlib import jit

from kit.vm.sizedclasses import make_sized_word_classes
from langs.scheme.vm.errors import result_arity_error
from langs.scheme.vm.in_memory import make_through_memory


class K(object):
    """A frame; `next` is what it returns to, None at the bottom. `layout` is that of a
    K_Frame, None of others: its bind node knows how to go on.
    """
    _immutable_fields_ = ["next", "layout"]
    next = None
    layout = None

    def plug(self, w_value):
        """The state that goes on with one value."""
        raise NotImplementedError

    def plug_values(self, values_w):
        """The same for zero, two or more values; a frame that expects one refuses."""
        raise result_arity_error(1, values_w)

    def relinked(self, next):
        """A copy of this frame that returns to `next`."""
        raise NotImplementedError

    def call_place(self):
        """The node that will go on here, None where it is the machine itself."""
        return None


def plug(k, w_value):
    """The state that goes on with one value, for traces: what leads on from a frame is
    compared first, so that a return to one of many places costs a comparison for each.
    """
    layout = jit.promote(k.layout)
    if layout is not None:
        assert isinstance(k, K_Frame)
        return layout.node.resume(layout, k, w_value)
    return k.plug(w_value)


def plug_any(k, values_w):
    """With any number of values."""
    if len(values_w) == 1:
        return plug(k, values_w[0])
    return k.plug_values(values_w)


# A frame that is pushed for a call that comes back to the same loop: calls from elsewhere push
# frames of other classes for it.
through_memory = make_through_memory(None)


class Finished(Exception):
    """The machine has left its outermost frame."""

    def __init__(self, values_w):
        self.values_w = values_w


class K_Done(K):
    """The bottom of a run of the machine."""

    def plug(self, w_value):
        raise Finished([w_value])

    def plug_values(self, values_w):
        raise Finished(values_w)

    def relinked(self, next):
        return next


class K_Give(K):
    """Ignores what it gets and returns other values instead."""
    _immutable_fields_ = ["values_w[*]"]

    def __init__(self, values_w, next):
        self.values_w = values_w
        self.next = next

    def plug(self, w_value):
        return plug_any(self.next, self.values_w)

    def plug_values(self, values_w):
        return plug_any(self.next, self.values_w)

    def relinked(self, next):
        return K_Give(self.values_w, next)


class K_Frame(K):
    """An activation that waits in a `bind` node, with the registers that live on."""

    def get_value(self, index):
        raise NotImplementedError

    def set_value(self, index, w_value):
        raise NotImplementedError

    def value_count(self):
        raise NotImplementedError

    def get_word(self, index):
        raise NotImplementedError

    def word_count(self):
        return 0

    def fill_words(self, words):
        pass

    def get_closure(self):
        return None

    def plug(self, w_value):
        layout = jit.promote(self.layout)
        return layout.node.resume(layout, self, w_value)

    def plug_values(self, values_w):
        layout = jit.promote(self.layout)
        return layout.node.resume_values(layout, self, values_w)

    def call_place(self):
        return self.layout.node

    def relinked(self, next):
        values_w = [self.get_value(i) for i in range(self.value_count())]
        words = [self.get_word(i) for i in range(self.word_count())]
        return make_frame(self.layout, values_w, words, self.get_closure(), next)


class K_Plain(K_Frame):
    """Of code that needs its closure no more."""


class K_Closed(K_Frame):
    _immutable_fields_ = ["closure"]

    def get_closure(self):
        return self.closure


MOST_VALUES = 5
MOST_WORDS = 5

new_plain = make_sized_word_classes(K_Plain, MOST_VALUES, MOST_WORDS)
new_closed = make_sized_word_classes(K_Closed, MOST_VALUES, MOST_WORDS)


def make_frame(layout, values_w, words, closure, next):
    """`closure` is None where the rest of the code needs it no more."""
    if closure is None:
        frame = new_plain(values_w, words)
    else:
        frame = new_closed(values_w, words)
        frame.closure = closure
    frame.layout = layout
    frame.next = next
    return frame
