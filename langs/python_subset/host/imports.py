"""Import statements."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.dispatch import compiles_statement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from langs.python_subset.host.unit import Unit


@compiles_statement(ast.Import)
def import_modules(unit: Unit, node: ast.Import) -> None:
    for alias in node.names:
        _import(unit, alias.name, 0, None)
        if alias.asname is None:
            unit.store(alias.name.split(".")[0])
            continue
        for part in alias.name.split(".")[1:]:
            unit.emit_name("IMPORT_FROM", part)
            unit.emit("SWAP", 2)
            unit.emit("POP_TOP")
        unit.store(alias.asname)


@compiles_statement(ast.ImportFrom)
def import_names(unit: Unit, node: ast.ImportFrom) -> None:
    _import(unit, node.module or "", node.level, tuple([alias.name for alias in node.names]))
    if node.names[0].name == "*":
        unit.emit("IMPORT_STAR")
        return
    for alias in node.names:
        unit.emit_name("IMPORT_FROM", alias.name)
        unit.store(alias.asname or alias.name)
    unit.emit("POP_TOP")


def _import(unit: Unit, module: str, level: int, names: tuple[str, ...] | None) -> None:
    unit.constant(level)
    unit.constant(names)
    unit.emit_name("IMPORT_NAME", module)
