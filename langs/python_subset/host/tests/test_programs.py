"""Programs do the same on the model of the VM as on this CPython."""
from __future__ import annotations

import builtins
import contextlib
import io
import sys
import traceback
from pathlib import Path
from typing import Any, Callable

import pytest

from langs.python_subset.host.frontend import compile_source
from langs.python_subset.host.tests import model
from langs.python_subset.host.tests.verify import verify

HERE = Path(__file__).parent
# What the model has not got, and programs that look at it, also through the library
NOT_FOR_THE_MODEL = [
    # frames and code of its own, exceptions as they were, or a module in sys.modules
    "assigned_dicts", "builtin_subclasses_with_slots", "code_objects", "delegation",
    "descriptors_and_details", "details_and_slots", "imports_and_frames", "iterator_copies",
    "library_modules", "reading_and_escapes", "standard_library", "unraisable_hook",
    # functions of its own
    "function_attributes",
    # asynchronous generators, and what is no coroutine
    "async_comprehensions", "awaitables", "module_asyncio",
    # a process of its own: what forks would fork the tests
    "module_subprocess",
]
PROGRAMS = [path for path in [*sorted((HERE / "programs").glob("*.py")),
                              *sorted((HERE.parent.parent / "tests" / "programs").glob("*.py"))]
            if path.stem not in NOT_FOR_THE_MODEL]
NEEDS = {"matching": (3, 10), "future": (3, 11)}

# Programs of modules that newer CPythons name otherwise, or of what they do otherwise
UNTIL = {"module_hashes": (3, 12), "exception_groups": (3, 12), "module_ctypes": (3, 12)}


def run(source: str, filename: str, execute: Callable[[str, str, dict[str, Any]], None]) -> str:
    """What the program prints, and the traceback it ends with."""
    output = io.StringIO()
    module = {"__name__": "__main__", "__builtins__": builtins, "__file__": filename}
    with contextlib.redirect_stdout(output):
        try:
            execute(source, filename, module)
        except Exception as error:
            output.write(f"uncaught {type(error).__name__}: {error}\n{frames(error, filename)}\n")
    return output.getvalue()


def frames(error: BaseException, filename: str) -> list[tuple[str, tuple[Any, ...]]]:
    """Name and place of the code of each of the program's frames, outermost first."""
    ours = getattr(error, "model_traceback", None)
    if ours is not None:
        return list(reversed(ours))
    found = [frame for frame in traceback.extract_tb(error.__traceback__)
             if frame.filename == filename]
    return [(frame.name, (frame.lineno, frame.end_lineno, frame.colno, frame.end_colno))
            for frame in found]


def on_cpython(source: str, filename: str, module: dict[str, Any]) -> None:
    exec(compile(source, filename, "exec", dont_inherit=True), module)


def on_model(source: str, filename: str, module: dict[str, Any]) -> None:
    tree = compile_source(source.encode("utf-8", "surrogatepass"), filename).tree()
    verify(tree)
    model.run_module(tree, module)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE.parent.parent / "reference")
    if sys.version_info < NEEDS.get(path.stem, (3, 11)):
        pytest.skip("its output or syntax is that of a newer CPython")
    if sys.version_info >= UNTIL.get(path.stem, (4,)):
        pytest.skip("it shows what is so up to an older CPython")
    expected = run(path.read_text("utf-8"), str(path), on_cpython)
    assert "uncaught" not in expected, expected[-500:]
    assert run(path.read_text("utf-8"), str(path), on_model) == expected


# Programs that end with an uncaught exception
UNCAUGHT = (HERE / "uncaught.txt").read_text("utf-8").split("\n# --------\n")


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="places as in 3.11")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("source", UNCAUGHT)
def test_places_of_the_traceback(source: str) -> None:
    expected = run(source, "program.py", on_cpython)
    assert "uncaught" in expected
    assert run(source, "program.py", on_model) == expected


def test_the_model_has_every_operation() -> None:
    assert list(model.missing_operations()) == []
