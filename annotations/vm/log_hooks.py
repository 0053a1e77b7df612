"""The JIT's log (`--jitlog`): writing it is a phase of its own, and it changes no code."""
from __future__ import absolute_import

from annotations.vm import marks
from annotations.vm.replacement import Hook, call_through, inside
from annotations.vm.switches import SWITCHES

RJITLOG = "rpython.rlib.rjitlog.rjitlog"


def without_counters(inject_debugging_code):
    """With a log, rpython counts in JIT code how often it runs; IR marks tell as well."""
    return call_through(inject_debugging_code, """
        if switches.ir_marks:
            return operations
        return CALL
        """, switches=SWITCHES)


HOOKS = [
    Hook(RJITLOG, "LogTrace.write_trace", "self, trace", "dfb2d3ee", inside(marks.LOGGING)),
    Hook(RJITLOG, "LogTrace.write", "self, args, ops, ops_offset",
         "0bea7630", inside(marks.LOGGING)),
    Hook("rpython.jit.backend.llsupport.assembler",
         "BaseAssembler._inject_debugging_code", "self, looptoken, operations, tp, number",
         "6d482a9f", without_counters),
]
