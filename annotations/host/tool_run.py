"""Runs a command under the Valgrind tool and reads its counts."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.host.counts import Counts, UnbalancedError, parse, read_counts
from annotations.host.valgrind_tool import NAME, Tool, ToolError

UNBALANCED = 97  # the tool's exit status then


@dataclass(frozen=True)
class ToolOptions:
    ir: bool = True  # count by IR operation
    dispatch: bool = True  # count opcodes
    functions: bool = False  # count by function and phase
    # rpython's JIT tells Valgrind of code that it writes; any other must be watched,
    # which makes JIT code slower to simulate.
    tells_code: bool = False
    samples: Path | None = None  # a time series goes there
    sample_every: int = 1_000_000
    events: Path | None = None  # every event goes there
    branch_sim: bool = False  # simulate branch predictors
    cache_sim: bool = False  # simulate caches

    def arguments(self) -> list[str]:
        words = [
            f"--ir={_yes_no(self.ir)}",
            f"--dispatch={_yes_no(self.dispatch)}",
            f"--smc-check={'stack' if self.tells_code else 'all-non-file'}",
            f"--imbalance-status={UNBALANCED}",
        ]
        if self.functions:
            words.append("--functions=yes")
        if self.branch_sim:
            words.append("--branch-sim=yes")
        if self.cache_sim:
            words.append("--cache-sim=yes")
        if self.samples:
            words += [f"--samples={_literal(self.samples)}", f"--sample-every={self.sample_every}"]
        if self.events:
            words += [f"--events={_literal(self.events)}"]
        return words


DEFAULT = ToolOptions()


@dataclass(frozen=True)
class ToolRun:
    exit_status: int  # the program's; negative: the signal that killed it
    counts: Counts
    messages: str  # of valgrind and the tool


def tool_command(
    tool: Tool,
    argv: Sequence[str],
    counts: Path,
    messages: Path,
    options: ToolOptions = DEFAULT,
) -> list[str]:
    """The command that runs `argv`; `tool.environment()` goes with it."""
    return [
        str(tool.valgrind),
        f"--tool={NAME}",
        "-q",
        "--vgdb=no",
        f"--log-file={_literal(messages)}",
        f"--xlayer-out-file={_literal(counts)}",
        *options.arguments(),
        "--",
        *argv,
    ]


def run_under_tool(
    tool: Tool,
    argv: Sequence[str],
    options: ToolOptions = DEFAULT,
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    stdout: int | None = None,
) -> ToolRun:
    """Waits for the command. Counts that do not balance or add up are an error."""
    inherited = os.environ if environment is None else environment
    with tempfile.TemporaryDirectory(prefix="xlayer-") as scratch:
        counts, messages = Path(scratch) / "counts", Path(scratch) / "messages"
        command = tool_command(tool, argv, counts, messages, options)
        try:
            ended = subprocess.run(
                command,
                cwd=cwd,
                env={**inherited, **tool.environment()},
                stdout=stdout,
                check=False,
            )
        except OSError as error:
            raise ToolError(f"cannot run {tool.valgrind}: {error.strerror}") from error
        told = messages.read_text(errors="replace") if messages.exists() else ""
        if not counts.exists():
            raise ToolError(f"{argv[0]} did not run under valgrind: {told.strip()}")
        if ended.returncode == UNBALANCED and not parse(counts.read_text().splitlines()).balanced:
            raise UnbalancedError(told.strip())
        return ToolRun(ended.returncode, read_counts(counts), told)


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _literal(path: Path) -> str:
    """A file name for valgrind, which gives % a meaning."""
    return str(path.absolute()).replace("%", "%%")
