"""The operators between ints and floats, without looking at special methods.

NUMERIC[name](w_a, w_b) and COMPARE[name](w_a, w_b) give the result for exact
int, bool and float operands, or None for operands of any other class.
"""
from __future__ import absolute_import

from kit.vm.floats import compare_big_float, compare_int_float
from kit.vm.hashing import hash_int
from kit.vm.integers import EXACT_IN_FLOAT
from langs.python_subset.vm import float_arithmetic as floats
from langs.python_subset.vm import integer_arithmetic as integers
from langs.python_subset.vm.convert import big, big_to_float
from langs.python_subset.vm.values import (
    W_Bool, W_Float, W_Int, W_Long, wrap_big, wrap_bool)

same_float = floats.same


def exact_integer(w_value):
    """Whether it is an int or a bool, but not of a guest subclass."""
    exact_class = type(w_value)
    return exact_class is W_Int or exact_class is W_Bool or exact_class is W_Long


def exact_number(w_value):
    return type(w_value) is W_Float or exact_integer(w_value)


def float_of(w_number):
    """The float of an int or float of any class."""
    if isinstance(w_number, W_Float):
        return w_number.floatval
    if isinstance(w_number, W_Int):
        return float(w_number.intval)
    assert isinstance(w_number, W_Long)
    return big_to_float(w_number.bigval)


def integer_operation(small, large):
    """The operation on two W_Integers of any class."""
    def operation(w_a, w_b):
        if isinstance(w_a, W_Int) and isinstance(w_b, W_Int):
            return small(w_a.intval, w_b.intval)
        return large(big(w_a), big(w_b))
    return operation


def _binary(small, large, real):
    integer = integer_operation(small, large)

    def operation(w_a, w_b):
        if type(w_a) is W_Int:
            if type(w_b) is W_Int:
                return small(w_a.intval, w_b.intval)
            if type(w_b) is W_Float:
                return W_Float(real(float(w_a.intval), w_b.floatval))
        elif type(w_a) is W_Float:
            if type(w_b) is W_Float:
                return W_Float(real(w_a.floatval, w_b.floatval))
            if type(w_b) is W_Int:
                return W_Float(real(w_a.floatval, float(w_b.intval)))
        return rest(w_a, w_b)

    def rest(w_a, w_b):
        if not exact_number(w_a) or not exact_number(w_b):
            return None
        if type(w_a) is W_Float or type(w_b) is W_Float:
            return W_Float(real(float_of(w_a), float_of(w_b)))
        return integer(w_a, w_b)
    return operation


def _bitwise(small, large):
    integer = integer_operation(small, large)

    def operation(w_a, w_b):
        if type(w_a) is W_Int and type(w_b) is W_Int:
            return small(w_a.intval, w_b.intval)
        if exact_integer(w_a) and exact_integer(w_b):
            return integer(w_a, w_b)
        return None
    return operation


def _logical(small, large):
    """Like _bitwise, but two bools give a bool."""
    integer = _bitwise(small, large)

    def operation(w_a, w_b):
        if type(w_a) is W_Bool and type(w_b) is W_Bool:
            return wrap_bool(small(w_a.intval, w_b.intval).intval != 0)
        return integer(w_a, w_b)
    return operation


_power = _binary(integers.power, integers.big_power, floats.power)


def _power_unless_complex(w_a, w_b):
    try:
        return _power(w_a, w_b)
    except ValueError:
        return None         # float.__pow__ makes the complex number


NUMERIC = {
    "ADD": _binary(integers.add, integers.big_add, floats.add),
    "SUBTRACT": _binary(integers.subtract, integers.big_subtract, floats.subtract),
    "MULTIPLY": _binary(integers.multiply, integers.big_multiply, floats.multiply),
    "TRUE_DIVIDE": _binary(integers.true_divide, integers.big_true_divide,
                           floats.true_divide),
    "FLOOR_DIVIDE": _binary(integers.floor_divide, integers.big_floor_divide,
                            floats.floor_divide),
    "MODULO": _binary(integers.modulo, integers.big_modulo, floats.modulo),
    "POWER": _power_unless_complex,
    "LSHIFT": _bitwise(integers.left_shift, integers.big_left_shift),
    "RSHIFT": _bitwise(integers.right_shift, integers.big_right_shift),
    "AND": _logical(integers.bit_and, integers.big_and),
    "OR": _logical(integers.bit_or, integers.big_or),
    "XOR": _logical(integers.bit_xor, integers.big_xor),
}


