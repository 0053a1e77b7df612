"""+ - * / of all numbers. The pairs of fixnums and of flonums come first: each is one
checked machine operation in a trace."""
from __future__ import absolute_import

import math

from rpython.rlib.objectmodel import not_rpython, we_are_translated
from rpython.rlib.rarithmetic import ovfcheck
from rpython.rlib.rfloat import INFINITY, NAN

from kit.vm import integers
from langs.scheme.vm.errors import division_by_zero
from langs.scheme.vm.tower import (
    check_number, denominator_of, imag_part, is_exact_zero, make_rectangular,
    numerator_of, real_part, to_big, to_float, w_zero, wrap_big, wrap_ratio)
from langs.scheme.vm.values import (
    W_Bignum, W_Compnum, W_Fixnum, W_Flonum, W_Ratnum)


@not_rpython
def _make_operator(name, of_fixnums, of_floats, of_bigs, of_rationals, with_zero,
                   of_complexes):
    """with_zero(w_a, w_b): the result where exact zero decides it, else None."""

    def operate(w_a, w_b):
        if type(w_a) is W_Fixnum:
            if type(w_b) is W_Fixnum:
                return of_fixnums(w_a.intval, w_b.intval)
            if type(w_b) is W_Flonum and w_a.intval != 0:
                return W_Flonum(of_floats(float(w_a.intval), w_b.floatval))
        elif type(w_a) is W_Flonum:
            if type(w_b) is W_Flonum:
                return W_Flonum(of_floats(w_a.floatval, w_b.floatval))
            if type(w_b) is W_Fixnum and w_b.intval != 0:
                return W_Flonum(of_floats(w_a.floatval, float(w_b.intval)))
        return of_others(w_a, w_b)

    def of_others(w_a, w_b):
        if name == "/":     # checks the second value first, as Racket's
            check_number(name, w_b)
        check_number(name, w_a)
        check_number(name, w_b)
        if isinstance(w_a, W_Compnum) or isinstance(w_b, W_Compnum):
            return of_complexes(w_a, w_b)
        if isinstance(w_a, W_Flonum) or isinstance(w_b, W_Flonum):
            w_result = with_zero(w_a, w_b)
            if w_result is not None:
                return w_result
            return W_Flonum(of_floats(to_float(w_a), to_float(w_b)))
        if isinstance(w_a, W_Ratnum) or isinstance(w_b, W_Ratnum):
            return of_rationals(numerator_of(w_a), denominator_of(w_a),
                                numerator_of(w_b), denominator_of(w_b))
        return of_bigs(to_big(w_a), to_big(w_b))

    return operate


# ____________________________________________________________
# Addition, subtraction


def _add_fixnums(a, b):
    try:
        return W_Fixnum(ovfcheck(a + b))
    except OverflowError:
        return W_Bignum(integers.big_add(a, b))


def _add_rationals(p, q, r, s):
    return wrap_ratio(p.mul(s).add(r.mul(q)), q.mul(s))


def _add_zero(w_a, w_b):
    if is_exact_zero(w_a):
        return w_b
    if is_exact_zero(w_b):
        return w_a
    return None


def _add_complexes(w_a, w_b):
    return make_rectangular(add(real_part(w_a), real_part(w_b)),
                            add(imag_part(w_a), imag_part(w_b)))


add = _make_operator(
    "+", _add_fixnums, lambda a, b: a + b, lambda a, b: wrap_big(a.add(b)),
    _add_rationals, _add_zero, _add_complexes)


def _subtract_fixnums(a, b):
    try:
        return W_Fixnum(ovfcheck(a - b))
    except OverflowError:
        return W_Bignum(integers.big_sub(a, b))


def _subtract_rationals(p, q, r, s):
    return wrap_ratio(p.mul(s).sub(r.mul(q)), q.mul(s))


def _subtract_zero(w_a, w_b):
    if is_exact_zero(w_b):
        return w_a
    if is_exact_zero(w_a):
        return W_Flonum(-to_float(w_b))
    return None


def _subtract_complexes(w_a, w_b):
    return make_rectangular(subtract(real_part(w_a), real_part(w_b)),
                            subtract(imag_part(w_a), imag_part(w_b)))


subtract = _make_operator(
    "-", _subtract_fixnums, lambda a, b: a - b, lambda a, b: wrap_big(a.sub(b)),
    _subtract_rationals, _subtract_zero, _subtract_complexes)


def negate(w_number):
    return subtract(w_zero, w_number)


# ____________________________________________________________
# Multiplication


