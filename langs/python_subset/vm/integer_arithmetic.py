"""Integer operations on machine integers that overflow into big ones, and on
big ones. Each takes RPython numbers and returns a guest int (or float)."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import LONG_BIT, ovfcheck, r_uint
from rpython.rlib.rbigint import rbigint

from kit.vm import integers
from langs.python_subset.vm import float_arithmetic
from langs.python_subset.vm.errors import (
    memory_error, overflow_error, value_error, zero_division_error)
from langs.python_subset.vm.values import W_Float, W_Int, W_Long, wrap_big

ONE = rbigint.fromint(1)
ZERO = rbigint.fromint(0)
MEMORY_BITS = 67                    # shifts of so many bits can't even be counted


def division_by_zero():
    return zero_division_error("integer division or modulo by zero")


def add(a, b):
    try:
        return W_Int(ovfcheck(a + b))
    except OverflowError:
        return W_Long(integers.big_add(a, b))


def subtract(a, b):
    try:
        return W_Int(ovfcheck(a - b))
    except OverflowError:
        return W_Long(integers.big_sub(a, b))


def multiply(a, b):
    try:
        return W_Int(ovfcheck(a * b))
    except OverflowError:
        return W_Long(integers.big_mul(a, b))


def floor_divide(a, b):
    if b == 0:
        raise division_by_zero()
    try:
        return W_Int(ovfcheck(a // b))
    except OverflowError:
        return W_Long(integers.big_negate(a))


def modulo(a, b):
    if b == 0:
        raise zero_division_error("integer modulo by zero")
    return W_Int(integers.floormod(a, b))


def true_divide(a, b):
    if b == 0:
        raise zero_division_error("division by zero")
    return W_Float(integers.divide(a, b))


def left_shift(a, b):
    if r_uint(b) < r_uint(LONG_BIT):    # 0 <= b < LONG_BIT
        try:
            return W_Int(ovfcheck(a << b))
        except OverflowError:
            return W_Long(rbigint.fromint(a).lshift(b))
    if b < 0:
        raise value_error("negative shift count")
    if a == 0:
        return W_Int(0)
    return big_left_shift(rbigint.fromint(a), rbigint.fromint(b))


def right_shift(a, b):
    if b < 0:
        raise value_error("negative shift count")
    return W_Int(integers.rshift(a, b))


def bit_and(a, b):
    return W_Int(a & b)


def bit_or(a, b):
    return W_Int(a | b)


def bit_xor(a, b):
    return W_Int(a ^ b)


def power(a, b):
    if b < 0:
        return inverse_power(a, b)
    if b == 2:
        return multiply(a, a)
    try:
        return W_Int(integers.pow_ovf(a, b))
    except OverflowError:
        return big_power(rbigint.fromint(a), rbigint.fromint(b))


def inverse_power(a, b):
    if a == 0:
        raise zero_division_error("0.0 cannot be raised to a negative power")
    return W_Float(float_arithmetic.power(float(a), float(b)))


# -- big integers

def big_add(a, b):
    return wrap_big(a.add(b))


def big_subtract(a, b):
    return wrap_big(a.sub(b))


def big_multiply(a, b):
    return wrap_big(a.mul(b))


def big_floor_divide(a, b):
    if b.sign == 0:
        raise division_by_zero()
    return wrap_big(a.floordiv(b))


def big_modulo(a, b):
    if b.sign == 0:
        raise zero_division_error("integer modulo by zero")
    return wrap_big(a.mod(b))


def big_true_divide(a, b):
    if b.sign == 0:
        raise zero_division_error("division by zero")
    try:
        return W_Float(a.truediv(b))
    except OverflowError:
        raise overflow_error("integer division result too large for a float")


def big_left_shift(a, b):
    if b.sign < 0:
        raise value_error("negative shift count")
    if a.sign == 0:
        return W_Int(0)
    try:
        return wrap_big(integers.big_lshift(a, b.toint()))
    except OverflowError:
        if b.bit_length() > MEMORY_BITS:
            raise overflow_error("too many digits in integer")
        raise memory_error(None)
    except MemoryError:
        raise memory_error(None)


def big_right_shift(a, b):
    if b.sign < 0:
        raise value_error("negative shift count")
    try:
        count = b.toint()
    except OverflowError:
        return W_Int(-1 if a.sign < 0 else 0)
    return wrap_big(a.rshift(count))


def big_and(a, b):
    return wrap_big(a.and_(b))


def big_or(a, b):
    return wrap_big(a.or_(b))


def big_xor(a, b):
    return wrap_big(a.xor(b))


def big_power(a, b):
    if b.sign < 0:
        if a.sign == 0:
            raise zero_division_error("0.0 cannot be raised to a negative power")
        return W_Float(float_arithmetic.power(to_float(a), to_float(b)))
    try:
        return wrap_big(integers.big_pow(a, b))
    except MemoryError:
        raise memory_error(None)


def to_float(a):
    try:
        return a.tofloat()
    except OverflowError:
        raise overflow_error("int too large to convert to float")


# -- division with remainder, modular power

def divide_with_remainder(a, b):
    """Machine integers: (quotient, remainder) as guest ints."""
    if b == 0:
        raise division_by_zero()
    if b == -1:
        return subtract(0, a), W_Int(0)
    quotient = a // b
    return W_Int(quotient), W_Int(a - quotient * b)


def big_divide_with_remainder(a, b):
    if b.sign == 0:
        raise division_by_zero()
    quotient, remainder = a.divmod(b)
    return wrap_big(quotient), wrap_big(remainder)


def modular_power(a, b, modulus):
    """pow(a, b, modulus) of three big integers."""
    if modulus.sign == 0:
        raise value_error("pow() 3rd argument cannot be 0")
    if b.sign < 0:
        a = modular_inverse(a, modulus)
        b = b.neg()
    return wrap_big(a.pow(b, modulus))


def modular_inverse(a, modulus):
    """b with a * b % modulus == 1, by Euclid."""
    size = modulus.abs()
    x, next_x = ONE, ZERO
    remainder, next_remainder = a.mod(size), size
    while next_remainder.sign != 0:
        quotient, rest = remainder.divmod(next_remainder)
        x, next_x = next_x, x.sub(quotient.mul(next_x))
        remainder, next_remainder = next_remainder, rest
    if remainder.ne(ONE) and size.ne(ONE):
        raise value_error("base is not invertible for the given modulus")
    return x.mod(size)
