"""What is compiled, as the text of the instructions."""
from __future__ import annotations

import pytest

from langs.python_subset.host.disassembler import CodeView, instruction_text
from langs.python_subset.host.frontend import compile_source
from langs.python_subset.host.tests.verify import all_codes


def instructions(source: str, name: str = "f") -> list[str]:
    """Of the first code of that name, without the numbers of the instructions."""
    tree = compile_source(source.encode(), "program.py").tree()
    code = next(code for code in all_codes(tree) if code.name == name)
    return [instruction_text(code, *instruction) for instruction in code.instructions]


def body(source: str) -> list[str]:
    lines = "".join(f"    {line}\n" for line in source.split("\n"))
    return instructions(f"def f(a, b, c):\n{lines}")


def code_of(source: str) -> CodeView:
    return CodeView(compile_source(source.encode(), "program.py").tree())


def test_a_while_loop_jumps_back_once() -> None:
    assert body("while a < b:\n    if c: continue\n    a += 1") == [
        "LOAD_FAST a", "LOAD_FAST b", "COMPARE_LT", "POP_JUMP_IF_FALSE 11",
        "LOAD_FAST c", "POP_JUMP_IF_TRUE 10",
        "LOAD_FAST a", "LOAD_CONST 1", "INPLACE_ADD", "STORE_FAST a",
        "JUMP_BACK 0", "LOAD_CONST None", "RETURN_VALUE"]


def test_loops_that_begin_together_have_heads_of_their_own() -> None:
    assert body("while 1:\n    while a:\n        b") == [
        "NOP", "LOAD_FAST a", "POP_JUMP_IF_FALSE 6", "LOAD_FAST b", "POP_TOP", "JUMP_BACK 1",
        "JUMP_BACK 0"]


def test_break_pops_the_iterator() -> None:
    assert body("for x in a:\n    if x: break") == [
        "LOAD_FAST a", "GET_ITER", "FOR_ITER 9", "STORE_FAST x", "LOAD_FAST x",
        "POP_JUMP_IF_FALSE 8", "POP_TOP", "JUMP 9", "JUMP_BACK 2",
        "LOAD_CONST None", "RETURN_VALUE"]


@pytest.mark.parametrize("source, expected", [
    ("a, b = b, a + b",
     ["LOAD_FAST b", "LOAD_FAST a", "LOAD_FAST b", "BINARY_ADD", "STORE_FAST b", "STORE_FAST a"]),
    ("a.x, a.y = b, c",
     ["LOAD_FAST b", "LOAD_FAST c", "SWAP 2", "LOAD_FAST a", "STORE_ATTR x", "LOAD_FAST a",
      "STORE_ATTR y"]),
    ("a[b] += 1",
     ["LOAD_FAST a", "LOAD_FAST b", "COPY 2", "COPY 2", "BINARY_SUBSCR", "LOAD_CONST 1",
      "INPLACE_ADD", "SWAP 3", "SWAP 2", "STORE_SUBSCR"]),
    ("a.m(b, k=c)",
     ["LOAD_FAST a", "LOAD_METHOD m", "LOAD_FAST b", "LOAD_FAST c", "LOAD_CONST ('k',)",
      "CALL_METHOD_KW 2", "POP_TOP"]),
    ("a(*b, **c)", ["LOAD_FAST a", "LOAD_FAST b", "BUILD_MAP 0", "LOAD_FAST c", "DICT_MERGE 1",
                    "CALL_EX 1", "POP_TOP"]),
    ("a[1:b]", ["LOAD_FAST a", "LOAD_CONST 1", "LOAD_FAST b", "BUILD_SLICE 2", "BINARY_SUBSCR",
                "POP_TOP"]),
    ("a = f'{b!r:>{c}}'", ["LOAD_FAST b", "LOAD_CONST '>'", "LOAD_FAST c", "FORMAT_VALUE 0",
                           "BUILD_STRING 2", "FORMAT_VALUE 6", "STORE_FAST a"]),
    ("a = [1, 2, 3]", ["BUILD_LIST 0", "LOAD_CONST (1, 2, 3)", "LIST_EXTEND 1", "STORE_FAST a"]),
    ("a = b in {1, 2}", ["LOAD_FAST b", "LOAD_CONST frozenset({1, 2})", "CONTAINS_OP 0",
                         "STORE_FAST a"]),
    ("a = not b is c", ["LOAD_FAST b", "LOAD_FAST c", "IS_OP 1", "STORE_FAST a"]),
    ("if a is not None: b", ["LOAD_FAST a", "POP_JUMP_IF_NONE 4", "LOAD_FAST b", "POP_TOP"]),
    ("a = (b and c) or a", ["LOAD_FAST b", "POP_JUMP_IF_FALSE 4", "LOAD_FAST c",
                            "JUMP_IF_TRUE_OR_POP 5", "LOAD_FAST a", "STORE_FAST a"]),
    ("a = -1 ** 2 + (3 << 4)", ["LOAD_CONST 47", "STORE_FAST a"]),
    ("a = yield from b", ["LOAD_FAST b", "GET_YIELD_FROM_ITER", "LOAD_CONST None", "YIELD_FROM",
                          "STORE_FAST a"]),
])
def test_statement(source: str, expected: list[str]) -> None:
    assert body(source) == [*expected, "LOAD_CONST None", "RETURN_VALUE"]


