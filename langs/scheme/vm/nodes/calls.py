"""Calls in tail position, and frames for those that are not."""
from __future__ import absolute_import

from rpython.rlib import jit

from annotations.vm import marks
from langs.scheme.opcodes import OPS
from langs.scheme.vm.callgraph import saw_arrival, saw_call
from langs.scheme.vm.closures import W_Closure
from langs.scheme.vm.continuation import new_closed, new_plain, through_memory
from langs.scheme.vm.errors import result_arity_error
from langs.scheme.vm.layouts import make_layout
from langs.scheme.vm.nodes.base import Tail
from langs.scheme.vm.nodes.primitive_calls import eval_all
from langs.scheme.vm.values import list_to_w

TAIL, BIND = [OPS.numbers[name] for name in ("tail", "bind")]

ANY_COUNT = -1      # of values, which are ignored


class Call(Tail):
    """`bind` is the node whose frame the call returns to, None when another code's."""
    opcode = TAIL
    _immutable_fields_ = ["arguments[*]"]

    def __init__(self, arguments):
        Tail.__init__(self)
        self.arguments = arguments
        self.bind = None
        self.last_callee = None


class TailCall(Call):
    _immutable_fields_ = ["function"]

    def __init__(self, function, arguments):
        Call.__init__(self, arguments)
        self.function = function

    def step(self, registers_w, closure, k):
        marks.dispatch(TAIL)
        w_function = self.function.eval(registers_w, closure)
        if isinstance(w_function, W_Closure):
            code = w_function.get_code().select(len(self.arguments))
            if code is not None:
                return enter(self, code, w_function, registers_w, closure, k)
        next_node, new_w, new_closure, new_k = w_function.call(
            eval_all(self.arguments, registers_w, closure), k)
        if not jit.we_are_jitted():
            saw_arrival(self, next_node)
        return next_node, new_w, new_closure, new_k


class SelfCall(Call):
    """Of the running closure, whose code is known."""
    _immutable_fields_ = ["callee"]

    def __init__(self, callee, arguments):
        Call.__init__(self, arguments)
        self.callee = callee

    def step(self, registers_w, closure, k):
        marks.dispatch(TAIL)
        return enter(self, self.callee, closure, registers_w, closure, k)


@jit.unroll_safe
def enter(node, code, w_function, registers_w, closure, k):
    """Calls code that takes the node's number of arguments."""
    if not jit.we_are_jitted():
        saw_call(node, code)
    arguments = node.arguments
    count = code.parameters
    new_w = [None] * code.registers
    for i in range(count):
        new_w[i] = arguments[i].eval(registers_w, closure)
    if code.has_rest:
        rest_w = [None] * (len(arguments) - count)
        for i in range(len(rest_w)):
            rest_w[i] = arguments[count + i].eval(registers_w, closure)
        new_w[count] = list_to_w(rest_w)
    return code.get_body(), new_w, w_function, k


class Bind(Tail):
    """Pushes a frame with the registers `live`, goes on with `first`; its values go
    into the registers `slots`, and `rest` follows.
    """
    _immutable_fields_ = ["slots[*]", "count", "live[*]", "keeps_closure", "first", "rest",
                          "layout?"]
    opcode = BIND

    def __init__(self, slots, count, live):
        Tail.__init__(self)
        self.slots = slots
        self.count = count
        self.live = live
        self.keeps_closure = False      # the loader sets what follows
        self.first = None
        self.rest = None
        self.layout = None              # of the next frame

    def step(self, registers_w, closure, k):
        marks.dispatch(BIND)
        layout = self.layout
        if layout is None or not layout.fits(registers_w):
            layout = jit.promote(self.change_layout(registers_w))
        values_w = layout.ref_values(registers_w)
        words = layout.word_values(registers_w)
        if self.keeps_closure:
            frame = new_closed(values_w, words)
            frame.closure = closure
            frame.layout = layout
            frame.next = k
            return self.first, registers_w, closure, self.pushed(frame)
        plain = new_plain(values_w, words)
        plain.layout = layout
        plain.next = k
        return self.first, registers_w, closure, self.pushed(plain)

    def pushed(self, frame):
        if jit.we_are_jitted() and self.rest.is_header:
            return through_memory(frame)
        return frame

    @jit.dont_look_inside
    def change_layout(self, registers_w):
        layout = make_layout(self, registers_w)
        self.layout = layout
        return layout

    def closure_of(self, frame):
        if self.keeps_closure:
            return frame.get_closure()
        return None

    def resume(self, layout, frame, w_value):
        count = self.count
        if count != 1 and count != ANY_COUNT:
            raise result_arity_error(count, [w_value])
        registers_w = [None] * self.code.registers
        layout.restore(frame, registers_w)
        if count == 1:
            registers_w[self.slots[0]] = w_value
        return self.rest, registers_w, self.closure_of(frame), frame.next

    @jit.unroll_safe
    def resume_values(self, layout, frame, values_w):
        count = self.count
        if count != len(values_w) and count != ANY_COUNT:
            raise result_arity_error(count, values_w)
        registers_w = [None] * self.code.registers
        layout.restore(frame, registers_w)
        if count != ANY_COUNT:
            for i in range(count):
                registers_w[self.slots[i]] = values_w[i]
        return self.rest, registers_w, self.closure_of(frame), frame.next
