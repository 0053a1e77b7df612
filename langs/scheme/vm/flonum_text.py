"""Flonums as Racket prints them: the shortest digits that read back the same."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rfloat import isinf
from rpython.rlib.rstring import StringBuilder

from kit.vm.float_text import is_negative
from kit.vm.shortest_digits import shortest_digits

LEAST_PLAIN_EXPONENT = -4        # smaller and larger ones are written with an e
MOST_PLAIN_EXPONENT = 13         # more where the digits nearly reach it
PLAIN_ZEROS = 2


@jit.elidable
def flonum_to_text(value):
    if value != value:
        return "+nan.0"
    if value == 0.0:
        return "-0.0" if is_negative(value) else "0.0"
    if isinf(value):
        return "-inf.0" if value < 0.0 else "+inf.0"
    builder = StringBuilder(26)
    if value < 0.0:
        builder.append("-")
        value = -value
    number, exponent = shortest_digits(value)
    while number % 10 == 0:
        number //= 10
        exponent += 1
    digits = str(number)
    count = len(digits)
    leading = exponent + count - 1           # the exponent of the first digit
    if LEAST_PLAIN_EXPONENT <= leading <= max(MOST_PLAIN_EXPONENT, count + PLAIN_ZEROS):
        _append_plain(builder, digits, leading + 1)
    else:
        _append_with_exponent(builder, digits, leading)
    return builder.build()


def _append_plain(builder, digits, point):
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


def _append_with_exponent(builder, digits, exponent):
    builder.append(digits[0])
    if len(digits) > 1:
        builder.append(".")
        builder.append_slice(digits, 1, len(digits))
    builder.append("e+" if exponent > 0 else "e")
    builder.append(str(exponent))
