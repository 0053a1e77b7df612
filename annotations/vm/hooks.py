"""What is replaced in rpython so that every VM translated with it has marks.

A fingerprint names the function bodies that a hook was checked with.
"""
from __future__ import absolute_import

import platform

from annotations.vm import (
    assembler_hooks, c_marks, dispatch_hooks, function_names, log_hooks, marks)
from annotations.vm.replacement import Hook, call_through, inside, require_one
from rpython.rlib.objectmodel import compute_unique_id

COMPILE = "rpython.jit.metainterp.compile"
PYJITPL = "rpython.jit.metainterp.pyjitpl"


def install():
    """Replace everything, once, before a translation starts."""
    hooks = (GC_HOOKS + META_INTERPRETER_HOOKS + dispatch_hooks.HOOKS + log_hooks.HOOKS +
             c_marks.HOOKS + function_names.HOOKS)
    if platform.machine() == "x86_64":
        hooks = hooks + assembler_hooks.HOOKS
    originals = [hook.original() for hook in hooks]
    require_one(OPTIMISE)
    for hook, original in zip(hooks, originals):
        if original is not None:
            hook.replace(original)


def with_event(phase, event, payload):
    """Inside a phase, and an event when the function returned."""
    def wrap(function):
        return call_through(function, """
            marks.begin(phase)
            try:
                result = CALL
            finally:
                marks.end(phase)
            if marks.watched():
                marks.event(event, %s)
            return result
            """ % payload, marks=marks, phase=phase, event=event,
                            compute_unique_id=compute_unique_id)
    return wrap


def event_before(event, payload):
    def wrap(function):
        return call_through(function, """
            if marks.watched():
                marks.event(event, %s)
            return CALL
            """ % payload, marks=marks, event=event, compute_unique_id=compute_unique_id)
    return wrap


def handle_guard_failure(function):
    with_event = event_before(marks.GUARD_FAILED, "compute_unique_id(self)")
    return inside(marks.DEOPTIMISATION)(with_event(function))


def make_annotated_execute_token(make_execute_token):
    """From the interpreter into JIT code: the arguments are stored in a new
    frame, the code runs, a guard failure or the end brings it back.
    """
    def annotated(self, *ARGS):
        execute_token = inside(marks.JIT)(make_execute_token(self, *ARGS))

        def annotated_execute_token(executable_token, *args):
            if marks.watched():
                marks.event(marks.TRACE_ENTERED, executable_token.number)
            return execute_token(executable_token, *args)
        annotated_execute_token._always_inline_ = "try"
        return annotated_execute_token
    return annotated


def annotate_portal(helper_func):
    """The ways from elsewhere into the interpreter's loop: a call from the
    guest program, from JIT code or while tracing, and a guard failure in JIT
    code that was called from JIT code.
    """
    def annotated(self, FUNCPTR, func):
        if func.__name__ in ("ll_portal_runner", "assembler_call_helper"):
            func = inside(marks.INTERPRETER)(func)
        return helper_func(self, FUNCPTR, func)
    return annotated


GC_HOOKS = [
    Hook("rpython.memory.gc.incminimark", "IncrementalMiniMarkGC._minor_collection",
         "self", "afa6526f", inside(marks.GC_MINOR)),
    Hook("rpython.memory.gc.incminimark", "IncrementalMiniMarkGC.major_collection_step",
         "self, reserving_size", "2f026560", inside(marks.GC_MAJOR)),
    Hook("rpython.memory.gc.minimark", "MiniMarkGC.minor_collection",
         "self", "0135f2a2", inside(marks.GC_MINOR)),
    Hook("rpython.memory.gc.minimark", "MiniMarkGC.major_collection",
         "self, reserving_size", "8510e575", inside(marks.GC_MAJOR)),
    Hook("rpython.memory.gc.semispace", "SemiSpaceGC.semispace_collect",
         "self, size_changing", "6ca32ceb", inside(marks.GC_MAJOR)),
    Hook("rpython.memory.gc.generation", "GenerationGC.collect_nursery",
         "self", "27b3be34", inside(marks.GC_MINOR)),
]

OPTIMISE = [
    Hook("rpython.jit.metainterp.optimizeopt", "optimize_trace",
         "metainterp_sd, jitdriver_sd, compile_data, memo",
         "43851228", inside(marks.OPTIMISING), optional=True),
    Hook(COMPILE, "CompileData.optimize_trace",      # where it is since 2018
         "self, metainterp_sd, jitdriver_sd, memo",
         "", inside(marks.OPTIMISING), optional=True),
]

META_INTERPRETER_HOOKS = OPTIMISE + [
    Hook(PYJITPL, "MetaInterp.compile_and_run_once", "self, jitdriver_sd, *args",
         "cac9c3fc", inside(marks.TRACING)),
    Hook(PYJITPL, "MetaInterp.handle_guard_failure", "self, resumedescr, deadframe",
         "c7b01502", inside(marks.TRACING)),
    Hook(PYJITPL, "MetaInterp.aborted_tracing", "self, reason",
         "f2444a64", event_before(marks.TRACE_ABORTED, "reason")),
    Hook("rpython.jit.metainterp.optimizeopt.vector", "optimize_vector",
         "trace, metainterp_sd, jitdriver_sd, warmstate, loop_info, loop_ops, jitcell_token",
         "17eed4d4", inside(marks.OPTIMISING)),
    Hook(COMPILE, "send_loop_to_backend",
         "greenkey, jitdriver_sd, metainterp_sd, loop, type, orig_inpargs, memo",
         "d209217e", with_event(marks.ASSEMBLING, marks.LOOP_COMPILED,
                        "metainterp_sd.jitlog.trace_id")),
    Hook(COMPILE, "send_bridge_to_backend",
         "jitdriver_sd, metainterp_sd, faildescr, inputargs, operations, "
         "original_loop_token, memo",
         "6e30e3af", with_event(marks.ASSEMBLING, marks.BRIDGE_COMPILED,
                        "metainterp_sd.jitlog.trace_id, compute_unique_id(faildescr)")),
    Hook(COMPILE, "compile_tmp_callback",
         "cpu, jitdriver_sd, greenboxes, redargtypes, memory_manager",
         "56f6bc1c", inside(marks.ASSEMBLING)),
    Hook(COMPILE, "AbstractResumeGuardDescr.handle_fail",
         "self, deadframe, metainterp_sd, jitdriver_sd", "6e1e84a9", handle_guard_failure),
    Hook(COMPILE, "ResumeGuardForcedDescr.handle_fail",
         "self, deadframe, metainterp_sd, jitdriver_sd", "d202ad7c", handle_guard_failure),
    Hook(COMPILE, "ResumeGuardForcedDescr.handle_async_forcing", "self, deadframe",
         "d6b9c487", inside(marks.DEOPTIMISATION)),
    Hook("rpython.jit.metainterp.blackhole", "convert_and_run_from_pyjitpl",
         "metainterp, raising_exception", "b9e4d299", inside(marks.DEOPTIMISATION)),
    Hook("rpython.jit.metainterp.blackhole",
         "BlackholeInterpreter._handle_jitexception_in_portal", "self, e",
         "ec7b4ac9", inside(marks.INTERPRETER)),
    Hook("rpython.jit.metainterp.warmspot", "WarmRunnerDesc.helper_func",
         "self, FUNCPTR, func", "d2a8f3e9", annotate_portal),
    Hook("rpython.jit.backend.llsupport.llmodel", "AbstractLLCPU.make_execute_token",
         "self, *ARGS", "e61036f2", make_annotated_execute_token),
]
