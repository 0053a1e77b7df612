"""The loop over nodes, with its JIT driver."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstackovf import StackOverflow, check_stack_overflow

from kit.vm.jitdriver import make_driver
from langs.scheme.opcodes import OPS
from langs.scheme.vm.callbacks import CALLBACKS
from langs.scheme.vm.context import MACHINE, K_Nested
from langs.scheme.vm.continuation import Finished
from langs.scheme.vm.errors import SchemeError, stack_overflow
from langs.scheme.vm.jumps import Escape
from langs.scheme.vm.raising import raise_error
from langs.scheme.vm.threads import SCHEDULER
from langs.scheme.vm.values import W_Values, w_void


def describe(node):
    """The place that the green names, for printable locations."""
    code = node.code
    return (code.filename, node.line, code.described_name(), node.index,
            OPS.names[node.opcode])


def opcode(node):
    return node.opcode


driver = make_driver("scheme", greens=["node"], reds=["registers_w", "closure", "k"],
                     describe=describe, opcode=opcode, is_recursive=True,
                     check_untranslated=False)


def run(node, registers_w, closure, k):
    """Runs until the outermost frame is left, which raises Finished."""
    while True:
        driver.jit_merge_point(node=node, registers_w=registers_w, closure=closure, k=k)
        try:
            node, registers_w, closure, k = node.step(registers_w, closure, k)
        except SchemeError as error:
            node, registers_w, closure, k = recover(error, k)
        except StackOverflow:
            check_stack_overflow()
            node, registers_w, closure, k = recover(stack_overflow(), k)
        except Escape as escape:
            if escape.level != MACHINE.level:
                raise
            node, registers_w, closure, k = arrive(escape, k)
        node = jit.promote(node)
        if node.is_header:
            if SCHEDULER.has_several and SCHEDULER.tick():
                node, registers_w, closure, k = SCHEDULER.switch(
                    node, registers_w, closure, k)
                node = jit.promote(node)
            node.unify_arrivals(registers_w)
            driver.can_enter_jit(node=node, registers_w=registers_w, closure=closure, k=k)


def recover(error, k):
    """The state that handles an error; calling the handler may fail in turn."""
    while True:
        try:
            return raise_error(error, k)
        except SchemeError as next_error:
            error = next_error


def arrive(escape, k):
    try:
        return escape.arrival.arrive()
    except SchemeError as error:
        return recover(error, k)


def run_call(w_procedure, args_w, k):
    """Calls a procedure and runs until the outermost frame is left."""
    try:
        node, registers_w, closure, k = w_procedure.call(args_w, k)
    except SchemeError as error:
        node, registers_w, closure, k = recover(error, k)
    run(node, registers_w, closure, k)


@jit.dont_look_inside
def call_nested(w_procedure, args_w):
    """Calls from a primitive, in a run of its own; see callbacks.py."""
    context = MACHINE.context
    level = MACHINE.level
    base = K_Nested(level + 1, context)
    MACHINE.context = base
    MACHINE.level = level + 1
    try:
        run_call(w_procedure, args_w, base)
    except Finished as finished:
        values_w = finished.values_w
        if len(values_w) == 1:
            return values_w[0]
        return W_Values(values_w)
    finally:
        MACHINE.context = context
        MACHINE.level = level
    return w_void


CALLBACKS.call = call_nested
