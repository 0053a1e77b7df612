from __future__ import absolute_import

from rpython.jit.metainterp.test.support import LLJitMixin
from rpython.rlib import jit

from kit.vm import rpython_fixes

rpython_fixes.install()
driver = jit.JitDriver(greens=[], reds=["i", "total"])


class Pair(object):
    _immutable_fields_ = ["first", "second"]

    def __init__(self, first, second):
        self.first = first
        self.second = second


@jit.dont_look_inside
def swapped(pair):
    """Reads the fields of one object and writes those of another."""
    return Pair(pair.second, pair.first)


def run(i):
    total = 0
    while i > 0:
        driver.jit_merge_point(i=i, total=total)
        total += swapped(Pair(i, i * 2)).first
        i -= 1
    return total


class TestImmutableFields(LLJitMixin):
    def test_are_set_before_a_call_that_reads_them(self):
        assert self.meta_interp(run, [20]) == run(20) == 420
        self.check_resops(new_with_vtable=2)
