"""Flonums as Racket prints them: the shortest digits that read back the same."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rfloat import isinf
from rpython.rlib.rstring import StringBuilder

from kit.vm.float_text import (
    append_first_point, append_plain, decimal_digits, is_negative)

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
    digits, point = decimal_digits(value)
    most = max(MOST_PLAIN_EXPONENT, len(digits) + PLAIN_ZEROS)
    if LEAST_PLAIN_EXPONENT < point <= most + 1:
        append_plain(builder, digits, point)
    else:
        append_first_point(builder, digits)
        builder.append("e+" if point > 1 else "e")
        builder.append(str(point - 1))
    return builder.build()
