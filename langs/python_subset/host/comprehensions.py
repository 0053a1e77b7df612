"""Comprehensions and generator expressions: functions of their first iterator."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.assembler import Label
from langs.python_subset.host.assignments import store
from langs.python_subset.host.dispatch import compiles_expression, expression
from langs.python_subset.host.expressions import iterable
from langs.python_subset.host.functions import make_function
from langs.python_subset.host.operators import jump_if
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
    iterable(unit, node.generators[0].iter)
    unit.emit("CALL", 1)


def _loops(inner: Unit, generators: list[ast.comprehension], number: int,
           add: Callable[[Unit, int], None]) -> None:
    """The loop of that number, with those after it inside."""
    if number == len(generators):
        add(inner, number + 1)
        return
    generator: Any = generators[number]
    top, again, end = Label(), Label(), Label()
    if number == 0:
        inner.load(".0")
    else:
        iterable(inner, generator.iter)
    inner.place(top)
    inner.jump("FOR_ITER", end)
    store(inner, generator.target)
    for condition in generator.ifs:
        jump_if(inner, condition, again, False)
    _loops(inner, generators, number + 1, add)
    inner.place(again)
    inner.jump("JUMP_BACK", top)
    inner.place(end)
