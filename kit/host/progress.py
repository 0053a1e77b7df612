"""Progress of long steps on stderr: a live line on a terminal, plain lines off it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def duration(seconds: float) -> str:
    """Seconds as people read them: 8 s, 3 min 20 s."""
    whole = round(seconds)
    if whole < 100:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest:02d} s"


def note(text: str) -> None:
    """A line that stays."""
    print(f"vmkit: {text}", file=sys.stderr, flush=True)


class Step:
    """One step that is under way: `update` says what it does now."""

    def __init__(self, title: str, estimate: float | None) -> None:
        self.title = title
        self.estimate = estimate
        self.started = time.monotonic()
        self.detail = ""

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self.started

    def update(self, detail: str) -> None:
        self.detail = detail


class PlainStep(Step):
    """Prints a line whenever the detail changes."""

    def update(self, detail: str) -> None:
        if detail != self.detail:
            self.detail = detail
            note(f"{self.title}: {duration(self.elapsed)}: {detail}")


@contextmanager
def _live(step: Step) -> Iterator[None]:
    from rich.console import Console
    from rich.live import Live
    from rich.spinner import Spinner
    from rich.text import Text

    class Line:
        """Rendered anew ten times a second."""

        spinner = Spinner("dots")

        def __rich__(self) -> Spinner:
            text = Text(f"{step.title}  {duration(step.elapsed)}")
            if step.estimate:
                text.append(f" of about {duration(step.estimate)}", style="dim")
            if step.detail:
                text.append(f"  {step.detail}", style="cyan")
            text.no_wrap = True
            text.overflow = "ellipsis"
            self.spinner.update(text=text)
            return self.spinner

    with Live(Line(), console=Console(stderr=True), transient=True):
        yield


@contextmanager
def step(title: str, estimate: float | None = None) -> Iterator[Step]:
    """Shows `title` while its body runs, and how long it took when it ends well."""
    if sys.stderr.isatty():
        live = Step(title, estimate)
        with _live(live):
            yield live
        note(f"{title}: {duration(live.elapsed)}")
        return
    plain = PlainStep(title, estimate)
    note(f"{title}..." + (f" (about {duration(estimate)})" if estimate else ""))
    yield plain
    note(f"{title}: done in {duration(plain.elapsed)}")
