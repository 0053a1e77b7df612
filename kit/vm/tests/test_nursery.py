from __future__ import absolute_import

import pytest

from rpython.rlib.rarithmetic import r_uint

from kit.vm import nursery
from kit.vm.nursery import PARTS, SHORTEST, SMALLEST_HEAP, next_extent

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


@pytest.mark.parametrize("asked, expected", [("", SMALLEST_HEAP * SIZE), ("1M", 1 << 20)])
def test_smallest_heap_is_some_nurseries_or_what_the_user_says(monkeypatch, asked, expected):
    class Collector(object):
        nursery = 0
        nursery_size = SIZE
        min_heap_size = float(1 << 20)

    seen = []
    monkeypatch.setattr(nursery, "_allocate", lambda gc: seen.append(gc.min_heap_size))
    monkeypatch.setenv("PYPY_GC_MIN", asked)
    nursery.allocate(Collector())
    assert seen == [expected]


def test_steps_of_a_major_collection_keep_up_with_what_becomes_old(monkeypatch):
    class Collector(object):
        nursery_size = SIZE
        threshold_objects_made_old = r_uint(5)

    def add_half(gc, reserving_size):
        gc.threshold_objects_made_old += r_uint(gc.nursery_size // 2)

    monkeypatch.setattr(nursery, "_step", add_half)
    collector = Collector()
    nursery.step(collector)
    assert collector.threshold_objects_made_old == 5 + SIZE // PARTS
