"""Calls, functions, classes. Functions are the host's, with the same signature."""
from __future__ import annotations

import types
from collections.abc import Generator, Sequence
from typing import Any

from langs.python_subset.host.tests.model.codes import ModelCode
from langs.python_subset.host.tests.model.frames import FRAMES, NULL, Escape, Frame
from langs.python_subset.host.tests.model.machine import loop, reraise, run
from langs.python_subset.host.tests.model.names import namespace_value
from langs.python_subset.host.tests.model.registry import operation
from langs.python_subset.opcodes import COROUTINE, GENERATOR, VARARGS, VARKEYWORDS


@operation
def call(frame: Frame, argc: int) -> None:
    arguments = frame.pop(argc)
    frame.stack.append(frame.stack.pop()(*arguments))


def _with_names(frame: Frame, argc: int) -> tuple[list[Any], dict[str, Any]]:
    names = frame.stack.pop()
    values = frame.pop(argc)
    count = argc - len(names)
    return values[:count], dict(zip(names, values[count:]))


@operation
def call_kw(frame: Frame, argc: int) -> None:
    arguments, keywords = _with_names(frame, argc)
    frame.stack.append(frame.stack.pop()(*arguments, **keywords))


@operation
def call_ex(frame: Frame, has_kwargs: int) -> None:
    keywords = frame.stack.pop() if has_kwargs else {}
    function, arguments = frame.pop(2)
    frame.stack.append(function(*arguments, **keywords))


@operation
def call_method(frame: Frame, argc: int) -> None:
    arguments = frame.pop(argc)
    null, function = frame.pop(2)
    assert null is NULL
    frame.stack.append(function(*arguments))


@operation
def call_method_kw(frame: Frame, argc: int) -> None:
    arguments, keywords = _with_names(frame, argc)
    null, function = frame.pop(2)
    assert null is NULL
    frame.stack.append(function(*arguments, **keywords))


@operation
def make_function(frame: Frame, flags: int) -> None:
    code = frame.stack.pop()
    closure = frame.stack.pop() if flags & 8 else ()
    assert len(closure) == len(code.freevars)
    annotations = frame.stack.pop() if flags & 4 else {}
    keyword_defaults = frame.stack.pop() if flags & 2 else None
    defaults = frame.stack.pop() if flags & 1 else None
    frame.stack.append(function_of(code, frame.globals, closure, defaults, keyword_defaults,
                                   annotations))


class Coroutine:
    """What calling a coroutine function gives."""

    def __init__(self, generator: Any) -> None:
        self.send, self.throw, self.close = generator.send, generator.throw, generator.close
        self.generator = generator

    def __await__(self) -> Any:
        return self.generator


def function_of(code: ModelCode, module: dict[str, Any], closure: Any, defaults: Any,
                keyword_defaults: Any, annotations: Any) -> Any:
    """A function of the host that has the signature and runs the code."""
    def start(arguments: Sequence[Any]) -> Any:
        frame = Frame(code, module, None, closure)
        frame.take_arguments(arguments)
        if not code.flags & GENERATOR:
            return run(frame)
        generator = resumable(frame)
        generator.__name__, generator.__qualname__ = function.__name__, function.__qualname__
        return Coroutine(generator) if code.flags & COROUTINE else generator

    if code.make_wrapper is None:
        code.make_wrapper = compile(_wrapper_source(code), code.filename, "exec")
    namespace: dict[str, Any] = {}
    exec(code.make_wrapper, module, namespace)
    function = namespace["make"](start)
    function.__name__, function.__qualname__ = code.name, code.qualname
    function.__doc__, function.__module__ = code.docstring, module.get("__name__")
    function.__defaults__, function.__kwdefaults__ = defaults, keyword_defaults
    function.__annotations__ = annotations
    function.model = (code, closure)
    return function


def _wrapper_source(code: ModelCode) -> str:
    names = [name if name != ".0" else "iterator_" for name in code.parameters]
    positional = code.argcount
    shown = names[:positional]
    if code.posonlyargcount:
        shown.insert(code.posonlyargcount, "/")
    keyword_only = names[positional:positional + code.kwonlyargcount]
    rest = names[positional + code.kwonlyargcount:]
    if code.flags & VARARGS:
        shown.append("*" + rest.pop(0))
    elif keyword_only:
        shown.append("*")
    shown += keyword_only
    if code.flags & VARKEYWORDS:
        shown.append("**" + rest.pop(0))
    return (f"def make(start__):\n    def function({', '.join(shown)}):\n"
            f"        return start__([{', '.join(names)}])\n    return function\n")


def resumable(frame: Frame) -> Generator[Any, Any, Any]:
    iterator = loop(frame)
    FRAMES.append(frame)
    try:
        return (yield from iterator)
    except Escape as escape:
        stopped = escape.args[0]
    finally:
        del FRAMES[-1:]
    reraise(stopped)


@operation
def load_build_class(frame: Frame, _: int) -> None:
    frame.stack.append(build_class)


def build_class(function: Any, name: str, /, *bases: Any, **keywords: Any) -> Any:
    code, closure = function.model
    resolved = types.resolve_bases(bases)
    metaclass, namespace, keywords = types.prepare_class(name, resolved, keywords)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    cell = run(Frame(code, function.__globals__, namespace, closure))
    made = metaclass(name, resolved, namespace, **keywords)
    if isinstance(made, type) and isinstance(cell, types.CellType):
        _check_class_cell(name, made, cell)
    return made


def _check_class_cell(name: str, made: type, cell: Any) -> None:
    try:
        found = cell.cell_contents
    except ValueError:
        raise RuntimeError(f"__class__ not set defining {name!r} as {made!r}. Was __classcell__"
                           " propagated to type.__new__?") from None
    if found is not made:
        raise TypeError(f"__class__ set to {found!r} defining {name!r} as {made!r}")


@operation
def setup_annotations(frame: Frame, _: int) -> None:
    if namespace_value(frame, "__annotations__") is NULL:
        frame.namespace["__annotations__"] = {}


@operation
def get_yield_from_iter(frame: Frame, _: int) -> None:
    if not isinstance(frame.stack[-1], types.GeneratorType):
        frame.stack[-1] = iter(frame.stack[-1])
