"""math: sums, products and distances of many numbers."""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.rfloat import NAN, isfinite, isinf, isnan

from langs.python_subset.vm.convert import real
from langs.python_subset.vm.errors import overflow_error, value_error
from langs.python_subset.vm.gateway import Rest, optional
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.modules.math_integers import MATH
from langs.python_subset.vm.operators import BINARY
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Float, W_Int

SPLIT = 134217729.0                 # 2**27 + 1
SMALLEST_NORMAL = 2.2250738585072014e-308
MIN_SCALE_EXPONENT = -1023

_multiply = BINARY["MULTIPLY"]


@MATH.function("prod", W_Root, optional(W_Root))
def prod(w_iterable, w_start):
    w_result = w_start if w_start is not None else W_Int(1)
    w_iterator = get_iterator(w_iterable)
    while True:
        w_item = w_iterator.next()
        if w_item is None:
            return w_result
        w_result = _multiply(w_result, w_item)


# -- fsum: Shewchuk's exact sum

@MATH.function("fsum", W_Root)
def fsum(w_iterable):
    values = [real(w_value) for w_value in iterable_to_list(w_iterable)]
    return W_Float(exact_sum(values))


@jit.dont_look_inside
def exact_sum(values):
    partials = []                   # do not overlap, in increasing size
    infinities = 0.0
    for x in values:
        original = x
        kept = 0
        for j in range(len(partials)):
            y = partials[j]
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low != 0.0:
                partials[kept] = low
                kept += 1
            x = high
        del partials[kept:]
        if x != 0.0:
            if isfinite(x):
                partials.append(x)
                continue
            if isfinite(original):
                raise overflow_error("intermediate overflow in fsum")
            if isinf(original) and isinf(infinities) and original != infinities:
                raise value_error("-inf + inf in fsum")
            infinities += original
            partials = []
    if infinities != 0.0:
        return infinities
    return rounded_sum(partials)


def rounded_sum(partials):
    """The partials' sum, rounded once, halves to even."""
    count = len(partials)
    if count == 0:
        return 0.0
    count -= 1
    high = partials[count]
    low = 0.0
    while count > 0:
        x = high
        count -= 1
        y = partials[count]
        high = x + y
        low = y - (high - x)
        if low != 0.0:
            break
    if count > 0 and ((low < 0.0 and partials[count - 1] < 0.0) or
                      (low > 0.0 and partials[count - 1] > 0.0)):
        y = low * 2.0
        x = high + y
        if y == x - high:
            high = x
    return high


# -- distances: the square root of a sum of squares, to the last bit but few

@MATH.function("hypot", Rest)
def hypot(values_w):
    if len(values_w) == 2:
        return W_Float(norm_of_two(abs(real(values_w[0])), abs(real(values_w[1]))))
    return W_Float(norm([abs(real(w_value)) for w_value in values_w]))


@MATH.function("dist", W_Root, W_Root)
def dist(w_p, w_q):
    p_w = iterable_to_list(w_p)
    q_w = iterable_to_list(w_q)
    if len(p_w) != len(q_w):
        raise value_error("both points must have the same number of dimensions")
    return W_Float(norm([abs(real(p_w[i]) - real(q_w[i])) for i in range(len(p_w))]))


@jit.elidable
def norm_of_two(x, y):
    return norm([x, y])


@jit.dont_look_inside
def norm(sizes):
    """The square root of the sum of the squares; the values are not negative."""
    largest = 0.0
    has_nan = False
    for x in sizes:
        has_nan = has_nan or isnan(x)
        if x > largest:
            largest = x
    if isinf(largest):
        return largest
    if has_nan:
        return NAN
    if largest == 0.0 or len(sizes) <= 1:
        return largest
    _, exponent = math.frexp(largest)
    if exponent < MIN_SCALE_EXPONENT:
        return SMALLEST_NORMAL * scaled_norm(
            [x / SMALLEST_NORMAL for x in sizes],
            math.frexp(largest / SMALLEST_NORMAL)[1])
    return scaled_norm(sizes, exponent)


def scaled_norm(sizes, exponent):
    """With the largest value scaled into [0.5, 1), compensated summation, and one
    correction of the square root."""
    scale = math.ldexp(1.0, -exponent)
    total = 1.0
    squares_low = sums_low = 0.0
    for x in sizes:
        x *= scale
        high, low = exact_product(x, x)
        total, error = exact_addition(total, high)
        squares_low += low
        sums_low += error
    root = math.sqrt(total - 1.0 + (squares_low + sums_low))
    high, low = exact_product(-root, root)
    total, error = exact_addition(total, high)
    squares_low += low
    sums_low += error
    rest = total - 1.0 + (squares_low + sums_low)
    root += rest / (2.0 * root)
    return root / scale


def exact_product(x, y):
    """Dekker's: the product and its rounding error."""
    scaled = SPLIT * x
    x_high = scaled - (scaled - x)
    x_low = x - x_high
    scaled = SPLIT * y
    y_high = scaled - (scaled - y)
    y_low = y - y_high
    high = x_high * y_high
    middle = x_high * y_low + x_low * y_high
    product = high + middle
    return product, high - product + middle + x_low * y_low


def exact_addition(larger, x):
    """The sum and its rounding error."""
    total = larger + x
    return total, (larger - total) + x
