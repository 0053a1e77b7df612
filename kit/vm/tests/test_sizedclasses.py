from __future__ import absolute_import

import pytest

from kit.vm.sizedclasses import make_sized_classes, make_sized_word_classes


class Closure(object):
    def __init__(self):
        raise AssertionError("instances are made by the function only")


new_closure = make_sized_classes(Closure, 2)
new_mutable = make_sized_classes(Closure, 2, immutable=False)


@pytest.mark.parametrize("count", range(5))
def test_values_are_found_by_index(count):
    closure = new_closure([10 * i for i in range(count)])
    assert isinstance(closure, Closure)
    assert closure.value_count() == count
    assert [closure.get_value(i) for i in range(count)] == [10 * i for i in range(count)]
    with pytest.raises(IndexError):
        closure.get_value(count)


@pytest.mark.parametrize("count", range(1, 5))
def test_values_are_set(count):
    closure = new_mutable([0] * count)
    closure.set_value(count - 1, 7)
    assert [closure.get_value(i) for i in range(count)] == [0] * (count - 1) + [7]


def test_small_counts_have_classes_of_their_own():
    assert [cls.__name__ for cls in new_closure.classes] == [
        "Closure0", "Closure1", "Closure2", "ClosureMany"]
    assert type(new_closure([1])) is new_closure.classes[1]
    assert type(new_closure([1, 2, 3])) is new_closure.classes[3]
    assert new_closure.classes[2]._immutable_fields_ == ["value_0", "value_1"]
    assert new_mutable.classes[2]._immutable_fields_ == []


class Frame(object):
    def word_count(self):
        return 0

    def fill_words(self, words):
        pass


new_frame = make_sized_word_classes(Frame, 2, 1)


@pytest.mark.parametrize("count", range(4))
@pytest.mark.parametrize("words", range(3))
def test_words_beside_values(count, words):
    frame = new_frame(["v%d" % i for i in range(count)], list(range(words)))
    assert (frame.value_count(), frame.word_count()) == (count, words)
    assert [frame.get_value(i) for i in range(count)] == ["v%d" % i for i in range(count)]
    assert [frame.get_word(i) for i in range(words)] == list(range(words))
