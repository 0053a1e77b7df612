"""Operations of flonums, checked and unsafe."""
from __future__ import absolute_import

import math

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import r_singlefloat
from rpython.rlib.rfloat import NAN

from kit.vm import floats, libm
from kit.vm.primitives import Rest
from langs.scheme.vm import rounding
from langs.scheme.vm.arithmetic import divide_floats
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.fixnums import is_fixnum
from langs.scheme.vm.flonum_text import flonum_to_text
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.tower import float_to_exact, is_exact_integer, is_whole, to_float
from langs.scheme.vm.values import W_Compnum, W_Fixnum, W_Flonum, W_Root, wrap_bool

primitive = SCHEME.primitive
direct = SCHEME.direct


def flonum_of(name, w_value):
    if isinstance(w_value, W_Flonum):
        return w_value.floatval
    raise wrong_argument(name, "flonum?", 0, [w_value])


@not_rpython
def _define_fold(suffix, of_two, start):
    """+ and *"""
    for prefix in ("fl", "unsafe-fl"):
        _define_fold_of(prefix + suffix, of_two, start)


@not_rpython
def _define_fold_of(name, of_two, start):
    @primitive(name, Rest)
    def fold(values_w):
        if len(values_w) == 0:
            return W_Flonum(start)
        result = flonum_of(name, values_w[0])
        for i in range(1, len(values_w)):
            result = of_two(result, flonum_of(name, values_w[i]))
        return W_Flonum(result)

    _define_direct(name, of_two)


@not_rpython
def _define_direct(name, of_two):
    @direct(name, W_Root, W_Root)
    def of_exactly_two(w_a, w_b):
        return W_Flonum(of_two(flonum_of(name, w_a), flonum_of(name, w_b)))


@not_rpython
def _define_inverse(suffix, of_one, of_two):
    """- and /, min and max: of one value, or of the first and all others."""
    for prefix in ("fl", "unsafe-fl"):
        _define_inverse_of(prefix + suffix, of_one, of_two)


@not_rpython
def _define_inverse_of(name, of_one, of_two):
    @primitive(name, W_Root, Rest)
    def fold(w_first, values_w):
        result = flonum_of(name, w_first)
        if len(values_w) == 0:
            return W_Flonum(of_one(result))
        for i in range(len(values_w)):
            result = of_two(result, flonum_of(name, values_w[i]))
        return W_Flonum(result)

    _define_direct(name, of_two)


def _smaller(a, b):
    if a < b or a != a:
        return a
    if a == b:
        return a if math.copysign(1.0, a) < 0.0 else b
    return b


def _larger(a, b):
    if a > b or a != a:
        return a
    if a == b:
        return b if math.copysign(1.0, a) < 0.0 else a
    return b


_define_fold("+", lambda a, b: a + b, 0.0)
_define_fold("*", lambda a, b: a * b, 1.0)
_define_inverse("-", lambda a: -a, lambda a, b: a - b)
_define_inverse("/", lambda a: divide_floats(1.0, a), divide_floats)
_define_inverse("min", lambda a: a, _smaller)
_define_inverse("max", lambda a: a, _larger)


# -- of one value

@not_rpython
def _define_function(suffix, function):
    for prefix in ("fl", "unsafe-fl"):
        _define_function_of(prefix + suffix, function)


@not_rpython
def _define_function_of(name, function):
    @primitive(name, W_Root)
    def of_one(w_value):
        return W_Flonum(function(flonum_of(name, w_value)))


def square_root(value):
    if value < 0.0:
        return NAN
    return math.sqrt(value)


def single(value):
    """Rounded to what 32 bits hold."""
    return float(r_singlefloat(value))


_define_function("abs", math.fabs)
_define_function("sqrt", square_root)
_define_function("exp", libm.exp)
_define_function("log", libm.log)
_define_function("sin", libm.sin)
_define_function("cos", libm.cos)
_define_function("tan", libm.tan)
_define_function("asin", libm.asin)
_define_function("acos", libm.acos)
_define_function("atan", libm.atan)
_define_function("floor", rounding.floor_float)
_define_function("ceiling", rounding.ceiling_float)
_define_function("round", rounding.round_float)
_define_function("truncate", rounding.truncate_float)
_define_function("single", single)


