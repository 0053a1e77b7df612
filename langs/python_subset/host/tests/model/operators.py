"""Operators and items."""
from __future__ import annotations

import operator
from typing import Any, Callable

from langs.python_subset.host.tests.model.frames import Frame
from langs.python_subset.host.tests.model.registry import OPERATIONS, operation
from langs.python_subset.opcodes import BINARY_OPERATORS


@operation
def binary_subscr(frame: Frame, _: int) -> None:
    target, index = frame.pop(2)
    frame.stack.append(target[index])


@operation
def store_subscr(frame: Frame, _: int) -> None:
    value, target, index = frame.pop(3)
    target[index] = value


@operation
def delete_subscr(frame: Frame, _: int) -> None:
    target, index = frame.pop(2)
    del target[index]


@operation
def build_slice(frame: Frame, count: int) -> None:
    frame.stack.append(slice(*frame.pop(count)))


FUNCTIONS: dict[str, Callable[[Any, Any], Any]] = {
    "ADD": operator.add, "SUBTRACT": operator.sub, "MULTIPLY": operator.mul,
    "TRUE_DIVIDE": operator.truediv, "FLOOR_DIVIDE": operator.floordiv, "MODULO": operator.mod,
    "POWER": operator.pow, "LSHIFT": operator.lshift, "RSHIFT": operator.rshift,
    "AND": operator.and_, "OR": operator.or_, "XOR": operator.xor,
    "MATRIX_MULTIPLY": operator.matmul,
}
_INPLACE: dict[str, Callable[[Any, Any], Any]] = {
    "ADD": operator.iadd, "SUBTRACT": operator.isub, "MULTIPLY": operator.imul,
    "TRUE_DIVIDE": operator.itruediv, "FLOOR_DIVIDE": operator.ifloordiv,
    "MODULO": operator.imod, "POWER": operator.ipow, "LSHIFT": operator.ilshift,
    "RSHIFT": operator.irshift, "AND": operator.iand, "OR": operator.ior, "XOR": operator.ixor,
    "MATRIX_MULTIPLY": operator.imatmul,
}


def _two(function: Callable[[Any, Any], Any]) -> Callable[[Frame, int], None]:
    def operation(frame: Frame, _: int) -> None:
        left, right = frame.pop(2)
        frame.stack.append(function(left, right))
    return operation


def _one(function: Callable[[Any], Any]) -> Callable[[Frame, int], None]:
    def operation(frame: Frame, _: int) -> None:
        frame.stack.append(function(frame.stack.pop()))
    return operation


for _name in BINARY_OPERATORS:
    OPERATIONS["BINARY_" + _name] = _two(FUNCTIONS[_name])
    OPERATIONS["INPLACE_" + _name] = _two(_INPLACE[_name])
for _name in ("LT", "LE", "EQ", "NE", "GT", "GE"):
    OPERATIONS["COMPARE_" + _name] = _two(getattr(operator, _name.lower()))
OPERATIONS["UNARY_POSITIVE"] = _one(operator.pos)
OPERATIONS["UNARY_NEGATIVE"] = _one(operator.neg)
OPERATIONS["UNARY_NOT"] = _one(operator.not_)
OPERATIONS["UNARY_INVERT"] = _one(operator.invert)
OPERATIONS["GET_ITER"] = _one(iter)
OPERATIONS["GET_AWAITABLE"] = _one(lambda value: value.__await__())
OPERATIONS["LIST_TO_TUPLE"] = _one(tuple)


@operation
def is_op(frame: Frame, invert: int) -> None:
    left, right = frame.pop(2)
    frame.stack.append((left is right) != bool(invert))


@operation
def contains_op(frame: Frame, invert: int) -> None:
    left, right = frame.pop(2)
    frame.stack.append((left in right) != bool(invert))
