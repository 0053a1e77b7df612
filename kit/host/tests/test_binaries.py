"""Which binary a command runs, and what it says before it lets the user wait."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from kit.host import binaries, build
from kit.host.binaries import JIT, NO_JIT
from kit.host.build import BuildOptions
from kit.host.errors import Failed, Unavailable
from kit.host.progress import duration
from kit.host.tests.workshop import Workshop

LANGUAGE: Any = SimpleNamespace(name="vm")
BUILDING = "import sys; print('vmkit: building vm: 3 s: annotate', file=sys.stderr); "


@pytest.fixture(autouse=True)
def target_as_language(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    subject = build.of_target(workshop.target)
    monkeypatch.setattr(binaries, "of_language", lambda language: subject)


def change(workshop: Workshop) -> None:
    workshop.target.write_text("changed = 1\n")


def test_what_is_up_to_date_is_taken_without_a_word(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    built = workshop.build()
    capsys.readouterr()
    for may_build in (True, False):
        assert binaries.binaries(LANGUAGE, [JIT], may_build) == [built]
    assert capsys.readouterr().err == ""
    assert workshop.calls == 1


def test_why_it_is_built_is_told_before(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    binaries.binaries(LANGUAGE, [JIT])
    first, second = capsys.readouterr().err.splitlines()[:2]
    typical = duration(build.TYPICAL_SECONDS[True])
    assert first == f"vmkit: vm (with JIT): not in the store: building, about {typical}"
    assert second.startswith("vmkit: building vm...")
    before = workshop.build()
    change(workshop)
    assert binaries.binaries(LANGUAGE, [JIT]) != [before]
    told = capsys.readouterr().err.splitlines()[0]
    commit = before.manifest["commit"]
    assert told == (
        f"vmkit: vm (with JIT): its sources changed since the binary of {before.made} "
        f"(commit {commit}): building, about {duration(before.seconds)}; "
        "--no-build takes what is stored"
    )


def test_newest_without_a_build(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.build(jit=False)
    workshop.build()
    change(workshop)
    newer = workshop.build()
    workshop.target.write_text("changed = 2\n")
    capsys.readouterr()
    assert binaries.binaries(LANGUAGE, [JIT], may_build=False) == [newer]
    assert capsys.readouterr().err == (
        f"vmkit: vm (with JIT): the binary of {newer.made} (commit {newer.manifest['commit']}), "
        f"though its sources changed since: {newer.binary}\n"
    )
    assert workshop.calls == 3


def test_older_but_up_to_date_without_a_build(workshop: Workshop) -> None:
    text = workshop.target.read_text()
    older = workshop.build()
    change(workshop)
    workshop.build()
    workshop.target.write_text(text)
    assert binaries.binaries(LANGUAGE, [JIT], may_build=False) == [older]


def test_nothing_stored_and_no_build(workshop: Workshop) -> None:
    workshop.build()
    with pytest.raises(Unavailable, match=r"no binary of vm \(without JIT\) is stored") as caught:
        binaries.binaries(LANGUAGE, [JIT, NO_JIT], may_build=False)
    assert caught.value.hint == "Leave out --no-build, or run: vmkit build vm --no-jit"
    assert workshop.calls == 1


def test_command_line_of_options() -> None:
    assert BuildOptions().command_line == []
    options = BuildOptions(False, "semispace", "3", False, ("--thread",))
    assert options.command_line == [
        "--no-jit", "--no-annotations", "--gc=semispace", "--opt=3", "--", "--thread",
    ]


def translations(monkeypatch: pytest.MonkeyPatch, jit: str, no_jit: str) -> None:
    """What two `vmkit build` do instead of translating for minutes."""

    def start(language: object, options: BuildOptions) -> binaries._Translation:
        code = BUILDING + (jit if options.jit else no_jit)
        process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
        return binaries._Translation(options.kind, process)

    monkeypatch.setattr(binaries, "estimate", lambda subject, options: 300.0)
    monkeypatch.setattr(binaries, "_start", start)


def test_missing_binaries_are_translated_at_once(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    translating = "import time; time.sleep(0.5)"
    translations(monkeypatch, translating, translating)
    found = binaries.binaries(LANGUAGE, [JIT, NO_JIT])
    shown = capsys.readouterr().err
    assert "building vm, 2 translations at once... (about 6 min 30 s)" in shown
    assert "with JIT: annotate" in shown
    assert [one.manifest["options"]["jit"] for one in found] == [True, False]


def test_failed_translation_says_which_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = "sys.exit('vmkit: target.py:3: AnnotatorError\\n  the log: /x')"
    translations(monkeypatch, "", failing)
    with pytest.raises(Failed, match=r"without JIT: target\.py:3") as caught:
        binaries.binaries(LANGUAGE, [JIT, NO_JIT])
    assert caught.value.hint == "  the log: /x"
