"""Floats from and to hexadecimal text: float.hex and float.fromhex."""
from __future__ import absolute_import

import math

from rpython.rlib.rbigint import rbigint
from rpython.rlib.rfloat import INFINITY, NAN, isinf, isnan

from kit.vm.integer_text import DIGITS, digit_value, is_ascii_space
from langs.python_subset.vm.errors import overflow_error, value_error

MANTISSA_DIGITS = 13                # hexadecimal, behind the point
MIN_EXPONENT = -1021
MAX_EXPONENT = 1024
MANTISSA_BITS = 53
LARGE = 1 << 40                     # beyond every exponent that matters


def float_to_hex(x):
    if isnan(x):
        return "nan"
    sign = "-" if math.copysign(1.0, x) < 0.0 else ""
    if isinf(x):
        return sign + "inf"
    if x == 0.0:
        return sign + "0x0.0p+0"
    mantissa, exponent = math.frexp(abs(x))
    shift = 1 - max(MIN_EXPONENT - exponent, 0)
    mantissa = math.ldexp(mantissa, shift)
    exponent -= shift
    chars = []
    for _ in range(MANTISSA_DIGITS + 1):
        digit = int(mantissa)
        chars.append(DIGITS[digit])
        mantissa = (mantissa - float(digit)) * 16.0
    whole = chars.pop(0)
    exponent_sign = "-" if exponent < 0 else "+"
    return "%s0x%s.%sp%s%d" % (sign, whole, "".join(chars), exponent_sign, abs(exponent))


def invalid():
    return value_error("invalid hexadecimal floating-point string")


def too_large():
    return overflow_error("hexadecimal value too large to represent as a float")


def hex_to_float(text):
    start = 0
    end = len(text)
    while start < end and is_ascii_space(text[start]):
        start += 1
    while end > start and is_ascii_space(text[end - 1]):
        end -= 1
    negative = False
    if start < end and (text[start] == "-" or text[start] == "+"):
        negative = text[start] == "-"
        start += 1
    if start < end:
        assert end >= 0
        word = text[start:end].lower()
    else:
        raise invalid()
    if word == "inf" or word == "infinity":
        value = INFINITY
    elif word == "nan":
        value = NAN
    else:
        value = parse(word)
    return -value if negative else value


def parse(word):
    """The value of [0x]digits[.digits][p[sign]exponent], in lower case."""
    pos = 0
    end = len(word)
    if word.startswith("0x"):
        pos = 2
    mantissa = rbigint.fromint(0)
    digits = 0
    behind_point = 0
    seen_point = False
    while pos < end:
        char = word[pos]
        if char == "." and not seen_point:
            seen_point = True
        elif digit_value(char) < 16:
            mantissa = mantissa.lshift(4).int_add(digit_value(char))
            digits += 1
            if seen_point:
                behind_point += 1
        else:
            break
        pos += 1
    if digits == 0:
        raise invalid()
    exponent = 0
    if pos < end:
        if word[pos] != "p":
            raise invalid()
        exponent, pos = parse_exponent(word, pos + 1)
    value = scaled(mantissa, exponent - 4 * behind_point)
    if pos < end:
        raise invalid()
    return value


def parse_exponent(word, pos):
    """(exponent, position behind it)"""
    negative = False
    if pos < len(word) and (word[pos] == "-" or word[pos] == "+"):
        negative = word[pos] == "-"
        pos += 1
    if pos == len(word) or not "0" <= word[pos] <= "9":
        raise invalid()
    exponent = 0
    while pos < len(word) and "0" <= word[pos] <= "9":
        exponent = min(exponent * 10 + digit_value(word[pos]), LARGE)
        pos += 1
    return (-exponent if negative else exponent), pos


def scaled(mantissa, exponent):
    """mantissa * 2**exponent, rounded once, halves to even."""
    if mantissa.sign == 0:
        return 0.0
    top = mantissa.bit_length() + exponent       # value < 2**top
    if top > MAX_EXPONENT:
        raise too_large()
    if top < MIN_EXPONENT - MANTISSA_BITS:
        return 0.0
    lowest = max(top, MIN_EXPONENT) - MANTISSA_BITS      # exponent of the last bit
    shift = lowest - exponent
    if shift > 0:
        kept = mantissa.rshift(shift)
        rest = mantissa.sub(kept.lshift(shift))
        half = rbigint.fromint(1).lshift(shift - 1)
        if rest.gt(half) or (rest.eq(half) and kept.int_and_(1).sign != 0):
            kept = kept.int_add(1)
        mantissa = kept
        exponent = lowest
    try:
        return math.ldexp(mantissa.tofloat(), exponent)
    except OverflowError:
        raise too_large()
