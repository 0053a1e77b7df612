"""Bytecodes that no handler's mark counts: those that are traced, and those in JIT code.

A JitDriver tells the opcode at a merge point by an attribute `get_opcode`, a
function of the greens; without it, merge points stay without an opcode. Each
bytecode counts once, where it begins for good: see annotations/vm/README.md.
"""
from __future__ import absolute_import

from annotations.vm import marks
from annotations.vm.replacement import Hook, call_through
from annotations.vm.switches import SWITCHES
from rpython.annotator import model as annmodel
from rpython.jit.codewriter import support
from rpython.jit.metainterp.compile import ResumeGuardCopiedDescr, ResumeGuardDescr
from rpython.jit.metainterp.history import ConstInt
from rpython.jit.metainterp.resoperation import ResOperation, rop
from rpython.rlib.rarithmetic import intmask
from rpython.rtyper.annlowlevel import MixLevelHelperAnnotator

UNKNOWN = -1


# -- the opcode at a merge point

def with_opcode_function(make_driverhook_graphs):
    """Translate the driver's get_opcode, as rpython does with its get_location."""
    def annotated(self):
        make_driverhook_graphs(self)
        annhelper = MixLevelHelperAnnotator(self.translator.rtyper)
        for jd in self.jitdrivers_sd:
            jd.vmkit_get_opcode_ptr = self._make_hook_graph(
                jd, annhelper, getattr(jd.jitdriver, "get_opcode", None),
                annmodel.SomeInteger())
        annhelper.finish()
    return annotated


def with_opcode_callback(make_jitdriver_callbacks):
    """`warmstate.vmkit_get_opcode(greenkey)`: the opcode, or UNKNOWN."""
    def annotated(self):
        make_jitdriver_callbacks(self)
        if hasattr(self, "vmkit_get_opcode"):
            return
        pointer = getattr(self.jitdriver_sd, "vmkit_get_opcode_ptr", None)
        unwrap_greenkey = self.make_unwrap_greenkey()
        rtyper = self.warmrunnerdesc and self.warmrunnerdesc.rtyper
        if pointer is None:
            def get_opcode(greenkey):
                return UNKNOWN
        else:
            def get_opcode(greenkey):
                greens = unwrap_greenkey(greenkey)
                function = support.maybe_on_top_of_llinterp(rtyper, pointer)
                return intmask(function(*greens))
        self.vmkit_get_opcode = get_opcode
    return annotated


# -- while tracing

class MergePoints(object):
    record = None       # rpython's own MIFrame.debug_merge_point


def record_later(debug_merge_point):
    """rpython records a merge point before it knows whether the trace ends there."""
    MergePoints.record = staticmethod(debug_merge_point)

    def debug_merge_point_later(self, jitdriver_sd, jd_index, portal_call_depth,
                                current_call_id, greenkey):
        pass
    return debug_merge_point_later


def record_passed(opimpl_jit_merge_point):
    """The trace went on behind a merge point: its bytecode is being executed."""
    record = MergePoints.record

    def passed(frame, jd_index, greenkey):
        metainterp = frame.metainterp
        jitdriver_sd = metainterp.staticdata.jitdrivers_sd[jd_index]
        record(frame, jitdriver_sd, jd_index, metainterp.portal_call_depth,
               metainterp.call_ids[-1], greenkey)
        if marks.watched():
            opcode = jitdriver_sd.warmstate.vmkit_get_opcode(greenkey)
            if opcode != UNKNOWN:
                marks.dispatched(opcode)

    return call_through(opimpl_jit_merge_point, """
        CALL
        passed(self, jdindex, greenboxes)
        """, passed=passed)


# -- in JIT code

def is_merge_point(op):
    """An operation that stands for a debug_merge_point in the backend, which drops
    those: code is the same with and without it, but for the mark.
    """
    return op.getopnum() == rop.KEEPALIVE and isinstance(op.getarg(0), ConstInt)


