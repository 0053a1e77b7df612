"""Lists against Python 2.7's."""
from __future__ import absolute_import

import random

import pytest

from langs.python_subset.vm.gateway import make_builtin
from langs.python_subset.vm.listobject import W_List
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.tests.guests import (
    call, call_w, compare, error_of, operate, outcome, representation, unwrap, wrap)
from langs.python_subset.vm.values import W_Int, w_None

FLAVOURS = {
    "ints": lambda: random.randrange(6),
    "floats": lambda: random.choice([0.5, 1.5, 2.5, -0.0, 3.0]),
    "strs": lambda: random.choice("abcd"),
    "mixed": lambda: random.choice([0, 1, 2, 1.0, 0.5, "a", "b", None, (1, 2), True]),
    "mostly_ints": lambda: random.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 2.5]),
}


def random_index(length):
    return random.randint(-length - 2, length + 2)


def random_bound(length):
    return random.choice([None, random_index(length)])


def random_slice(length):
    return slice(random_bound(length), random_bound(length),
                 random.choice([None, None, 1, 2, 3, -1, -2, -3]))


@pytest.mark.parametrize("flavour", sorted(FLAVOURS))
@pytest.mark.parametrize("seed", range(8))
def test_random_operations(flavour, seed):
    random.seed(seed)
    value = FLAVOURS[flavour]
    expected = [value() for _ in range(random.randrange(12))]
    w_list = wrap(expected)

    def values(most):
        return [value() for _ in range(random.randrange(most))]

    def check(name, *args):
        function = getattr(list, name)
        wanted = outcome(function, expected, *args)
        found = outcome(call, w_list, name, *args)
        if name in ("__iadd__", "__imul__"):
            wanted = found = None
        assert found == wanted
        assert type(found) is type(wanted)

    for _ in range(150):
        index = random_index(len(expected))
        operation = random.randrange(18)
        if operation < 2:
            check("append", value())
        elif operation == 2:
            check("extend", values(6))
        elif operation == 3:
            check("extend", tuple(values(4)))
        elif operation == 4:
            check("insert", index, value())
        elif operation == 5:
            check("pop")
        elif operation == 6:
            check("pop", index)
        elif operation == 7:
            check("remove", value())
        elif operation == 8:
            check("reverse")
        elif operation == 9:
            check("index", value())
            check("index", value(), random_index(len(expected)), random_index(len(expected)))
            check("count", value())
            check("__contains__", value())
        elif operation == 10:
            check("__getitem__", index)
            check("__getitem__", random_slice(len(expected)))
        elif operation == 11:
            check("__setitem__", index, value())
        elif operation == 12:
            part = random_slice(len(expected))
            if part.step is None:
                check("__setitem__", part, values(5))
            else:
                count = len(expected[part])
                check("__setitem__", part, [value() for _ in range(count)])
        elif operation == 13:
            check("__setitem__", slice(None, None, 2), values(4))
        elif operation == 14:
            check("__delitem__", index)
        elif operation == 15 and len(expected) > 20:
            check("__delitem__", random_slice(len(expected)))
        elif operation == 16:
            check("__iadd__", values(4))
            check("__add__", values(3))
            check("__mul__", random.randrange(-1, 3))
        elif flavour in ("ints", "floats", "strs"):
            if random.random() < 0.5:
                expected.sort()
                call(w_list, "sort")
            else:
                expected.sort(reverse=True)
                call(w_list, "sort", w_None, True)
        assert unwrap(w_list) == expected
        assert representation(w_list) == repr(expected)


@pytest.mark.parametrize("seed", range(30))
def test_comparison(seed):
    random.seed(seed)
    value = FLAVOURS[random.choice(["ints", "floats", "strs"])]
    a = [value() for _ in range(random.randrange(4))]
    b = [value() for _ in range(random.randrange(4))]
    for operator, wanted in [("EQ", a == b), ("NE", a != b), ("LT", a < b), ("LE", a <= b),
                             ("GT", a > b), ("GE", a >= b)]:
        assert compare(operator, a, b) == wanted
        assert compare(operator, tuple(a), tuple(b)) == wanted
    assert compare("EQ", a, list(a))
    assert compare("EQ", a, [1.0 * x if isinstance(x, int) else x for x in a])


def guest_function(function):
    function.__name__ = "guest_function"
    return make_builtin("f", function, [W_Root])


