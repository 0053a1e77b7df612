"""Exceptions, with statements, imports."""
from __future__ import annotations

import builtins
import sys

from langs.python_subset.host.tests.model.frames import NULL, Frame, Handled
from langs.python_subset.host.tests.model.registry import OPERATIONS, operation


@operation
def check_exc_match(frame: Frame, _: int) -> None:
    error, kind = frame.stack[-2:]
    for item in kind if isinstance(kind, tuple) else (kind,):
        if not (isinstance(item, type) and issubclass(item, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException"
                            " is not allowed")
    mro = type(error).__mro__
    frame.stack[-1] = any(item in mro for item in (kind if isinstance(kind, tuple) else (kind,)))


def _raise(frame: Frame, argc: int) -> None:
    values = frame.pop(argc)
    if argc == 2:
        raise values[0] from values[1]
    if argc == 1:
        raise values[0]
    handled = sys.exc_info()[1]
    for item in reversed(frame.stack):
        if isinstance(item, Handled):
            handled = item.error
            break
    if handled is None:
        raise RuntimeError("No active exception to reraise")
    frame.reraise(handled)


OPERATIONS["RAISE"] = _raise


@operation
def load_assertion_error(frame: Frame, _: int) -> None:
    frame.stack.append(AssertionError)


@operation
def before_with(frame: Frame, _: int) -> None:
    manager = frame.stack.pop()
    kind = type(manager)
    for name in ("__enter__", "__exit__"):
        if not hasattr(kind, name):
            also = " (missed __exit__ method)" if name == "__exit__" else ""
            raise TypeError(f"'{kind.__name__}' object does not support the context manager"
                            f" protocol{also}")
    frame.stack.append(kind.__exit__.__get__(manager, kind))
    frame.stack.append(kind.__enter__(manager))


@operation
def with_except_start(frame: Frame, _: int) -> None:
    leave, handled, error = frame.stack[-3:]
    assert isinstance(handled, Handled)
    frame.stack.append(leave(type(error), error, error.__traceback__))


# -- imports

@operation
def import_name(frame: Frame, index: int) -> None:
    level, names = frame.pop(2)
    function = frame.globals.get("__import__", builtins.__import__)
    frame.stack.append(function(frame.name(index), frame.globals, None, names, level))


@operation
def import_from(frame: Frame, index: int) -> None:
    module, name = frame.stack[-1], frame.name(index)
    value = getattr(module, name, NULL)
    if value is NULL:
        value = sys.modules.get(f"{module.__name__}.{name}", NULL)
    if value is NULL:
        place = getattr(module, "__file__", "unknown location")
        raise ImportError(f"cannot import name '{name}' from '{module.__name__}' ({place})",
                          name=module.__name__)
    frame.stack.append(value)


@operation
def import_star(frame: Frame, _: int) -> None:
    module = frame.stack.pop()
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in vars(module) if not name.startswith("_")]
    for name in names:
        frame.namespace[name] = getattr(module, name)