def opcode_of(op):
    """Of an operation that is_merge_point()."""
    return op.getarg(0).getint()


def resume_data(op):
    """Where a guard resumes, None of an operation that is no such guard."""
    if not op.is_guard():
        return None
    descr = op.getdescr()
    if isinstance(descr, ResumeGuardCopiedDescr):
        descr = descr.prev
    if isinstance(descr, ResumeGuardDescr) and descr.rd_numb:
        return descr
    return None


def places(operations):
    """For each operation the index of the one that it is to come before, by which
    merge points move, and only those.

    A guard may resume where an earlier one does, so that what began in between
    is executed again: merge points move behind such guards. And an operation
    and the guard that tests its result stay together, as code is made of both.
    """
    targets = range(len(operations))
    waiting = []
    last = None
    before = -1
    for i in range(len(operations)):
        op = operations[i]
        if op.getopnum() == rop.DEBUG_MERGE_POINT:
            if before >= 0 and (rop.is_comparison(operations[before].getopnum()) or
                                rop.is_ovf(operations[before].getopnum())):
                targets[i] = before
            waiting.append(i)
            continue
        before = i
        data = resume_data(op)
        if data is None:
            continue
        if last is not None and data.rd_numb == last.rd_numb:
            for index in waiting:
                targets[index] = i + 1
        else:
            waiting = []
        last = data
    return targets


def with_merge_points(metainterp_sd, operations):
    """The operations with stand-ins for their debug_merge_points."""
    targets = places(operations)
    moved = [None] * (len(operations) + 1)   # by the operation that they come before
    for i in range(len(operations)):
        op = operations[i]
        if op.getopnum() != rop.DEBUG_MERGE_POINT:
            continue
        jitdriver_sd = metainterp_sd.jitdrivers_sd[op.getarg(0).getint()]
        opcode = jitdriver_sd.warmstate.vmkit_get_opcode(op.getarglist()[3:])
        stand_in = ResOperation(rop.KEEPALIVE, [ConstInt(opcode)])
        at = targets[i]
        if moved[at] is None:
            moved[at] = []
        moved[at].append(stand_in)
    result = []
    for i in range(len(operations)):
        if moved[i] is not None:
            result.extend(moved[i])
        if operations[i].getopnum() != rop.DEBUG_MERGE_POINT:
            result.append(operations[i])
    if moved[len(operations)] is not None:
        result.extend(moved[len(operations)])
    return result


def place_merge_points(do_compile):
    return call_through(do_compile, """
        if switches.ir_marks:
            operations = with_merge_points(metainterp_sd, operations)
        return CALL
        """, switches=SWITCHES, with_merge_points=with_merge_points)


COMPILE = "rpython.jit.metainterp.compile"
PYJITPL = "rpython.jit.metainterp.pyjitpl"

HOOKS = [
    Hook("rpython.jit.metainterp.warmspot", "WarmRunnerDesc.make_driverhook_graphs",
         "self", "d4e34378", with_opcode_function),
    Hook("rpython.jit.metainterp.warmstate", "WarmEnterState.make_jitdriver_callbacks",
         "self", "17934bdf", with_opcode_callback),
    Hook(PYJITPL, "MIFrame.debug_merge_point",
         "self, jitdriver_sd, jd_index, portal_call_depth, current_call_id, greenkey",
         "6bf5d500", record_later),
    Hook(PYJITPL, "MIFrame.opimpl_jit_merge_point",
         "self, jdindex, greenboxes, jcposition, redboxes, orgpc", "496dd70d", record_passed),
    Hook(COMPILE, "do_compile_loop",
         "jd_id, unique_id, metainterp_sd, inputargs, operations, looptoken, log, name, memo",
         "f5309e69", place_merge_points),
    Hook(COMPILE, "do_compile_bridge",
         "metainterp_sd, faildescr, inputargs, operations, original_loop_token, log, memo",
         "b31f1182", place_merge_points),
]
