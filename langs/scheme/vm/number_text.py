"""Numbers as Racket prints them, in base 2, 8, 10 or 16."""
from __future__ import absolute_import

from kit.vm.integer_text import format_big, format_int
from langs.scheme.vm.flonum_text import flonum_to_text
from langs.scheme.vm.values import (
    W_Bignum, W_Compnum, W_Fixnum, W_Flonum, W_Ratnum)


def number_to_text(w_number, radix):
    """Flonums are always written in base ten."""
    if isinstance(w_number, W_Fixnum):
        return format_int(w_number.intval, radix)
    if isinstance(w_number, W_Flonum):
        return flonum_to_text(w_number.floatval)
    if isinstance(w_number, W_Bignum):
        return format_big(w_number.bigval, radix)
    if isinstance(w_number, W_Ratnum):
        return "%s/%s" % (format_big(w_number.numerator, radix),
                          format_big(w_number.denominator, radix))
    assert isinstance(w_number, W_Compnum)
    imag = number_to_text(w_number.w_imag, radix)
    sign = "" if imag[0] == "+" or imag[0] == "-" else "+"
    return "%s%s%si" % (number_to_text(w_number.w_real, radix), sign, imag)
