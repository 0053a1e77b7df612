"""A value for every code point, in pages of which equal ones are stored once."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

PAGE_BITS = 8
PAGE_MASK = (1 << PAGE_BITS) - 1
LIMIT = 0x110000


class PagedTable(object):
    _immutable_fields_ = ["numbers", "pages", "values[*]"]

    def __init__(self, numbers, pages, values):
        self.numbers = numbers      # of the page, by the code point's upper bits
        self.pages = pages          # one after the other: indexes into values
        self.values = values

    @jit.elidable
    def get(self, codepoint):
        page = ord(self.numbers[codepoint >> PAGE_BITS])
        return self.values[ord(self.pages[(page << PAGE_BITS) + (codepoint & PAGE_MASK)])]


@not_rpython
def make_paged_table(runs):
    """From (first code point, value) of each run of equal ones; at most 256 values
    and as many different pages."""
    values = sorted(set([value for _, value in runs]))
    parts = []
    for i, (start, value) in enumerate(runs):
        stop = runs[i + 1][0] if i + 1 < len(runs) else LIMIT
        parts.append(chr(values.index(value)) * (stop - start))
    everything = "".join(parts)
    numbers = {}
    pages = []
    order = []
    for start in range(0, LIMIT, PAGE_MASK + 1):
        page = everything[start:start + PAGE_MASK + 1]
        if page not in numbers:
            numbers[page] = len(pages)
            pages.append(page)
        order.append(chr(numbers[page]))
    return PagedTable("".join(order), "".join(pages), values)
