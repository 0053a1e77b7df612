"""The frontend as a server: what a running VM asks for."""
from __future__ import annotations

import io
from pathlib import Path

from kit import codeformat
from kit.host import codefile
from langs.python_subset.host.disassembler import CodeView
from langs.python_subset.host.server import serve
from langs.python_subset.opcodes import OPS


def ask(*requests: list[bytes]) -> list[tuple[int, bytes]]:
    sent = b"".join(b" ".join(b"%d" % len(part) for part in request) + b"\n" + b"".join(request)
                    for request in requests)
    received = io.BytesIO()
    serve(io.BytesIO(sent), received)
    received.seek(0)
    answers = []
    for _ in requests:
        status, length = map(int, received.readline().split())
        answers.append((status, received.read(length)))
    assert received.read() == b""
    return answers


def code(answer: tuple[int, bytes]) -> tuple[list[object], CodeView]:
    assert answer[0] == 0
    tree = codefile.load(answer[1], OPS.language, OPS.fingerprint())
    assert isinstance(tree, list)
    return tree[0], CodeView(tree[1][0])


def test_sources_that_are_in_no_file() -> None:
    source = "x = 'é'\n".encode()
    first, second = ask([b"text", b"exec+", b"12", b"34", b"<string>", source],
                        [b"text", b"eval", b"1", b"2", b"name", b" 1 + x"])
    meta, view = code(first)
    assert meta[:3] == ["<string>", 12, 34]
    assert view.filename == "<string>" and view.names == ["x"] and "é" in view.consts
    assert code(second)[1].filename == "name"


def test_only_bytes_have_an_encoding_of_their_own() -> None:
    source = "# coding: latin-1\nx = 'é'\n".encode()
    as_text, as_bytes = ask([b"text", b"exec+", b"0", b"0", b"s", source],
                            [b"text", b"exec", b"0", b"0", b"s", source])
    assert "é" in code(as_text)[1].consts
    assert "Ã©" in code(as_bytes)[1].consts


def test_faults_are_told_with_their_place() -> None:
    answers = ask([b"text", b"exec+", b"0", b"0", b"<string>", b"x = = 1"],
                  [b"text", b"eval+", b"0", b"0", b"<string>", b"1"])
    assert answers[0] == (codeformat.EXIT_DATA, b"1:5: SyntaxError: invalid syntax")
    assert answers[1][0] == 0


def test_imported_files_are_written_to_the_cache(tmp_path: Path) -> None:
    source, output = tmp_path / "m.py", tmp_path / "m.vmc"
    source.write_text("import re\n", encoding="utf-8")
    answers = ask([b"file", str(source).encode(), str(output).encode()],
                  [b"file", b"/no/such/file.py", str(output).encode()],
                  [b"file", str(source).encode(), str(tmp_path / "no" / "m.vmc").encode()])
    assert answers[0] == (0, b"")
    assert code((0, output.read_bytes()))[1].names == ["re"]
    assert answers[1][0] == codeformat.EXIT_NO_INPUT
    assert answers[2][0] == codeformat.EXIT_CANNOT_WRITE
