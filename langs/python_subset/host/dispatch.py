"""Which function compiles which syntax node. The functions register themselves."""
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import _ast as ast
    from collections.abc import Iterable
    from typing import Any, Callable

    from langs.python_subset.host.unit import Unit

    Compile = Callable[[Unit, Any], None]

_EXPRESSIONS: dict[type, Compile] = {}
_STATEMENTS: dict[type, Compile] = {}


def compiles_expression(*kinds: type) -> Callable[[Compile], Compile]:
    return _registers(_EXPRESSIONS, kinds)


def compiles_statement(*kinds: type) -> Callable[[Compile], Compile]:
    return _registers(_STATEMENTS, kinds)


def _registers(table: dict[type, Compile], kinds: tuple[type, ...]) -> Callable[[Compile], Compile]:
    def register(function: Compile) -> Compile:
        for kind in kinds:
            assert kind not in table, f"{kind.__name__} has two compiling functions"
            table[kind] = function
        return function
    return register


def expression(unit: Unit, node: ast.expr) -> None:
    """Instructions that push the expression's value."""
    assembler = unit.assembler
    before, assembler.location = assembler.location, node
    _EXPRESSIONS[type(node)](unit, node)
    assembler.location = before


def expressions(unit: Unit, nodes: Iterable[ast.expr]) -> None:
    for node in nodes:
        expression(unit, node)


def statements(unit: Unit, nodes: Iterable[ast.stmt]) -> None:
    """The statements one after the other."""
    for node in nodes:
        unit.assembler.location = node
        _STATEMENTS[type(node)](unit, node)
