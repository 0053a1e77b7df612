"""Phases and events of the meta-interpreter, untranslated, on every way out."""
from __future__ import absolute_import

import pytest

from annotations.vm.marks import (
    ASSEMBLING, BRIDGE_COMPILED, DEOPTIMISATION, GUARD_FAILED, INTERPRETER, JIT,
    LOOP_COMPILED, OPTIMISING, TRACE_ABORTED, TRACE_ENTERED, TRACING)
from annotations.vm.tests.nesting import Recording
from rpython.jit.metainterp.test.support import LLJitMixin
from rpython.rlib.jit import Counters, JitDriver, dont_look_inside, set_param


class TestPhases(LLJitMixin):

    def record(self, function, arguments, expected, **options):
        with Recording() as recording:
            assert self.meta_interp(function, arguments, **options) == expected
        return recording.check()

    def test_loop(self):
        driver = JitDriver(greens=[], reds=["n", "total"])

        def run(n):
            total = 0
            while n > 0:
                driver.jit_merge_point(n=n, total=total)
                total += n
                n -= 1
            return total

        recording = self.record(run, [50], 1275)
        assert recording.begun(INTERPRETER) == 1
        assert recording.begun(TRACING) == 1
        assert recording.begun(OPTIMISING) == 2      # preamble and loop
        assert recording.begun(ASSEMBLING) == 1
        assert recording.begun(JIT) == 1
        assert recording.begun(DEOPTIMISATION) == 1
        assert recording.events(LOOP_COMPILED) == [(1, 0)]
        assert len(recording.events(GUARD_FAILED)) == 1
        assert len(recording.events(TRACE_ENTERED)) == 1

    def test_bridge_hangs_on_the_guard_that_failed(self):
        driver = JitDriver(greens=[], reds=["n", "total"])

        def run(n):
            total = 0
            while n > 0:
                driver.jit_merge_point(n=n, total=total)
                if n % 3 == 0:
                    total += 10
                total += 1
                n -= 1
            return total

        recording = self.record(run, [100], 430)
        [(number, guard)] = recording.events(BRIDGE_COMPILED)
        assert number == 2
        assert (guard, 0) in recording.events(GUARD_FAILED)
        assert recording.begun(TRACING) == 2
        assert recording.begun(ASSEMBLING) == 2

    def test_interpreter_without_a_loop(self):
        driver = JitDriver(greens=[], reds=["n"])

        def run(n):
            while n > 0:
                driver.jit_merge_point(n=n)
                n -= 1
            return n

        recording = self.record(run, [1], 0)
        assert recording.marks == [(0, INTERPRETER), (1, INTERPRETER)]

    def test_exception_out_of_jit_code(self):
        driver = JitDriver(greens=[], reds=["n"])

        class Stop(Exception):
            def __init__(self, n):
                self.n = n

        def loop(n):
            while True:
                driver.jit_merge_point(n=n)
                n -= 1
                if n < 0:
                    raise Stop(n)

        def run(n):
            try:
                loop(n)
            except Stop as stop:
                return stop.n
            return 0

        recording = self.record(run, [30], -1)
        assert recording.begun(JIT) >= 1

    def test_exception_out_of_a_called_function(self):
        driver = JitDriver(greens=[], reds=["n", "caught"])

        @dont_look_inside
        def check(n):
            if n % 5 == 0:
                raise ValueError
            return n

        def run(n):
            caught = 0
            while n > 0:
                driver.jit_merge_point(n=n, caught=caught)
                try:
                    check(n)
                except ValueError:
                    caught += 1
                n -= 1
            return caught

        recording = self.record(run, [100], 20)
        assert recording.begun(DEOPTIMISATION) >= 1
        assert recording.events(BRIDGE_COMPILED)

    def test_trace_too_long(self):
        driver = JitDriver(greens=[], reds=["n", "total"])

        def run(n):
            set_param(driver, "trace_limit", 20)
            total = 0
            while n > 0:
                driver.jit_merge_point(n=n, total=total)
                for i in range(n):
                    total += i
                n -= 1
            return total

        recording = self.record(run, [12], 286)
        reasons = [reason for reason, _none in recording.events(TRACE_ABORTED)]
        assert reasons and set(reasons) == set([Counters.ABORT_TOO_LONG])
        assert recording.begun(DEOPTIMISATION) >= len(reasons)     # blackholed

    def test_recursion_through_jit_code(self):
        driver = JitDriver(greens=["code"], reds=["n", "total"],
                           get_printable_location=lambda code: str(code))

        def run(code, n):
            total = 0
            while n > 0:
                driver.jit_merge_point(code=code, n=n, total=total)
                if code > 0:
                    total += run(code - 1, n)
                total += 1
                n -= 1
            return total

        expected = run(2, 12)
        with Recording() as recording:
            assert self.meta_interp(run, [2, 12], inline=True) == expected
        recording.check()
        nested = [stack for stack in recording.stacks() if stack[-2:] == (JIT, INTERPRETER)]
        assert nested      # the loop of a callee, entered from JIT code

    def test_guard_fails_inside_an_inlined_call(self):
        # The blackhole interpreter leaves the callee's loop to the interpreter.
        driver = JitDriver(greens=["code"], reds=["n", "total"],
                           get_printable_location=lambda code: str(code))

        def run(code, n):
            total = 0
            while n > 0:
                driver.jit_merge_point(code=code, n=n, total=total)
                if code == 0:
                    total += run(1, n % 7)
                elif n == 6:
                    total += 100
                total += 1
                n -= 1
            return total

        expected = run(0, 60)
        with Recording() as recording:
            assert self.meta_interp(run, [0, 60], inline=True) == expected
        recording.check()

    def test_jit_off(self):
        driver = JitDriver(greens=[], reds=["n"])

        def run(n):
            set_param(driver, "threshold", -1)
            while n > 0:
                driver.jit_merge_point(n=n)
                n -= 1
            return n

        assert self.record(run, [20], 0).begun(JIT) == 0


class TestWithVirtualizables(LLJitMixin):

    def test_forced_in_a_call(self):
        class Frame(object):
            _virtualizable_ = ["x"]

            def __init__(self, x):
                self.x = x

        driver = JitDriver(greens=[], reds=["frame"], virtualizables=["frame"])

        class Top(object):
            frame = None
        top = Top()

        @dont_look_inside
        def look(n):
            if n % 16 == 0:      # not while tracing, which would give up
                return top.frame.x
            return 0

        def run(n):
            frame = Frame(n)
            top.frame = frame
            while frame.x > 0:
                driver.jit_merge_point(frame=frame)
                look(frame.x)
                frame.x -= 1
            return frame.x

        with Recording() as recording:
            assert self.meta_interp(run, [60]) == 0
        recording.check()
        assert any(stack[-2:] == (JIT, DEOPTIMISATION) for stack in recording.stacks())


def test_a_phase_that_does_not_fit_is_seen():
    recording = Recording()
    recording.marks = [(0, INTERPRETER), (0, OPTIMISING)]
    with pytest.raises(AssertionError):
        recording.check()
    recording.marks = [(0, INTERPRETER), (1, TRACING)]
    with pytest.raises(AssertionError):
        recording.check()
    recording.marks = [(0, INTERPRETER)]
    with pytest.raises(AssertionError):
        recording.check()
