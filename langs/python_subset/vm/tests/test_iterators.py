"""enumerate, zip, map, filter, reversed, iter."""
from __future__ import absolute_import

from langs.python_subset.vm.arguments import Arguments
from langs.python_subset.vm.combinators import (
    enumerate_type, filter_type, map_type, reversed_type, zip_type)
from langs.python_subset.vm.gateway import Rest, make_builtin
from langs.python_subset.vm.iterators import W_CallableIterator, get_iterator
from langs.python_subset.vm.tests.guests import (
    call, call_w, drain, error_of, unwrap, wrap)
from langs.python_subset.vm.values import w_None


def make(w_type, *arguments):
    return w_type.call_args([wrap(argument) for argument in arguments])


def guest_function(function):
    def guest_function(args_w):
        return wrap(function(*[unwrap(w_arg) for w_arg in args_w]))
    return make_builtin("f", guest_function, [Rest])


def strict_zip(*arguments):
    return zip_type.call_arguments(Arguments(
        [wrap(argument) for argument in arguments], ["strict"], [wrap(True)]))


def test_enumerate():
    assert drain(make(enumerate_type, "ab")) == [(0, "a"), (1, "b")]
    assert drain(make(enumerate_type, [7], 5)) == [(5, 7)]
    top = 2 ** 63 - 1
    assert drain(make(enumerate_type, "abc", top - 1)) == [
        (top - 1, "a"), (top, "b"), (top + 1, "c")]
    assert drain(make(enumerate_type, "ab", 2 ** 70)) == [(2 ** 70, "a"), (2 ** 70 + 1, "b")]


def test_zip():
    assert drain(make(zip_type)) == []
    assert drain(make(zip_type, [1, 2, 3], "ab")) == [(1, "a"), (2, "b")]
    assert drain(strict_zip([1, 2], "ab")) == [(1, "a"), (2, "b")]
    assert error_of(drain, strict_zip([1], "ab")) == (
        "ValueError", "zip() argument 2 is longer than argument 1")
    assert error_of(drain, strict_zip([1, 2], "ab", [1])) == (
        "ValueError", "zip() argument 3 is shorter than arguments 1-2")
    assert error_of(drain, strict_zip([1, 2], "a")) == (
        "ValueError", "zip() argument 2 is shorter than argument 1")


def test_map_and_filter():
    assert drain(make(map_type, guest_function(lambda x: x + 1), [1, 2])) == [2, 3]
    assert drain(make(map_type, guest_function(lambda x, y: x * y), [1, 2], [3, 4, 5])) == [
        3, 8]
    assert drain(make(map_type, guest_function(lambda x, y, z: x + y + z),
                      [1], [2], [3])) == [6]
    assert drain(make(filter_type, None, [0, 1, "", "a"])) == [1, "a"]
    assert drain(make(filter_type, guest_function(lambda x: x > 2), range(6))) == [3, 4, 5]
    assert error_of(make, map_type, None)[0] == "TypeError"
    assert error_of(make, zip_type, 5)[1] == "'int' object is not iterable"


def test_reversed():
    assert drain(make(reversed_type, [1, 2, 3])) == [3, 2, 1]
    assert drain(make(reversed_type, (1, 2))) == [2, 1]
    assert drain(make(reversed_type, "abc")) == ["c", "b", "a"]
    assert drain(make(reversed_type, {"a": 1})) == ["a"]
    assert error_of(make, reversed_type, set()) == (
        "TypeError", "'set' object is not reversible")


def test_callable_iterator():
    values = [1, 2, 3, 4]
    w_iterator = W_CallableIterator(guest_function(lambda: values.pop(0)), wrap(3))
    assert drain(w_iterator) == [1, 2]
    assert w_iterator.next() is None


def test_methods_of_iterators():
    for value in ([1, 2], (1, 2), {1: 0, 2: 0}, set([1, 2])):
        w_iterator = get_iterator(wrap(value))
        assert call(w_iterator, "__length_hint__") == 2
        assert call_w(w_iterator, "__iter__") is w_iterator
        assert call(w_iterator, "__next__") == 1
        assert call(w_iterator, "__length_hint__") == 1
        assert call(w_iterator, "__next__") == 2
        assert error_of(call, w_iterator, "__next__") == ("StopIteration", None)
        assert call(w_iterator, "__length_hint__") == 0
    assert unwrap(w_None) is None
