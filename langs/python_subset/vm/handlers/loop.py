"""The loop over instructions, with the handlers of all opcodes."""
from __future__ import absolute_import

from rpython.rlib import jit

from annotations.vm import marks
from kit.vm.handlers import handler_table
from langs.python_subset.opcodes import OPS
from langs.python_subset.vm.errors import system_error
from langs.python_subset.vm.handlers.access import AccessHandlers
from langs.python_subset.vm.handlers.building import BuildingHandlers
from langs.python_subset.vm.handlers.calls import CallHandlers
from langs.python_subset.vm.handlers.flow import FlowHandlers
from langs.python_subset.vm.handlers.imports import ImportHandlers
from langs.python_subset.vm.handlers.leaving import LeavingHandlers
from langs.python_subset.vm.handlers.matching import MatchHandlers
from langs.python_subset.vm.handlers.names import NameHandlers
from langs.python_subset.vm.handlers.operations import OperatorHandlers
from langs.python_subset.vm.handlers.raising import ExceptionHandlers

LEAVING = ("RETURN_VALUE", "YIELD_VALUE", "YIELD_FROM")


class StackHandlers(object):
    def NOP(self, operand):
        pass

    def POP_TOP(self, operand):
        self.pop()

    def COPY(self, depth):
        self.push(self.peek(depth - 1))

    def SWAP(self, depth):
        top = self.depth - 1
        other = self.depth - depth
        assert top >= 0
        assert other >= 0
        w_top = self.array_w[top]
        self.array_w[top] = self.array_w[other]
        self.array_w[other] = w_top


class HandlersMixin(StackHandlers, NameHandlers, AccessHandlers, OperatorHandlers, FlowHandlers,
                    BuildingHandlers, CallHandlers, LeavingHandlers, ExceptionHandlers,
                    ImportHandlers, MatchHandlers):
    @jit.unroll_safe
    def step(self, code, pc, begun):
        """One instruction when traced, else until the frame is left. `begun`: the
        trace counted the instruction at pc before a guard of it failed."""
        if begun and not jit.we_are_jitted():
            marks.dispatched_before(code.opcode_at(pc))
        while True:
            self.pc = pc
            word = code.words[pc]
            operand = word >> 8
            assert operand >= 0
            opcode = word & 255
            pc += 1
            for name, number, jumps in HANDLERS:
                if opcode == number:
                    marks.dispatch(number)
                    if jumps:
                        pc = getattr(self, name)(operand, pc)
                    else:
                        getattr(self, name)(operand)
                    break
            else:
                raise system_error("unknown opcode")
            if jit.we_are_jitted() or pc < 0:
                return pc


HANDLERS = handler_table(OPS, HandlersMixin, LEAVING)
