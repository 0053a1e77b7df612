"""What `vmkit reference-tests` makes of what a VM prints."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kit.host import languages, reference_tests
from kit.host.errors import WrongUsage
from kit.host.reference_tests import Outcome, parse

OUTPUT = """\
noise
\x1estart a.one
\x1eok
printed \x1estart a.two
\x1efail a.two AssertionError: 1 != 2
\x1efail a.two ValueError: again
\x1estart a.three
\x1eskip no network
\x1estart a.four
"""


def test_verdicts_are_counted() -> None:
    outcome = parse("a", OUTPUT, "killed by SIGSEGV")
    assert (outcome.run, outcome.passed) == (3, 1)
    assert outcome.failures == {
        "a.two": "AssertionError: 1 != 2", "a.four": "killed by SIGSEGV"}  # fmt: skip
    assert outcome.skipped == {"no network": 1}
    assert outcome.problem == "killed by SIGSEGV"


def test_a_test_that_fails_and_then_ends_well_has_failed() -> None:
    outcome = parse("a", "\x1estart a.x\n\x1efail a.x E: subtest\n\x1eok\n", "")
    assert (outcome.run, outcome.passed, outcome.problem) == (1, 0, "")


def test_a_module_that_is_not_imported() -> None:
    outcome = parse("a", "\x1eimport ImportError: no zlib\n", "exit status 1")
    assert (outcome.run, outcome.share, outcome.problem) == (0, 0.0, "ImportError: no zlib")


def test_a_process_is_run_and_killed_in_time() -> None:
    good = "print('\\x1estart t\\n\\x1eok')"
    assert reference_tests.run(sys.executable, ["-c", good], "t", 60).passed == 1
    ends = reference_tests.run(sys.executable, ["-c", good + "; 1 // 0"], "t", 60)
    assert ends.problem.startswith("exit status 1: ZeroDivisionError")
    waits = "import time; print('\\x1estart t', flush=True); time.sleep(60)"
    late = reference_tests.run(sys.executable, ["-c", waits], "t", 0.5)
    assert late.failures == {"t": "time limit of 0.5 s"}


def test_numbers_may_only_go_up(tmp_path: Path) -> None:
    path = tmp_path / "expected.txt"
    assert reference_tests.read_expected(path) == {}
    reference_tests.write_expected(path, {"b": (9, 8), "a": (3, 3)})
    expected = reference_tests.read_expected(path)
    assert expected == {"a": (3, 3), "b": (9, 8)}
    outcomes = [Outcome("a", 3), Outcome("b", 7), Outcome("new", 0)]
    assert reference_tests.worse(outcomes, expected) == ["b: 7 passed, not 8"]


def test_a_language_without_tests_says_so() -> None:
    language = next(iter(languages.find_all().values()))
    with pytest.raises(WrongUsage, match="names no tests"):
        reference_tests.tests_of(replace(language, reference_tests=""))
