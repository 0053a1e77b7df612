"""Dicts against collections.OrderedDict."""
from __future__ import absolute_import

import random
from collections import OrderedDict

import pytest

from langs.python_subset.vm.dictobject import (
    W_Dict, attributes_dict, dict_type, keyword_dict, namespace_dict, new_dict, new_str_dict)
from langs.python_subset.vm.keywordstorage import KeywordStorage
from langs.python_subset.vm.dictstorage import (
    EMPTY, GeneralStorage, IntStorage, StrStorage)
from langs.python_subset.vm.instances import W_Instance
from langs.python_subset.vm.namespace import Namespace
from langs.python_subset.vm.operators import COMPARE, hash_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.tests.guests import (
    call, call_w, compare, drain, error_of, operate, outcome, representation, unwrap, wrap)
from langs.python_subset.vm.typeobject import w_object_type
from langs.python_subset.vm.values import W_Str, w_None

KEYS = {
    "ints": lambda: random.randrange(25),
    "strs": lambda: random.choice("abcdefghijklmnopq") * random.randrange(3),
    "mixed": lambda: random.choice([0, 1, 2, 1.0, 2.5, True, None, "a", "b", (1, "a"),
                                    2 ** 70, -1, -2]),
    "mostly_ints": lambda: random.choice(list(range(30)) + ["x", 3.0]),
    "mostly_strs": lambda: random.choice(list("abcdefghijklmnopqrst") + [1, None]),
}


def items_of(w_dict):
    return list(unwrap(w_dict).items())


@pytest.mark.parametrize("flavour", sorted(KEYS))
@pytest.mark.parametrize("seed", range(6))
def test_random_operations(flavour, seed):
    random.seed(seed)
    key = KEYS[flavour]
    expected = OrderedDict()
    w_dict = new_dict()

    def check(name, *args):
        wanted = outcome(getattr(expected, name), *args)
        assert outcome(call, w_dict, name, *args) == wanted

    for step in range(250):
        operation = random.randrange(14)
        if operation < 4:
            check("__setitem__", key(), step)
        elif operation == 4:
            check("setdefault", key(), step)
        elif operation == 5:
            check("__getitem__", key())
            check("get", key())
            check("get", key(), "default")
            check("__contains__", key())
        elif operation == 6:
            check("__delitem__", key())
        elif operation == 7:
            check("pop", key(), None)
            check("pop", key())
        elif operation == 8:
            check("popitem")
        elif operation == 9:
            pairs = [(key(), step) for _ in range(4)]
            w_other = wrap(OrderedDict(pairs))
            call(w_dict, "update", random.choice([wrap(pairs), w_other]))
            expected.update(pairs)
        elif operation == 10:
            w_dict = call_w(w_dict, "copy")
        elif operation == 11 and step % 20 == 0:
            check("clear")
        elif operation == 12:
            assert compare("EQ", w_dict, wrap(expected))
        assert items_of(w_dict) == list(expected.items())
        assert [type(k) for k in unwrap(w_dict)] == [type(k) for k in expected]
        assert call(w_dict, "__len__") == len(expected)
    assert drain(call_w(w_dict, "__reversed__")) == list(expected)[::-1]
    for name in ("keys", "values", "items"):
        w_view = call_w(w_dict, name)
        wanted = list(getattr(expected, name)())
        assert drain(call_w(w_view, "__iter__")) == wanted
        assert drain(call_w(w_view, "__reversed__")) == wanted[::-1]
        assert call(w_view, "__len__") == len(wanted)
        assert representation(w_view) == "dict_%s(%s)" % (name, representation(wanted))


def test_strategies():
    assert wrap({}).storage is EMPTY
    assert isinstance(wrap({"a": 1}).storage, StrStorage)
    assert isinstance(wrap({1: 1}).storage, IntStorage)
    assert isinstance(wrap({1.5: 1}).storage, GeneralStorage)
    assert isinstance(wrap({"a": 1, 2: 3}).storage, GeneralStorage)
    assert isinstance(new_str_dict().storage, StrStorage)
    w_dict = wrap({1: "a"})
    assert call(w_dict, "get", "x") is None
    assert call(w_dict, "get", None) is None
    assert call(w_dict, "get", (1,)) is None
    assert call(w_dict, "get", 1.5) is None
    assert isinstance(w_dict.storage, IntStorage)
    assert call(w_dict, "get", 1.0) == "a"
    assert call(w_dict, "get", True) == "a"


