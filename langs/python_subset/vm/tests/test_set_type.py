"""Sets and frozensets against Python 2.7's."""
from __future__ import absolute_import

import random

import pytest

from langs.python_subset.vm.operators import hash_of
from langs.python_subset.vm.setobject import frozenset_type, set_type
from langs.python_subset.vm.setstorage import (
    EMPTY, GeneralStorage, IntStorage, StrStorage)
from langs.python_subset.vm.tests.guests import (
    call, call_w, compare, drain, error_of, operate, outcome, representation, unwrap, wrap)

ITEMS = {
    "ints": lambda: random.randrange(12),
    "strs": lambda: random.choice("abcdefghij"),
    "mixed": lambda: random.choice([0, 1, 1.0, 2.5, True, None, "a", "b", (1,), 2 ** 70,
                                    frozenset([1])]),
    "mostly_ints": lambda: random.choice(list(range(20)) + ["x", 3.0]),
}
OPERATORS = [("AND", "__and__"), ("OR", "__or__"), ("SUBTRACT", "__sub__"),
             ("XOR", "__xor__")]


@pytest.mark.parametrize("flavour", sorted(ITEMS))
@pytest.mark.parametrize("seed", range(5))
def test_random_operations(flavour, seed):
    random.seed(seed)
    item = ITEMS[flavour]
    expected = set()
    w_set = wrap(set())

    def some():
        return [item() for _ in range(random.randrange(6))]

    for _ in range(150):
        operation = random.randrange(12)
        value = item()
        if operation < 4:
            expected.add(value)
            call(w_set, "add", value)
        elif operation == 4:
            assert outcome(call, w_set, "remove", value) == outcome(expected.remove, value)
        elif operation == 5:
            expected.discard(value)
            call(w_set, "discard", value)
        elif operation == 6:
            assert call(w_set, "__contains__", value) == (value in expected)
        elif operation == 7:
            name = random.choice(["update", "intersection_update", "difference_update",
                                  "symmetric_difference_update"])
            others = some()
            if name in ("intersection_update", "difference_update"):
                others = some()[:2]
            kind = random.choice([list, tuple, set, frozenset])
            getattr(expected, name)(kind(others))
            call(w_set, name, kind(others))
        elif operation == 8:
            name = random.choice(["union", "intersection", "difference",
                                  "symmetric_difference", "issubset", "issuperset",
                                  "isdisjoint"])
            other = random.choice([list, set, frozenset])(some())
            assert call(w_set, name, other) == getattr(expected, name)(other)
        elif operation == 9:
            other = set(some())
            for operator, name in OPERATORS:
                assert operate(operator, w_set, other) == getattr(expected, name)(other)
            for operator, name in [("EQ", "__eq__"), ("LT", "__lt__"), ("LE", "__le__"),
                                   ("GT", "__gt__"), ("GE", "__ge__"), ("NE", "__ne__")]:
                assert compare(operator, w_set, other) == getattr(expected, name)(other)
        elif operation == 10:
            w_set = call_w(w_set, "copy")
        elif expected and random.randrange(3) == 0:
            popped = call(w_set, "pop")
            assert popped in expected
            expected.remove(popped)
        assert unwrap(w_set) == expected
        assert call(w_set, "__len__") == len(expected)
        assert len(drain(call_w(w_set, "__iter__"))) == len(expected)


def test_strategies():
    assert wrap(set()).storage is EMPTY
    assert isinstance(wrap(set([1])).storage, IntStorage)
    assert isinstance(wrap(set(["a"])).storage, StrStorage)
    assert isinstance(wrap(set([1, "a"])).storage, GeneralStorage)


def test_iteration_is_in_order_of_insertion():
    w_set = wrap(set())
    for number in (5, 3, 9, 1):
        call(w_set, "add", number)
    call(w_set, "discard", 3)
    assert drain(call_w(w_set, "__iter__")) == [5, 9, 1]
    assert representation(w_set) == "{5, 9, 1}"


def test_frozenset_hash_is_that_of_cpython():
    assert hash_of(wrap(frozenset())) == 133146708735736
    assert hash_of(wrap(frozenset([1, 2, 3]))) == -272375401224217160
    assert hash_of(wrap(frozenset([1.0, 2, 3]))) == -272375401224217160


def test_results_are_of_the_first_operands_kind():
    assert type(operate("OR", frozenset([1]), set([2]))) is frozenset
    assert type(operate("OR", set([1]), frozenset([2]))) is set
    assert type(call(wrap(frozenset([1])), "union", [2])) is frozenset


def test_sets_are_found_in_sets():
    w_set = wrap(set([frozenset([1])]))
    assert call(w_set, "__contains__", set([1]))
    call(w_set, "remove", set([1]))
    assert unwrap(w_set) == set()
    assert error_of(call, w_set, "add", set()) == ("TypeError", "unhashable type: 'set'")
    assert error_of(hash_of, w_set) == ("TypeError", "unhashable type: 'set'")


def test_messages():
    assert error_of(call, wrap(set()), "pop") == ("KeyError", "pop from an empty set")
    assert error_of(call, wrap(set([1])), "remove", 2) == ("KeyError", 2)
    assert error_of(call, wrap(set([1])), "__contains__", []) == (
        "TypeError", "unhashable type: 'list'")
    assert error_of(call, wrap(set()), "update", 5) == (
        "TypeError", "'int' object is not iterable")
    assert error_of(compare, "LT", set(), [])[1] == (
        "'<' not supported between instances of 'set' and 'list'")


def test_change_of_size_while_iterating():
    w_set = wrap(set([1, 2]))
    w_iterator = call_w(w_set, "__iter__")
    w_iterator.next()
    call(w_set, "add", 3)
    assert error_of(w_iterator.next) == (
        "RuntimeError", "Set changed size during iteration")


def test_constructors_and_repr():
    assert unwrap(set_type.call1(wrap("aab"))) == set("ab")
    assert unwrap(frozenset_type.call1(wrap([1, 1]))) == frozenset([1])
    assert representation(set()) == "set()"
    assert representation(frozenset()) == "frozenset()"
    assert representation(frozenset([1])) == "frozenset({1})"
    assert representation(set(["a"])) == "{'a'}"
    w_frozen = wrap(frozenset([1]))
    assert frozenset_type.call1(w_frozen) is w_frozen
    assert call_w(w_frozen, "copy") is w_frozen
