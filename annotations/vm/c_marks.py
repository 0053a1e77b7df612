"""Marks in the C code made of functions: those that are a phase and those that dispatch
opcodes, which idle have none, and the calls of external functions.
"""
from __future__ import absolute_import

from annotations.vm import function_names, marks
from annotations.vm.replacement import Hook
from rpython.rtyper.lltypesystem import lltype
from rpython.translator.c.support import cdecl

FUNCGEN = "rpython.translator.c.funcgen"
NODE = "rpython.translator.c.node"
WATCHED = "_watched"    # ends the name of the copy that makes marks
SEVERAL = 2


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


def is_dispatch(line):
    return line.strip().startswith("VMKIT_DISPATCH(")


def is_phase_mark(line):
    return line.strip().startswith(("VMKIT_BEGIN(", "VMKIT_END("))


def with_watched_copy(implementation):
    """A function that dispatches several opcodes, an interpreter's loop, and one that is a
    phase go on in a copy of themselves while marks are watched, and have none: they would be
    a hundredth of the loop, and of a call in the interpreter.
    """
    def annotated(self):
        lines = list(implementation(self))
        if phase_of(self.obj.graph) >= 0:
            lines = watched_copy(self, lines, is_phase_mark)
        elif sum(is_dispatch(line) for line in lines) >= SEVERAL:
            lines = watched_copy(self, lines, is_dispatch)
        for line in lines:
            yield line
    return annotated


def watched_copy(node, lines, is_left_out):
    arguments = ["l_%s" % v.name for v in node.obj.graph.getargs()
                 if v.concretetype is not lltype.Void]
    head = cdecl(node.db.gettype(node.T, argnames=node.funcgen.argnames()), node.name + WATCHED)
    assert lines[0].endswith("{")
    function_names.note(node.name + WATCHED, node.obj.graph)
    return (["static __attribute__((noinline)) %s;" % head, lines[0],
             "\tif (VMKIT_WATCHED())",
             "\t\treturn %s%s(%s);" % (node.name, WATCHED, ", ".join(arguments))] +
            [line for line in lines[1:] if not is_left_out(line)] +
            ["static %s {" % head] + lines[1:])


HOOKS = [
    Hook(FUNCGEN, "FunctionCodeGenerator.cfunction_body", "self", "8f7703bf", with_phase),
    Hook(FUNCGEN, "FunctionCodeGenerator.gen_op", "self, op", "5d98b6d3",
         with_external_call),
    Hook(NODE, "FuncNode.implementation", "self", "f88fae60", with_watched_copy),
]
