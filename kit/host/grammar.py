"""Frontends whose language has a grammar of lark: parsing, and code by a method a rule."""

from __future__ import annotations

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput
from lark.visitors import Interpreter

from kit.host.frontend import SourceError
from kit.host.function import Function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, Callable

    Node = Any  # a Token, or a Tree: the grammar says which
    Rule = Tree[Any]


def parse(grammar: Path, text: str) -> Rule:
    """The tree of a text; SourceError where it does not follow the grammar."""
    parser = Lark(
        grammar.read_text(encoding="utf-8"), parser="lalr", lexer="basic",
        propagate_positions=True, maybe_placeholders=True,
    )  # fmt: skip
    try:
        return parser.parse(text)
    except UnexpectedCharacters as error:
        raise SourceError(error.line, error.column, "no token starts here") from None
    except UnexpectedInput as error:
        token = getattr(error, "token", Token("$END", ""))
        if token.type == "$END":
            line = text.rstrip().count("\n") + 1
            column = len(text.rstrip().splitlines()[-1]) + 1 if text.strip() else 1
            raise SourceError(line, column, "the program ends too early") from None
        raise SourceError(error.line, error.column, f"unexpected '{token}'") from None


def wrong(node: Node, message: str) -> SourceError:
    place = node if isinstance(node, Token) else node.meta
    return SourceError(place.line or 1, place.column or 1, message)


class RuleCompiler(Interpreter[Token, None]):
    """A method a rule of the grammar; `function` is the one that is being compiled."""

    def __init__(self, function: Function) -> None:
        self.function = function

    def visit(self, tree: Rule) -> None:
        """Emits a rule's code, which is of the line where the rule begins."""
        assembler = self.function.assembler
        line, assembler.line = assembler.line, getattr(tree.meta, "line", assembler.line)
        super().visit(tree)
        assembler.line = line

    def visit_children(self, tree: Rule) -> list[Any]:
        for child in tree.children:
            if isinstance(child, Tree):
                self.visit(child)
        return []

    def emitter(self, tree: Rule | None) -> Callable[[], None] | None:
        """What emits a rule's code later; None for a part that is left out."""
        return None if tree is None else lambda: self.visit(tree)

    def emitters(self, tree: Rule) -> list[Any]:
        """Of all parts of a rule."""
        return [self.emitter(child) for child in tree.children]

    def emit(self, name: str, operand: int = 0, effect: int | None = None) -> None:
        self.function.assembler.emit(name, operand, effect)
