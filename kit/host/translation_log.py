"""Reads rpython's translation log: its phases, their times, and why it failed."""

from __future__ import annotations

import linecache
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Phases in their order, and what people are told.
PHASES = {
    "annotate": "annotating",
    "rtype_lltype": "giving low-level types",
    "pyjitpl_lltype": "writing JIT code",
    "backendopt_lltype": "optimising",
    "stackcheckinsertion_lltype": "inserting stack checks",
    "database_c": "transforming for the GC",
    "source_c": "writing C",
    "compile_c": "compiling C",
}

_STARTING = re.compile(r"^starting (\w+)$")
_TIMING = re.compile(r"^\[Timer\] (\w+) +--- +([\d.]+) s$")
_HAPPENED = re.compile(r"^Happened at file (.+) line (\d+)$")
_GRAPH = re.compile(r"<FunctionGraph of \(([\w.]+):(\d+)\)([^ >]+) at ")
_FRAME = re.compile(r'^ *File "([^"]+)", line (\d+)(?:, in (.+))?$')
_ERROR = re.compile(r"^\[translation:ERROR\] ?(.*)$")
_C_ERROR = re.compile(
    r"(?:^|\] )([^ ]+:\d+:(?:\d+:)? (?:fatal )?error: .+|[^\]]+: undefined reference to .+)$"
)


@dataclass(frozen=True)
class Failure:
    """Why a translation failed: where in the user's source, and rpython's words."""

    file: str
    line: int
    source: str
    error: str
    details: tuple[str, ...]

    @property
    def headline(self) -> str:
        """The user's line first."""
        if not self.file:
            return self.error
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.source}" if self.source else place

    @property
    def explanation(self) -> str:
        return "\n".join([*([self.error] if self.file else []), *self.details])


def phase_started(line: str) -> str:
    """The phase that a line of the log announces, or nothing."""
    match = _STARTING.match(line)
    return match.group(1) if match else ""


def progress(phase: str) -> str:
    """A phase in people's words, and how far that is."""
    names = list(PHASES)
    if phase not in PHASES:
        return phase
    return f"{PHASES[phase]} ({names.index(phase) + 1} of {len(names)})"


def timings(lines: Sequence[str]) -> dict[str, float]:
    """Seconds of each phase, from the table at the log's end."""
    matches = filter(None, map(_TIMING.match, lines))
    return {match.group(1): float(match.group(2)) for match in matches}


def _source(file: str, line: int) -> str:
    linecache.checkcache(file)
    return linecache.getline(file, line).strip()


def _module_file(module: str, roots: Sequence[Path]) -> str:
    """The file of a module that rpython names, looked for where it was imported from."""
    for root in roots:
        stem = root.joinpath(*module.split("."))
        for path in (stem.with_name(f"{stem.name}.py"), stem / "__init__.py"):
            if path.is_file():
                return str(path)
    return ""


def _user_frame(lines: Sequence[str], foreign: Sequence[Path]) -> tuple[str, int]:
    """The innermost traceback frame that is neither rpython's nor the standard library's."""
    for line in reversed(lines):
        match = _FRAME.match(line)
        if match and not match.group(1).startswith("<"):
            file = Path(match.group(1))
            if not any(file.is_relative_to(folder) for folder in foreign):
                return str(file), int(match.group(2))
    return "", 0


def _from_error_block(block: list[str], roots: Sequence[Path]) -> Failure:
    """rpython's own report: kind, message, graph, place, the block's operations."""
    body = []
    file, line, function = "", 0, ""
    for text in block:
        happened, graph = _HAPPENED.match(text), _GRAPH.search(text)
        if happened:
            file, line = happened.group(1), int(happened.group(2))
        elif graph:
            function = graph.group(3)
            if not file:
                file, line = _module_file(graph.group(1), roots), int(graph.group(2))
        elif text.startswith(("Processing block", "Known variable annotations", "==>")):
            break
        elif text.strip() and text.strip() != "<return block>" and not file:
            body.append(text.strip())
    kind = body[0].rstrip(": ") if body else "error"
    rest = body[1:]
    where = f" in {function}" if function else ""
    message = f"{kind}{where}: {rest[0]}" if rest else kind + where
    source = _source(file, line) if file else ""
    return Failure(file, line, source, message, tuple(rest[1:12]))


def _from_traceback(lines: list[str], foreign: Sequence[Path]) -> Failure:
    """A Python error, as one at import time."""
    file, line = _user_frame(lines, foreign)
    return Failure(file, line, _source(file, line) if file else "", lines[-1].strip(), ())


def explain(
    lines: Sequence[str], roots: Sequence[Path], foreign: Sequence[Path], ended: str
) -> Failure:
    """Why the translation with this log failed.

    `roots` are the folders of the user's modules, `foreign` those of rpython and Python;
    `ended` tells the exit status, or the signal, for a log that tells nothing.
    """
    lines = [line.rstrip() for line in lines]
    errors = [index for index, line in enumerate(lines) if _ERROR.match(line)]
    compiling = [match.group(1) for match in map(_C_ERROR.search, lines) if match]
    if compiling:
        return Failure("", 0, "", f"the C compiler stopped: {compiling[0]}",
                       tuple(compiling[1:6]))
    if errors:
        start = errors[-1]
        match = _ERROR.match(lines[start])
        assert match is not None
        failure = _from_error_block([match.group(1), *lines[start + 1 :]], roots)
        if failure.file:
            return failure
        file, line = _user_frame(lines[:start], foreign)
        source = _source(file, line) if file else ""
        return Failure(file, line, source, failure.error, failure.details)
    starts = [index for index, line in enumerate(lines) if line.startswith("Traceback ")]
    if starts:
        body = [line for line in lines[starts[-1] :] if line]
        return _from_traceback(body, foreign)
    last = [line for line in lines if line.strip()][-3:]
    return Failure("", 0, "", f"the translation stopped: {ended}", tuple(last))
