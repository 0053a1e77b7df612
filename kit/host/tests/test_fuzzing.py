"""What `vmkit fuzz` makes of differences; the language is a few words a program."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kit.host import fuzzing, languages
from kit.host.errors import Unavailable, WrongUsage
from kit.host.fuzzing import Contestant, Session

# Prints the words of a program; the second VM's `sing` is wrong, its `die` kills it.
ECHO = """
import os, sys, time
words = open(sys.argv[-1]).read().split()
if sys.argv[1] == "vm" and "die" in words:
    os.kill(os.getpid(), 6)
if "nonsense" in words:
    sys.exit(65 if sys.argv[1] == "vm" else 1)
if "wait" in words:
    time.sleep(60)
print(*[word.upper() if word == "sing" and sys.argv[1] == "vm" else word for word in words])
"""


class Words:
    """A language's fuzzer."""

    def program(self, random: Random) -> str:
        return " ".join(random.choices(["walk", "talk", "sing", "die"], [9, 9, 1, 0], k=5))

    def mutate(self, source: str, random: Random) -> str:
        return source + " sing"

    def shrink(self, source: str, differs: Callable[[str], bool]) -> str:
        for word in source.split():
            if differs(word):
                return word
        return source


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    language = replace(next(iter(languages.find_all().values())), fuzzer="words", suffixes=(".w",))
    monkeypatch.setitem(sys.modules, "words", Words())  # type: ignore[arg-type]
    python = (sys.executable, "-c", ECHO)
    return Session(
        language, Contestant("reference", (*python, "reference")),
        [Contestant("vm", (*python, "vm"))], limit=1.0,
    )  # fmt: skip


def test_a_difference_is_found_and_made_small(session: Session) -> None:
    found = session.differences(1, time.monotonic() + 60)
    difference = next(found)
    assert "sing" in difference.source.split()
    assert session.shrunk(difference, 60).source == "sing"
    assert str(session.shrunk(difference, 60)) == "line 1: b'SING' instead of b'sing'"
    assert session.counts.different == 1 <= session.counts.compared


def test_the_same_seed_makes_the_same_programs(session: Session) -> None:
    first, second = (next(session.differences(7, time.monotonic() + 60)) for _ in range(2))
    assert (first.seed, first.source) == (second.seed, second.source)


def test_programs_of_the_corpus_are_changed(session: Session) -> None:
    session.corpus = ["hum"]
    assert next(session.differences(1, time.monotonic() + 60)).source == "hum sing"


def test_a_killed_vm_is_a_difference_and_stays_one(session: Session) -> None:
    difference = session.compare("0", "sing die")
    assert difference is not None
    assert str(difference) == "killed by SIGABRT instead of exit status 0"
    assert session.shrunk(difference, 60).source == "die"


def test_programs_that_the_reference_does_not_end_are_left_out(session: Session) -> None:
    assert session.compare("0", "wait") is None
    assert (session.counts.compared, session.counts.left_out) == (0, 1)


def test_out_of_time_keeps_what_there_is(session: Session) -> None:
    difference = session.compare("0", "walk sing")
    assert difference is not None
    assert session.shrunk(difference, 0).source == "walk sing"


def test_a_vm_with_a_jit_compiles_at_once() -> None:
    assert [vm.command for vm in fuzzing.variants("x", "vm", False)] == [("vm",)]
    assert all(vm.command[1] == "--jit" for vm in fuzzing.variants("x", "vm", True))


def test_a_language_without_a_fuzzer_says_so(session: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="has no fuzzer"):
        fuzzing.fuzzer_of(replace(session.language, fuzzer=""))


def test_package_of_a_fuzzer_is_missing(session: Session) -> None:
    with pytest.raises(Unavailable, match="the package nowhere is not here"):
        fuzzing.fuzzer_of(replace(session.language, fuzzer="nowhere.fuzzer"))


def test_a_program_that_neither_accepts_is_no_difference(session: Session) -> None:
    assert session.compare("0", "nonsense sing") is None
