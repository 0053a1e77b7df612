"""Commands that run beside other work."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from kit.host import build_ahead, languages

TOUCH = "import sys; open(sys.argv[1], 'w').close()"


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_every_command_runs(tmp_path: Path) -> None:
    made = [tmp_path / name for name in "abc"]
    failing = [sys.executable, "-c", "raise SystemExit(1)"]
    commands = [failing] + [[sys.executable, "-c", TOUCH, str(path)] for path in made]
    with build_ahead.running(commands):
        for path in made:
            wait_for(path)


def test_what_still_runs_is_ended(tmp_path: Path) -> None:
    started, late = tmp_path / "started", tmp_path / "late"
    endless = TOUCH + "; import time; time.sleep(3600)"
    commands = [[sys.executable, "-c", endless, str(started)]] * 64
    commands.append([sys.executable, "-c", TOUCH, str(late)])
    before = time.monotonic()
    with pytest.raises(ZeroDivisionError), build_ahead.running(commands):
        wait_for(started)
        raise ZeroDivisionError
    assert time.monotonic() - before < 600
    assert not late.exists()


def test_builds_that_the_store_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = next(iter(languages.find_all()))
    seconds = {(True, name): 30.0, (False, name): 40.0}
    monkeypatch.setattr(
        build_ahead.build, "estimate",
        lambda subject, options: seconds.get((options.jit, subject.name), 0.0),
    )  # fmt: skip
    found = [command[-2:] for command in build_ahead.commands()]
    assert found == [[name, "--no-jit"], ["build", name]]
