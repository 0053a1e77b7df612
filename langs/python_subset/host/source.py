"""Reads source files; says where and why one cannot be compiled."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.unsupported import Unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Union

    Root = Union[ast.Module, ast.Expression, ast.Interactive]

class SourceError(Exception):
    """A source that cannot be compiled: line and column (from 1) and a one-line message."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = " ".join(message.split())


def parse(source: bytes, filename: str, mode: str = "exec", is_text: bool = False,
          compiles: bool = True) -> Root:
    """The syntax tree, which CPython's own compiler has found no fault with.

    `is_text`: UTF-8 whatever its first lines say of an encoding. `compiles`: False where
    only the parser is asked.
    """
    text = source.decode("utf-8", "surrogatepass") if is_text else source
    try:
        tree: Any = compile(text, filename, mode, ast.PyCF_ONLY_AST, dont_inherit=True)
        if compiles:
            _check(tree, text, filename, mode)
    except SyntaxError as error:
        message = f"{type(error).__name__}: {error.msg}"
        raise SourceError(error.lineno or 1, max(error.offset or 1, 1), message) from None
    except (RecursionError, MemoryError):
        raise SourceError(1, 1, "SyntaxError: nested too deeply") from None
    except ValueError as error:     # null bytes, before Python 3.11.4
        line = source[:source.find(b"\0")].count(b"\n") + 1
        raise SourceError(line, 1, f"SyntaxError: {error}") from None
    return tree   # type: ignore[no-any-return]


def _check(tree: Root, source: bytes | str, filename: str, mode: str) -> None:
    """The errors that only show when names and control flow are looked at."""
    try:
        compile(tree, filename, mode, dont_inherit=True)
    except RecursionError:      # a tree has a lower limit than a text
        compile(source, filename, mode, dont_inherit=True)


def unsupported(error: Unsupported, source: bytes) -> SourceError:
    """The place of the construct, its column counted in characters."""
    line = getattr(error.node, "lineno", 1)
    column = getattr(error.node, "col_offset", 0)
    text = source.split(b"\n")[line - 1][:column].decode("utf-8", "replace")
    return SourceError(line, len(text) + 1, f"unsupported: {error.construct}")
