from __future__ import absolute_import

import random

from rpython.rtyper.test.test_llinterp import interpret

from kit.vm.paged_table import LIMIT, PAGE_MASK, make_paged_table

RUNS = [(0, 5), (3, 7), (PAGE_MASK, 5), (0x4E00, 9), (0x4E01, 7), (0x10FFFF, 1)]
TABLE = make_paged_table(RUNS)


def value_by_runs(codepoint):
    return [value for start, value in RUNS if start <= codepoint][-1]


def test_values_of_runs():
    codepoints = [0, LIMIT - 1]
    for start, _ in RUNS:
        codepoints += [start, start + 1, max(start - 1, 0)]
    codepoints += [random.randrange(LIMIT) for _ in range(500)]
    for codepoint in codepoints:
        if codepoint < LIMIT:
            assert TABLE.get(codepoint) == value_by_runs(codepoint), codepoint


def test_equal_pages_are_stored_once():
    assert len(TABLE.pages) < 6 * (PAGE_MASK + 1)


def test_translated():
    def get(codepoint):
        return TABLE.get(codepoint)
    for codepoint in (0, 3, 0x4E00, 0x4E01, LIMIT - 1):
        assert interpret(get, [codepoint]) == value_by_runs(codepoint)
