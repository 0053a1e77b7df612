"""Marks inside the code that the JIT makes (x86-64), on with --annotate-ir:
before every IR operation, and around calls of AOT-compiled functions.

What is executed out of line (a slow path, a guard's exit) follows no mark of
its own and so counts for the operation that went there.
"""
from __future__ import absolute_import

from annotations import tags
from annotations.vm import marks
from annotations.vm.dispatch_hooks import UNKNOWN, is_merge_point, opcode_of
from annotations.vm.replacement import Hook, argument_list, call_through
from annotations.vm.switches import SWITCHES
from rpython.jit.metainterp.resoperation import rop

X86 = "rpython.jit.backend.x86"
BEGIN = tags.mark(tags.PHASE_BEGIN, 0)
END = tags.mark(tags.PHASE_END, 0)
ANY_OPCODE = tags.mark(tags.DISPATCH, 0)
ANY_OPERATION = tags.mark(tags.IR_OPERATION, 0)


NO_CALL = -1


class NextCall(object):
    phase = NO_CALL


NEXT_CALL = NextCall()


def write_mark(mc, displacement):
    """An 8-byte NOP into a block of machine code: no register, no flag."""
    mc.writechar(tags.NOP_PREFIX[0])
    mc.writechar(tags.NOP_PREFIX[1])
    mc.writechar(tags.NOP_PREFIX[2])
    mc.writechar(tags.NOP_PREFIX[3])
    mc.writeimm32(displacement)


def mark_operation(mark_op):
    def annotated(self, op):
        mark_op(self, op)
        if SWITCHES.ir_marks and op is not None:
            if is_merge_point(op):
                mark_merge_point(self, opcode_of(op))
            else:
                write_mark(self, ANY_OPERATION | op.getopnum())
    return annotated


def mark_merge_point(mc, opcode):
    write_mark(mc, ANY_OPERATION | rop.DEBUG_MERGE_POINT)
    if opcode != UNKNOWN:
        assert 0 <= opcode < 4096
        write_mark(mc, ANY_OPCODE | opcode)


def calls_a_function(function):
    """The next raw call is one of an AOT-compiled function, or of an external one
    where it releases the GIL. Others, of assembler by assembler, stay in phase jit.
    """
    phase = "aot"
    if "is_call_release_gil" in argument_list(function):
        phase = "external if is_call_release_gil else aot"
    return call_through(function, """
        if switches.ir_marks:
            next_call.phase = %s
        CALL
        """ % phase, next_call=NEXT_CALL, switches=SWITCHES, aot=marks.JIT_CALL,
                        external=marks.NATIVE)


def mark_raw_call(emit_raw_call):
    def annotated(self):
        phase = NEXT_CALL.phase
        NEXT_CALL.phase = NO_CALL
        if phase != NO_CALL:
            write_mark(self.mc, BEGIN | phase)
        emit_raw_call(self)
        if phase != NO_CALL:
            write_mark(self.mc, END | phase)
    return annotated


def mark_conditional_call(generate_body):
    """Its guard_no_exception comes last and may leave the code, so that the
    call must have ended before.
    """
    def annotated(self, assembler, mc):
        if not SWITCHES.ir_marks:
            generate_body(self, assembler, mc)
            return
        guard_token = self.guard_token_no_exception
        self.guard_token_no_exception = None
        write_mark(mc, BEGIN | marks.JIT_CALL)
        generate_body(self, assembler, mc)
        write_mark(mc, END | marks.JIT_CALL)
        if guard_token is not None:
            assembler.generate_guard_no_exception(guard_token)
    return annotated


def tell_written(materialize):
    return call_through(materialize, """
        start = CALL
        if marks.watched():
            marks.event(marks.CODE_WRITTEN, start,
                        start + self.get_relative_pos(break_basic_block=False))
        return start
        """, marks=marks)


def tell_freed(free):
    return call_through(free, """
        if marks.watched():
            marks.event(marks.CODE_FREED, start, stop)
        CALL
        """, marks=marks)


HOOKS = [
    Hook(X86 + ".codebuf", "MachineCodeBlockWrapper.mark_op", "self, op",
         "97270584", mark_operation),
    Hook(X86 + ".assembler", "Assembler386._genop_call",
         "self, op, arglocs, resloc, is_call_release_gil", "29ed0fd8", calls_a_function),
    Hook(X86 + ".assembler", "Assembler386.simple_call_no_collect",
         "self, fnloc, arglocs", "b0a64e04", calls_a_function),
    Hook(X86 + ".assembler", "Assembler386.CondCallSlowPath.generate_body",
         "self, assembler, mc", "012e4503", mark_conditional_call),
    Hook(X86 + ".callbuilder", "CallBuilder64.emit_raw_call", "self",
         "cd3e040f", mark_raw_call),
    Hook("rpython.jit.backend.llsupport.asmmemmgr", "BlockBuilderMixin.materialize",
         "self, cpu, allblocks, gcrootmap", "3b38c510", tell_written),
    Hook("rpython.jit.backend.llsupport.asmmemmgr", "AsmMemoryManager.free",
         "self, start, stop", "626a0bdf", tell_freed),
]
