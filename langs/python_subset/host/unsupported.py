"""The constructs that are left out, and the error that names one of them."""
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import _ast as ast

# Node class -> construct, by name: some of the classes are not in every host Python.
CONSTRUCTS = {
    "TypeAlias": "type statement",
    "TypeVar": "type parameter",
    "ParamSpec": "type parameter",
    "TypeVarTuple": "type parameter",
    "TemplateStr": "template string",
}


class Unsupported(Exception):
    """A construct of Python that this subset leaves out on purpose."""

    def __init__(self, node: ast.AST, construct: str) -> None:
        super().__init__(construct)
        self.node = node
        self.construct = construct
