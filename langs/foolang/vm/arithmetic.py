"""The operators. Integers overflow into big ones; an integer beside a float becomes one."""
from __future__ import absolute_import

import math

from rpython.rlib.objectmodel import not_rpython, specialize
from rpython.rlib.rarithmetic import ovfcheck
from rpython.rlib.rbigint import rbigint
from rpython.rlib.rfloat import isnan

from kit.vm import floats, integers
from langs.foolang.vm.values import (
    FooError, W_Big, W_Float, W_Int, W_List, W_String, is_float, is_int, w_true,
    wrap_big, wrap_bool)


def is_integer(w_value):
    return isinstance(w_value, W_Int) or isinstance(w_value, W_Big)


def is_number(w_value):
    return is_integer(w_value) or isinstance(w_value, W_Float)


def to_big(w_value):
    if isinstance(w_value, W_Int):
        return rbigint.fromint(w_value.intval)
    assert isinstance(w_value, W_Big)
    return w_value.bigval


def to_float(w_value):
    if isinstance(w_value, W_Int):
        return float(w_value.intval)
    if isinstance(w_value, W_Big):
        try:
            return w_value.bigval.tofloat()
        except OverflowError:
            raise FooError("the int is too large for a float")
    assert isinstance(w_value, W_Float)
    return w_value.floatval


def cannot(sign, w_a, w_b):
    return FooError("%s does not take %s and %s" % (sign, w_a.kind, w_b.kind))


@not_rpython
def make_operator(sign, of_ints, of_bigs, of_floats):
    """The operator on two values; each function takes RPython numbers of its kind."""
    def operate(w_a, w_b):
        if is_int(w_a) and is_int(w_b):
            return of_ints(w_a.intval, w_b.intval)
        if is_float(w_a) and is_float(w_b):
            return of_floats(w_a.floatval, w_b.floatval)
        if is_integer(w_a) and is_integer(w_b):
            return of_bigs(to_big(w_a), to_big(w_b))
        if is_number(w_a) and is_number(w_b):
            return of_floats(to_float(w_a), to_float(w_b))
        raise cannot(sign, w_a, w_b)
    return operate


def add_ints(a, b):
    try:
        return W_Int(ovfcheck(a + b))
    except OverflowError:
        return W_Big(integers.big_add(a, b))


def subtract_ints(a, b):
    try:
        return W_Int(ovfcheck(a - b))
    except OverflowError:
        return W_Big(integers.big_sub(a, b))


def multiply_ints(a, b):
    try:
        return W_Int(ovfcheck(a * b))
    except OverflowError:
        return W_Big(integers.big_mul(a, b))


def not_zero(is_zero):
    if is_zero:
        raise FooError("division by zero")


def divide_ints(a, b):
    not_zero(b == 0)
    return W_Float(integers.divide(a, b))


def divide_bigs(a, b):
    not_zero(b.sign == 0)
    try:
        return W_Float(a.truediv(b))
    except OverflowError:
        raise FooError("the quotient is too large for a float")


def floor_divide_ints(a, b):
    not_zero(b == 0)
    try:
        return W_Int(integers.floordiv_ovf(a, b))
    except OverflowError:
        return W_Big(integers.big_negate(a))


def modulo_ints(a, b):
    not_zero(b == 0)
    return W_Int(integers.floormod(a, b))


def floor_divide_bigs(a, b):
    not_zero(b.sign == 0)
    return wrap_big(a.floordiv(b))


def modulo_bigs(a, b):
    not_zero(b.sign == 0)
    return wrap_big(a.mod(b))


def divide_floats(a, b):
    not_zero(b == 0.0)
    return W_Float(a / b)


def floor_divide_floats(a, b):
    not_zero(b == 0.0)
    return W_Float(math.floor(a / b))


def modulo_floats(a, b):
    not_zero(b == 0.0)
    rest = math.fmod(a, b)
    if rest != 0.0 and (rest < 0.0) != (b < 0.0):
        rest += b
    return W_Float(rest)


add_numbers = make_operator("+", add_ints, lambda a, b: wrap_big(a.add(b)),
                            lambda a, b: W_Float(a + b))
subtract = make_operator("-", subtract_ints, lambda a, b: wrap_big(a.sub(b)),
                         lambda a, b: W_Float(a - b))
