"""Operators on a language's numbers: integers that overflow into big ones, and floats.

An operator takes two values and returns None where one of them is no number, so
that the language goes on with its other types. Integers beside floats become floats
in arithmetic; comparisons are exact.
"""
from __future__ import absolute_import

import math

from rpython.rlib.objectmodel import not_rpython, specialize
from rpython.rlib.rarithmetic import ovfcheck
from rpython.rlib.rbigint import rbigint
from rpython.rlib.rfloat import isnan

from kit.vm import floats, integers
from kit.vm.integer_text import scan

NOT_NUMBERS = -1        # a comparison's answer; the others are 0 and 1


class Numbers(object):
    """The operators, made by make_numbers."""


@not_rpython
def make_numbers(W_Int, W_Big, W_Float, division_by_zero, too_large):
    """Operators for classes with the fields intval (a machine integer), bigval (an
    rbigint that `integers.fits` denies) and floatval, made by `W_Int(intval)` and so on.

    The two functions return the error to raise: for divisions by zero, and where an
    integer is too large for a float.
    """
    numbers = Numbers()

    def wrap_big(big):
        if integers.fits(big):
            return W_Int(big.toint())
        return W_Big(big)

    def is_number(w_value):
        return (isinstance(w_value, W_Int) or isinstance(w_value, W_Big) or
                isinstance(w_value, W_Float))

    def to_big(w_value):
        if isinstance(w_value, W_Int):
            return rbigint.fromint(w_value.intval)
        assert isinstance(w_value, W_Big)
        return w_value.bigval

    def to_float(w_value):
        """Of any number."""
        if isinstance(w_value, W_Int):
            return float(w_value.intval)
        if isinstance(w_value, W_Big):
            try:
                return w_value.bigval.tofloat()
            except OverflowError:
                raise too_large()
        assert isinstance(w_value, W_Float)
        return w_value.floatval

    def parse_integer(text):
        """Of decimal digits; NumberSyntaxError."""
        return wrap_big(scan(text, 10).to_big())

    def truncate(w_value):
        """The integer part of a number; None where it has none."""
        if not isinstance(w_value, W_Float):
            return w_value
        try:
            return W_Int(floats.truncate_ovf(w_value.floatval))
        except OverflowError:
            pass
        try:
            return wrap_big(floats.big_truncate(w_value.floatval))
        except (OverflowError, ValueError):
            return None

    def check_divisor(is_zero):
        if is_zero:
            raise division_by_zero()

    # -- arithmetic

    def add(a, b):
        try:
            return W_Int(ovfcheck(a + b))
        except OverflowError:
            return W_Big(integers.big_add(a, b))

    def subtract(a, b):
        try:
            return W_Int(ovfcheck(a - b))
        except OverflowError:
            return W_Big(integers.big_sub(a, b))

    def multiply(a, b):
        try:
            return W_Int(ovfcheck(a * b))
        except OverflowError:
            return W_Big(integers.big_mul(a, b))

    def divide(a, b):
        check_divisor(b == 0)
        return W_Float(integers.divide(a, b))

    def divide_bigs(a, b):
        check_divisor(b.sign == 0)
        try:
            return W_Float(a.truediv(b))
        except OverflowError:
            raise too_large()

    def divide_floats(a, b):
        check_divisor(b == 0.0)
        return W_Float(a / b)

    def floor_divide(a, b):
        check_divisor(b == 0)
        try:
            return W_Int(integers.floordiv_ovf(a, b))
        except OverflowError:
            return W_Big(integers.big_negate(a))

    def floor_divide_bigs(a, b):
        check_divisor(b.sign == 0)
        return wrap_big(a.floordiv(b))

    def floor_divide_floats(a, b):
        check_divisor(b == 0.0)
        return W_Float(_floor_divide(a, b))

    def modulo(a, b):
        check_divisor(b == 0)
        return W_Int(integers.floormod(a, b))

    def modulo_bigs(a, b):
        check_divisor(b.sign == 0)
        return wrap_big(a.mod(b))

    def modulo_floats(a, b):
        check_divisor(b == 0.0)
        return W_Float(_floor_modulo(a, b))

    def make_operator(of_ints, of_bigs, of_floats):
        def operate(w_a, w_b):
            if type(w_a) is W_Int and type(w_b) is W_Int:
                return of_ints(w_a.intval, w_b.intval)
            if type(w_a) is W_Float and type(w_b) is W_Float:
                return of_floats(w_a.floatval, w_b.floatval)
            if not is_number(w_a) or not is_number(w_b):
                return None
            if isinstance(w_a, W_Float) or isinstance(w_b, W_Float):
                return of_floats(to_float(w_a), to_float(w_b))
            return of_bigs(to_big(w_a), to_big(w_b))
        return operate

    numbers.add = make_operator(
        add, lambda a, b: wrap_big(a.add(b)), lambda a, b: W_Float(a + b))
    numbers.subtract = make_operator(
        subtract, lambda a, b: wrap_big(a.sub(b)), lambda a, b: W_Float(a - b))
    numbers.multiply = make_operator(
        multiply, lambda a, b: wrap_big(a.mul(b)), lambda a, b: W_Float(a * b))
    numbers.divide = make_operator(divide, divide_bigs, divide_floats)
    numbers.floor_divide = make_operator(
        floor_divide, floor_divide_bigs, floor_divide_floats)
    numbers.modulo = make_operator(modulo, modulo_bigs, modulo_floats)

    def negate(w_value):
        if isinstance(w_value, W_Float):
            return W_Float(-w_value.floatval)
        return numbers.subtract(W_Int(0), w_value)

    # -- comparisons

    def order(w_a, w_b):
        """-1, 0 or 1, exactly; neither is a NaN."""
        if isinstance(w_a, W_Float):
            if isinstance(w_b, W_Float):
                return int(w_a.floatval > w_b.floatval) - int(w_a.floatval < w_b.floatval)
            return -order(w_b, w_a)
        if isinstance(w_b, W_Float):
            if isinstance(w_a, W_Int):
                return floats.compare_int_float(w_a.intval, w_b.floatval)
            return floats.compare_big_float(to_big(w_a), w_b.floatval)
        return integers.big_compare(to_big(w_a), to_big(w_b))

    def is_nan(w_value):
        return isinstance(w_value, W_Float) and isnan(w_value.floatval)

    def make_comparison(holds, of_nan):
        holds = specialize.argtype(0)(holds)

        def compare(w_a, w_b):
            if type(w_a) is W_Int and type(w_b) is W_Int:
                return int(holds(w_a.intval, w_b.intval))
            if type(w_a) is W_Float and type(w_b) is W_Float:
                return int(holds(w_a.floatval, w_b.floatval))
            if not is_number(w_a) or not is_number(w_b):
                return NOT_NUMBERS
            if is_nan(w_a) or is_nan(w_b):
                return of_nan
            return int(holds(order(w_a, w_b), 0))
        return compare

    numbers.equal = make_comparison(lambda a, b: a == b, 0)
    numbers.not_equal = make_comparison(lambda a, b: a != b, 1)
    numbers.less = make_comparison(lambda a, b: a < b, 0)
    numbers.less_equal = make_comparison(lambda a, b: a <= b, 0)
    numbers.greater = make_comparison(lambda a, b: a > b, 0)
    numbers.greater_equal = make_comparison(lambda a, b: a >= b, 0)
    numbers.negate = negate
    numbers.wrap_big = wrap_big
    numbers.is_number = is_number
    numbers.to_float = to_float
    numbers.parse_integer = parse_integer
    numbers.truncate = truncate
    return numbers


def _floor_modulo(a, b):
    """The rest of a / b rounded down, with the sign of b."""
    rest = math.fmod(a, b)
    if rest == 0.0:
        return math.copysign(0.0, b)
    if (rest < 0.0) != (b < 0.0):
        rest += b
    return rest


def _floor_divide(a, b):
    """a / b rounded down, also where the quotient itself is not exact."""
    rest = math.fmod(a, b)
    quotient = (a - rest) / b
    if rest != 0.0 and (rest < 0.0) != (b < 0.0):
        quotient -= 1.0
    if quotient == 0.0:
        return math.copysign(0.0, a / b)
    whole = math.floor(quotient)
    if quotient - whole > 0.5:
        whole += 1.0
    return whole
