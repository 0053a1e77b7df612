"""Which lines count as code."""

from __future__ import annotations

from pathlib import Path

from kit.host.code_size import lines_in, python_lines

TEXT = '''"""A module
of two lines."""

import os  # counts


def f():
    """A docstring."""
    # a comment
    return """a value
of two lines"""
'''


def test_python() -> None:
    assert python_lines(TEXT) == 4


def test_folder(tmp_path: Path) -> None:
    for name, text in {
        "a.py": "x = 1\n", "b.lark": "// no\nstart: A\n", "c.rkt": ";; no\n(f)\n", "d.txt": "no\n",
        "tests/e.py": "x = 1\n", "vm/f.py": "x = 1\n\ny = 2\n",
    }.items():  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert lines_in(tmp_path) == 5
    assert lines_in(tmp_path, ["f"]) == 2
