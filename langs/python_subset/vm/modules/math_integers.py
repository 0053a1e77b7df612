"""math: the functions of integers."""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.rarithmetic import ovfcheck
from rpython.rlib.rbigint import rbigint

from kit.vm import integers
from langs.python_subset.vm.convert import big, to_integer
from langs.python_subset.vm.errors import overflow_error, value_error
from langs.python_subset.vm.gateway import ModuleTable, Rest, optional
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Int, w_None, wrap_big

MATH = ModuleTable("math")
MAX_INT = integers.MAX_INT
MAX_EXACT = 1 << 50     # a float's square root, rounded down, is exact so far
ZERO = rbigint.fromint(0)
ONE = rbigint.fromint(1)


# -- divisors

@MATH.function("gcd", Rest)
def gcd(numbers_w):
    if len(numbers_w) == 2:
        return gcd_of(to_integer(numbers_w[0]), to_integer(numbers_w[1]))
    return gcd_of_many(numbers_w)


def gcd_of_many(numbers_w):
    w_result = W_Int(0)
    for w_number in numbers_w:
        w_result = gcd_of(w_result, to_integer(w_number))
    return w_result


def gcd_of(w_a, w_b):
    if isinstance(w_a, W_Int) and isinstance(w_b, W_Int):
        try:
            return W_Int(integers.gcd_ovf(w_a.intval, w_b.intval))
        except OverflowError:
            pass
    return wrap_big(integers.big_gcd(big(w_a), big(w_b)))


@MATH.function("lcm", Rest)
def lcm(numbers_w):
    result = ONE
    for w_number in numbers_w:
        number = big(to_integer(w_number))
        if number.sign == 0 or result.sign == 0:
            result = ZERO
        else:
            result = result.mul(number.floordiv(integers.big_gcd(result, number))).abs()
    return wrap_big(result)


@MATH.function("isqrt", W_Root)
def isqrt(w_number):
    w_number = to_integer(w_number)
    if isinstance(w_number, W_Int) and 0 <= w_number.intval <= MAX_EXACT:
        return W_Int(int(math.sqrt(float(w_number.intval))))
    number = big(w_number)
    if number.sign < 0:
        raise value_error("isqrt() argument must be nonnegative")
    return wrap_big(integers.big_isqrt(number))


# -- products of consecutive integers

@jit.elidable
def product(low, high, step):
    """low * (low + step) * ... up to high, splitting into halves."""
    count = (high - low) // step + 1
    if count <= 16:
        result = ONE
        word = 1
        for i in range(count):
            factor = low + i * step
            try:
                word = ovfcheck(word * factor)
            except OverflowError:
                result = result.mul(rbigint.fromint(word))
                word = factor
        return result.mul(rbigint.fromint(word))
    middle = low + (count // 2 - 1) * step
    return product(low, middle, step).mul(product(middle + step, high, step))


@jit.elidable
def factorial_of(n):
    """The odd parts of n, n / 2, n / 4 ..., multiplied, then shifted."""
    result = ONE
    odd = ONE                       # the product of the odd numbers up to `upper`
    upper = 1
    for i in range(integers.bit_length(n) - 1, -1, -1):
        high = n >> i
        high -= 1 - (high & 1)      # the largest odd number in it
        if high > upper:
            odd = odd.mul(product(upper + 2, high, 2))
            upper = high
        result = result.mul(odd)
    return result.lshift(n - integers.bit_count(n))


@MATH.function("factorial", W_Root)
def factorial(w_n):
    w_n = to_integer(w_n)
    if not isinstance(w_n, W_Int):
        if big(w_n).sign > 0:
            raise overflow_error("factorial() argument should not exceed %d" % MAX_INT)
        raise value_error("factorial() not defined for negative values")
    if w_n.intval < 0:
        raise value_error("factorial() not defined for negative values")
    return wrap_big(factorial_of(w_n.intval))


def checked(w_value, name):
    w_value = to_integer(w_value)
    if big(w_value).sign < 0:
        raise value_error("%s must be a non-negative integer" % name)
    return w_value


@MATH.function("perm", W_Root, optional(W_Root))
def perm(w_n, w_k):
    if w_k is None or w_k is w_None:
        return factorial(w_n)
    w_n = checked(w_n, "n")
    w_k = checked(w_k, "k")
    n = big(w_n)
    if n.lt(big(w_k)):
        return W_Int(0)
    if not isinstance(w_k, W_Int):
        raise overflow_error("k must not exceed %d" % MAX_INT)
    return wrap_big(falling_product(n, w_k.intval))


@jit.dont_look_inside
def falling_product(n, count):
    """n * (n - 1) * ..., count factors."""
    if count == 0:
        return ONE
    if integers.fits(n):
        high = n.toint()
        return product(high - count + 1, high, 1)
    if count == 1:
        return n
    half = count // 2
    return falling_product(n, half).mul(falling_product(n.int_sub(half), count - half))


@MATH.function("comb", W_Root, W_Root)
def comb(w_n, w_k):
    n = big(checked(w_n, "n"))
    k = big(checked(w_k, "k"))
    rest = n.sub(k)
    if rest.sign < 0:
        return W_Int(0)
    if rest.lt(k):
        k = rest
    if not integers.fits(k):
        raise overflow_error("min(n - k, k) must not exceed %d" % MAX_INT)
    return wrap_big(combinations(n, k.toint()))


@jit.elidable
def combinations(n, k):
    """n over k: the product of two smaller ones, divided by what both count."""
    if k == 0:
        return ONE
    if k == 1:
        return n
    if k <= 20:
        return falling_product(n, k).floordiv(product(1, k, 1))
    half = k // 2
    upper = combinations(n, half)
    lower = combinations(n.int_sub(half), k - half)
    return upper.mul(lower).floordiv(combinations(rbigint.fromint(k), half))