def test_what_cannot_be_reached_is_left_out() -> None:
    assert body("return a\nwhile b:\n    c()") == ["LOAD_FAST a", "RETURN_VALUE"]
    assert body("if 0:\n    a\nelse:\n    return 1\nb") == ["LOAD_CONST 1", "RETURN_VALUE"]


def test_super_gets_its_arguments() -> None:
    source = "class C:\n    def f(self, a):\n        return super().f(a)"
    assert instructions(source) == [
        "LOAD_GLOBAL super", "LOAD_DEREF __class__", "LOAD_FAST self", "CALL 2", "LOAD_METHOD f",
        "LOAD_FAST a", "CALL_METHOD 1", "RETURN_VALUE"]
    assert instructions(source, "C")[-4:] == [
        "LOAD_CLOSURE __class__", "COPY 1", "STORE_NAME __classcell__", "RETURN_VALUE"]


def test_names_of_a_module_are_globals_unless_they_have_a_namespace() -> None:
    assert instructions("x = y", "<module>")[:2] == ["LOAD_GLOBAL y", "STORE_GLOBAL x"]
    code = CodeView(compile_source(b"x = y", "<string>", own_namespace=True).tree())
    assert instruction_text(code, *code.instructions[1]) == "STORE_NAME x"


def test_exceptions() -> None:
    source = "def f(a):\n    try:\n        a()\n    except KeyError as e:\n        a(e)"
    assert instructions(source) == [
        "LOAD_FAST a", "CALL 0", "POP_TOP", "JUMP 24",
        "PUSH_EXC_INFO", "LOAD_GLOBAL KeyError", "CHECK_EXC_MATCH", "POP_JUMP_IF_FALSE 21",
        "STORE_FAST e", "LOAD_FAST a", "LOAD_FAST e", "CALL 1", "POP_TOP",
        "POP_EXCEPT", "LOAD_CONST None", "STORE_FAST e", "DELETE_FAST e", "JUMP 24",
        "LOAD_CONST None", "STORE_FAST e", "DELETE_FAST e",
        "SWAP 2", "POP_EXCEPT", "RERAISE", "LOAD_CONST None", "RETURN_VALUE"]
    code = CodeView(code_of(source).consts[0])
    assert code.exceptiontable == [0, 3, 4, 0, 5, 9, 21, 1, 9, 13, 18, 1, 18, 21, 21, 1]


def test_positions_and_lines_are_those_of_the_source() -> None:
    code = code_of("\n\nx = [\n  y\n]\n")
    assert code.lines == [4, 3, 3, 3, 3]


def test_constants_differ_by_type_and_sign() -> None:
    code = code_of("x = 0, 0.0, -0.0, False, y\nx = (0.0, y, -0.0, 0, True, 1, 1.0, '', b'')")
    assert [repr(value) for value in code.consts] == [
        "0", "0.0", "-0.0", "False", "True", "1", "1.0", "''", "b''", "None"]
