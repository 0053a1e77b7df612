"""The loop over nodes, with its JIT driver."""
from __future__ import absolute_import

from rpython.rlib.rstackovf import StackOverflow, check_stack_overflow

from kit.vm.jitdriver import make_driver
from langs.scheme.opcodes import OPS
from langs.scheme.vm.errors import SchemeError, stack_overflow
from langs.scheme.vm.raising import raise_error


def describe(node):
    """The place that the green names, for printable locations."""
    code = node.code
    return (code.filename, node.line, code.described_name(), node.index,
            OPS.names[node.opcode])


def opcode(node):
    return node.opcode


driver = make_driver("scheme", greens=["node"], reds=["registers_w", "closure", "k"],
                     describe=describe, opcode=opcode, check_untranslated=False)


def run(state):
    """Runs until the outermost frame is left, which raises Finished."""
    node, registers_w, closure, k = state
    while True:
        driver.jit_merge_point(node=node, registers_w=registers_w, closure=closure, k=k)
        try:
            node, registers_w, closure, k = node.step(registers_w, closure, k)
        except SchemeError as error:
            node, registers_w, closure, k = raise_error(error, k)
        except StackOverflow:
            check_stack_overflow()
            node, registers_w, closure, k = raise_error(stack_overflow(), k)
        if node.is_header:
            driver.can_enter_jit(node=node, registers_w=registers_w, closure=closure, k=k)
