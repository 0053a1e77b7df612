"""The instructions of programs, and the places of their mistakes."""

from __future__ import annotations

from typing import Any

import pytest

from kit.host.frontend import SourceError
from langs.foolang.host.compiler import compile_text
from langs.foolang.opcodes import OPS


def text(code: list[Any]) -> str:
    """The instructions of a code tree: opcode and operand, where the row has one."""
    parts = []
    for word in code[10]:
        name, operand = OPS.names[word & 255], OPS.operands[word & 255]
        parts.append(f"{name} {word >> 8}" if operand else name)
    return "; ".join(parts)


def main(source: str) -> str:
    return text(compile_text(source)[1]).removesuffix("; RETURN").rpartition("; ")[0]


def function(source: str) -> str:
    """Of the innermost function."""
    code = compile_text(source)[1]
    while code[8]:
        code = code[8][0]
    return text(code).removesuffix("; RETURN").rpartition("; ")[0]


def test_the_example() -> None:
    assert function("fun f(a, b) { b += a; }") == (
        "LOAD_FAST 1; LOAD_FAST 0; INPLACE_ADD; STORE_FAST 1"
    )


def test_where_variables_live() -> None:
    assert main("var a = 1; a;") == "LOAD_CONST 0; STORE_FAST 0; LOAD_FAST 0; POP"
    assert main("var a = 1; fun f() { a; }").startswith("LOAD_CONST 0; STORE_GLOBAL 0")
    assert function("fun f() { var a = 1; fun g() { a = 2; } }") == "LOAD_CONST 0; STORE_CELL 0"
    assert function("fun f(a) { fun g() { a; } }").startswith("LOAD_CELL 0")
    assert function("fun f() { g(); } fun g() { f(); }").startswith("LOAD_GLOBAL 0")


def test_parameters_in_cells() -> None:
    code = compile_text("fun f(a) { return fun () { return a; }; }")[1][8][0]
    assert text(code).startswith("LOAD_FAST 0; NEW_CELL 0; STORE_CELL 0; MAKE_FUNCTION 0; RETURN")


def test_loops() -> None:
    assert main("while a { break; continue; }") == (
        "LOAD_BUILTIN 0; POP_JUMP_IF_FALSE 5; JUMP 5; JUMP_BACK 0; JUMP_BACK 0"
    )
    assert main("for i in a { break; i; }") == (
        "LOAD_BUILTIN 0; ITERATE; NEXT 9; STORE_FAST 0; POP; JUMP 9; LOAD_FAST 0; POP; JUMP_BACK 2"
    )


def test_handlers() -> None:
    code = compile_text("try { a; } catch e { b; }")[1]
    assert code[12] == [0, 2, 3, 0]
    assert text(code).startswith("LOAD_BUILTIN 0; POP; JUMP 6; STORE_FAST 0; LOAD_BUILTIN 1; POP")


def test_constants_are_told_apart() -> None:
    assert compile_text("1; 1.0; true; 1; 0.0; -0.0;")[1][6] == [1, 1.0, True, 0.0, None]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("var a = ;", (1, 9)),
        ("print(1);\nprint(2;\n", (2, 8)),
        ("a = 1;", (1, 1)),
        ("\n  break;", (2, 3)),
        ("f() = 2;", (1, 5)),
        ("fun f() { super.g(); }", (1, 17)),
        ("fun f(a, a) { }", (1, 6)),
        ('print("\\q");', (1, 7)),
        ("if true {", (1, 10)),
        ("1 ? 2;", (1, 3)),
        ("", None),
    ],
)
def test_mistakes(source: str, place: tuple[int, int] | None) -> None:
    if place is None:
        compile_text(source)
        return
    with pytest.raises(SourceError) as raised:
        compile_text(source)
    assert (raised.value.line, raised.value.column) == place, raised.value.message
