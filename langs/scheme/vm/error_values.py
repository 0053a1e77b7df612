"""Values as error messages show them: printed, and cut when they are long."""
from __future__ import absolute_import

from kit.vm import codepoints
from langs.scheme.vm import errors, printing

WIDTH = 256             # error-print-width
DOTS = "..."


def shortened(utf8, width):
    """At most that many characters, the last three dots where some are missing."""
    if len(utf8) <= width or codepoints.count(utf8) <= width:
        return utf8
    stop = codepoints.skip(utf8, 0, max(width - len(DOTS), 0))
    assert stop >= 0
    return utf8[:stop] + DOTS


def show(w_value):
    return shortened(printing.to_text(w_value, printing.PRINT), WIDTH)


errors.MAKER.show = show
