"""Traces that are longer than the limit: the loop's own code, and calls."""
from __future__ import absolute_import

import pytest

from rpython.jit.metainterp.pyjitpl import MetaInterp
from rpython.jit.metainterp.test.support import LLJitMixin
from rpython.rlib import jit

from kit.vm import long_loops

driver = jit.JitDriver(greens=["code", "depth"], reds=["i", "total"], is_recursive=True)


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    """For these tests only: others count traces that are too long."""
    monkeypatch.setattr(MetaInterp, "blackhole_if_trace_too_long", None)
    monkeypatch.setattr(MetaInterp, "vmkit_goes_on_until", None, raising=False)
    long_loops.install()


def work(code, times, total):
    """Operations that are not folded."""
    k = 0
    while k < times:
        total = (total * 3 ^ code) & 0xffff
        k += 1
    return total


work._jit_unroll_safe_ = True


def interpret(code, depth, i):
    """Code 1: a long body; 2: calls that are long."""
    total = 0
    while True:
        driver.jit_merge_point(code=code, depth=depth, i=i, total=total)
        if code == 1 or depth == 1:
            total = work(code, 60, total + i)
        else:
            total += interpret(code, 1, i)
        i -= 1
        if i == 0 or depth == 1:
            return total
        driver.can_enter_jit(code=code, depth=depth, i=i, total=total)


def run(code, times):
    return interpret(code, 0, times)


class TestLongLoops(LLJitMixin):
    def run(self, code):
        limits = dict(trace_limit=100, inline=True, function_threshold=1000)
        assert self.meta_interp(run, [code, 30], **limits) == run(code, 30)

    def test_a_long_body_is_compiled(self):
        self.run(1)
        self.check_trace_count(1)
        self.check_resops(int_xor=120)

    def test_a_long_call_is_not_inlined(self):
        self.run(2)
        self.check_aborted_count_at_least(1)


class FakeMetaInterp(object):
    """Of whose trace there are these positions."""

    def __init__(self, length, positions):
        self.history = self
        self.length = length
        self.portal_trace_positions = [(None, key, (at, 0)) for key, at in positions]

    def get_trace_position(self):
        return self.length, 0


@pytest.mark.parametrize("positions, longest", [
    ([], 0),
    ([("f", 10), (None, 40)], 30),
    ([("f", 10), ("g", 20), (None, 40), (None, 90)], 80),
    ([("f", 10), (None, 20), ("g", 20), (None, 50), ("f", 60), (None, 65)], 30),
    ([("f", 10), (None, 40), ("g", 50), ("h", 80)], 50),
])
def test_longest_call(positions, longest):
    assert long_loops.longest_call(FakeMetaInterp(100, positions)) == longest
