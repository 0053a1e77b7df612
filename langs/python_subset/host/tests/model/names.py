"""The stack, constants, variables and attributes."""
from __future__ import annotations

from typing import Any

from langs.python_subset.host.tests.model.frames import NULL, Frame
from langs.python_subset.host.tests.model.registry import SHADOWED, operation


@operation
def nop(frame: Frame, _: int) -> None:
    pass


@operation
def pop_top(frame: Frame, _: int) -> None:
    frame.stack.pop()


@operation
def copy(frame: Frame, depth: int) -> None:
    frame.stack.append(frame.stack[-depth])


@operation
def swap(frame: Frame, depth: int) -> None:
    stack = frame.stack
    stack[-1], stack[-depth] = stack[-depth], stack[-1]


@operation
def load_const(frame: Frame, index: int) -> None:
    frame.stack.append(frame.code.values[index])


@operation
def load_fast(frame: Frame, index: int) -> None:
    value = frame.fast[index]
    if value is NULL:
        _unbound_local(frame.code.varnames[index])
    frame.stack.append(value)


def _unbound_local(name: str) -> None:
    raise UnboundLocalError(
        f"cannot access local variable '{name}' where it is not associated with a value")


@operation
def store_fast(frame: Frame, index: int) -> None:
    frame.fast[index] = frame.stack.pop()


@operation
def delete_fast(frame: Frame, index: int) -> None:
    if frame.fast[index] is NULL:
        _unbound_local(frame.code.varnames[index])
    frame.fast[index] = NULL


def _global(frame: Frame, name: str) -> Any:
    for mapping in (frame.globals, SHADOWED, frame.builtins):
        if name in mapping:
            return mapping[name]
    raise NameError(f"name '{name}' is not defined", name=name)


@operation
def load_global(frame: Frame, index: int) -> None:
    frame.stack.append(_global(frame, frame.name(index)))


@operation
def store_global(frame: Frame, index: int) -> None:
    frame.globals[frame.name(index)] = frame.stack.pop()


@operation
def delete_global(frame: Frame, index: int) -> None:
    _delete_from(frame.globals, frame.name(index))


def _delete_from(mapping: Any, name: str) -> None:
    if name not in mapping:
        raise NameError(f"name '{name}' is not defined", name=name)
    del mapping[name]


def namespace_value(frame: Frame, name: str) -> Any:
    try:
        return frame.namespace[name]
    except KeyError:
        return NULL


@operation
def load_name(frame: Frame, index: int) -> None:
    name = frame.name(index)
    value = namespace_value(frame, name)
    frame.stack.append(_global(frame, name) if value is NULL else value)


@operation
def store_name(frame: Frame, index: int) -> None:
    frame.namespace[frame.name(index)] = frame.stack.pop()


@operation
def delete_name(frame: Frame, index: int) -> None:
    _delete_from(frame.namespace, frame.name(index))


@operation
def load_closure(frame: Frame, index: int) -> None:
    frame.stack.append(frame.cells[index])


def _contents(frame: Frame, index: int) -> Any:
    try:
        return frame.cells[index].cell_contents
    except ValueError:
        return NULL


@operation
def load_deref(frame: Frame, index: int) -> None:
    value = _contents(frame, index)
    if value is NULL:
        _unbound_cell(frame, index)
    frame.stack.append(value)


def _unbound_cell(frame: Frame, index: int) -> None:
    name = frame.cell_name(index)
    if index < len(frame.code.cellvars):
        _unbound_local(name)
    raise NameError(f"cannot access free variable '{name}' where it is not associated with a"
                    " value in enclosing scope", name=name)


@operation
def load_classderef(frame: Frame, index: int) -> None:
    value = namespace_value(frame, frame.cell_name(index))
    if value is NULL:
        load_deref(frame, index)
    else:
        frame.stack.append(value)


@operation
def store_deref(frame: Frame, index: int) -> None:
    frame.cells[index].cell_contents = frame.stack.pop()


@operation
def delete_deref(frame: Frame, index: int) -> None:
    if _contents(frame, index) is NULL:
        _unbound_cell(frame, index)
    del frame.cells[index].cell_contents


@operation
def load_attr(frame: Frame, index: int) -> None:
    frame.stack[-1] = getattr(frame.stack[-1], frame.name(index))


@operation
def store_attr(frame: Frame, index: int) -> None:
    value, target = frame.pop(2)
    setattr(target, frame.name(index), value)


@operation
def delete_attr(frame: Frame, index: int) -> None:
    delattr(frame.stack.pop(), frame.name(index))


@operation
def load_method(frame: Frame, index: int) -> None:
    frame.stack[-1:] = (NULL, getattr(frame.stack[-1], frame.name(index)))
