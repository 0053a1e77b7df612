"""Structural pattern matching."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from langs.python_subset.host.tests.model.frames import NULL, Frame
from langs.python_subset.host.tests.model.registry import operation


@operation
def get_len(frame: Frame, _: int) -> None:
    frame.stack.append(len(frame.stack[-1]))


@operation
def match_sequence(frame: Frame, _: int) -> None:
    value = frame.stack[-1]
    frame.stack.append(isinstance(value, Sequence)
                       and not isinstance(value, (str, bytes, bytearray)))


@operation
def match_mapping(frame: Frame, _: int) -> None:
    frame.stack.append(isinstance(frame.stack[-1], Mapping))


@operation
def match_keys(frame: Frame, _: int) -> None:
    subject, keys = frame.stack[-2:]
    seen = []
    values: list[Any] = []
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.append(key)
        value = subject.get(key, NULL)
        if value is NULL:
            frame.stack.append(None)
            return
        values.append(value)
    frame.stack.append(tuple(values))


_MATCH_THEMSELVES = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


@operation
def match_class(frame: Frame, count: int) -> None:
    subject, kind, names = frame.pop(3)
    if not isinstance(kind, type):
        raise TypeError("called match pattern must be a class")
    frame.stack.append(_attributes(subject, kind, names, count))


def _attributes(subject: Any, kind: type, names: Sequence[str], count: int) -> Any:
    if not isinstance(subject, kind):
        return None
    found: list[Any] = []
    all_names = list(names)
    if count:
        matched = getattr(kind, "__match_args__", None)
        if matched is None and issubclass(kind, _MATCH_THEMSELVES):
            allowed = 1
            found.append(subject)
        else:
            matched = () if matched is None else matched
            if not isinstance(matched, tuple):
                raise TypeError(f"{kind.__name__}.__match_args__ must be a tuple"
                                f" (got {type(matched).__name__})")
            allowed = len(matched)
            all_names[:0] = matched[:count]
        if count > allowed:
            plural = "" if allowed == 1 else "s"
            raise TypeError(f"{kind.__name__}() accepts {allowed} positional sub-pattern{plural}"
                            f" ({count} given)")
    seen: list[str] = []
    for name in all_names:
        if not isinstance(name, str):
            raise TypeError(f"__match_args__ elements must be strings"
                            f" (got {type(name).__name__})")
        if name in seen:
            raise TypeError(f"{kind.__name__}() got multiple sub-patterns for attribute"
                            f" {name!r}")
        seen.append(name)
        value = getattr(subject, name, NULL)
        if value is NULL:
            return None
        found.append(value)
    return tuple(found)
