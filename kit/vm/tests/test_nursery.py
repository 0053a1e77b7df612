from __future__ import absolute_import

from kit.vm.nursery import SHORTEST, next_extent

SIZE = 8 * SHORTEST


def test_is_short_while_little_survives():
    assert next_extent(SIZE, SIZE, 0) == SIZE // 2
    assert next_extent(SHORTEST, SIZE, 0) == SHORTEST


def test_grows_to_the_whole_nursery_while_much_survives():
    assert next_extent(SHORTEST, SIZE, SHORTEST // 4) == 2 * SHORTEST
    assert next_extent(SIZE, SIZE, SIZE // 2) == SIZE


def test_stays_between():
    assert next_extent(SIZE // 2, SIZE, SIZE // 64) == SIZE // 2


def test_a_small_nursery_is_used_to_its_end():
    assert next_extent(1000, 1000, 0) == 1000
    assert next_extent(SHORTEST, 1000, 500) == 1000
