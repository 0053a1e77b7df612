"""Operators on numbers, against Python's own on pairs of every kind."""
from __future__ import absolute_import

import operator

import pytest
from rpython.rlib.rbigint import rbigint
from rpython.rtyper.test.test_llinterp import interpret

from kit.vm.numbers import NOT_NUMBERS, make_numbers


class W_Root(object):
    pass


class W_Int(W_Root):
    def __init__(self, intval):
        self.intval = intval


class W_Big(W_Root):
    def __init__(self, bigval):
        self.bigval = bigval


class W_Float(W_Root):
    def __init__(self, floatval):
        self.floatval = floatval


class DivisionByZero(Exception):
    pass


class TooLarge(Exception):
    pass


NUMBERS = make_numbers(W_Int, W_Big, W_Float, DivisionByZero, TooLarge)
MOST = 2 ** 63 - 1
VALUES = [0, 1, -1, 3, -7, MOST, -MOST - 1, MOST + 1, 10 ** 30, -10 ** 30, 2 ** 53 + 1,
          0.0, 0.5, -2.5, 1e18, float(2 ** 53), 1e300, float("inf"), float("nan")]


def wrap(value):
    if isinstance(value, float):
        return W_Float(value)
    return NUMBERS.wrap_big(rbigint.fromlong(value))


def unwrap(w_value):
    if isinstance(w_value, W_Int):
        return w_value.intval
    if isinstance(w_value, W_Float):
        return w_value.floatval
    assert not -MOST - 1 <= w_value.bigval.tolong() <= MOST
    return w_value.bigval.tolong()


def outcome(function, a, b):
    try:
        return repr(function(a, b)).rstrip("L")
    except (ZeroDivisionError, DivisionByZero):
        return "division by zero"
    except (OverflowError, TooLarge):
        return "too large"


@pytest.mark.parametrize("name", ["add", "subtract", "multiply", "divide", "floor_divide",
                                  "modulo"])
def test_arithmetic(name):
    operate = getattr(NUMBERS, name)
    expected = getattr(operator, {"add": "add", "subtract": "sub", "multiply": "mul",
                                  "divide": "truediv", "floor_divide": "floordiv",
                                  "modulo": "mod"}[name])
    for a in VALUES:
        for b in VALUES:
            infinite = float("inf") in (abs(a), abs(b))
            if infinite and name in ("floor_divide", "modulo"):
                continue
            found = outcome(lambda x, y: unwrap(operate(wrap(x), wrap(y))), a, b)
            assert found == outcome(expected, a, b), (a, b)


@pytest.mark.parametrize("name", ["equal", "not_equal", "less", "less_equal", "greater",
                                  "greater_equal"])
def test_comparisons(name):
    compare = getattr(NUMBERS, name)
    expected = getattr(operator, {"equal": "eq", "not_equal": "ne", "less": "lt",
                                  "less_equal": "le", "greater": "gt",
                                  "greater_equal": "ge"}[name])
    for a in VALUES:
        for b in VALUES:
            assert compare(wrap(a), wrap(b)) == expected(a, b), (a, b)


def test_other_values():
    assert NUMBERS.add(W_Int(1), W_Root()) is None
    assert NUMBERS.negate(W_Root()) is None
    assert NUMBERS.less(W_Root(), W_Int(1)) == NOT_NUMBERS


def test_negation():
    assert [unwrap(NUMBERS.negate(wrap(value))) for value in (5, -MOST - 1, 2.5)] == [
        -5, MOST + 1, -2.5]


def test_translated():
    def run(n):
        values_w = [W_Int(n), W_Float(0.5), W_Big(rbigint.fromint(n))]
        w_product = NUMBERS.multiply(values_w[0], values_w[0])
        w_quotient = NUMBERS.floor_divide(w_product, values_w[0])
        w_sum = NUMBERS.add(w_quotient, values_w[1])
        return NUMBERS.less(w_sum, values_w[0]) * 10 + NUMBERS.equal(w_quotient, values_w[0])
    assert interpret(run, [2 ** 40]) == 1
