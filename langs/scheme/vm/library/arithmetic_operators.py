"""+ - * / and comparisons, of any number of numbers."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Rest
from langs.scheme.vm import arithmetic, comparisons
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.tower import check_number, check_real, w_one, w_zero
from langs.scheme.vm.values import W_Root, wrap_bool

primitive = SCHEME.primitive
direct = SCHEME.direct

UNROLLED = 8            # so many values of one call stay without a list in traces


def _few(values_w):
    return jit.loop_unrolling_heuristic(values_w, len(values_w), UNROLLED)


@not_rpython
def _define_fold(name, of_two, w_start):
    """+ and *: the values one after the other."""
    @jit.look_inside_iff(_few)
    def fold(values_w):
        w_result = w_start
        for i in range(len(values_w)):
            w_result = of_two(w_result, values_w[i])
        return w_result

    @primitive(name, Rest)
    def of_any_number(values_w):
        return fold(values_w)

    @direct(name, W_Root)
    def of_one(w_a):
        check_number(name, w_a)
        return w_a

    @direct(name, W_Root, W_Root)
    def of_exactly_two(w_a, w_b):
        return of_two(w_a, w_b)

    @direct(name, W_Root, W_Root, W_Root)
    def of_three(w_a, w_b, w_c):
        return of_two(of_two(w_a, w_b), w_c)


_define_fold("+", arithmetic.add, w_zero)
_define_fold("*", arithmetic.multiply, w_one)


@not_rpython
def _define_inverse(name, of_two, w_start):
    """- and /: of one value, from w_start; of more, from the first."""
    @jit.look_inside_iff(lambda w_first, values_w: _few(values_w))
    def fold(w_first, values_w):
        if len(values_w) == 0:
            return of_two(w_start, w_first)
        w_result = w_first
        for i in range(len(values_w)):
            w_result = of_two(w_result, values_w[i])
        return w_result

    @primitive(name, W_Root, Rest)
    def of_any_number(w_first, values_w):
        return fold(w_first, values_w)

    @direct(name, W_Root)
    def of_one(w_a):
        return of_two(w_start, w_a)

    @direct(name, W_Root, W_Root)
    def of_exactly_two(w_a, w_b):
        return of_two(w_a, w_b)

    @direct(name, W_Root, W_Root, W_Root)
    def of_three(w_a, w_b, w_c):
        return of_two(of_two(w_a, w_b), w_c)


_define_inverse("-", arithmetic.subtract, w_zero)
_define_inverse("/", arithmetic.divide, w_one)


@not_rpython
def _define_comparison(name, holds, check):
    """Whether it holds between each value and the next; all are checked."""
    @jit.look_inside_iff(lambda w_first, values_w: _few(values_w))
    def compare(w_first, values_w):
        if len(values_w) == 1:
            return wrap_bool(holds(w_first, values_w[0]))
        check(name, w_first)
        result = True
        for i in range(len(values_w)):
            check(name, values_w[i])
            result = holds(w_first, values_w[i]) and result
            w_first = values_w[i]
        return wrap_bool(result)

    @primitive(name, W_Root, Rest)
    def of_any_number(w_first, values_w):
        return compare(w_first, values_w)

    @direct(name, W_Root, W_Root)
    def of_two(w_a, w_b):
        return wrap_bool(holds(w_a, w_b))

    @direct(name, W_Root, W_Root, W_Root)
    def of_three(w_a, w_b, w_c):
        result = holds(w_a, w_b)
        check(name, w_c)
        return wrap_bool(holds(w_b, w_c) & result)


_define_comparison("=", comparisons.equal_numbers, check_number)
_define_comparison("<", comparisons.less, check_real)
_define_comparison("<=", comparisons.less_equal, check_real)
_define_comparison(">", comparisons.greater, check_real)
_define_comparison(">=", comparisons.greater_equal, check_real)


@not_rpython
def _define_choice(name, of_two):
    """max and min"""
    @jit.look_inside_iff(lambda w_first, values_w: _few(values_w))
    def choose(w_first, values_w):
        check_real(name, w_first)
        for i in range(len(values_w)):
            w_first = of_two(name, w_first, values_w[i])
        return w_first

    @primitive(name, W_Root, Rest)
    def of_any_number(w_first, values_w):
        return choose(w_first, values_w)

    @direct(name, W_Root, W_Root)
    def choose_of_two(w_a, w_b):
        return of_two(name, w_a, w_b)


_define_choice("max", comparisons.larger)
_define_choice("min", comparisons.smaller)


@primitive("add1", W_Root)
def add1(w_number):
    check_number("add1", w_number)
    return arithmetic.add(w_number, w_one)


@primitive("sub1", W_Root)
def sub1(w_number):
    check_number("sub1", w_number)
    return arithmetic.subtract(w_number, w_one)
