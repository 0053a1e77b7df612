"""Ranges: of machine integers, unboxed, and of big ones."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import intmask, r_uint
from rpython.rlib.rbigint import rbigint

from langs.python_subset.vm.convert import MAX_INT, big
from langs.python_subset.vm.errors import overflow_error
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Int, wrap_big

ZERO = rbigint.fromint(0)
ONE = rbigint.fromint(1)


class W_Range(W_Root):
    """A range answers with guest ints: w_start, w_stop, w_step, w_count."""
    matches_sequence = True


class W_IntRange(W_Range):
    """Its bounds and its length are machine integers."""
    _immutable_fields_ = ["start", "stop", "step", "count"]

    def __init__(self, start, stop, step, count):
        self.start = start
        self.stop = stop
        self.step = step
        self.count = count

    def is_true(self):
        return self.count > 0

    def length(self):
        return self.count

    def w_start(self):
        return W_Int(self.start)

    def w_stop(self):
        return W_Int(self.stop)

    def w_step(self):
        return W_Int(self.step)

    def w_count(self):
        return W_Int(self.count)

    def number_at(self, index):
        return self.start + index * self.step

    def w_item(self, w_index):
        """The item at an index that may be negative, or None."""
        if not isinstance(w_index, W_Int):
            return None
        index = w_index.intval
        if index < 0:
            index += self.count
        if 0 <= index < self.count:
            return W_Int(self.number_at(index))
        return None

    def iterator(self):
        if self.step == 1:
            return W_StepOneIterator(self.start, max(self.start, self.stop))
        return W_IntRangeIterator(self.start, self.step, self.count)

    def reverse_iterator(self):
        return W_IntRangeIterator(intmask(r_uint(self.start) +
                                          r_uint(self.count - 1) * r_uint(self.step)),
                                  -self.step, self.count)

    def numbers(self):
        """The items as a new RPython list."""
        numbers = [0] * self.count
        number = self.start
        for i in range(self.count):
            numbers[i] = number
            number += self.step
        return numbers

    def find(self, w_integer):
        """The index of an int, as a guest int, or None."""
        if not isinstance(w_integer, W_Int):
            return None
        number = w_integer.intval
        step = self.step
        if step > 0:
            if number < self.start or number >= self.stop:
                return None
            distance = r_uint(number) - r_uint(self.start)
            unsigned_step = r_uint(step)
        else:
            if number > self.start or number <= self.stop:
                return None
            distance = r_uint(self.start) - r_uint(number)
            unsigned_step = r_uint(0) - r_uint(step)
        if distance % unsigned_step != r_uint(0):
            return None
        return W_Int(intmask(distance // unsigned_step))


class W_BigRange(W_Range):
    def __init__(self, start, stop, step, count):
        self.start = start
        self.stop = stop
        self.step = step
        self.count = count

    def is_true(self):
        return self.count.tobool()

    def length(self):
        try:
            return self.count.toint()
        except OverflowError:
            raise overflow_error("Python int too large to convert to C ssize_t")

    def w_start(self):
        return wrap_big(self.start)

    def w_stop(self):
        return wrap_big(self.stop)

    def w_step(self):
        return wrap_big(self.step)

    def w_count(self):
        return wrap_big(self.count)

    def w_item(self, w_index):
        index = big(w_index)
        if index.sign < 0:
            index = index.add(self.count)
        if index.sign < 0 or index.ge(self.count):
            return None
        return wrap_big(self.start.add(index.mul(self.step)))

    def iterator(self):
        return W_BigRangeIterator(self.start, self.step, self.count)

    def reverse_iterator(self):
        last = self.start.add(self.count.sub(ONE).mul(self.step))
        return W_BigRangeIterator(last, self.step.neg(), self.count)

    def find(self, w_integer):
        number = big(w_integer)
        distance = number.sub(self.start)
        index, rest = distance.divmod(self.step)
        if rest.tobool() or index.sign < 0 or index.ge(self.count):
            return None
        return wrap_big(index)


def make_range(w_start, w_stop, w_step):
    """The range of three W_Integers; the step is not zero."""
    if isinstance(w_start, W_Int) and isinstance(w_stop, W_Int) and (
            isinstance(w_step, W_Int)):
        start, stop, step = w_start.intval, w_stop.intval, w_step.intval
        count = count_of(start, stop, step)
        if count <= r_uint(MAX_INT):
            return W_IntRange(start, stop, step, intmask(count))
    return make_big_range(big(w_start), big(w_stop), big(w_step))


def count_of(start, stop, step):
    """How many numbers the range has (unsigned)."""
    if step > 0:
        if start >= stop:
            return r_uint(0)
        return (r_uint(stop) - r_uint(start) - r_uint(1)) // r_uint(step) + r_uint(1)
    if start <= stop:
        return r_uint(0)
    return ((r_uint(start) - r_uint(stop) - r_uint(1)) // (r_uint(0) - r_uint(step)) +
            r_uint(1))


def make_big_range(start, stop, step):
    if step.sign > 0:
        low, high, width = start, stop, step
    else:
        low, high, width = stop, start, step.neg()
    if low.ge(high):
        count = ZERO
    else:
        count = high.sub(low).sub(ONE).floordiv(width).add(ONE)
    return W_BigRange(start, stop, step, count)


# -- iterators

class W_RangeIterator(W_Root):
    """Over machine integers."""

    def left(self):
        """The range of the numbers that are still to come."""
        raise NotImplementedError


class W_StepOneIterator(W_RangeIterator):
    def __init__(self, number, stop):
        self.number = number
        self.stop = stop

    def next(self):
        number = self.number
        if number >= self.stop:
            return None
        self.number = number + 1
        return W_Int(number)

    def remaining(self):
        return self.stop - self.number

    def left(self):
        return W_IntRange(self.number, self.stop, 1, self.stop - self.number)


class W_IntRangeIterator(W_RangeIterator):
    _immutable_fields_ = ["step"]

    def __init__(self, number, step, count):
        self.number = number
        self.step = step
        self.count = count

    def next(self):
        count = self.count
        if count <= 0:
            return None
        number = self.number
        self.count = count - 1
        self.number = number + self.step
        return W_Int(number)

    def remaining(self):
        return self.count

    def left(self):
        number, step = rbigint.fromint(self.number), rbigint.fromint(self.step)
        count = rbigint.fromint(self.count)
        return make_range(W_Int(self.number), wrap_big(number.add(step.mul(count))),
                          W_Int(self.step))


class W_BigRangeIterator(W_Root):
    def __init__(self, number, step, count):
        self.number = number
        self.step = step
        self.count = count

    def next(self):
        if self.count.sign <= 0:
            return None
        number = self.number
        self.count = self.count.sub(ONE)
        self.number = number.add(self.step)
        return wrap_big(number)

    def remaining(self):
        return self.count.toint()

    def left(self):
        stop = self.number.add(self.step.mul(self.count))
        return make_range(wrap_big(self.number), wrap_big(stop), wrap_big(self.step))


range_type = W_Range.w_class = builtin_type("range")
W_RangeIterator.w_class = builtin_type("range_iterator")
W_BigRangeIterator.w_class = builtin_type("longrange_iterator")
