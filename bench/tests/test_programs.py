"""The programs and the harness on the Python that runs the tests."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import inputs, suites
from kit.host.errors import WrongData, WrongUsage
from kit.host.iterations import split_output

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLE = tomllib.loads(suites.PATH.read_text(encoding="utf-8"))


def output(*command: object) -> bytes:
    done = subprocess.run([str(word) for word in command], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


SUITES = [suites.read(name) for name in suites.names() if name != "pyperformance"]
TEST_SIZES = {
    name: suites.Size(**program["test"]) for name, program in TABLE["programs"].items()
}
CODE = {
    (files.language, entry.program): (files, TEST_SIZES[entry.program])
    for suite in SUITES
    for files in suite.languages
    for entry in suite.entries
    if files.has(entry.program)
}
NEEDS = {"c": "gcc", "scheme": "racket"}


def of(language: str) -> list[str]:
    return sorted(program for one, program in CODE if one == language)


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VMKIT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.mark.parametrize("program", of("python_subset"))
def test_python_program_prints_its_declared_output(program: str) -> None:
    files, size = CODE["python_subset", program]
    printed = output(sys.executable, files.plain(program), *size.arguments())
    assert size.accepts(printed)


@pytest.mark.skipif(shutil.which("gcc") is None, reason="no gcc here")
@pytest.mark.parametrize("program", of("c"))
def test_c_program_prints_its_declared_output(program: str) -> None:
    files, size = CODE["c", program]
    if program == "pidigits" and not has_gmp():
        pytest.skip("no GMP headers here")
    assert size.accepts(output(files.plain(program), *size.arguments()))
    checked, seconds = split_output(output(files.repeated(program), 2, *size.arguments()))
    assert size.accepts(checked) and len(seconds) == 2


@pytest.mark.skipif(shutil.which("racket") is None, reason="no racket here")
@pytest.mark.parametrize("program", of("scheme"))
def test_racket_program_prints_its_declared_output(program: str) -> None:
    """The harness compiles the program too, and runs it as a user's process does."""
    files, size = CODE["scheme", program]
    staged = suites.staging.stage(files.harness, files.source(program))
    checked, seconds = split_output(output("racket", staged, 2, *size.arguments()))
    assert size.accepts(checked) and len(seconds) == 2


def has_gmp() -> bool:
    line = b"#include <gmp.h>\n"
    done = subprocess.run(["gcc", "-E", "-"], input=line, capture_output=True, check=False)
    return done.returncode == 0


def test_every_program_is_declared() -> None:
    folders = {path.parent.name for path in (suites.FOLDER / "programs").glob("*/*.*")}
    assert folders == set(TABLE["programs"])


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_suites_name_programs_that_exist(suite: suites.Suite) -> None:
    for files in suite.languages:
        assert files.harness.is_file()
    for entry in suite.entries:
        assert any(files.has(entry.program) for files in suite.languages)


def test_the_benchmarks_game_is_complete_in_every_language() -> None:
    suite = suites.read("clbg")
    assert len(suite.entries) == 13
    for files in suite.languages:
        assert all(files.has(entry.program) for entry in suite.entries), files.language


def fibonacci(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def primes(limit: int) -> list[int]:
    return [n for n in range(2, limit + 1) if all(n % d for d in range(2, int(n**0.5) + 1))]


# What mathematics says that the classic programs print.
KNOWN = {
    "tak": lambda n: "7",
    "cpstak": lambda n: "7",
    "fib": lambda n: str(fibonacci(n)),
    "fibfp": lambda n: f"{fibonacci(n)}.0",
    "ack": lambda n: str(2 ** (n + 3) - 3),
    "array1": lambda n: str(20 * n),
    "divrec": lambda n: str(100 * n),
    "diviter": lambda n: str(100 * n),
    "nqueens": lambda n: str({7: 40, 9: 352, 14: 365596}[n]),  # OEIS A000170
    "paraffins": lambda n: str({11: 159, 17: 24894, 23: 5731580}[n]),  # OEIS A000602
    "primes": lambda n: f"{len(primes(n))} {sum(primes(n))}",
    "sum": lambda n: str(n * (n + 1) // 2),
}


@pytest.mark.parametrize("program", KNOWN)
def test_declared_outputs_are_what_mathematics_says(program: str) -> None:
    sizes = [size for size in TABLE["programs"][program].values() if isinstance(size, dict)]
    assert len(sizes) == 3
    for size in sizes:
        assert size["output"] == KNOWN[program](int(size["argument"]))


def test_size_and_iterations_can_be_chosen() -> None:
    suite = suites.read("clbg", "test", 4)
    nbody = next(entry for entry in suite.entries if entry.program == "nbody")
    assert (nbody.size.argument, nbody.iteration_size.argument, nbody.iterations) == (
        "1000", "1000", 4,
    )  # fmt: skip
    with pytest.raises(WrongUsage, match="has no size vast"):
        suites.read("clbg", "vast")


def test_unknown_suite() -> None:
    with pytest.raises(WrongUsage, match="no suite is called nonsense"):
        suites.read("nonsense")


def test_staged_harness_times_iterations() -> None:
    files, size = CODE["python_subset", "nbody"]
    staged = files.repeated("nbody")
    assert staged == files.repeated("nbody")
    checked, seconds = split_output(output(sys.executable, staged, 3, *size.arguments()))
    assert size.accepts(checked)
    assert len(seconds) == 3 and min(seconds) > 0


def test_inputs_are_made_once_and_only_by_programs() -> None:
    first = inputs.made("fasta 10")
    before = first.stat().st_mtime_ns
    assert inputs.made("fasta 10") == first and first.stat().st_mtime_ns == before
    assert first.read_text().startswith(">ONE Homo sapiens alu\n")
    for wrong in ("fasta", "nothing 10", "../x 1"):
        with pytest.raises(WrongData, match="nothing makes the input"):
            inputs.made(wrong)


def test_harness_notices_a_result_that_changes(tmp_path: Path) -> None:
    program = tmp_path / "unsteady.py"
    program.write_text(
        "calls = []\ndef run(size):\n    calls.append(size)\n    return len(calls)\n"
    )
    staged = suites.staging.stage(suites.read("quickstart").harness, program)
    done = subprocess.run([sys.executable, staged, "3", "1"], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"iteration 2 differs: 2" in done.stdout
