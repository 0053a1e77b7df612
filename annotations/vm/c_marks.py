"""Marks in the C code made of functions: those that are a phase, and the calls of
external functions.
"""
from __future__ import absolute_import

from annotations.vm import marks
from annotations.vm.replacement import Hook

FUNCGEN = "rpython.translator.c.funcgen"


def phase_of(graph):
    """The phase that a graph's function was made by `inside`, or -1."""
    return getattr(getattr(graph, "func", None), "vmkit_phase", -1)


def is_external_call(graph, op):
    """The call of external code without the GIL, in rffi's function around it."""
    target = getattr(getattr(graph, "func", None), "_call_aroundstate_target_", None)
    return (target is not None and op.opname == "direct_call" and
            op.args[0].value._obj is target[0]._obj)


def is_return(line):
    return line.strip().startswith("return ")


def with_phase(cfunction_body):
    def annotated(self):
        phase = phase_of(self.graph)
        if phase >= 0:
            yield "VMKIT_BEGIN(%d);" % phase
        for line in cfunction_body(self):
            if phase >= 0 and is_return(line):
                yield "VMKIT_END(%d);" % phase
            yield line
    return annotated


def with_external_call(gen_op):
    def annotated(self, op):
        external = is_external_call(self.graph, op)
        if external:
            yield "VMKIT_BEGIN(%d);" % marks.NATIVE
        for line in gen_op(self, op):
            yield line
        if external:
            yield "VMKIT_END(%d);" % marks.NATIVE
    return annotated


HOOKS = [
    Hook(FUNCGEN, "FunctionCodeGenerator.cfunction_body", "self", "8f7703bf", with_phase),
    Hook(FUNCGEN, "FunctionCodeGenerator.gen_op", "self, op", "5d98b6d3",
         with_external_call),
]
