"""Machine integers that overflow into rbigint, and what both lack.

A language's fast path is `ovfcheck(a + b)` on unboxed integers; only where it
raises OverflowError comes one of the `big_` functions below. The functions
named `_ovf` raise OverflowError themselves. Big integers are kept normalised:
one that `fits` becomes a machine integer again.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rarithmetic import LONG_BIT, ovfcheck, r_uint, r_ulonglong
from rpython.rlib.rbigint import SHIFT, rbigint

MAX_INT = (1 << (LONG_BIT - 1)) - 1
MIN_INT = -MAX_INT - 1
MAX_RESULT_BITS = 1 << 35        # what needs more is a MemoryError at once

EXACT_IN_FLOAT = 1 << 53         # up to here every integer is a float

# ____________________________________________________________
# Normalisation


@jit.elidable
def fits(big):
    """Whether a machine integer can hold it."""
    digits = big.numdigits()
    if digits * SHIFT < LONG_BIT:
        return True
    if (digits - 1) * SHIFT >= LONG_BIT:
        return False
    try:
        big.toint()
    except OverflowError:
        return False
    return True


# ____________________________________________________________
# Results that do not fit a machine integer


@jit.elidable
def big_add(a, b):
    return rbigint.fromint(a).int_add(b)


@jit.elidable
def big_sub(a, b):
    return rbigint.fromint(a).int_sub(b)


@jit.elidable
def big_mul(a, b):
    return rbigint.fromint(a).int_mul(b)


@jit.elidable
def big_negate(a):
    return rbigint.fromint(a).neg()


# ____________________________________________________________
# Division of machine integers; the caller has checked that b is not 0


def floordiv_ovf(a, b):
    """Rounds down. Only MIN_INT // -1 overflows."""
    try:        # here, too, so that the JIT may look inside
        return ovfcheck(a // b)
    except OverflowError:
        raise OverflowError


def floormod(a, b):
    """The remainder of floordiv, with the sign of b."""
    if b == -1:
        return 0                     # MIN_INT % -1 traps
    return a % b


def quotient_ovf(a, b):
    """Rounds towards 0. Only MIN_INT / -1 overflows."""
    try:
        q = ovfcheck(a // b)
    except OverflowError:
        raise OverflowError
    if q < 0 and q * b != a:
        q += 1
    return q


def remainder(a, b):
    """The remainder of quotient, with the sign of a."""
    m = floormod(a, b)
    if m != 0 and (a ^ b) < 0:
        m -= b
    return m


def divide(a, b):
    """a / b as the nearest float."""
    if (-EXACT_IN_FLOAT <= a <= EXACT_IN_FLOAT and
            -EXACT_IN_FLOAT <= b <= EXACT_IN_FLOAT):
        return float(a) / float(b)
    return _divide_big(a, b)


@jit.elidable
def _divide_big(a, b):
    return rbigint.fromint(a).truediv(rbigint.fromint(b))


# ____________________________________________________________
# Shifts and powers of machine integers


def lshift_ovf(a, count):
    """a << count for count >= 0."""
    if count < LONG_BIT:
        try:
            return ovfcheck(a << count)
        except OverflowError:
            raise OverflowError
    if a == 0:
        return 0
    raise OverflowError


def rshift(a, count):
    """a >> count for count >= 0."""
    if count >= LONG_BIT:
        count = LONG_BIT - 1
    return a >> count


@jit.look_inside_iff(lambda a, exponent: jit.isconstant(exponent) and exponent <= 4)
def pow_ovf(a, exponent):
    """a ** exponent for exponent >= 0."""
    result = 1
    try:
        while True:
            if exponent & 1:
                result = ovfcheck(result * a)
            exponent >>= 1
            if exponent == 0:
                return result
            a = ovfcheck(a * a)
    except OverflowError:
        raise OverflowError


@jit.elidable
def pow_mod(a, exponent, modulus):
    """a ** exponent modulo `modulus` (not 0), with the sign of `modulus`."""
    assert exponent >= 0
    if not -(1 << 31) < modulus < (1 << 31):
        return rbigint.fromint(a).pow(rbigint.fromint(exponent),
                                      rbigint.fromint(modulus)).toint()
    result = floormod(1, modulus)
    a = floormod(a, modulus)
    while exponent:
        if exponent & 1:
            result = floormod(result * a, modulus)
        a = floormod(a * a, modulus)
        exponent >>= 1
    return result


# ____________________________________________________________
# Bits and divisors of machine integers


@jit.elidable
def bit_length(a):
    """Of the absolute value."""
    value = r_uint(a)
    if a < 0:
        value = -value
    bits = 0
    while value >= r_uint(256):
        value >>= 8
        bits += 8
    while value:
        value >>= 1
        bits += 1
    return bits


@jit.elidable
def bit_count(a):
    """The one bits of the absolute value."""
    value = r_uint(a)
    if a < 0:
        value = -value
    return _bits_of_word(value)


def _bits_of_word(value):
    count = 0
    while value:
        value &= value - 1
        count += 1
    return count


@jit.elidable
def gcd_ovf(a, b):
    """Not negative. Only gcd(MIN_INT, MIN_INT or 0) overflows."""
    while b != 0:
        a, b = b, floormod(a, b)
    if a < 0:
        return ovfcheck(-a)
    return a


# ____________________________________________________________
# Big integers: what rbigint lacks, or does without looking at sizes


@jit.elidable
def big_quotient(a, b):
    """Rounds towards 0. ZeroDivisionError."""
    q, r = a.divmod(b)
    if r.sign != 0 and a.sign != b.sign:
        q = q.int_add(1)
    return q


@jit.elidable
def big_remainder(a, b):
    """With the sign of a. ZeroDivisionError."""
    r = a.mod(b)
    if r.sign != 0 and a.sign != b.sign:
        r = r.sub(b)
    return r


@jit.elidable
def big_lshift(a, count):
    """a << count for count >= 0. MemoryError."""
    if a.sign == 0:
        return a
    if count > MAX_RESULT_BITS:
        raise MemoryError
    return a.lshift(count)


@jit.elidable
def big_rshift(a, count):
    """a >> count for count >= 0, rounding down."""
    return a.rshift(count)


@jit.elidable
def big_pow(a, exponent):
    """a ** exponent for exponent >= 0, both rbigint. MemoryError."""
    if fits(exponent):
        count = exponent.toint()
        bits = a.bit_length()
        if bits <= 1 or count <= MAX_RESULT_BITS // bits:
            return a.pow(exponent)
    elif a.bit_length() <= 1:            # -1, 0, 1
        if a.sign >= 0 or exponent.abs_rshift_and_mask(r_ulonglong(0), 1):
            return a
        return a.neg()
    raise MemoryError


@jit.elidable
def big_gcd(a, b):
    """Not negative."""
    while b.sign != 0:
        if b.numdigits() == 1 and a.numdigits() == 1:
            break
        a, b = b, a.mod(b)
    if b.sign == 0:
        return a.abs()
    x = a.udigit(0)
    y = b.udigit(0)
    while y:
        x, y = y, x % y
    return rbigint.fromrarith_int(x)


@jit.elidable
def big_isqrt(a):
    """The integer part of the square root, for a >= 0."""
    if a.sign == 0:
        return a
    # Newton's iteration from above, starting within a factor of two
    x = rbigint.fromint(1).lshift((a.bit_length() + 1) // 2)
    while True:
        y = x.add(a.floordiv(x)).rshift(1)
        if y.ge(x):
            return x
        x = y


@jit.elidable
def big_bit_count(a):
    """The one bits of the absolute value."""
    count = 0
    for i in range(a.numdigits()):
        count += _bits_of_word(r_uint(a.udigit(i)))
    return count


@jit.elidable
def big_compare(a, b):
    """-1, 0 or 1."""
    if a.lt(b):
        return -1
    if a.eq(b):
        return 0
    return 1
