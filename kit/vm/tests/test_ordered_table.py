"""Ordered tables against collections.OrderedDict."""
from __future__ import absolute_import

import random
from collections import OrderedDict

import pytest

from rpython.rlib.objectmodel import compute_hash, import_from_mixin
from rpython.rtyper.test.test_llinterp import interpret

from kit.vm.ordered_table import make_table_mixin


class Key(object):
    def __init__(self, text):
        self.text = text


class Value(object):
    def __init__(self, number):
        self.number = number


def same_int(a, b):
    return a == b


def hash_int(a):
    return a


def same_text(a, b):
    return a.text == b.text


def hash_text(a):
    return compute_hash(a.text)


def table_class(*arguments):
    class Table(object):
        import_from_mixin(make_table_mixin(*arguments))

        def __init__(self):
            self.init_table()
    return Table


IntTable = table_class(0, same_int, hash_int, True)
IntSet = table_class(0, same_int, hash_int, False)
TextTable = table_class(None, same_text, hash_text, True)
HashTable = table_class(None, same_text, None, True)
HashSet = table_class(None, same_text, None, False)


def contents(table, with_values):
    result = []
    position = table.next_position(0)
    while position >= 0:
        key = table.key_at(position)
        if not isinstance(key, int):
            key = key.text
        result.append((key, table.value_at(position).number if with_values else None))
        position = table.next_position(position + 1)
    assert len(result) == table.length()
    backwards = []
    position = table.last_position()
    while position >= 0:
        backwards.append(table.key_at(position))
        position = table.previous_position(position - 1)
    assert len(backwards) == len(result)
    return result


@pytest.mark.parametrize("cls", [IntTable, IntSet, TextTable, HashTable, HashSet])
@pytest.mark.parametrize("seed", range(12))
def test_random_operations(cls, seed):
    random.seed(seed)
    with_values = cls not in (IntSet, HashSet)
    boxed = cls not in (IntTable, IntSet)
    size = random.choice([6, 50, 400])
    table = cls()
    expected = OrderedDict()
    for step in range(1500):
        number = random.randrange(-size, size)
        key = Key(str(number)) if boxed else number
        plain = key.text if boxed else key
        hash = hash_text(key) % 64 if cls in (HashTable, HashSet) else (
            hash_text(key) if boxed else key)
        choice = random.randrange(12)
        value = Value(step) if with_values else None
        if choice < (8 if step % 500 < 250 else 3):
            if with_values:
                table.set_value(key, hash, value)
            else:
                table.include(key, hash)
            expected[plain] = step if with_values else None
        elif choice < 10:
            assert table.discard(key, hash) == (plain in expected)
            expected.pop(plain, None)
        elif choice == 10 and expected:
            table.remove_at(table.last_position())
            expected.popitem()
        elif choice == 11 and expected:
            table.remove_at(table.next_position(0))
            expected.popitem(last=False)
        assert (table.find(key, hash) >= 0) == (plain in expected)
        if step % 50 == 0:
            assert contents(table, with_values) == list(expected.items())
        if step % 300 == 0:
            copied = cls()
            copied.init_copy(table)
            table = copied
    assert contents(table, with_values) == list(expected.items())
    for plain in expected:
        key = Key(plain) if boxed else plain
        hash = hash_text(key) % 64 if cls in (HashTable, HashSet) else (
            hash_text(key) if boxed else key)
        assert table.find(key, hash) >= 0


class Meddler(object):
    """A key whose comparison changes the table."""
    action = None

    def __init__(self, name):
        self.name = name


def meddling_equal(a, b):
    if Meddler.action is not None:
        action = Meddler.action
        Meddler.action = None
        action()
    return a.name == b.name


def test_another_table_of_the_same_keys():
    table = TextTable()
    table.init_table()
    for text in "abcd":
        table.set_value(Key(text), hash_text(Key(text)), Value(0))
    table.discard(Key("b"), hash_text(Key("b")))
    other = TextTable()
    other.init_like(table, [Value(1), Value(2), Value(3)])
    other.set_value(Key("e"), hash_text(Key("e")), Value(4))
    found = [other.get_value(Key(text), hash_text(Key(text))) for text in "abcde"]
    assert [value and value.number for value in found] == [1, None, 2, 3, 4]
    assert [table.value_at(i).number for i in range(table.length())] == [0, 0, 0]


def test_comparison_that_changes_the_table():
    MeddledTable = table_class(None, meddling_equal, None, True)
    for count in (1, 10, 300):
        table = MeddledTable()
        first = Meddler("first")
        table.set_value(first, 1, Value(0))

        def fill():
            for i in range(count):
                table.set_value(Meddler("m%d" % i), 1, Value(i))

        Meddler.action = staticmethod(fill)
        assert table.find(Meddler("m0"), 1) >= 0
        assert table.length() == count + 1

        def empty():
            while table.length():
                table.remove_at(table.last_position())
        Meddler.action = staticmethod(empty)
        assert table.find(Meddler("first"), 1) == -1


@pytest.mark.parametrize("cls", [IntTable, TextTable, HashTable])
def test_insert_first(cls):
    boxed = cls is not IntTable
    table = cls()
    expected = []
    random.seed(1)
    for i in range(600):
        key = Key(str(i)) if boxed else i
        hash = hash_text(key) if boxed else key
        item = (key.text if boxed else key, i)
        choice = random.randrange(4)
        if choice < 2:
            table.insert_first(key, hash, Value(i))
            expected.insert(0, item)
        elif choice == 2:
            table.insert(key, hash, Value(i))
            expected.append(item)
        elif expected:
            if i % 2:
                table.remove_at(table.next_position(0))
                del expected[0]
            else:
                table.remove_at(table.last_position())
                del expected[-1]
        assert contents(table, True) == expected


def test_queue_is_fast_at_the_front():
    table = IntTable()
    for i in range(1000):
        table.set_value(i, i, Value(i))
    for i in range(1000, 5000):
        position = table.next_position(0)
        assert table.key_at(position) == i - 1000
        table.remove_at(position)
        table.set_value(i, i, Value(i))
    assert table.length() == 1000
    assert len(table.keys) < 3000


def fill_and_sum(cls, boxed, has_values):
    def function(count):
        table = cls()
        for i in range(count):
            if boxed:
                key = Key(str(i))
                hash = hash_text(key)
            else:
                key = i
                hash = i
            if has_values:
                table.set_value(key, hash, Value(i))
            else:
                table.include(key, hash)
            if i % 3 == 0:
                table.discard(key, hash)
        copied = cls()
        copied.init_copy(table)
        table = copied
        total = table.length()
        position = table.next_position(0)
        while position >= 0:
            total = total * 7 % 10007 + position
            if has_values:
                total += table.value_at(position).number
            position = table.next_position(position + 1)
        return total + table.last_position()
    return function


@pytest.mark.parametrize("cls", [IntTable, IntSet, TextTable, HashTable, HashSet])
def test_translated(cls):
    function = fill_and_sum(cls, cls not in (IntTable, IntSet), cls not in (IntSet, HashSet))
    assert interpret(function, [150]) == function(150)
