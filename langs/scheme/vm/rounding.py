"""floor, ceiling, truncate, round; parts of a fraction."""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython, specialize

from kit.vm.floats import round_half_even
from kit.vm.integers import big_quotient
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.tower import (
    BIG_ONE, check_real, denominator_of, is_finite, is_rational, numerator_of, to_exact,
    to_inexact, wrap_big)
from langs.scheme.vm.values import W_Flonum, W_Ratnum


@not_rpython
def _make_rounding(name, of_float, of_ratio):
    def operate(w_real):
        if isinstance(w_real, W_Flonum):
            return W_Flonum(of_float(w_real.floatval))
        if isinstance(w_real, W_Ratnum):
            return wrap_big(of_ratio(w_real.numerator, w_real.denominator))
        check_real(name, w_real)
        return w_real
    return operate


def floor_float(value):
    return math.floor(value) if is_finite(value) else value


def ceiling_float(value):
    return math.ceil(value) if is_finite(value) else value


def truncate_float(value):
    if not is_finite(value):
        return value
    return math.copysign(math.floor(math.fabs(value)), value)


def round_float(value):
    """Halves to the even one."""
    if not is_finite(value):
        return value
    return math.copysign(round_half_even(math.fabs(value)), value)


@jit.elidable
def _round_ratio(numerator, denominator):
    two = BIG_ONE.lshift(1)
    double = numerator.mul(two).add(denominator)
    whole = double.floordiv(denominator.mul(two))
    if double.mod(denominator.mul(two)).sign == 0 and whole.int_and_(1).sign != 0:
        return whole.sub(BIG_ONE)            # just between two: to the even one
    return whole


floor = _make_rounding("floor", floor_float, lambda p, q: p.floordiv(q))
ceiling = _make_rounding("ceiling", ceiling_float, lambda p, q: p.floordiv(q).add(BIG_ONE))
truncate = _make_rounding("truncate", truncate_float, big_quotient)
round_number = _make_rounding("round", round_float, _round_ratio)


def numerator(w_rational):
    return _part("numerator", w_rational, numerator_of)


def denominator(w_rational):
    return _part("denominator", w_rational, denominator_of)


@specialize.arg(2)
def _part(name, w_rational, part_of):
    if not is_rational(w_rational):
        raise wrong_argument(name, "rational-number?", 0, [w_rational])
    if isinstance(w_rational, W_Flonum) and w_rational.floatval == 0.0:
        return w_rational if name == "numerator" else W_Flonum(1.0)
    w_result = wrap_big(part_of(to_exact(w_rational)))
    return to_inexact(w_result) if isinstance(w_rational, W_Flonum) else w_result
