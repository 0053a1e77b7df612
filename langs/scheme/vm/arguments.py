"""Checks of arguments that several topics share; each raises Racket's contract error."""
from __future__ import absolute_import

from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.values import W_Bignum, W_Fixnum, is_true

HUGE = (1 << 62) - 1        # stands for integers that do not fit


def to_natural(name, w_value, contract="exact-nonnegative-integer?"):
    if isinstance(w_value, W_Fixnum) and w_value.intval >= 0:
        return w_value.intval
    if isinstance(w_value, W_Bignum) and w_value.bigval.sign > 0:
        return HUGE
    raise wrong_argument(name, contract, 0, [w_value])


def check_range(name, w_start, w_stop, length, kind, w_container):
    """(start, stop) of two optional arguments; all of it where they are missing."""
    start = 0
    stop = length
    if w_start is not None:
        start = to_natural(name, w_start)
    if w_stop is not None and is_true(w_stop):
        stop = to_natural(name, w_stop)
    if start > length:
        raise contract_error(
            "%s: starting index is out of range\n  starting index: %s\n"
            "  valid range: [0, %d]\n  %s: %s" % (
                name, show(w_start), length, kind, show(w_container)))
    if not start <= stop <= length:
        raise contract_error(
            "%s: ending index is %s\n  ending index: %s\n%s"
            "  valid range: [0, %d]\n  %s: %s" % (
                name, "out of range" if stop > length else "smaller than starting index",
                show(w_stop), "" if stop > length else "  starting index: %d\n" % start,
                length, kind, show(w_container)))
    assert 0 <= start <= stop
    return start, stop
