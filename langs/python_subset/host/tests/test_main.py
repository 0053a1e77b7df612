"""The command line of the frontend: files, messages, exit statuses."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit.host import codecache, codefile
from langs.python_subset.host import frontend
from langs.python_subset.host.__main__ import main
from langs.python_subset.host.disassembler import CodeView, instruction_text
from langs.python_subset.opcodes import OPS


def write(folder: Path, content: bytes | str, name: str = "program.py") -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_writes_a_code_file(tmp_path: Path) -> None:
    source, output = write(tmp_path, "print(1)\n"), tmp_path / "out.vmc"
    assert main([source, "-o", str(output)]) == 0
    tree = codefile.load(output.read_bytes(), OPS.language, OPS.fingerprint())
    assert isinstance(tree, list)
    status = os.stat(source)
    assert tree[0] == [source, status.st_size, status.st_mtime_ns, frontend.VERSION]
    assert CodeView(tree[1][0]).filename == source
    assert sorted(os.listdir(tmp_path)) == ["out.vmc", "program.py"]


@pytest.mark.parametrize("content, place, message", [
    ("x = = 1\n", "1:5", "SyntaxError: invalid syntax"),
    ("def f():\n    x = 1\n  y\n", "3:4", "IndentationError: unindent does not match"),
    ("def f():\nx", "2:1", "IndentationError: expected an indented block"),
    ("\n\nreturn 5\n", "3:1", "SyntaxError: 'return' outside function"),
    ("def f(x):\n    global x\n", "2:5", "SyntaxError: name 'x' is parameter and global"),
    ("é = [x async for x in y]\n", "1:", "SyntaxError: asynchronous comprehension outside"),
    (b"x = 1\ny = '\xff'\n", "", "SyntaxError: (unicode error) 'utf-8' codec can't decode"),
    (b"# coding: no-such\n", "1:1", "SyntaxError: "),
    (b"x = 1\ny\0z\n", "", "null bytes"),
    ("(" * 300 + ")" * 300, "1:", "SyntaxError: too many nested parentheses"),
    ("x = " + "-" * 100_000 + "1", "1:1", "SyntaxError: nested too deeply"),
    ("def f():\n    nonlocal x\n", "2:5", "SyntaxError: no binding for nonlocal 'x' found"),
])
def test_wrong_source(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | str,
                      place: str, message: str) -> None:
    source = write(tmp_path, content)
    assert main([source, "-o", str(tmp_path / "out.vmc")]) == 65
    printed = capsys.readouterr().err
    assert printed.startswith(f"{source}:{place}")
    assert message in printed
    assert printed.count("\n") == 1
    assert not (tmp_path / "out.vmc").exists()


@pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of 3.12")
def test_column_counts_characters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(tmp_path, "x = 'é'; type Y = int\n")
    assert main([source, "--dis"]) == 65
    assert capsys.readouterr().err == f"{source}:1:10: unsupported: type statement\n"


def test_source_encodings(tmp_path: Path) -> None:
    for content in (b"# coding: latin-1\nx = '\xe9'\n", b"\xef\xbb\xbfx = '\xc3\xa9'\n",
                    "x = 'é'\r\n".encode(), b"# -*- coding: cp1252 -*-\rx = '\xe9'\r"):
        source = write(tmp_path, content)
        tree = codefile.load(frontend.code_file(source))
        assert isinstance(tree, list)
        assert "é" in CodeView(tree[1][0]).consts


def test_missing_folder_and_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.py"), "--dis"]) == 66
    assert main([str(tmp_path), "--dis"]) == 66
    assert capsys.readouterr().err == (f"{tmp_path / 'none.py'}: No such file or directory\n"
                                       f"{tmp_path}: Is a directory\n")


def test_output_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(tmp_path, "x = 1\n")
    assert main([source, "-o", str(tmp_path / "none" / "out.vmc")]) == 73
    assert "No such file or directory" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["a.py"], ["a.py", "b.py", "-o", "c"], ["a.py", "-o"],
                                       ["-x", "a.py"]])
def test_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 64
    assert "usage:" in capsys.readouterr().err


def test_help_and_disassembly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert main([write(tmp_path, "def f(): return 1\n"), "--dis"]) == 0
    assert "MAKE_FUNCTION" in capsys.readouterr().out


def test_sources_of_exec_and_eval(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, output = write(tmp_path, " 1 + x"), tmp_path / "out.vmc"
    assert main([source, "-o", str(output), "--eval", "--namespace", "--filename", "<s>"]) == 0
    tree = codefile.load(output.read_bytes())
    assert isinstance(tree, list)
    code = CodeView(tree[1][0])
    assert code.filename == "<s>"
    assert [instruction_text(code, *instruction) for instruction in code.instructions] == [
        "LOAD_CONST 1", "LOAD_NAME x", "BINARY_ADD", "RETURN_VALUE"]
    assert main([write(tmp_path, "x = 1"), "--dis", "--eval"]) == 65
    assert "SyntaxError: invalid syntax" in capsys.readouterr().err


def test_programs_deeper_than_this_python_recurses(tmp_path: Path) -> None:
    source = write(tmp_path, "x = 1\ny = " + " + ".join(["x"] * 2500) + "\n")
    tree = codefile.load(frontend.code_file(source))
    assert isinstance(tree, list)
    assert len(CodeView(tree[1][0]).instructions) == 2 * 2500 + 4


def test_starts_from_anywhere_without_site(tmp_path: Path) -> None:
    root = Path(__file__).parents[4]
    source = write(tmp_path, "print('hello')\n")
    command = [sys.executable, "-E", "-s", "-S", str(root / "langs/python_subset/host/__main__.py")]
    subprocess.run([*command, source, "-o", "out.vmc"], cwd=tmp_path, check=True)
    assert (tmp_path / "out.vmc").exists()


def test_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VMKIT_CACHE", str(tmp_path / "cache"))
    source = write(tmp_path, "x = 1\n")
    beside = tmp_path / "__vmkit__" / "program.py.python_subset.vmc"
    assert frontend.compile_to_cache(source) == str(beside)
    before = beside.stat().st_mtime_ns
    assert frontend.compile_to_cache(source) == str(beside)
    assert beside.stat().st_mtime_ns == before
    write(tmp_path, "x = 22\n")
    assert frontend.compile_to_cache(source) == str(beside)
    assert codecache.is_fresh(str(beside), source, OPS.language, OPS.fingerprint())
    beside.write_bytes(beside.read_bytes()[:-1])
    assert not codecache.is_fresh(str(beside), source, OPS.language, OPS.fingerprint())
