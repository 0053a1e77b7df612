"""Programs of a package that looks like pyperformance, with the stand-in for pyperf."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench import pyperformance, suites
from kit.host.errors import Unavailable, WrongUsage
from kit.host.iterations import split_output

PROGRAM = """
import pyperf
import helper

def add_cmdline_args(cmd, args):
    pass

if __name__ == "__main__":
    runner = pyperf.Runner(add_cmdline_args=add_cmdline_args)
    runner.argparser.add_argument("--width", type=int, default=6, help="of it")
    runner.argparser.add_argument("benchmark", nargs="?", choices=["a"], default="a")
    args = runner.parse_args()
    runner.metadata["width"] = args.width
    runner.bench_func("first", lambda x: x * helper.SEVEN, args.width)
    runner.bench_time_func("second", lambda loops: 0.5 * loops)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VMKIT_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "package" / "bm_nbody"
    folder.mkdir(parents=True)
    (folder / "run_benchmark.py").write_text(PROGRAM)
    (folder / "helper.py").write_text("SEVEN = 7\n")
    monkeypatch.setattr(pyperformance, "folder", lambda: tmp_path / "package")


def run(*words: object) -> bytes:
    return subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, check=True
    ).stdout


def test_program_runs_with_the_stand_in(package: None) -> None:
    (files,) = suites.read("pyperformance").languages
    assert files.has("nbody") and not files.has("chaos")
    assert run(files.plain("nbody"), "once") == b"first\n42\nsecond\n"
    assert run(files.plain("nbody"), "x3", "--width", 2, "a") == b"first\n14\nsecond\n"
    checked, seconds = split_output(run(files.repeated("nbody"), 3))
    assert checked == b"first\n42\nsecond\n"
    assert len(seconds) == 6 and seconds[3:] == [0.5] * 3


def test_sizes_repeat_what_the_program_does(package: None) -> None:
    def times(size: str) -> int:
        (nbody,) = (one for one in suites.read("pyperformance", size).entries
                    if one.program == "nbody")  # fmt: skip
        return int(nbody.size.argument.removeprefix("x"))

    assert times("test") == 1 < times("") == times("short")
    assert times("long") == suites.LONG * times("short")
    with pytest.raises(WrongUsage, match="has no size huge") as caught:
        times("huge")
    assert caught.value.hint == "There are: test, iteration, short, long."


def printed(folder: Path, source: str) -> bytes:
    (folder / "pyperf.py").write_bytes((suites.FOLDER / "harness" / "pyperf.py").read_bytes())
    program = folder / "program.py"
    program.write_text(f"import pyperf\nrunner = pyperf.Runner()\n{source}\n")
    return run(program, "x2")


def test_checksums_of_data(tmp_path: Path) -> None:
    one = printed(tmp_path, "runner.bench_func('f', lambda: [1, {'a': (2.5, {'x', b'y'})}])")
    assert one.startswith(b"f\nchecksum ") and one.endswith(b" of 5 parts\n")
    same = "runner.bench_func('f', lambda: [1, {'a': (2.5, {b'y', 'x'})}])"
    assert printed(tmp_path, same) == one
    other = "runner.bench_func('f', lambda: [1, {'a': (2.25, {'x', b'y'})}])"
    assert printed(tmp_path, other) != one
    assert printed(tmp_path, "runner.bench_func('f', lambda: None)\n") == b"f\n"
    variable = "found = []\nrunner.bench_time_func('g', lambda loops: found.append(loops) or 0.5)"
    assert printed(tmp_path, variable).endswith(b" of 2 parts\n")


def test_names_of_temporary_files_repeat(tmp_path: Path) -> None:
    source = (
        "import tempfile\nrunner = pyperf.Runner()\n"
        f"places = [tempfile.mkdtemp(dir={str(tmp_path)!r}) for _ in range(2)]\n"
        "runner.bench_func('f', lambda: ' '.join(places))"
    )
    first = printed(tmp_path, source)
    for place in tmp_path.glob("tmp*"):
        place.rmdir()
    assert len(set(first.split())) == 3
    assert printed(tmp_path, source) == first


def test_coroutines(tmp_path: Path) -> None:
    source = "async def f(x):\n    return x\nasync def g(x):\n    return await f(x) + 1\n"
    assert printed(tmp_path, source + "runner.bench_async_func('g', g, 4)") == b"g\n5\n"


def test_programs_under_options_and_their_packages(package: None, tmp_path: Path) -> None:
    helping = tmp_path / "helping"
    helping.mkdir()
    (helping / "__init__.py").write_text("")
    program = pyperformance.Program("bm_nbody", ("helping",))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        (files,) = suites.read("pyperformance").languages
        assert isinstance(files, pyperformance.PyperformanceFiles)
        started = replace(files, programs={"wide": program}).plain("wide")
    assert (started.parent / "helping" / "__init__.py").is_file()
    assert suites.Size("x2", options=("--width", "9")).arguments() == ("x2", "--width", "9")


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyperformance.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Unavailable, match="are not here"):
        suites.read("pyperformance")
