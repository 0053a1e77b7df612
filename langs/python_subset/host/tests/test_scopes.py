"""Names and parameters of every code are what CPython's own compiler makes of them."""
from __future__ import annotations

import collections
import sys
import types
import warnings
from pathlib import Path
from typing import Any

import pytest

from langs.python_subset.host.disassembler import CodeView, is_code
from langs.python_subset.host.frontend import compile_source
from langs.python_subset.host.tests.test_programs import HERE, PROGRAMS
from langs.python_subset.opcodes import GENERATOR, NESTED, VARARGS, VARKEYWORDS

CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 4, 8, 16, 32
SOURCES = [*PROGRAMS, *HERE.parent.glob("*.py"), *HERE.glob("*.py")]


def compare(expected: types.CodeType, found: CodeView) -> None:
    assert found.qualname == expected.co_qualname
    assert found.firstlineno == expected.co_firstlineno
    assert (found.argcount, found.posonlyargcount, found.kwonlyargcount) == (
        expected.co_argcount, expected.co_posonlyargcount, expected.co_kwonlyargcount)
    assert found.freevars == list(expected.co_freevars)
    if expected.co_flags & CO_OPTIMIZED:
        assert found.varnames == list(expected.co_varnames)
        assert sorted(found.cellvars) == sorted(expected.co_cellvars)
        for ours, theirs in ((VARARGS, CO_VARARGS), (VARKEYWORDS, CO_VARKEYWORDS),
                             (NESTED, CO_NESTED), (GENERATOR, CO_GENERATOR)):
            assert bool(found.flags & ours) == bool(expected.co_flags & theirs)
        if not found.name.startswith("<"):
            first = expected.co_consts[0] if expected.co_consts else None
            assert found.docstring == (first if isinstance(first, str) else None)
    ours_inside = inside([CodeView(tree) for tree in found.consts if is_code(tree)])
    theirs_inside = inside([value for value in expected.co_consts
                            if isinstance(value, types.CodeType)])
    for key, codes in ours_inside.items():
        for ours_code, theirs_code in zip(codes, theirs_inside[key]):
            compare(theirs_code, ours_code)
    assert set(theirs_inside) >= set(ours_inside)


def inside(codes: list[Any]) -> dict[tuple[str, int], list[Any]]:
    found: dict[tuple[str, int], list[Any]] = collections.defaultdict(list)
    for code in codes:
        if isinstance(code, CodeView):
            found[code.name, code.firstlineno].append(code)
        else:
            found[code.co_name, code.co_firstlineno].append(code)
    return found


def standard_library() -> list[Path]:
    folder = Path(warnings.__file__).parent
    return sorted(folder.glob("[a-h]*.py"))


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="codes as in 3.11")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", [*SOURCES, *standard_library()], ids=lambda path: path.name)
def test_same_as_cpython(path: Path) -> None:
    source = path.read_bytes()
    if b"async def" in source:
        pytest.skip("has async functions")
    expected = compile(source, str(path), "exec", dont_inherit=True)
    compare(expected, CodeView(compile_source(source, str(path)).tree()))
