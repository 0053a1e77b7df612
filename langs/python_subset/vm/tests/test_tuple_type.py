"""Tuples, slices and ranges."""
from __future__ import absolute_import

import itertools
import random

import pytest

from langs.python_subset.vm import iteration
from langs.python_subset.vm.operators import hash_of
from langs.python_subset.vm.rangeobject import W_BigRange, range_type
from langs.python_subset.vm.tests.guests import (
    call, call_w, compare, drain, error_of, operate, outcome, representation, unwrap, wrap)
from langs.python_subset.vm.tupleobject import tuple_type


def test_tuple_methods():
    assert operate("ADD", (1, 2), (3,)) == (1, 2, 3)
    assert operate("MULTIPLY", (1, 2), 2) == (1, 2, 1, 2)
    assert operate("MULTIPLY", -2, (1, 2)) == ()
    assert call(wrap((1, "a", 1)), "count", 1) == 2
    assert call(wrap((1, "a", 1)), "index", 1, 1) == 2
    assert error_of(call, wrap((1,)), "index", 5) == (
        "ValueError", "tuple.index(x): x not in tuple")
    assert representation((1,)) == "(1,)"
    assert representation((1, "a", ())) == "(1, 'a', ())"
    assert unwrap(tuple_type.call1(wrap([1, 2]))) == (1, 2)
    assert error_of(call, wrap((1,)), "__getitem__", 1) == (
        "IndexError", "tuple index out of range")


def test_hash_is_that_of_cpython():
    assert hash_of(wrap(())) == 5740354900026072187
    assert hash_of(wrap((1,))) == -6644214454873602895
    assert hash_of(wrap((1, 2, 3))) == 529344067295497451
    assert hash_of(wrap((0, (1.5, -1), None and 0))) == hash_of(wrap((0.0, (1.5, -1), None)))
    assert error_of(hash_of, wrap(([],))) == ("TypeError", "unhashable type: 'list'")


BOUNDS = [None, 0, 1, 3, 5, 7, -1, -3, -6, 2 ** 70, -2 ** 70]


def test_slices_of_tuples():
    for length in (0, 1, 5):
        values = tuple(range(length))
        for start, stop in itertools.product(BOUNDS, BOUNDS):
            for step in (None, 1, 2, -1, -3, 2 ** 70, -2 ** 70):
                part = slice(start, stop, step)
                assert call(wrap(values), "__getitem__", part) == values[part]
                if step is None or abs(step) < 2 ** 62:
                    assert call(wrap(part), "indices", length) == part.indices(length)


def test_slice_objects():
    assert representation(slice(1, None, -2)) == "slice(1, None, -2)"
    assert compare("EQ", slice(1, 2, None), slice(1, 2, None))
    assert not compare("EQ", slice(1, 2, None), slice(1, 2, 1))
    assert compare("LT", slice(1, 2, 3), slice(1, 2, 4))
    assert error_of(hash_of, wrap(slice(1, 2))) == ("TypeError", "unhashable type: 'slice'")
    assert error_of(call, wrap(slice(1, 2)), "indices", -1)[0] == "ValueError"


def make(*arguments):
    return range_type.call_args([wrap(argument) for argument in arguments])


RANGES = [(0,), (5,), (-3,), (2, 9), (9, 2), (0, 10, 3), (10, 0, -3), (10, 0, 3), (-5, 5, 2),
          (0, 1, 5), (3, 3, -1), (7, 8, -1)]


@pytest.mark.parametrize("arguments", RANGES)
def test_ranges(arguments):
    w_range = make(*arguments)
    expected = xrange(*arguments)
    items = list(expected)
    assert drain(call_w(w_range, "__iter__")) == items
    assert drain(call_w(w_range, "__reversed__")) == items[::-1]
    assert call(w_range, "__len__") == len(items)
    assert w_range.is_true() == bool(items)
    for number in list(range(-6, 12)) + [1.0, 2.5, "a", True, 2 ** 80]:
        assert call(w_range, "__contains__", number) == (number in items)
        assert call(w_range, "count", number) == items.count(number)
        assert outcome(call, w_range, "index", number) == outcome(items.index, number)
    for index in range(-12, 12):
        assert outcome(call, w_range, "__getitem__", index) == outcome(
            items.__getitem__, index)
    for start, stop in itertools.product(BOUNDS, BOUNDS):
        for step in (None, 1, 2, -1, -3):
            part = slice(start, stop, step)
            w_part = call_w(w_range, "__getitem__", part)
            assert drain(call_w(w_part, "__iter__")) == items[part]


