"""Comprehensions and generator expressions: functions of their first iterator."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.assembler import Label
from langs.python_subset.host.assignments import store
from langs.python_subset.host.dispatch import compiles_expression, expression
from langs.python_subset.host.expressions import iterable, wait
from langs.python_subset.host.functions import make_function
from langs.python_subset.host.operators import jump_if
from langs.python_subset.host.protection import restore_and_reraise
from langs.python_subset.host.unit import Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Union

    Comprehension = Union[ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp]


@compiles_expression(ast.ListComp)
def list_comprehension(unit: Unit, node: ast.ListComp) -> None:
    def add(inner: Unit, depth: int) -> None:
        expression(inner, node.elt)
        inner.emit("LIST_APPEND", depth)
    _comprehension(unit, node, "<listcomp>", "BUILD_LIST", add)


@compiles_expression(ast.SetComp)
def set_comprehension(unit: Unit, node: ast.SetComp) -> None:
    def add(inner: Unit, depth: int) -> None:
        expression(inner, node.elt)
        inner.emit("SET_ADD", depth)
    _comprehension(unit, node, "<setcomp>", "BUILD_SET", add)


@compiles_expression(ast.DictComp)
def dict_comprehension(unit: Unit, node: ast.DictComp) -> None:
    def add(inner: Unit, depth: int) -> None:
        expression(inner, node.key)
        expression(inner, node.value)
        inner.emit("MAP_ADD", depth)
    _comprehension(unit, node, "<dictcomp>", "BUILD_MAP", add)


@compiles_expression(ast.GeneratorExp)
def generator_expression(unit: Unit, node: ast.GeneratorExp) -> None:
    def add(inner: Unit, depth: int) -> None:
        expression(inner, node.elt)
        if inner.scope.asynchronous:
            inner.emit("WRAP_YIELDED")
        inner.emit("YIELD_VALUE")
        inner.emit("POP_TOP")
    _comprehension(unit, node, "<genexpr>", None, add)


def _comprehension(unit: Unit, node: Comprehension, name: str, build: str | None,
                   add: Callable[[Unit, int], None]) -> None:
    inner = Unit(unit.module, unit, node, name, node.lineno)
    inner.assembler.location = node
    inner.positional_parameters = 1
    if build is not None:
        inner.emit(build, 0)
    _loops(inner, node.generators, 0, add)
    if build is None:
        inner.constant(None)
    inner.emit("RETURN_VALUE")
    code = inner.finish()
    code.argcount = 1
    make_function(unit, code, 0)
    _iterator(unit, node.generators[0])
    unit.emit("CALL", 1)
    if inner.scope.asynchronous and build is not None:
        wait(unit)


def _iterator(unit: Unit, generator: Any) -> None:
    """Of what the loop goes through."""
    if not generator.is_async:
        iterable(unit, generator.iter)
        return
    expression(unit, generator.iter)
    unit.emit("COPY", 1)
    _method(unit, "__aiter__")
    unit.emit("SWAP", 2)
    unit.emit("CALL", 1)


def _method(unit: Unit, name: str) -> None:
    """In the place of a value, the function that its class has by that name."""
    unit.emit_name("LOAD_ATTR", "__class__")
    unit.emit_name("LOAD_ATTR", name)


def _loops(inner: Unit, generators: list[ast.comprehension], number: int,
           add: Callable[[Unit, int], None]) -> None:
    """The loop of that number, with those after it inside."""
    if number == len(generators):
        add(inner, number + 1)
        return
    generator: Any = generators[number]
    top, again, ended, end = Label(), Label(), Label(), Label()
    if number == 0:
        inner.load(".0")
    else:
        _iterator(inner, generator)
    inner.place(top)
    outer = inner.assembler.handler
    if generator.is_async:
        inner.assembler.protect(ended)
        inner.emit("COPY", 1)
        _method(inner, "__anext__")
        inner.emit("COPY", 2)
        inner.emit("CALL", 1)
        wait(inner)
        inner.assembler.handler = outer
    else:
        inner.jump("FOR_ITER", end)
    store(inner, generator.target)
    for condition in generator.ifs:
        jump_if(inner, condition, again, False)
    _loops(inner, generators, number + 1, add)
    inner.place(again)
    inner.jump("JUMP_BACK", top)
    if generator.is_async:
        inner.place(ended)
        _end_of_asynchronous(inner)
    inner.place(end)


def _end_of_asynchronous(inner: Unit) -> None:
    """Goes on where StopAsyncIteration was raised, without the iterator."""
    other, end = Label(), Label()
    inner.emit("PUSH_EXC_INFO")
    inner.load("StopAsyncIteration")
    inner.emit("CHECK_EXC_MATCH")
    inner.jump("POP_JUMP_IF_FALSE", other)
    inner.emit("POP_TOP")
    inner.emit("POP_EXCEPT")
    inner.emit("POP_TOP")
    inner.jump("JUMP", end)
    inner.place(other)
    restore_and_reraise(inner)
    inner.place(end)
