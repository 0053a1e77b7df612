"""The operators: numbers are the kit's; strings and lists can be added and compared."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.numbers import NOT_NUMBERS, make_numbers
from langs.foolang.vm.values import (
    FooError, W_Big, W_Float, W_Int, W_List, W_String, wrap_bool)

NUMBERS = make_numbers(W_Int, W_Big, W_Float, lambda: FooError("division by zero"),
                       lambda: FooError("the int is too large for a float"))


def cannot(sign, w_a, w_b):
    return FooError("%s does not take %s and %s" % (sign, w_a.kind, w_b.kind))


@not_rpython
def make_operator(sign, of_numbers):
    def operate(w_a, w_b):
        w_result = of_numbers(w_a, w_b)
        if w_result is None:
            raise cannot(sign, w_a, w_b)
        return w_result
    return operate


def add(w_a, w_b):
    w_result = NUMBERS.add(w_a, w_b)
    if w_result is not None:
        return w_result
    if isinstance(w_a, W_String) and isinstance(w_b, W_String):
        return W_String(w_a.utf8 + w_b.utf8)
    if isinstance(w_a, W_List) and isinstance(w_b, W_List):
        return inplace_add(W_List(w_a.items_copy()), w_b)
    raise cannot("+", w_a, w_b)


def inplace_add(w_a, w_b):
    """As add, but a list on the left itself grows."""
    if isinstance(w_a, W_List) and isinstance(w_b, W_List):
        w_a.insert_sequence(w_a.length(), w_b)
        return w_a
    return add(w_a, w_b)


@not_rpython
def make_comparison(sign, of_numbers, of_strings):
    def compare(w_a, w_b):
        answer = of_numbers(w_a, w_b)
        if answer != NOT_NUMBERS:
            return wrap_bool(answer != 0)
        if sign == "==" or sign == "!=":
            return wrap_bool(w_a.equals(w_b) == (sign == "=="))
        if isinstance(w_a, W_String) and isinstance(w_b, W_String):
            return wrap_bool(of_strings(w_a.utf8, w_b.utf8))
        raise cannot(sign, w_a, w_b)
    return compare


def contains(w_value, w_container):
    return wrap_bool(w_container.contains(w_value))


def negate(w_value):
    w_result = NUMBERS.negate(w_value)
    if w_result is None:
        raise FooError("- does not take a " + w_value.kind)
    return w_result


def same_number(w_a, w_b):
    """The `equals` of numbers, which values.py cannot define."""
    return NUMBERS.equal(w_a, w_b) == 1


W_Int.equals = W_Big.equals = W_Float.equals = same_number

OPERATORS = {       # by their opcodes' names
    "ADD": add,
    "INPLACE_ADD": inplace_add,
    "SUBTRACT": make_operator("-", NUMBERS.subtract),
    "MULTIPLY": make_operator("*", NUMBERS.multiply),
    "DIVIDE": make_operator("/", NUMBERS.divide),
    "FLOOR_DIVIDE": make_operator("//", NUMBERS.floor_divide),
    "MODULO": make_operator("%", NUMBERS.modulo),
    "EQUAL": make_comparison("==", NUMBERS.equal, None),
    "NOT_EQUAL": make_comparison("!=", NUMBERS.not_equal, None),
    "LESS": make_comparison("<", NUMBERS.less, lambda a, b: a < b),
    "LESS_EQUAL": make_comparison("<=", NUMBERS.less_equal, lambda a, b: a <= b),
    "GREATER": make_comparison(">", NUMBERS.greater, lambda a, b: a > b),
    "GREATER_EQUAL": make_comparison(">=", NUMBERS.greater_equal, lambda a, b: a >= b),
    "CONTAINS": contains,
}
