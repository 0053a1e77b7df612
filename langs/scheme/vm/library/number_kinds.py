"""Predicates of numbers."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.scheme.vm import tower
from langs.scheme.vm.fixnums import is_fixnum
from langs.scheme.vm.integer_division import check_integer
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.tower import (
    check_number, check_real, is_exact_integer, is_exact_rational, is_real, sign_of)
from langs.scheme.vm.values import (
    W_Compnum, W_Fixnum, W_Flonum, W_Root, wrap_bool)

primitive = SCHEME.primitive


@not_rpython
def _define(name, holds):
    @primitive(name, W_Root)
    def predicate(w_value):
        return wrap_bool(holds(w_value))


_define("number?", tower.is_number)
_define("complex?", tower.is_number)
_define("real?", is_real)
_define("rational?", tower.is_rational)
_define("integer?", tower.is_integer)
_define("exact-integer?", is_exact_integer)
_define("exact-rational?", is_exact_rational)
_define("exact-nonnegative-integer?", lambda w: is_exact_integer(w) and sign_of(w) >= 0)
_define("exact-positive-integer?", lambda w: is_exact_integer(w) and sign_of(w) > 0)
_define("inexact-real?", lambda w: isinstance(w, W_Flonum))
_define("flonum?", lambda w: isinstance(w, W_Flonum))
_define("double-flonum?", lambda w: isinstance(w, W_Flonum))
_define("single-flonum?", lambda w: False)
_define("extflonum?", lambda w: False)
_define("fixnum?", lambda w: isinstance(w, W_Fixnum) and is_fixnum(w.intval))
_define("byte?", lambda w: isinstance(w, W_Fixnum) and 0 <= w.intval <= 255)


@primitive("single-flonum-available?")
def single_flonum_available():
    return wrap_bool(False)


@primitive("extflonum-available?")
def extflonum_available():
    return wrap_bool(False)


@primitive("exact?", W_Root)
def is_exact(w_number):
    check_number("exact?", w_number)
    return wrap_bool(tower.is_exact(w_number))


@primitive("inexact?", W_Root)
def is_inexact(w_number):
    check_number("inexact?", w_number)
    return wrap_bool(not tower.is_exact(w_number))


@primitive("zero?", W_Root)
def is_zero(w_number):
    if isinstance(w_number, W_Fixnum):
        return wrap_bool(w_number.intval == 0)
    if isinstance(w_number, W_Flonum):
        return wrap_bool(w_number.floatval == 0.0)
    check_number("zero?", w_number)
    if isinstance(w_number, W_Compnum):
        return wrap_bool(_is_zero_float(w_number.w_real) and
                         _is_zero_float(w_number.w_imag))
    return wrap_bool(False)


def _is_zero_float(w_part):
    return isinstance(w_part, W_Flonum) and w_part.floatval == 0.0


@primitive("positive?", W_Root)
def is_positive(w_real):
    check_real("positive?", w_real)
    return wrap_bool(sign_of(w_real) > 0)


@primitive("negative?", W_Root)
def is_negative(w_real):
    check_real("negative?", w_real)
    return wrap_bool(sign_of(w_real) < 0)


@primitive("even?", W_Root)
def is_even(w_integer):
    return wrap_bool(not _is_odd("even?", w_integer))


@primitive("odd?", W_Root)
def is_odd(w_integer):
    return wrap_bool(_is_odd("odd?", w_integer))


def _is_odd(name, w_integer):
    if isinstance(w_integer, W_Fixnum):
        return w_integer.intval & 1 != 0
    check_integer(name, w_integer)
    return tower.whole_to_big(w_integer).int_and_(1).sign != 0
