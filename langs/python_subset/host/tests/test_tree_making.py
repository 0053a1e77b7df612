"""The expression that makes a syntax tree makes the same one."""
from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from langs.python_subset.host.server import answer
from langs.python_subset.host.tests.test_programs import NEEDS
from langs.python_subset.host.tree_making import making

HERE = Path(__file__).parent
PROGRAMS = [path for path in sorted((HERE / "programs").glob("*.py"))
            if sys.version_info >= NEEDS.get(path.stem, (3, 9))]


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda one: one.name)
def test_makes_the_same_tree(path: Path) -> None:
    tree = ast.parse(path.read_bytes())
    made = eval(compile(making(tree), "made", "eval"), vars(ast))
    assert ast.dump(made, include_attributes=True) == ast.dump(tree, include_attributes=True)


def test_only_the_parser_is_asked() -> None:
    def status(mode: bytes) -> int:
        return answer([b"text", mode, b"0", b"0", b"name", b"return 1"])[0]

    assert status(b"tree-exec+") == 0
    assert status(b"exec+") != 0
    assert status(b"tree-eval+") != 0