def _multiply_fixnums(a, b):
    try:
        return W_Fixnum(ovfcheck(a * b))
    except OverflowError:
        return W_Bignum(integers.big_mul(a, b))


def _multiply_rationals(p, q, r, s):
    return wrap_ratio(p.mul(r), q.mul(s))


def _multiply_zero(w_a, w_b):
    if is_exact_zero(w_a) or is_exact_zero(w_b):
        return w_zero
    return None


def _multiply_complexes(w_a, w_b):
    if not isinstance(w_a, W_Compnum):
        w_a, w_b = w_b, w_a
    assert isinstance(w_a, W_Compnum)
    w_real, w_imag = w_a.w_real, w_a.w_imag
    if not isinstance(w_b, W_Compnum):
        return make_rectangular(multiply(w_real, w_b), multiply(w_imag, w_b))
    return make_rectangular(
        subtract(multiply(w_real, w_b.w_real), multiply(w_imag, w_b.w_imag)),
        add(multiply(w_real, w_b.w_imag), multiply(w_imag, w_b.w_real)))


multiply = _make_operator(
    "*", _multiply_fixnums, lambda a, b: a * b, lambda a, b: wrap_big(a.mul(b)),
    _multiply_rationals, _multiply_zero, _multiply_complexes)


# ____________________________________________________________
# Division


def _divide_fixnums(a, b):
    if b == 0:
        raise division_by_zero("/")
    if b != -1 and a % b == 0:
        return W_Fixnum(a // b)
    return wrap_ratio(to_big(W_Fixnum(a)), to_big(W_Fixnum(b)))


def _divide_bigs(a, b):
    if b.sign == 0:
        raise division_by_zero("/")
    return wrap_ratio(a, b)


def _divide_rationals(p, q, r, s):
    if r.sign == 0:
        raise division_by_zero("/")
    return wrap_ratio(p.mul(s), q.mul(r))


def _divide_zero(w_a, w_b):
    if is_exact_zero(w_b):
        raise division_by_zero("/")
    if is_exact_zero(w_a):
        return w_zero
    return None


def divide_floats(a, b):
    """As IEEE 754 says, also by zero."""
    if not we_are_translated() and b == 0.0:
        return _divide_by_zero(a, b)
    return a / b


def _divide_by_zero(a, b):
    if a == 0.0 or a != a:
        return NAN
    return math.copysign(INFINITY, math.copysign(1.0, a) * math.copysign(1.0, b))


def _divide_complexes(w_a, w_b):
    if not isinstance(w_b, W_Compnum):
        return make_rectangular(divide(real_part(w_a), w_b), divide(imag_part(w_a), w_b))
    w_c, w_d = w_b.w_real, w_b.w_imag
    if isinstance(w_c, W_Flonum) and isinstance(w_d, W_Flonum):
        if is_exact_zero(w_a):
            return w_a
        if not isinstance(w_a, W_Compnum):
            return _divide_real_by_floats(to_float(w_a), w_c.floatval, w_d.floatval)
        return _divide_by_floats(w_a, w_c.floatval, w_d.floatval)
    w_size = add(multiply(w_c, w_c), multiply(w_d, w_d))
    w_a = multiply(w_a, make_rectangular(w_c, negate(w_d)))
    return make_rectangular(divide(real_part(w_a), w_size), divide(imag_part(w_a), w_size))


def _divide_real_by_floats(a, c, d):
    """A way of its own, as Racket's."""
    scale = divide_floats(a, c * c + d * d)
    return W_Compnum(W_Flonum(scale * c), W_Flonum(-(scale * d)))


def _divide_by_floats(w_a, c, d):
    """By way of d/c or c/d, in the order of Racket's, to the same last digit."""
    a = to_float(real_part(w_a))
    b = to_float(imag_part(w_a))
    if d == 0.0 and c != 0.0:
        real, imag = a / c, b / c
    elif c != 0.0 and abs(c) < abs(d):
        ratio = divide_floats(d, c)
        size = c + d * ratio
        real = divide_floats(a + b * ratio, size)
        imag = divide_floats(b - a * ratio, size)
    else:
        ratio = divide_floats(c, d)
        size = c * ratio + d
        real = divide_floats(a * ratio + b, size)
        imag = divide_floats(b * ratio - a, size)
    return W_Compnum(W_Flonum(real), W_Flonum(imag))


divide = _make_operator(
    "/", _divide_fixnums, divide_floats, _divide_bigs, _divide_rationals,
    _divide_zero, _divide_complexes)
