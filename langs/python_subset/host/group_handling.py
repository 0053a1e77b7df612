"""What a try statement with except* calls: guest code, which the frontend compiles into programs.

Each function stands alone, as its globals are those of the program.
"""
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def divide(rest: Any, classes: Any) -> Any:
    """What a clause of those classes takes of the rest, and what it leaves: (fault, part, rest)."""
    import builtins
    kinds = classes if builtins.isinstance(classes, builtins.tuple) else (classes,)
    for kind in kinds:
        if not (builtins.isinstance(kind, builtins.type)
                and builtins.issubclass(kind, builtins.BaseException)):
            return builtins.TypeError("catching classes that do not inherit from BaseException"
                                      " is not allowed"), None, None
    for kind in kinds:
        if builtins.issubclass(kind, builtins.BaseExceptionGroup):
            return builtins.TypeError("catching ExceptionGroup with except* is not allowed."
                                      " Use except instead."), None, None
    if rest is None:
        return None, None, None
    is_group = builtins.isinstance(rest, builtins.BaseExceptionGroup)
    ancestors = builtins.type(rest).__mro__
    for kind in kinds:
        if kind in ancestors:
            return None, rest if is_group else builtins.BaseExceptionGroup("", (rest,)), None
    if not is_group:
        return None, None, rest
    part, others = rest.split(classes)
    return None, part, rest if part is None else others


def merge(caught: Any, raised: Any, rest: Any) -> Any:
    """What goes on after the clauses, which raised those exceptions: an exception or None."""
    import builtins
    if rest is not None:
        raised.append(rest)
    if not builtins.isinstance(caught, builtins.BaseExceptionGroup):
        return raised[0] if raised else None    # only one clause can have run
    new, leaves = [], builtins.set()
    for error in raised:
        if (error.__traceback__ is caught.__traceback__ and error.__cause__ is caught.__cause__
                and error.__context__ is caught.__context__):
            parts = [error]             # a part of what was caught, which was raised again
            while parts:
                part = parts.pop()
                if builtins.isinstance(part, builtins.BaseExceptionGroup):
                    parts.extend(part.exceptions)
                else:
                    leaves.add(builtins.id(part))
        else:
            new.append(error)
    if leaves:
        again = builtins.BaseExceptionGroup.subgroup(
            caught, lambda error: builtins.id(error) in leaves)
        if again is not None:
            new.append(again)
    if builtins.len(new) > 1:
        return builtins.BaseExceptionGroup("", new)
    return new[0] if new else None
