"""Handlers of operators."""
from __future__ import absolute_import

from langs.python_subset.opcodes import BINARY_OPERATORS
from langs.python_subset.vm import items, operators
from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.values import wrap_bool


class OperatorHandlers(object):
    def UNARY_POSITIVE(self, operand):
        self.replace_top(operators.positive(self.peek(0)))

    def UNARY_NEGATIVE(self, operand):
        self.replace_top(operators.negative(self.peek(0)))

    def UNARY_INVERT(self, operand):
        self.replace_top(operators.invert(self.peek(0)))

    def UNARY_NOT(self, operand):
        self.replace_top(wrap_bool(not truth(self.peek(0))))

    def IS_OP(self, invert):
        w_right = self.pop()
        same = operators.is_same(self.peek(0), w_right)
        self.replace_top(wrap_bool(same != (invert != 0)))

    def CONTAINS_OP(self, invert):
        w_container = self.pop()
        found = items.contains(w_container, self.peek(0))
        self.replace_top(wrap_bool(found != (invert != 0)))


def _add_binary(opcode, operation):
    def handler(self, operand):
        w_right = self.pop()
        self.replace_top(operation(self.peek(0), w_right))
    handler.__name__ = opcode
    setattr(OperatorHandlers, opcode, handler)


for _name in BINARY_OPERATORS:
    _add_binary("BINARY_" + _name, operators.BINARY[_name])
    _add_binary("INPLACE_" + _name, operators.INPLACE[_name])
for _name in ("LT", "LE", "EQ", "NE", "GT", "GE"):
    _add_binary("COMPARE_" + _name, operators.COMPARE[_name])