def test_range_repr_and_equality():
    assert representation(make(3)) == "range(0, 3)"
    assert representation(make(1, 9, 2)) == "range(1, 9, 2)"
    assert representation(call_w(make(10), "__getitem__", slice(5, 2, None))) == "range(5, 2)"
    assert compare("EQ", make(0), make(2, 1))
    assert compare("EQ", make(0, 3, 2), make(0, 4, 2))
    assert not compare("EQ", make(0, 3, 2), make(0, 5, 2))
    assert hash_of(make(0, 3, 2)) == hash_of(make(0, 4, 2))
    assert error_of(make, 0, 1, 0) == ("ValueError", "range() arg 3 must not be zero")
    assert error_of(make, 1.5) == (
        "TypeError", "'float' object cannot be interpreted as an integer")


def test_ranges_at_the_edge_of_the_machine():
    top = 2 ** 63 - 1
    assert drain(call_w(make(top - 2, top), "__iter__")) == [top - 2, top - 1]
    assert drain(call_w(make(top - 5, top, 3), "__iter__")) == [top - 5, top - 2]
    assert drain(call_w(make(top, top - 5, -3), "__reversed__")) == [top - 3, top]
    assert drain(call_w(make(-top - 1, -top + 2), "__iter__")) == [-top - 1, -top, -top + 1]
    assert call(make(-top - 1, top, 2 ** 62), "__len__") == 4
    assert drain(call_w(make(0, top, 2 ** 62), "__iter__")) == [0, 2 ** 62]
    w_range = make(-top, top)
    assert isinstance(w_range, W_BigRange)
    assert error_of(call, w_range, "__len__")[0] == "OverflowError"
    assert call(w_range, "__getitem__", -1) == top - 1


def test_big_ranges():
    base = 2 ** 70
    w_range = make(base, base + 10, 3)
    assert drain(call_w(w_range, "__iter__")) == [base, base + 3, base + 6, base + 9]
    assert drain(call_w(w_range, "__reversed__")) == [base + 9, base + 6, base + 3, base]
    assert call(w_range, "__len__") == 4
    assert call(w_range, "index", base + 6) == 2
    assert not call(w_range, "__contains__", base + 5)
    assert not call(w_range, "__contains__", base + 12)
    assert call(w_range, "__getitem__", -1) == base + 9
    assert representation(w_range) == "range(%d, %d, 3)" % (base, base + 10)
    assert drain(call_w(call_w(w_range, "__getitem__", slice(1, 3)), "__iter__")) == [
        base + 3, base + 6]


def test_slices_of_ranges_longer_than_the_machine_counts():
    base = 10 ** 30
    w_range = make(base)
    for part, wanted in [
            (slice(5, 10), "range(5, 10)"),
            (slice(-3, None), "range(%d, %d)" % (base - 3, base)),
            (slice(None, None, -base), "range(%d, -1, -%d)" % (base - 1, base)),
            (slice(2 * base, None), "range(%d, %d)" % (base, base))]:
        assert representation(call_w(w_range, "__getitem__", part)) == wanted
    assert error_of(call, w_range, "__getitem__", slice(1, 2, 0))[0] == "ValueError"


def test_unpacking():
    for value in ((1, 2, 3), [1, 2, 3], "abc", {1: 0, 2: 0, 3: 0}, make(3), [1.5, 2.5, 3.5]):
        items = [unwrap(w) for w in iteration.iterable_to_list(wrap(value))]
        assert [unwrap(w) for w in iteration.unpack_into(wrap(value), 3)] == items
        assert error_of(iteration.unpack_into, wrap(value), 4) == (
            "ValueError", "not enough values to unpack (expected 4, got 3)")
        assert error_of(iteration.unpack_into, wrap(value), 2) == (
            "ValueError", "too many values to unpack (expected 2)")
        assert [unwrap(w) for w in iteration.unpack_with_star(wrap(value), 1, 1)] == [
            items[0], items[1:2], items[2]]
        assert [unwrap(w) for w in iteration.unpack_with_star(wrap(value), 0, 3)] == [
            []] + items
        assert error_of(iteration.unpack_with_star, wrap(value), 2, 2) == (
            "ValueError", "not enough values to unpack (expected at least 4, got 3)")
    assert error_of(iteration.unpack_into, wrap(5), 2) == (
        "TypeError", "cannot unpack non-iterable int object")


def test_random_slices_of_lists():
    random.seed(3)
    for _ in range(300):
        values = list(range(random.randrange(12)))
        part = slice(random.choice(BOUNDS), random.choice(BOUNDS),
                     random.choice([None, 1, 2, -1, -2]))
        w_list = wrap(values)
        call(w_list, "__delitem__", part)
        del values[part]
        assert unwrap(w_list) == values
