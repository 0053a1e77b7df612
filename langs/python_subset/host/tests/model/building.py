"""Unpacking, and building tuples, lists, sets, dictionaries, strings."""
from __future__ import annotations

from typing import Any

from langs.python_subset.host.tests.model.frames import Frame
from langs.python_subset.host.tests.model.registry import operation


@operation
def unpack_sequence(frame: Frame, count: int) -> None:
    items = []
    for item in _unpacked(frame.stack.pop()):
        if len(items) == count:
            raise ValueError(f"too many values to unpack (expected {count})")
        items.append(item)
    if len(items) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
    frame.stack += reversed(items)


def _unpacked(value: Any) -> Any:
    try:
        return iter(value)
    except TypeError:
        if hasattr(type(value), "__iter__"):
            raise
    raise TypeError(f"cannot unpack non-iterable {type(value).__name__} object")


@operation
def unpack_ex(frame: Frame, counts: int) -> None:
    before, after = counts & 255, counts >> 8
    items = list(_unpacked(frame.stack.pop()))
    if len(items) < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after},"
                         f" got {len(items)})")
    end = len(items) - after
    frame.stack += reversed([*items[:before], items[before:end], *items[end:]])


@operation
def build_tuple(frame: Frame, count: int) -> None:
    frame.stack.append(tuple(frame.pop(count)))


@operation
def build_list(frame: Frame, count: int) -> None:
    frame.stack.append(frame.pop(count))


@operation
def build_set(frame: Frame, count: int) -> None:
    frame.stack.append(set(frame.pop(count)))


@operation
def build_map(frame: Frame, count: int) -> None:
    items = frame.pop(2 * count)
    frame.stack.append(dict(zip(items[::2], items[1::2])))


@operation
def build_string(frame: Frame, count: int) -> None:
    frame.stack.append("".join(frame.pop(count)))


@operation
def format_value(frame: Frame, flags: int) -> None:
    spec = frame.stack.pop() if flags & 4 else ""
    conversion = (lambda value: value, str, repr, ascii)[flags & 3]
    frame.stack.append(format(conversion(frame.stack.pop()), spec))


def _below(frame: Frame, depth: int) -> tuple[Any, Any]:
    value = frame.stack.pop()
    return frame.stack[-depth], value


@operation
def list_append(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    target.append(value)


@operation
def set_add(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    target.add(value)


@operation
def map_add(frame: Frame, depth: int) -> None:
    key, value = frame.pop(2)
    frame.stack[-depth][key] = value


@operation
def list_extend(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    if not hasattr(type(value), "__iter__") and not hasattr(type(value), "__getitem__"):
        raise TypeError(f"Value after * must be an iterable, not {type(value).__name__}")
    target.extend(value)


@operation
def set_update(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    target.update(value)


@operation
def dict_update(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    if not hasattr(value, "keys"):
        raise TypeError(f"'{type(value).__name__}' object is not a mapping")
    target.update(value)


def _shown(function: Any) -> str:
    """What CPython calls a function in messages."""
    name = getattr(function, "__qualname__", None)
    if name is None:
        return str(function)
    module = getattr(function, "__module__", "builtins")
    return f"{name}()" if module == "builtins" else f"{module}.{name}()"


@operation
def dict_merge(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    function = frame.stack[-3]
    if not hasattr(value, "keys"):
        raise TypeError(f"{_shown(function)} argument after ** must be a mapping,"
                        f" not {type(value).__name__}")
    for key in iter(value.keys()):
        if key in target:
            raise TypeError(f"{_shown(function)} got multiple values for keyword argument '{key}'")
        target[key] = value[key]
