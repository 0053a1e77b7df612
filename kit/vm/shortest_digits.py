"""The shortest decimal digits that give a float back, by Schubfach.

R. Giulietti, "The Schubfach way to render doubles" (2020); the arrangement is
that of A. Bolz's implementation. The digits are those of CPython's repr.
"""
from __future__ import absolute_import

from rpython.rlib.longlong2float import float2longlong
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import intmask, r_uint

MIN_POWER = -292         # of ten, in the table
MAX_POWER = 324
MANTISSA_BITS = 52
MANTISSA_MASK = (1 << MANTISSA_BITS) - 1
LOW_HALF = r_uint(0xffffffff)


@not_rpython
def _power_of_ten(exponent):
    """10**exponent times the power of two that makes it 128 bits, rounded up."""
    numerator = 10 ** max(exponent, 0)
    denominator = 10 ** max(-exponent, 0)
    shift = 128 + denominator.bit_length() - numerator.bit_length()
    while True:
        if shift >= 0:
            scaled = -((-numerator << shift) // denominator)
        else:
            scaled = -(-numerator // (denominator << -shift))
        if scaled.bit_length() == 128:
            return scaled
        shift += 1 if scaled.bit_length() < 128 else -1


@not_rpython
def _tables():
    powers = [_power_of_ten(exponent) for exponent in range(MIN_POWER, MAX_POWER + 1)]
    return ([r_uint(power >> 64) for power in powers],
            [r_uint(power & (1 << 64) - 1) for power in powers])


_HIGH_WORDS, _LOW_WORDS = _tables()


def shortest_digits(value):
    """(digits, exponent) with value = digits * 10**exponent; value > 0, finite.

    Of the shortest digits, those nearest to the value; zeros may end them.
    """
    bits = float2longlong(value)
    mantissa = bits & MANTISSA_MASK
    biased_exponent = (bits >> MANTISSA_BITS) & 0x7ff
    if biased_exponent != 0:
        c = mantissa | (1 << MANTISSA_BITS)
        q = biased_exponent - 1075
    else:
        c = mantissa
        q = -1074
    odd = r_uint(c & 1)
    lower_is_closer = mantissa == 0 and biased_exponent > 1
    if lower_is_closer:
        k = (q * 1262611 - 524031) >> 22       # floor(log10(3/4 * 2**q))
        low = 4 * c - 1
    else:
        k = (q * 1262611) >> 22                # floor(log10(2**q))
        low = 4 * c - 2
    shift = q + ((-k * 1741647) >> 19) + 1     # floor(log2(10**-k))
    high_word = _HIGH_WORDS[-k - MIN_POWER]
    low_word = _LOW_WORDS[-k - MIN_POWER]
    # four times the value and the bounds of its rounding interval, by 10**k
    scaled = _multiply(high_word, low_word, r_uint(4 * c) << shift)
    lower = _multiply(high_word, low_word, r_uint(low) << shift) + odd
    upper = _multiply(high_word, low_word, r_uint(4 * c + 2) << shift) - odd

    s = scaled >> 2
    if s >= r_uint(10):
        shorter = s // r_uint(10)
        down_inside = lower <= r_uint(40) * shorter
        up_inside = r_uint(40) * shorter + r_uint(40) <= upper
        if down_inside != up_inside:
            return intmask(shorter) + int(up_inside), k + 1
    down_inside = lower <= r_uint(4) * s
    up_inside = r_uint(4) * s + r_uint(4) <= upper
    if down_inside != up_inside:
        return intmask(s) + int(up_inside), k
    middle = r_uint(4) * s + r_uint(2)
    round_up = scaled > middle or (scaled == middle and intmask(s) & 1 == 1)
    return intmask(s) + int(round_up), k


def _multiply(high_word, low_word, factor):
    """The top word of the 192-bit product, its last bit set if inexact."""
    from_low = _multiply_high(low_word, factor)
    middle = high_word * factor
    top = _multiply_high(high_word, factor)
    total = middle + from_low
    if total < middle:
        top += r_uint(1)
    return top | r_uint(total > r_uint(1))


def _multiply_high(a, b):
    """The upper word of the product of two words."""
    a_low = a & LOW_HALF
    a_high = a >> 32
    b_low = b & LOW_HALF
    b_high = b >> 32
    cross = a_high * b_low
    middle = a_low * b_high + (cross & LOW_HALF) + ((a_low * b_low) >> 32)
    return a_high * b_high + (cross >> 32) + (middle >> 32)
