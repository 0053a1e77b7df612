"""Guest programs on the reference implementation and on built VMs: same output,
same exit status. Programs are this folder's `programs/` and the examples.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kit.host import build, languages, toolchain

pytestmark = pytest.mark.binaries

LANGUAGE = languages.find("python_subset")
PROGRAMS = sorted(
    [*(LANGUAGE.folder / "tests" / "programs").glob("*.py"),
     *(LANGUAGE.folder / "tests" / "deep").glob("*.py"),    # too deep for untranslated code
     *(LANGUAGE.folder / "examples").glob("*.py")]
)  # fmt: skip


@pytest.fixture(scope="session", params=["jit", "no-jit"])
def binary(request: pytest.FixtureRequest) -> Path:
    options = build.BuildOptions(jit=request.param == "jit")
    return build.build(build.of_language(LANGUAGE), options).binary


@pytest.fixture(scope="session")
def reference() -> list[str]:
    return toolchain.ensure().expand(LANGUAGE.reference.command)


def run(*command: object) -> tuple[int, str, str]:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False,
        env={**os.environ, **LANGUAGE.reference.environment, "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_same_output_and_status(program: Path, binary: Path, reference: list[str]) -> None:
    expected = run(*reference, program)
    found = run(binary, program)
    assert found[1] == expected[1], found[2]
    assert found[0] == expected[0]


@pytest.mark.parametrize("threshold", [2, 11])
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_same_output_when_everything_is_compiled(
    program: Path, threshold: int, reference: list[str]
) -> None:
    jit = build.build(build.of_language(LANGUAGE)).binary
    option = f"threshold={threshold},function_threshold={threshold},trace_eagerness=3"
    assert run(jit, "--jit", option, program)[1] == run(*reference, program)[1]


def test_uncaught_exception(tmp_path: Path, binary: Path, reference: list[str]) -> None:
    program = tmp_path / "raises.py"
    program.write_text("def f(x):\n    return 1 // x\n\n\nprint('before')\nf(0)\n")
    status, output, errors = run(binary, program)
    assert (status, output) == (1, "before\n")
    expected = [line for line in run(*reference, program)[2].splitlines() if "^" not in line]
    assert errors.splitlines() == expected


@pytest.mark.parametrize(
    ("call", "status"),
    [("0", 0), ("3", 3), ("None", 0), ("'message'", 1), ("256 + 7", 7)],
)
def test_exit_statuses(tmp_path: Path, binary: Path, call: str, status: int) -> None:
    program = tmp_path / "exits.py"
    program.write_text(f"import sys\ntry:\n    sys.exit({call})\nfinally:\n    print('last')\n")
    assert run(binary, program)[:2] == (status, "last\n")


def test_output_that_cannot_be_written(tmp_path: Path, binary: Path) -> None:
    program = tmp_path / "writes.py"
    program.write_text(
        "import sys\ntry:\n    while True:\n        print('y' * 50)\n"
        "except OSError as error:\n    print(repr(error), file=sys.stderr)\nprint(1)\n"
    )
    with open("/dev/full", "wb") as full:
        done = subprocess.run([binary, program], stdout=full, stderr=subprocess.PIPE, check=False)
    first, last = done.stderr.decode().splitlines()
    assert first == "OSError(28, 'No space left on device')"
    assert last == "python_subset: standard output: No space left on device"
    assert done.returncode == 74
    with subprocess.Popen([binary, program], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as writing:  # fmt: skip
        assert writing.stdout and writing.stderr
        writing.stdout.close()
        assert writing.stderr.readline() == b"BrokenPipeError(32, 'Broken pipe')\n"


def test_imports_of_files(tmp_path: Path, binary: Path, reference: list[str]) -> None:
    package = tmp_path / "pack"
    package.mkdir()
    (package / "__init__.py").write_text("from .inner import value\nname = __name__\n")
    (package / "inner.py").write_text("from . import other\nvalue = other.base + 1\n")
    (package / "other.py").write_text("base = 41\nprint('once', __name__)\n")
    program = tmp_path / "main.py"
    program.write_text(
        "import pack\nimport pack.other as again\nfrom pack.inner import *\n"
        "print(pack.name, pack.value, again.base, value)\n"
        "try:\n    import nowhere\nexcept ImportError as error:\n    print(error)\n"
    )
    assert run(binary, program)[:2] == run(*reference, program)[:2]


def wrong_inputs(folder: Path) -> dict[str, tuple[list[str], int]]:
    """Arguments that are wrong, and the exit status for each."""
    good = folder / "good.py"
    good.write_text("print(1)\n")
    (folder / "syntax.py").write_text("def f(:\n")
    (folder / "foreign.vmc").write_bytes(b"\x89VMKC\r\n\x1a\1\0\0\0\6scheme" + bytes(16))
    return {
        "missing": ([str(folder / "missing.py")], 66),
        "directory": ([str(folder)], 66),
        "syntax": ([str(folder / "syntax.py")], 65),
        "foreign": ([str(folder / "foreign.vmc")], 65),
        "option": (["--nonsense", str(good)], 64),
        "nothing": ([], 64),
    }


@pytest.mark.parametrize(
    "case", ["missing", "directory", "syntax", "foreign", "option", "nothing"]
)
def test_wrong_input_is_one_line_and_a_status(tmp_path: Path, binary: Path, case: str) -> None:
    arguments, status = wrong_inputs(tmp_path)[case]
    found, output, errors = run(binary, *arguments)
    assert (found, output) == (status, "")
    assert errors.count("\n") == 1 and errors.strip()
    assert "RPython" not in errors


def test_truncated_code_file(tmp_path: Path, binary: Path) -> None:
    program = tmp_path / "good.py"
    program.write_text("print(1)\n")
    assert run(binary, program)[:2] == (0, "1\n")
    (code_file,) = (tmp_path / "__vmkit__").glob("*.vmc")
    whole = code_file.read_bytes()
    for length in [9, 30, len(whole) // 2, len(whole) - 1]:
        cut = tmp_path / "cut.vmc"
        cut.write_bytes(whole[:length])
        status, output, errors = run(binary, cut)
        assert (status, output, errors.count("\n")) == (65, "", 1)
