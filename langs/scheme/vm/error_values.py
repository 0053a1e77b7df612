"""Values as error messages show them: printed, and cut when they are long."""
from __future__ import absolute_import

from kit.vm import codepoints
from langs.scheme.vm import errors, printing
from langs.scheme.vm.parameters import W_Parameter, value_of
from langs.scheme.vm.values import W_Fixnum

w_width = W_Parameter("error-print-width", W_Fixnum(256))
LEAST_WIDTH = 3
DOTS = "..."


def shortened(utf8, width):
    """At most that many characters, the last three dots where some are missing."""
    if len(utf8) <= width or codepoints.count(utf8) <= width:
        return utf8
    stop = codepoints.skip(utf8, 0, max(width - len(DOTS), 0))
    assert stop >= 0
    return utf8[:stop] + DOTS


def width():
    w_value = value_of(w_width)
    if isinstance(w_value, W_Fixnum) and w_value.intval >= LEAST_WIDTH:
        return w_value.intval
    return LEAST_WIDTH


def show(w_value):
    return shortened(printing.to_text(w_value, printing.PRINT), width())


errors.MAKER.show = show