multiply = make_operator("*", multiply_ints, lambda a, b: wrap_big(a.mul(b)),
                         lambda a, b: W_Float(a * b))
divide = make_operator("/", divide_ints, divide_bigs, divide_floats)
floor_divide = make_operator("//", floor_divide_ints, floor_divide_bigs,
                             floor_divide_floats)
modulo = make_operator("%", modulo_ints, modulo_bigs, modulo_floats)


def add(w_a, w_b):
    if isinstance(w_a, W_String) and isinstance(w_b, W_String):
        return W_String(w_a.utf8 + w_b.utf8)
    if isinstance(w_a, W_List) and isinstance(w_b, W_List):
        w_sum = W_List(w_a.items_copy())
        w_sum.insert_sequence(w_sum.length(), w_b)
        return w_sum
    return add_numbers(w_a, w_b)


def inplace_add(w_a, w_b):
    """As add, but a list on the left itself grows."""
    if isinstance(w_a, W_List) and isinstance(w_b, W_List):
        w_a.insert_sequence(w_a.length(), w_b)
        return w_a
    return add(w_a, w_b)


def negate(w_value):
    if isinstance(w_value, W_Float):
        return W_Float(-w_value.floatval)
    return subtract(W_Int(0), w_value)


def order_of_numbers(w_a, w_b):
    """-1, 0 or 1, exactly; neither is a NaN."""
    if isinstance(w_a, W_Float):
        if isinstance(w_b, W_Float):
            return int(w_a.floatval > w_b.floatval) - int(w_a.floatval < w_b.floatval)
        return -order_of_numbers(w_b, w_a)
    if isinstance(w_b, W_Float):
        if isinstance(w_a, W_Int):
            return floats.compare_int_float(w_a.intval, w_b.floatval)
        return floats.compare_big_float(to_big(w_a), w_b.floatval)
    return integers.big_compare(to_big(w_a), to_big(w_b))


def is_nan(w_value):
    return isinstance(w_value, W_Float) and isnan(w_value.floatval)


@not_rpython
def make_comparison(sign, holds):
    """`holds` compares two machine integers, or two floats."""
    holds = specialize.argtype(0)(holds)

    def compare(w_a, w_b):
        if is_int(w_a) and is_int(w_b):
            return wrap_bool(holds(w_a.intval, w_b.intval))
        if is_float(w_a) and is_float(w_b):
            return wrap_bool(holds(w_a.floatval, w_b.floatval))
        if is_number(w_a) and is_number(w_b):
            if is_nan(w_a) or is_nan(w_b):
                return wrap_bool(sign == "!=")
            return wrap_bool(holds(order_of_numbers(w_a, w_b), 0))
        if sign == "==":
            return wrap_bool(w_a.equals(w_b))
        if sign == "!=":
            return wrap_bool(not w_a.equals(w_b))
        if isinstance(w_a, W_String) and isinstance(w_b, W_String):
            a, b = w_a.utf8, w_b.utf8
            return wrap_bool(holds(int(a > b) - int(a < b), 0))
        raise cannot(sign, w_a, w_b)
    return compare


equal = make_comparison("==", lambda a, b: a == b)
not_equal = make_comparison("!=", lambda a, b: a != b)
less = make_comparison("<", lambda a, b: a < b)
less_equal = make_comparison("<=", lambda a, b: a <= b)
greater = make_comparison(">", lambda a, b: a > b)
greater_equal = make_comparison(">=", lambda a, b: a >= b)


def contains(w_value, w_container):
    return wrap_bool(w_container.contains(w_value))


def same_number(w_a, w_b):
    """The `equals` of numbers, which values.py cannot define."""
    return is_number(w_b) and equal(w_a, w_b) is w_true


W_Int.equals = W_Big.equals = W_Float.equals = same_number

# By the names of opcodes.
OPERATORS = {
    "ADD": add, "SUBTRACT": subtract, "MULTIPLY": multiply, "DIVIDE": divide,
    "FLOOR_DIVIDE": floor_divide, "MODULO": modulo, "EQUAL": equal,
    "NOT_EQUAL": not_equal, "LESS": less, "LESS_EQUAL": less_equal,
    "GREATER": greater, "GREATER_EQUAL": greater_equal, "CONTAINS": contains,
    "INPLACE_ADD": inplace_add,
}
