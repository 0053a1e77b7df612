"""Marks in the machine code that the JIT makes, run on this processor."""
from __future__ import absolute_import

import ctypes
import platform
import struct

import pytest

from annotations import tags
from annotations.vm import switches
from annotations.vm.marks import CODE_FREED, CODE_WRITTEN, JIT_CALL, NATIVE
from annotations.vm.tests.nesting import Recording
from rpython.jit.backend.llsupport.gc import GcLLDescr_boehm
from rpython.jit.metainterp.resoperation import rop
from rpython.jit.metainterp.test import support
from rpython.rlib.jit import JitDriver, conditional_call, dont_look_inside
from rpython.rtyper.lltypesystem import llmemory, lltype, rffi
from rpython.translator.tool.cbuild import ExternalCompilationInfo

pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="x86-64 only")


def marks_between(start, end):
    """(kind, number) of each mark in a stretch of memory."""
    text = ctypes.string_at(start, end - start)
    prefix = tags.NOP_PREFIX
    found, position = [], text.find(prefix)
    while position >= 0:
        [displacement] = struct.unpack("<I", text[position + 4:position + 8])
        if displacement >> 16 == tags.MAGIC:
            found.append((displacement >> 12 & 15, displacement & 0xfff))
        position = text.find(prefix, position + 1)
    return found


@pytest.fixture(autouse=True)
def allocator(monkeypatch):
    """rpython's own tests of this kind allocate with libgc; calloc does as well."""
    monkeypatch.setattr(GcLLDescr_boehm, "malloc_fn_ptr", rffi.llexternal(
        "vmkit_zeroed", [lltype.Signed], llmemory.GCREF, sandboxsafe=True, _nowrapper=True,
        compilation_info=ExternalCompilationInfo(
            includes=["stdlib.h"], separate_module_sources=[
                "RPY_EXTERN void *vmkit_zeroed(long n) { return calloc(1, n); }"],
            post_include_bits=["RPY_EXTERN void *vmkit_zeroed(long n);"])), raising=False)


class TestMarksInMachineCode(support.LLJitMixin):
    enable_opts = "intbounds:rewrite:virtualize:string:earlyforce:pure:heap"
    basic = False

    @property
    def CPUClass(self):
        from rpython.jit.backend.detect_cpu import getcpuclass
        return getcpuclass()

    def run_marked(self, function, arguments, expected):
        switches.set_ir_marks(True)
        try:
            with Recording() as recording:
                assert self.meta_interp(function, arguments) == expected
        finally:
            switches.set_ir_marks(False)
        recording.check()
        [blocks] = [recording.events(CODE_WRITTEN)]
        assert blocks
        return [mark for start, end in blocks for mark in marks_between(start, end)]

    def test_operations_of_a_loop(self):
        driver = JitDriver(greens=[], reds=["n", "total"])

        def run(n):
            total = 0
            while n > 0:
                driver.jit_merge_point(n=n, total=total)
                total += n
                n -= 1
            return total

        marks = self.run_marked(run, [50], 1275)
        assert set(kind for kind, _number in marks) == set([tags.IR_OPERATION])
        operations = [number for _kind, number in marks]
        assert operations.count(rop.INT_ADD) == operations.count(rop.INT_SUB) >= 1
        assert operations.count(rop.JUMP) == 1
        assert operations[-1] == rop.JUMP

    def test_nothing_when_it_is_off(self):
        driver = JitDriver(greens=[], reds=["n"])

        def run(n):
            while n > 0:
                driver.jit_merge_point(n=n)
                n -= 1
            return n

        with Recording() as recording:
            assert self.meta_interp(run, [50]) == 0
        for start, end in recording.check().events(CODE_WRITTEN):
            assert marks_between(start, end) == []

    def test_calls_of_external_functions(self):
        driver = JitDriver(greens=[], reds=["n", "total"])
        absolute = rffi.llexternal("labs", [rffi.LONG], rffi.LONG, releasegil=True)

        def run(n):
            total = 0
            while n > 0:
                driver.jit_merge_point(n=n, total=total)
                total += absolute(-n)
                n -= 1
            return total

        marks = self.run_marked(run, [50], 1275)
        begins = marks.count((tags.PHASE_BEGIN, NATIVE))
        assert begins == marks.count((tags.PHASE_END, NATIVE)) >= 1
        assert (tags.PHASE_BEGIN, JIT_CALL) not in marks

    def test_calls_of_functions(self):
        driver = JitDriver(greens=[], reds=["n", "total"])

        @dont_look_inside
        def square(n):
            if n % 10 == 0:
                raise ValueError
            return n * n

        @dont_look_inside
        def rarely():
            pass

        def run(n):
            total = 0
            while n > 0:
                driver.jit_merge_point(n=n, total=total)
                try:
                    total += square(n)
                except ValueError:
                    total += 1
                conditional_call(n % 16 == 0, rarely)
                n -= 1
            return total

        marks = self.run_marked(run, [50], run.__code__ and sum(
            n * n if n % 10 else 1 for n in range(1, 51)))
        begins = marks.count((tags.PHASE_BEGIN, JIT_CALL))
        assert begins == marks.count((tags.PHASE_END, JIT_CALL))
        calls = [number for kind, number in marks if kind == tags.IR_OPERATION
                 and (number == rop.COND_CALL or rop._CALL_FIRST <= number <= rop._CALL_LAST)]
        assert begins == len(calls) >= 2
        # each call is between a begin and its end
        inside = False
        for kind, number in marks:
            if (kind, number) == (tags.PHASE_BEGIN, JIT_CALL):
                assert not inside
                inside = True
            elif (kind, number) == (tags.PHASE_END, JIT_CALL):
                assert inside
                inside = False