@pytest.mark.parametrize("seed", range(20))
def test_sort_with_key_is_stable(seed):
    random.seed(seed)
    pairs = [(random.randrange(8), i) for i in range(random.randrange(120))]
    make_key = random.choice([
        lambda k: k, lambda k: k * 0.5, lambda k: "x" * k, lambda k: (k,),
        lambda k: k * 0.5 if k % 2 else k])

    def key(pair):
        return make_key(pair[0])

    w_key = guest_function(lambda w_pair: wrap(key(unwrap(w_pair))))
    for reverse in (False, True):
        w_list = wrap(pairs)
        call(w_list, "sort", w_key, reverse)
        assert unwrap(w_list) == sorted(pairs, key=key, reverse=reverse)


def test_sort_large():
    random.seed(5)
    for value in (lambda: random.randrange(10 ** 6), random.random,
                  lambda: str(random.random()), lambda: random.choice([1, 2.5, 3, 0.25])):
        numbers = [value() for _ in range(700)]
        w_list = wrap(numbers)
        call(w_list, "sort")
        assert unwrap(w_list) == sorted(numbers)


def test_a_list_that_changes_while_it_is_sorted():
    w_list = wrap([(3,), (1,), (2,)])

    def meddle(w_item):
        w_list.append(w_item)
        return w_item
    w_key = guest_function(meddle)
    assert error_of(call, w_list, "sort", w_key) == (
        "ValueError", "list modified during sort")
    assert unwrap(w_list) == [(1,), (2,), (3,)]


def test_a_failing_comparison_loses_no_item():
    w_list = wrap([3, "a", 1, None])
    assert error_of(call, w_list, "sort") == (
        "TypeError", "'<' not supported between instances of 'str' and 'int'")
    assert set(unwrap(w_list)) == set([3, "a", 1, None])


def test_messages():
    w_list = wrap([1, 2])
    for arguments, message in [
            (("__getitem__", 2), "list index out of range"),
            (("__setitem__", -3, 0), "list assignment index out of range"),
            (("__delitem__", 5), "list assignment index out of range"),
            (("pop", 7), "pop index out of range"),
            (("remove", 9), "list.remove(x): x not in list"),
            (("index", 9), "9 is not in list"),
            (("__getitem__", "a"), "list indices must be integers or slices, not str"),
            (("__getitem__", slice(None, None, 0)), "slice step cannot be zero"),
            (("__getitem__", slice("a", None, None)),
             "slice indices must be integers or None or have an __index__ method"),
            (("__add__", (1,)), 'can only concatenate list (not "tuple") to list'),
            (("extend", 5), "'int' object is not iterable"),
            (("__setitem__", slice(0, 2, 2), [1, 2]),
             "attempt to assign sequence of size 2 to extended slice of size 1")]:
        assert error_of(call, w_list, *arguments)[1] == message
    assert error_of(call, wrap([]), "pop") == ("IndexError", "pop from empty list")


def test_repr_of_a_list_in_itself():
    w_list = wrap([1])
    w_list.append(w_list)
    assert representation(w_list) == "[1, [...]]"


def test_nan_is_in_the_list_that_holds_it():
    nan = float("nan")
    assert call(wrap([nan]), "__contains__", nan)
    assert compare("EQ", [nan], [nan])


def test_self_extension():
    w_list = wrap([1, 2])
    call(w_list, "extend", w_list)
    call(w_list, "__setitem__", slice(1, 1), w_list)
    assert unwrap(w_list) == [1, 1, 2, 1, 2, 2, 1, 2]


def test_iteration_sees_later_items():
    w_list = wrap([1])
    w_iterator = call_w(w_list, "__iter__")
    assert unwrap(w_iterator.next()) == 1
    w_list.append(W_Int(2))
    assert unwrap(w_iterator.next()) == 2
    assert w_iterator.next() is None
    w_list.append(W_Int(3))
    assert w_iterator.next() is None


def test_constructor():
    assert unwrap(W_List.w_class.call1(wrap("abc"))) == ["a", "b", "c"]
    assert unwrap(W_List.w_class.call1(wrap({1: 2}))) == [1]
    assert unwrap(W_List.w_class.call0()) == []
    assert operate("ADD", [1], [2.5]) == [1, 2.5]
    assert operate("MULTIPLY", 3, [0]) == [0, 0, 0]
