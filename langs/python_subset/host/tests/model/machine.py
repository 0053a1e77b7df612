"""The loop. A handler runs in a loop of its own, inside an except clause of the host."""
from __future__ import annotations

from collections.abc import Generator
from typing import Any, Callable

from langs.python_subset.host.tests.model.frames import FRAMES, NEXT, NULL, Escape, Frame, Handled
from langs.python_subset.host.tests.model.registry import OPERATIONS
from langs.python_subset.opcodes import OPS


def run(frame: Frame) -> Any:
    """Runs a frame that never suspends."""
    iterator = loop(frame)
    depth = len(FRAMES)
    FRAMES.append(frame)
    try:
        next(iterator)
    except StopIteration as stop:
        return stop.value
    except Escape as escape:
        stopped = escape.args[0]
    finally:
        del FRAMES[depth:]
    reraise(stopped)


def loop(frame: Frame) -> Generator[Any, Any, Any]:
    """Runs the frame until it returns, or until POP_EXCEPT ends a handler."""
    code, stack = frame.code, frame.stack
    while True:
        try:
            while True:
                opcode, operand = code.instructions[frame.pc]
                name = OPS.names[opcode]
                frame.pc += 1
                assert len(stack) <= code.stacksize
                if name == "RETURN_VALUE":
                    assert len(stack) == 1
                    return stack.pop()
                if name == "POP_EXCEPT":
                    assert isinstance(stack.pop(), Handled)
                    return NEXT
                if name == "YIELD_VALUE":
                    value = stack.pop()
                    del FRAMES[-1:]
                    try:
                        value = yield value
                    finally:
                        FRAMES.append(frame)
                    stack.append(value)
                elif name == "YIELD_FROM":
                    stack.pop()
                    iterator = stack.pop()
                    del FRAMES[-1:]
                    try:
                        value = yield from iterator
                    finally:
                        FRAMES.append(frame)
                    stack.append(value)
                elif name == "PUSH_EXC_INFO":
                    handled = stack.pop()
                    stack += (Handled(handled), handled)
                    context, traceback = handled.__context__, handled.__traceback__
                    try:
                        raise handled
                    except BaseException:
                        handled.__context__ = context
                        handled.__traceback__ = traceback
                        result = yield from loop(frame)
                    if result is not NEXT:
                        return result
                elif name == "RERAISE":
                    frame.reraise(stack.pop())
                elif name in JUMPS:
                    if JUMPS[name](frame):
                        frame.pc = operand
                else:
                    OPERATIONS[name](frame, operand)
        except BaseException as caught:
            error = caught.args[0] if isinstance(caught, Escape) else caught
            found = code.handler(frame.pc - 1)
            if frame.reraises:
                error.__traceback__ = frame.traceback
            else:
                record(error, frame)
            frame.reraises = False
            handled = next((item.error for item in reversed(stack) if isinstance(item, Handled)),
                           None)
            if error.__context__ is None and error is not handled:
                error.__context__ = handled
            if found is None:
                # The loops outside this one record it no more.
                frame.reraises, frame.traceback = True, error.__traceback__
                if isinstance(error, StopIteration):
                    raise Escape(error) from None
                raise
            raised = error
        target, depth = found
        del stack[depth:]
        stack.append(raised)
        frame.pc = target


def reraise(error: BaseException) -> None:
    context = error.__context__
    try:
        raise error
    finally:
        error.__context__ = context


def record(error: BaseException, frame: Frame) -> None:
    """Notes the frame in the exception's own traceback, outermost frame last."""
    error.__dict__.setdefault("model_traceback", []).append(
        (frame.code.name, frame.code.place(frame.pc - 1)))


# Jumps: whether to

def _keeps(condition: bool) -> Callable[[Frame], bool]:
    def decide(frame: Frame) -> bool:
        if bool(frame.stack[-1]) == condition:
            return True
        frame.stack.pop()
        return False
    return decide


def _for_iter(frame: Frame) -> bool:
    value = next(frame.stack[-1], NULL)
    if value is NULL:
        frame.stack.pop()
        return True
    frame.stack.append(value)
    return False


JUMPS: dict[str, Callable[[Frame], bool]] = {
    "JUMP": lambda frame: True,
    "JUMP_BACK": lambda frame: True,
    "POP_JUMP_IF_FALSE": lambda frame: not frame.stack.pop(),
    "POP_JUMP_IF_TRUE": lambda frame: bool(frame.stack.pop()),
    "POP_JUMP_IF_NONE": lambda frame: frame.stack.pop() is None,
    "POP_JUMP_IF_NOT_NONE": lambda frame: frame.stack.pop() is not None,
    "JUMP_IF_FALSE_OR_POP": _keeps(False),
    "JUMP_IF_TRUE_OR_POP": _keeps(True),
    "FOR_ITER": _for_iter,
}
