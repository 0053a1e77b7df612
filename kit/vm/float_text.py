"""Floats from and to text."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.longlong2float import float2longlong
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rdtoa import strtod
from rpython.rlib.rfloat import (
    DTSF_ADD_DOT_0, DTSF_ALT, DTSF_CUT_EXP_0, DTSF_SIGN, INFINITY, NAN, formatd,
    isinf)
from rpython.rlib.rstring import StringBuilder

from kit.vm.integer_text import NumberSyntaxError, is_ascii_space
from kit.vm.shortest_digits import shortest_digits

ADD_DOT_0 = DTSF_ADD_DOT_0       # flags of format_float
ALTERNATE = DTSF_ALT
PLUS_SIGN = DTSF_SIGN
SHORT_EXPONENT = DTSF_CUT_EXP_0

FIRST_EXPONENT = 16              # of ten, that repr writes as one
LAST_SMALL_EXPONENT = -4

# ____________________________________________________________
# To text


@jit.elidable
def repr_float(value):
    """The shortest text that reads back as the value: 1.0, 0.1, 1e+16, nan."""
    if value != value:
        return "nan"
    if value == 0.0:
        return "-0.0" if is_negative(value) else "0.0"
    if isinf(value):
        return "-inf" if value < 0.0 else "inf"
    builder = StringBuilder(26)
    if value < 0.0:
        builder.append("-")
        value = -value
    digits, point = decimal_digits(value)
    if LAST_SMALL_EXPONENT < point <= FIRST_EXPONENT:
        append_plain(builder, digits, point)
        return builder.build()
    append_first_point(builder, digits)
    if point > 0:
        builder.append("e+")
        point -= 1
    else:
        builder.append("e-")
        point = 1 - point
    if point < 10:
        builder.append("0")
    builder.append(str(point))
    return builder.build()


def decimal_digits(value):
    """(the shortest digits of a positive float, how many stand before the point)"""
    number, exponent = shortest_digits(value)
    while number % 10 == 0:
        number //= 10
        exponent += 1
    digits = str(number)
    return digits, len(digits) + exponent


def append_plain(builder, digits, point):
    """Appends 0.001, 1.5 or 100.0: without an exponent."""
    count = len(digits)
    if point <= 0:
        builder.append("0.")
        builder.append_multiple_char("0", -point)
        builder.append(digits)
    elif point >= count:
        builder.append(digits)
        builder.append_multiple_char("0", point - count)
        builder.append(".0")
    else:
        builder.append_slice(digits, 0, point)
        builder.append(".")
        builder.append_slice(digits, point, count)


def append_first_point(builder, digits):
    """Appends 1 or 1.25: what an exponent follows."""
    builder.append(digits[0])
    if len(digits) > 1:
        builder.append(".")
        builder.append_slice(digits, 1, len(digits))


@jit.elidable
def format_float(value, code, precision, flags):
    """As C's printf does: code is one of e, f, g, E, F, G, or r for repr."""
    if code == "r" and flags & ~ADD_DOT_0 == 0:
        text = repr_float(value)
        if flags == 0 and text.endswith(".0"):
            stop = len(text) - 2
            assert stop >= 0
            text = text[:stop]
        return text
    return formatd(value, code, precision, flags)


def is_negative(value):
    """Also of -0.0."""
    return float2longlong(value) < 0


# ____________________________________________________________
# From text


@not_rpython
def _exact_powers():
    return [float(10 ** exponent) for exponent in range(23)]


POWERS = _exact_powers()         # those that are floats exactly
MAX_EXACT_DIGITS = 15


@jit.elidable
def parse_float(text):
    """Decimal text with white space around it, underscores between digits,
    inf, infinity and nan in any case. NumberSyntaxError."""
    start = 0
    stop = len(text)
    while start < stop and is_ascii_space(text[start]):
        start += 1
    while stop > start and is_ascii_space(text[stop - 1]):
        stop -= 1
    if start == stop:
        raise NumberSyntaxError
    assert stop >= 0
    underscores = False
    previous = " "
    for i in range(start, stop):
        char = text[i]
        if char == "_":
            underscores = True
            if not (previous.isdigit() and i + 1 < stop and text[i + 1].isdigit()):
                raise NumberSyntaxError
        elif not (char.isdigit() or char in ".+-eE"):
            return _parse_word(text[start:stop])
        previous = char
    if start > 0 or stop < len(text):
        text = text[start:stop]
    if underscores:
        text = "".join([char for char in text if char != "_"])
    return _parse_decimal(text)


def _parse_word(word):
    negative = False
    if word[0] == "-" or word[0] == "+":
        negative = word[0] == "-"
        word = word[1:]
    word = word.lower()
    if word == "inf" or word == "infinity":
        return -INFINITY if negative else INFINITY
    if word == "nan":
        return -NAN if negative else NAN
    raise NumberSyntaxError


def _parse_decimal(text):
    """Exact arithmetic where the digits and the power of ten are floats."""
    position = 0
    end = len(text)
    negative = False
    if text[0] == "-" or text[0] == "+":
        negative = text[0] == "-"
        position = 1
    number = 0
    digits = 0
    fraction = 0
    seen_point = False
    while position < end:
        char = text[position]
        if char.isdigit():
            number = number * 10 + (ord(char) - ord("0"))
            digits += 1
            fraction += int(seen_point)
        elif char == "." and not seen_point:
            seen_point = True
        else:
            break
        position += 1
        if digits > MAX_EXACT_DIGITS:
            return _parse_any(text)
    if digits == 0:
        raise NumberSyntaxError
    if position < end:
        return _parse_any(text)      # an exponent, or an error
    if fraction > 22:
        return _parse_any(text)
    value = float(number) / POWERS[fraction]
    return -value if negative else value


def _parse_any(text):
    try:
        return strtod(text)
    except ValueError:
        raise NumberSyntaxError
