"""Sequences: every strategy against plain Python lists."""
from __future__ import absolute_import

import random

import pytest

from rpython.rlib.objectmodel import import_from_mixin
from rpython.rtyper.test.test_llinterp import interpret

from kit.vm.sequence_strategies import UNDECIDED, make_sequence_mixin


class Value(object):
    pass


class Int(Value):
    def __init__(self, intval):
        self.intval = intval


class Float(Value):
    def __init__(self, floatval):
        self.floatval = floatval


class Other(Value):
    def __init__(self, name):
        self.name = name


def unbox_int(w_value):
    assert isinstance(w_value, Int)
    return w_value.intval


def unbox_float(w_value):
    assert isinstance(w_value, Float)
    return w_value.floatval


Mixin = make_sequence_mixin(
    lambda w: type(w) is Int, Int, unbox_int,
    lambda w: type(w) is Float, Float, unbox_float,
    lambda a, b: a == b)


class Sequence(Value):
    import_from_mixin(Mixin)

    def __init__(self):
        self.init_empty()


def box(value):
    if isinstance(value, int):
        return Int(value)
    if isinstance(value, float):
        return Float(value)
    return Other(value)


def unbox(w_value):
    if isinstance(w_value, Int):
        return w_value.intval
    if isinstance(w_value, Float):
        return w_value.floatval
    return w_value.name


def make(values):
    sequence = Sequence()
    sequence.init_values([box(value) for value in values])
    return sequence


def contents(sequence):
    values = [unbox(sequence.getitem(i)) for i in range(sequence.length())]
    assert values == [unbox(w) for w in sequence.items_copy()]
    return values


def test_strategies():
    assert make([]).strategy is Sequence.EMPTY
    assert make([1, 2]).strategy is Sequence.INTS
    assert make([1.0, 2.0]).strategy is Sequence.FLOATS
    assert make([1, 2.0]).strategy is Sequence.ANY
    assert make([1.5, "a"]).strategy is Sequence.ANY
    assert make(["a"]).strategy is Sequence.ANY


@pytest.mark.parametrize("first", [[], [1, 2, 3], [1.5, 2.5], ["a", "b"]])
@pytest.mark.parametrize("value", [7, 7.5, "x"])
def test_append_set_insert(first, value):
    sequence = make(first)
    sequence.append(box(value))
    assert contents(sequence) == first + [value]
    sequence = make(first)
    sequence.insert_at(0, box(value))
    assert contents(sequence) == [value] + first
    if first:
        sequence = make(first)
        sequence.setitem(1, box(value))
        assert contents(sequence) == [first[0], value] + first[2:]


def test_an_emptied_sequence_decides_again():
    sequence = make([1, 2])
    sequence.pop_last()
    sequence.pop_last()
    sequence.append(box(1.5))
    assert sequence.strategy is Sequence.FLOATS


def test_find():
    assert make([1, 2, 3, 2]).find(box(2), 2) == 3
    assert make([1, 2, 3]).find(box(9), 0) == -1
    assert make([1, 2, 3]).find(box("a"), 0) == UNDECIDED
    assert make(["a"]).find(box("a"), 0) == UNDECIDED
    assert make([1.5]).find(box(1.5), 0) == 0


def test_first_difference():
    assert make([1, 2, 3]).first_difference(make([1, 5])) == 1
    assert make([1, 2, 3]).first_difference(make([1, 2])) == 2
    assert make([1.5]).first_difference(make([1.5])) == 1
    assert make([1]).first_difference(make([1.0])) == UNDECIDED
    assert make(["a"]).first_difference(make(["a"])) == UNDECIDED


def test_insert_itself():
    sequence = make([1, 2, 3])
    sequence.insert_sequence(1, sequence)
    assert contents(sequence) == [1, 1, 2, 3, 2, 3]


def random_value(kinds):
    kind = random.choice(kinds)
    if kind == "int":
        return random.randrange(10)
    if kind == "float":
        return random.random()
    return random.choice("abc")


@pytest.mark.parametrize("seed", range(40))
def test_random_operations(seed):
    random.seed(seed)
    kinds = random.choice([["int"], ["float"], ["other"], ["int"] * 60 + ["float"],
                           ["float"] * 60 + ["int", "other"]])
    expected = [random_value(kinds) for _ in range(random.randrange(20))]
    sequence = make(expected)
    for _ in range(120):
        choice = random.randrange(13)
        value = random_value(kinds)
        length = len(expected)
        index = random.randrange(length) if length else 0
        stop = random.randint(index, length)
        if choice < 3:
            expected.append(value)
            sequence.append(box(value))
        elif choice == 3:
            expected.insert(index, value)
            sequence.insert_at(index, box(value))
        elif choice == 4:
            expected.reverse()
            sequence.reverse()
        elif choice == 5:
            other = [random_value(kinds) for _ in range(random.randrange(5))]
            expected[index:index] = other
            sequence.insert_sequence(index, make(other))
        elif choice == 6:
            del expected[index:stop]
            sequence.remove_slice(index, stop)
        elif choice == 7 and length < 200:
            part = Sequence()
            part.become_slice(sequence, index, stop)
            assert contents(part) == expected[index:stop]
            times = random.randrange(4)
            repeated = Sequence()
            repeated.become_repeated(part, times)
            assert contents(repeated) == expected[index:stop] * times
        elif not expected:
            continue
        elif choice == 8:
            expected[index] = value
            sequence.setitem(index, box(value))
        elif choice == 9:
            assert unbox(sequence.pop_last()) == expected.pop()
        elif choice == 10:
            del expected[index]
            sequence.remove_at(index)
        elif choice == 11:
            other = [random_value(kinds) for _ in range(stop - index)]
            expected[index:stop] = other
            sequence.overwrite(index, make(other))
        else:
            step = random.choice([-3, -1, 2, 3])
            steps = Sequence()
            steps.become_steps(sequence, index, step, len(expected[index::step]))
            assert contents(steps) == expected[index::step]
        assert contents(sequence) == expected


def everything(kind, count):
    """All operations, to be translated; the result tells that they agree."""
    sequence = Sequence()
    for i in range(count):
        if kind == 0:
            sequence.append(Int(i))
        elif kind == 1:
            sequence.append(Float(i * 1.0))
        else:
            sequence.append(Other("x" * i))
    sequence.insert_at(2, sequence.getitem(4))
    sequence.remove_at(0)
    sequence.insert_sequence(1, sequence)
    copy = Sequence()
    copy.init_values(sequence.items_copy()[:])
    repeated = Sequence()
    repeated.become_repeated(copy, 3)
    part = Sequence()
    part.become_slice(repeated, 3, 10)
    part.reverse()
    part.setitem(0, part.pop_last())
    steps = Sequence()
    steps.become_steps(part, 4, -2, 3)
    part.overwrite(1, steps)
    repeated.overwrite(0, part)
    repeated.insert_sequence(0, part)
    repeated.insert_at(0, Other("abc"))
    repeated.insert_sequence(1, part)
    result = (repeated.length() * 1000 + part.find(Int(2), 0) * 10 +
              repeated.first_difference(part))
    repeated.clear()
    repeated.append(Int(3))
    w_last = repeated.getitem(0)
    assert isinstance(w_last, Int)
    return result + w_last.intval


@pytest.mark.parametrize("kind", range(3))
def test_translated(kind):
    assert interpret(everything, [kind, 40]) == everything(kind, 40)
