"""What a language costs: its lines of code, and those of the kit's blocks that languages share."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from kit.host.paths import REPOSITORY

FRONTEND_BLOCKS = (
    "assembler", "codecache", "codefile", "control_flow", "frontend", "function", "grammar",
    "scopes",
)  # fmt: skip
LEFT_OUT = {"tests", "examples", "reference"}
DATA = ("normalization_tables", "unicode_tables")
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)
COMMENTS = {".lark": "//", ".rkt": ";"}


def rows(folders: Sequence[Path]) -> Iterator[tuple[str, int]]:
    """(part, lines of code) of each language's folder, and of the kit's blocks."""
    for folder in sorted(folders):
        yield folder.name, lines_in(folder)
    yield "the kit's blocks for VMs", lines_in(REPOSITORY / "kit" / "vm")
    yield "the kit's blocks for frontends", lines_in(REPOSITORY / "kit" / "host", FRONTEND_BLOCKS)


def lines_in(folder: Path, stems: Sequence[str] = ()) -> int:
    """Without tests, examples and data; with `stems` only of files called so."""
    total = 0
    for path in folder.rglob("*"):
        if LEFT_OUT & set(path.relative_to(folder).parts) or path.stem in DATA:
            continue
        if stems and path.stem not in stems:
            continue
        if path.suffix == ".py":
            total += python_lines(path.read_text(encoding="utf-8"))
        elif path.suffix in COMMENTS:
            total += other_lines(path.read_text(encoding="utf-8"), COMMENTS[path.suffix])
    return total


def python_lines(text: str) -> int:
    """Lines neither empty, nor only a comment, nor of a docstring."""
    documented: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node) is not None:
            first = node.body[0]
            documented |= set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    lines = (line.strip() for n, line in enumerate(text.splitlines(), 1) if n not in documented)
    return sum(1 for line in lines if line and not line.startswith("#"))


def other_lines(text: str, comment: str) -> int:
    lines = map(str.strip, text.splitlines())
    return sum(1 for line in lines if line and not line.startswith(comment))