# -- comparisons

def _comparison(small, large, real, by_order):
    """`by_order(order)` decides from -1, 0, 1 for a below, equal to, above b."""
    numbers = _number_comparison(small, large, real, by_order)

    def compare(w_a, w_b):
        if type(w_a) is W_Int:
            if type(w_b) is W_Int:
                return wrap_bool(small(w_a.intval, w_b.intval))
            if type(w_b) is W_Float and -EXACT_IN_FLOAT <= w_a.intval <= EXACT_IN_FLOAT:
                return wrap_bool(real(float(w_a.intval), w_b.floatval))
        elif type(w_a) is W_Float:
            if type(w_b) is W_Float:
                return wrap_bool(real(w_a.floatval, w_b.floatval))
            if type(w_b) is W_Int and -EXACT_IN_FLOAT <= w_b.intval <= EXACT_IN_FLOAT:
                return wrap_bool(real(w_a.floatval, float(w_b.intval)))
        if exact_number(w_a) and exact_number(w_b):
            return numbers(w_a, w_b)
        return None
    return compare


def _number_comparison(small, large, real, by_order):
    """The comparison of two ints or floats of any class."""
    integer = integer_operation(small, large)

    def compare(w_a, w_b):
        if isinstance(w_a, W_Float):
            if isinstance(w_b, W_Float):
                return wrap_bool(real(w_a.floatval, w_b.floatval))
            return wrap_bool(by_order(order_of(w_a.floatval, w_b)))
        if isinstance(w_b, W_Float):
            order = order_of(w_b.floatval, w_a)
            return wrap_bool(by_order(order if order == 2 else -order))
        return wrap_bool(integer(w_a, w_b))
    return compare


def order_of(x, w_integer):
    """-1, 0, 1 as x is below, equal to, above the integer; 2 for nan."""
    if x != x:
        return 2
    if isinstance(w_integer, W_Int):
        return -compare_int_float(w_integer.intval, x)
    return -compare_big_float(big(w_integer), x)


_COMPARISONS = {
    "LT": (lambda a, b: a < b, lambda a, b: a.lt(b), lambda x, y: x < y,
           lambda order: order == -1),
    "LE": (lambda a, b: a <= b, lambda a, b: a.le(b), lambda x, y: x <= y,
           lambda order: order <= 0),
    "EQ": (lambda a, b: a == b, lambda a, b: a.eq(b), lambda x, y: x == y,
           lambda order: order == 0),
    "NE": (lambda a, b: a != b, lambda a, b: a.ne(b), lambda x, y: x != y,
           lambda order: order != 0),
    "GT": (lambda a, b: a > b, lambda a, b: a.gt(b), lambda x, y: x > y,
           lambda order: order == 1),
    "GE": (lambda a, b: a >= b, lambda a, b: a.ge(b), lambda x, y: x >= y,
           lambda order: order == 0 or order == 1),
}

COMPARE = {}
COMPARE_NUMBERS = {}        # of two ints or floats of any class
for _name in _COMPARISONS:
    COMPARE[_name] = _comparison(*_COMPARISONS[_name])
    COMPARE_NUMBERS[_name] = _number_comparison(*_COMPARISONS[_name])


# -- unary operators: a value, or None for operands of other classes

def positive(w_a):
    if type(w_a) is W_Float or type(w_a) is W_Int or type(w_a) is W_Long:
        return w_a
    if type(w_a) is W_Bool:
        return W_Int(w_a.intval)
    return None


def negative(w_a):
    if type(w_a) is W_Float:
        return W_Float(-w_a.floatval)
    if exact_integer(w_a):
        return negate_integer(w_a)
    return None


def negate_integer(w_a):
    if isinstance(w_a, W_Int):
        return integers.subtract(0, w_a.intval)
    return wrap_big(big(w_a).neg())


def invert(w_a):
    if exact_integer(w_a):
        return invert_integer(w_a)
    return None


def invert_integer(w_a):
    if isinstance(w_a, W_Int):
        return W_Int(~w_a.intval)
    return wrap_big(big(w_a).invert())