@primitive("flexpt", W_Root, W_Root)
def flexpt(w_base, w_exponent):
    return W_Flonum(libm.pow(flonum_of("flexpt", w_base), flonum_of("flexpt", w_exponent)))


@primitive("unsafe-flexpt", W_Flonum, W_Flonum)
def unsafe_flexpt(w_base, w_exponent):
    return W_Flonum(libm.pow(w_base.floatval, w_exponent.floatval))


# -- comparisons

@not_rpython
def _define_comparison(suffix, holds):
    for prefix in ("fl", "unsafe-fl"):
        _define_comparison_of(prefix + suffix, holds)


@not_rpython
def _define_comparison_of(name, holds):
    @primitive(name, W_Root, Rest)
    def compare(w_first, values_w):
        a = flonum_of(name, w_first)
        result = True
        for i in range(len(values_w)):
            b = flonum_of(name, values_w[i])
            result = holds(a, b) and result
            a = b
        return wrap_bool(result)

    @direct(name, W_Root, W_Root)
    def of_two(w_a, w_b):
        return wrap_bool(holds(flonum_of(name, w_a), flonum_of(name, w_b)))


_define_comparison("=", lambda a, b: a == b)
_define_comparison("<", lambda a, b: a < b)
_define_comparison("<=", lambda a, b: a <= b)
_define_comparison(">", lambda a, b: a > b)
_define_comparison(">=", lambda a, b: a >= b)


# -- conversions

@primitive("->fl", W_Root)
def to_fl(w_integer):
    if not is_exact_integer(w_integer):
        raise wrong_argument("->fl", "exact-integer?", 0, [w_integer])
    return W_Flonum(to_float(w_integer))


@primitive("fl->exact-integer", W_Root)
def to_exact_integer(w_value):
    if not isinstance(w_value, W_Flonum) or not is_whole(w_value.floatval):
        raise wrong_argument("fl->exact-integer", "(and/c flonum? integer?)", 0, [w_value])
    return float_to_exact(w_value.floatval)


@not_rpython
def _define_conversions(prefix):
    to_float_name = prefix + "fx->fl"
    to_fixnum_name = prefix + "fl->fx"

    @primitive(to_float_name, W_Root)
    def fixnum_to_float(w_value):
        if not isinstance(w_value, W_Fixnum):
            raise wrong_argument(to_float_name, "fixnum?", 0, [w_value])
        return W_Flonum(float(w_value.intval))

    @primitive(to_fixnum_name, W_Root)
    def float_to_fixnum(w_value):
        value = flonum_of(to_fixnum_name, w_value)
        if floats.INT_RANGE_START <= value < floats.INT_RANGE_STOP:
            result = int(value)
            if is_fixnum(result):
                return W_Fixnum(result)
        raise contract_error("%s: result for %s would be outside of fixnum range" % (
            to_fixnum_name, flonum_to_text(value)))


_define_conversions("")
_define_conversions("unsafe-")


# -- complex numbers with flonums

@not_rpython
def _define_complex(prefix):
    name = prefix + "make-flrectangular"

    @primitive(name, W_Root, W_Root)
    def make_rectangular(w_real, w_imag):
        return W_Compnum(W_Flonum(flonum_of(name, w_real)),
                         W_Flonum(flonum_of(name, w_imag)))

    _define_part(prefix + "flreal-part", lambda w_number: w_number.w_real)
    _define_part(prefix + "flimag-part", lambda w_number: w_number.w_imag)


@not_rpython
def _define_part(name, part):
    expected = ("(and/c complex?\n                   (lambda (c) (flonum? (real-part c)))\n"
                "                   (lambda (c) (flonum? (imag-part c))))")

    @primitive(name, W_Root)
    def part_of(w_number):
        if isinstance(w_number, W_Compnum) and isinstance(w_number.w_real, W_Flonum):
            return part(w_number)
        raise wrong_argument(name, expected, 0, [w_number])


_define_complex("")
_define_complex("unsafe-")
