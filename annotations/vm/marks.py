"""Emit the marks of annotations/tags.py from RPython.

Untranslated, a mark is appended to `recorder` when that is a list, so that
tests can check the nesting.
"""
from __future__ import absolute_import

import os

from annotations import tags
from annotations.vm import switches
from rpython.rlib.jit import dont_look_inside, we_are_jitted
from rpython.rlib.objectmodel import specialize, we_are_translated
from rpython.rtyper.lltypesystem import lltype, rffi
from rpython.translator.tool.cbuild import ExternalCompilationInfo

(STARTUP, INTERPRETER, TRACING, OPTIMISING, ASSEMBLING, JIT, JIT_CALL,
 DEOPTIMISATION, GC_MINOR, GC_MAJOR, NATIVE, SHUTDOWN, LOGGING) = [
    tags.PHASE_NUMBERS[name] for name in (
        "startup", "interpreter", "tracing", "optimising", "assembling", "jit",
        "jit_call", "deoptimisation", "gc_minor", "gc_major", "native",
        "shutdown", "logging")]

(LOOP_COMPILED, BRIDGE_COMPILED, TRACE_ABORTED, GUARD_FAILED, TRACE_ENTERED,
 POINT, CODE_FREED, CODE_WRITTEN) = [
    tags.EVENT_NUMBERS[name] for name in (
        "loop_compiled", "bridge_compiled", "trace_aborted", "guard_failed",
        "trace_entered", "point", "code_freed", "code_written")]

recorder = None

NATIVE_FOLDER = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "native")
NATIVE_CODE = ExternalCompilationInfo(
    includes=["vmkit_marks.h"],
    include_dirs=[NATIVE_FOLDER],
    libraries=["dl"],
    separate_module_files=[os.path.join(NATIVE_FOLDER, "vmkit_counters.c"),
                           os.path.join(NATIVE_FOLDER, "vmkit_papi.c")])


def _record(kind):
    def record(*payload):
        if recorder is not None:
            recorder.append((kind,) + payload)
    return record


def _mark(name, kind, arguments):
    # The name is a C macro: it is only ever called, never has its address taken.
    return rffi.llexternal(
        name, [lltype.Signed] * arguments, lltype.Void, _callable=_record(kind),
        compilation_info=NATIVE_CODE, _nowrapper=True, sandboxsafe=True,
        random_effects_on_gcobjs=False)


_begin = _mark("VMKIT_BEGIN", tags.PHASE_BEGIN, 1)
_end = _mark("VMKIT_END", tags.PHASE_END, 1)
_event = _mark("VMKIT_EVENT", tags.EVENT, 3)
_dispatch = _mark("VMKIT_DISPATCH", tags.DISPATCH, 1)
_dispatched = _mark("VMKIT_DISPATCHED", tags.DISPATCHED, 1)
_dispatched_before = _mark("VMKIT_DISPATCHED_BEFORE", tags.DISPATCHED_BEFORE, 1)
_watched = rffi.llexternal(
    "VMKIT_WATCHED", [], lltype.Signed, _callable=lambda: int(recorder is not None),
    compilation_info=NATIVE_CODE, _nowrapper=True, sandboxsafe=True,
    random_effects_on_gcobjs=False)
_region_begin = _mark("VMKIT_REGION_BEGIN", tags.REGION_BEGIN, 2)
_region_end = _mark("VMKIT_REGION_END", tags.REGION_END, 0)


@dont_look_inside
@specialize.arg(0)
def begin(phase):
    """Enter a phase, one of the constants above."""
    if switches.ANNOTATED:
        _begin(phase)


@dont_look_inside
@specialize.arg(0)
def end(phase):
    """Leave the innermost phase, which must be `phase`."""
    if switches.ANNOTATED:
        _end(phase)


@dont_look_inside
def watched():
    """Does anybody look at marks in this run? What is only worked out for an event
    need not be if not.
    """
    return switches.ANNOTATED and _watched() != 0


@dont_look_inside
@specialize.arg(0)
def event(number, first=0, second=0):
    """An event, one of the constants above, with its payload, where watched()."""
    if switches.ANNOTATED:
        _event(number, first, second)


@specialize.arg(0)
def dispatch(opcode):
    """In the handler of an opcode, a constant: it was dispatched. None in traces,
    whose merge points tell what they dispatch.
    """
    if switches.ANNOTATED and not we_are_jitted():
        _dispatch(opcode)


@dont_look_inside
def dispatched(opcode):
    """As dispatch(), where the opcode is no constant."""
    if switches.ANNOTATED:
        _dispatched(opcode)


@dont_look_inside
def dispatched_before(opcode):
    """The opcode about to be dispatched was counted already, at a merge point in a
    trace: the blackhole interpreter calls the loop from behind that merge point.
    """
    if switches.ANNOTATED:
        _dispatched_before(opcode)


@dont_look_inside
def region_begin(name):
    """Enter a region of the guest program, within the one that is open."""
    if switches.ANNOTATED:
        if not we_are_translated():
            _record(tags.REGION_BEGIN)(name)
            return
        with rffi.scoped_nonmovingbuffer(name) as text:
            _region_begin(rffi.cast(lltype.Signed, text), len(name))


@dont_look_inside
def region_end():
    """Leave the region entered last."""
    if switches.ANNOTATED:
        _region_end()


@dont_look_inside
def point(name):
    """An event of the guest program."""
    if switches.ANNOTATED:
        if not we_are_translated():
            _record(tags.EVENT)(POINT, name)
            return
        with rffi.scoped_nonmovingbuffer(name) as text:
            _event(POINT, rffi.cast(lltype.Signed, text), len(name))