def test_messages():
    w_dict = wrap({1: 2})
    assert error_of(call, w_dict, "__getitem__", "x") == ("KeyError", "x")
    assert error_of(call, w_dict, "__delitem__", "x") == ("KeyError", "x")
    assert error_of(call, w_dict, "pop", "x") == ("KeyError", "x")
    assert error_of(call, wrap({}), "popitem") == (
        "KeyError", "popitem(): dictionary is empty")
    for w_some in (wrap({}), w_dict, wrap({"a": 1}), wrap({1.5: 2})):
        for name, args in [("__getitem__", ()), ("__setitem__", (1,)), ("get", ()),
                           ("__contains__", ()), ("setdefault", (1,)), ("pop", ())]:
            assert error_of(call, w_some, name, [], *args) == (
                "TypeError", "unhashable type: 'list'")
            assert error_of(call, w_some, name, ([],), *args) == (
                "TypeError", "unhashable type: 'list'")
    assert error_of(call, w_dict, "update", [1]) == (
        "TypeError", "cannot convert dictionary update sequence element #0 to a sequence")
    assert error_of(call, w_dict, "update", [(1, 2), (1, 2, 3)]) == (
        "ValueError", "dictionary update sequence element #1 has length 3; 2 is required")
    assert error_of(hash_of, w_dict) == ("TypeError", "unhashable type: 'dict'")


def test_repr():
    w_dict = wrap(OrderedDict([("a", 1), (2, [])]))
    assert representation(w_dict) == "{'a': 1, 2: []}"
    w_dict.set(W_Str("me"), w_dict)
    assert representation(w_dict) == "{'a': 1, 2: [], 'me': {...}}"


def test_constructors():
    assert unwrap(dict_type.call1(wrap([("a", 1)]))) == {"a": 1}
    assert unwrap(dict_type.call1(wrap({"a": 1}))) == {"a": 1}
    w_fromkeys = dict_type.lookup("fromkeys").bind(None, dict_type)
    assert unwrap(w_fromkeys.call1(wrap("ab"))) == {"a": None, "b": None}
    assert unwrap(w_fromkeys.call2(wrap([1]), wrap(0))) == {1: 0}


def test_copies_are_independent():
    for original in ({}, {"a": 1}, {1: 1}, {1.5: 2}):
        w_dict = wrap(original)
        w_copy = call_w(w_dict, "copy")
        w_copy.set(wrap("new"), w_None)
        assert unwrap(w_dict) == original


def test_merging():
    assert operate("OR", {"a": 1, "b": 2}, {"b": 3}) == {"a": 1, "b": 3}
    w_dict = wrap({"a": 1})
    w_dict.update_from(wrap({"b": 2}))
    assert error_of(w_dict.update_from, wrap(5)) == (
        "TypeError", "'int' object is not a mapping")
    assert unwrap(w_dict) == {"a": 1, "b": 2}


def test_keywords():
    w_dict = new_str_dict()
    w_dict.merge_keywords(wrap({"a": 1, "b": 2}), w_None)
    names, values_w = w_dict.keywords()
    assert dict(zip(names, [unwrap(w) for w in values_w])) == {"a": 1, "b": 2}
    assert error_of(w_dict.merge_keywords, wrap({"b": 2}), w_None) == (
        "TypeError", "None got multiple values for keyword argument 'b'")
    assert error_of(w_dict.merge_keywords, wrap(3), w_None)[0] == "TypeError"
    w_dict.merge_keywords(wrap({5: 2}), w_None)
    assert error_of(w_dict.keywords) == ("TypeError", "keywords must be strings")


def test_change_of_size_while_iterating():
    for name in ("__iter__", "__reversed__"):
        w_dict = wrap({"a": 1, "b": 2})
        w_iterator = call_w(w_dict, name)
        w_iterator.next()
        w_dict.set(wrap("c"), wrap(3))
        for _ in range(2):
            assert error_of(w_iterator.next) == (
                "RuntimeError", "dictionary changed size during iteration")


def test_change_of_strategy_while_iterating():
    w_dict = wrap(OrderedDict([(1, 1), (2, 2), (3, 3)]))
    w_iterator = call_w(w_dict, "__iter__")
    w_iterator.next()
    w_dict.get(wrap(2.0))
    assert isinstance(w_dict.storage, GeneralStorage)
    assert drain(w_iterator) == [2, 3]


