"""Handlers of the opcodes that load and store variables, where kit/host/scopes.py puts
them: in the frame, in cells that functions share, at the top level.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython


@not_rpython
def make_variables_mixin(W_Root, no_value):
    """For a frame with `array_w` and the stack of kit.vm.framestack. `no_value(name)`
    is the error of a variable that has no value yet.
    """
    class W_Cell(W_Root):
        kind = "cell"

        def __init__(self):
            self.w_value = None

    class VariablesMixin(object):
        def LOAD_CONST(self, code, index):
            self.push(code.consts_w[index])

        def LOAD_FAST(self, code, slot):
            w_value = self.array_w[slot]
            if w_value is None:
                raise no_value(code.variables[slot])
            self.push(w_value)

        def STORE_FAST(self, code, slot):
            self.array_w[slot] = self.pop()

        def NEW_CELL(self, code, slot):
            self.array_w[slot] = W_Cell()

        def cell(self, slot):
            w_cell = self.array_w[slot]
            assert isinstance(w_cell, W_Cell)
            return w_cell

        def LOAD_CELL(self, code, slot):
            w_value = self.cell(slot).w_value
            if w_value is None:
                raise no_value(code.variables[slot])
            self.push(w_value)

        def STORE_CELL(self, code, slot):
            self.cell(slot).w_value = self.pop()

        def LOAD_GLOBAL(self, code, index):
            variable = code.program.globals[index]
            w_value = variable.get()
            if w_value is None:
                raise no_value(variable.name)
            self.push(w_value)

        def STORE_GLOBAL(self, code, index):
            code.program.globals[index].set(self.pop())

        @jit.unroll_safe
        def captured(self, function):
            """The cells of this frame that an inner function's code uses."""
            cells_w = [None] * len(function.captured_from)
            for i in range(len(cells_w)):
                slot = function.captured_from[i]
                assert slot >= 0
                cells_w[i] = self.array_w[slot]
            return cells_w

        @jit.unroll_safe
        def enter(self, code, args_w, cells_w):
            """Parameters and captured cells of a new frame."""
            for i in range(len(args_w)):
                self.array_w[i] = args_w[i]
            for i in range(len(cells_w)):
                slot = code.captured_to[i]
                assert slot >= 0
                self.array_w[slot] = cells_w[i]

    return VariablesMixin