def test_views_as_sets():
    w_keys = call_w(wrap({"a": 1, "b": 2}), "keys")
    w_items = call_w(wrap({"a": 1, "b": 2}), "items")
    assert call(w_keys, "__and__", ["b", "c"]) == set(["b"])
    assert call(w_keys, "__or__", ["c"]) == set("abc")
    assert call(w_keys, "__sub__", set(["a"])) == set(["b"])
    assert call(w_keys, "__xor__", "bc") == set("ac")
    assert call(w_keys, "__rsub__", ["a", "x"]) == set(["x"])
    assert call(w_keys, "isdisjoint", ["x"])
    assert compare("EQ", w_keys, set("ab"))
    assert compare("EQ", set("ab"), w_keys)
    assert compare("LT", w_keys, set("abc"))
    assert compare("GT", w_keys, set("a"))
    assert not compare("LE", w_keys, call_w(wrap({"a": 0, "c": 0}), "keys"))
    assert compare("LE", w_keys, call_w(wrap({"a": 0, "b": 0}), "keys"))
    assert call(w_items, "__contains__", ("a", 1))
    assert not call(w_items, "__contains__", ("a", 2))
    assert compare("EQ", w_items, set([("a", 1), ("b", 2)]))
    assert call(w_items, "__and__", [("a", 1)]) == set([("a", 1)])


@pytest.mark.parametrize("keys", [[1, 2, 3], ["a", "b", "c"], [1.5, "a", None]])
def test_move_to_end(keys):
    first, second, third = keys
    w_dict = wrap(OrderedDict((key, None) for key in keys))
    assert w_dict.move_to_end(wrap(first), True)
    assert list(unwrap(w_dict)) == [second, third, first]
    assert w_dict.move_to_end(wrap(third), False)
    assert list(unwrap(w_dict)) == [third, second, first]
    assert not w_dict.move_to_end(wrap("missing"), True)
    assert unwrap(w_dict.pop_item(False)) == (third, None)
    assert unwrap(w_dict.pop_item(True)) == (first, None)


class W_Counting(W_Root):
    """A key that counts how often it is hashed and compared."""
    hashes_natively = True
    hashed = 0
    compared = 0

    def native_hash(self):
        W_Counting.hashed += 1
        return 1

    def type(self):
        return CountingType()


class CountingType(object):
    name = "Counting"
    mro_w = []

    def lookup(self, name):
        return None

    def is_subtype(self, other):
        return False


def test_setdefault_hashes_once():
    w_dict = wrap({1.5: 2})
    w_key = W_Counting()
    W_Counting.hashed = 0
    w_dict.setdefault(w_key, w_None)
    assert W_Counting.hashed == 1
    w_dict.setdefault(w_key, w_None)
    assert W_Counting.hashed == 2
    assert COMPARE["EQ"]


def test_globals_view():
    namespace = Namespace(None)
    namespace.set("a", wrap(1))
    w_dict = namespace_dict(namespace)
    w_dict.set(wrap("b"), wrap(2))
    assert unwrap(namespace.get("b")) == 2
    namespace.set("b", wrap(3))
    assert items_of(w_dict) == [("a", 1), ("b", 3)]
    assert call(w_dict, "pop", "a") == 1
    assert namespace.get("a") is None
    assert error_of(call, w_dict, "__delitem__", "a") == ("KeyError", "a")
    assert call(w_dict, "copy") == {"b": 3}
    assert call(w_dict, "get", 5) is None
    call(w_dict, "clear")
    assert namespace.names() == []


def test_attributes_view():
    w_instance = W_Instance(w_object_type)
    w_instance.map_write("x", wrap(1))
    w_dict = attributes_dict(w_instance)
    assert unwrap(w_dict) == {"x": 1}
    assert call(w_dict, "get", "x") == 1
    call(w_dict, "__delitem__", "x")
    assert w_instance.map_read("x") is None
    assert isinstance(w_dict, W_Dict) and w_dict.length() == 0


def test_keyword_storage():
    names, values_w = ["a", "b"], [wrap(1), wrap(2)]
    w_dict = keyword_dict(names, values_w)
    assert unwrap(w_dict) == {"a": 1, "b": 2}
    assert w_dict.keywords() == (names, values_w)
    w_dict.set(wrap("a"), wrap(3))
    assert isinstance(w_dict.storage, KeywordStorage)
    assert [unwrap(w) for w in w_dict.values_copy()] == [3, 2]
    assert w_dict.get(wrap("c")) is None
    w_last = w_dict.copy().pop_item(True)
    assert unwrap(w_last) == ("b", 2)
    assert unwrap(w_dict.pop(wrap("b"))) == 2
    assert isinstance(w_dict.storage, StrStorage)
    assert unwrap(w_dict) == {"a": 3} and names == ["a", "b"]
