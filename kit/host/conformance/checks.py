"""The checks: each is a function of a Subject that yields problems, one line each."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from annotations.host import counters
from annotations.host.counts import CountsError
from annotations.host.valgrind_tool import ToolError
from kit.codeformat import EXIT_DATA, EXIT_NO_INPUT, EXIT_SOFTWARE, EXIT_USAGE
from kit.host import codefile
from kit.host.conformance.subject import (
    ALLOCATION,
    EAGER,
    ERROR,
    EXIT,
    LOOP,
    RECURSION,
    SPECIAL,
    SYNTAX,
    Outcome,
    Subject,
)

Check = Callable[[Subject], Iterator[str]]
SIGNALLED = 128
HEAP = "512m"  # bytes: where calls are kept in the heap, it must be full soon
SMALL_NURSERY = "64k"  # bytes: collections happen all the time
_LOCATION = re.compile(r"debug_merge_point\(\d+, \d+, ?'(.*)'\)")
_PLACE = re.compile(r"^(?P<file>.*):(?P<line>\d+) (?P<opcode>\S+) at \d+ in .+$")


def complete(subject: Subject) -> Iterator[str]:
    """Programs to check with are there."""
    if not subject.programs:
        yield f"no program in {subject.language.folder}/examples or tests/programs"
    for name in SPECIAL:
        if subject.special(name) is None:
            suffix = subject.language.suffixes[0]
            yield f"{subject.language.folder}/tests/programs/conformance/{name}{suffix} is missing"


def code_files(subject: Subject) -> Iterator[str]:
    """The frontend writes the same code file twice, and reading and writing it changes nothing."""
    for source in subject.programs:
        compiled = subject.compile(source)
        if compiled.status != 0:
            yield f"{source.name}: the frontend ends with {compiled}"
            continue
        again = subject.folder / "again.vmc"
        subject.compile(source, again)
        data = subject.code_file(source).read_bytes()
        if again.read_bytes() != data:
            yield f"{source.name}: compiled twice, two different code files"
        ops = subject.ops
        try:
            tree: Any = codefile.load(data, ops.language, ops.fingerprint())
        except codefile.CodeFileError as error:
            yield f"{source.name}: {error}"
            continue
        if codefile.dump(ops.language, ops.fingerprint(), tree) != data:
            yield f"{source.name}: read and written again, the code file differs"
        path, size, mtime, _version, *_dependencies = tree[0]
        if (path, size, mtime) != (str(source), source.stat().st_size, source.stat().st_mtime_ns):
            yield f"{source.name}: the code file tells a wrong path, size or time of its source"


def _damaged(data: bytes) -> dict[str, bytes]:
    """By what is wrong with it; offsets are those of kit/codeformat.py."""
    name_length = data[12]
    revision = 13 + name_length
    payload = revision + 16
    middle = (payload + len(data)) // 2
    flipped = bytes([data[middle] ^ 0x40])
    foreign = data[:12] + b"\x07nothing" + data[revision:]
    return {
        "cut in its header": data[: revision - 1],
        "cut in its tree": data[: len(data) - 1],
        "with a changed bit": data[:middle] + flipped + data[middle + 1 :],
        "with bytes behind it": data + b"\0",
        "of another version": data[:8] + struct.pack("<I", 999) + data[12:],
        "of another language": foreign,
        "of another revision": data[:revision] + b"\1\2\3\4" + data[revision + 4 :],
    }


def corruption(subject: Subject) -> Iterator[str]:
    """A code file that is not right gets one line and its exit status, on every VM."""
    source = subject.programs[0]
    subject.compile(source)
    for what, data in _damaged(subject.code_file(source).read_bytes()).items():
        damaged = subject.folder / "damaged.vmc"
        damaged.write_bytes(data)
        for name, command in subject.vms.items():
            outcome = subject.run(command, str(damaged))
            yield from _one_line(f"a code file {what}", name, outcome, EXIT_DATA)


def _one_line(what: str, name: str, outcome: Outcome, status: int) -> Iterator[str]:
    lines = [line for line in outcome.errors.splitlines() if b"warning" not in line.lower()]
    if outcome.status != status:
        yield f"{what} on {name}: exit status {outcome.status}, not {status}"
    elif outcome.output or (name != "untranslated" and len(lines) != 1):
        yield f"{what} on {name}: not one line on standard error, but {len(lines)}"


def agreement(subject: Subject) -> Iterator[str]:
    """Every program does the same untranslated, without JIT, with it, and with all compiled."""
    ways = {name: (command, ()) for name, command in subject.vms.items()}
    eager = (subject.jit, EAGER)
    for source in subject.programs:
        subject.compile(source)
        code = str(subject.code_file(source))
        wanted = None
        for name, (command, options) in {**ways, "JIT, all compiled": eager}.items():
            outcome = subject.run(command, *options, code)
            if outcome.status >= SIGNALLED or outcome.status == EXIT_SOFTWARE:
                yield f"{source.name} on {name}: {outcome}"
            wanted = wanted or outcome
            if (outcome.status, outcome.output) != (wanted.status, wanted.output):
                first = next(iter(ways))
                yield f"{source.name} on {name}: {_difference(wanted, outcome, first)}"


def _difference(wanted: Outcome, found: Outcome, first: str) -> str:
    if found.status != wanted.status:
        return f"{found}; {wanted.status} on {first}"
    lines = zip_longest(wanted.output.splitlines(), found.output.splitlines())
    for number, (expected, line) in enumerate(lines, 1):
        if expected != line:
            return f"line {number} is {line!r}; {expected!r} on {first}"
    return "its output ends differently"


def errors(subject: Subject) -> Iterator[str]:
    """Exit statuses and messages of what goes wrong, on every VM."""
    error, leaving, syntax = map(subject.special, (ERROR, EXIT, SYNTAX))
    assert error and leaving and syntax
    for name, command in subject.translated.items():
        outcome = subject.run(command, str(error))
        if outcome.status != 1:
            yield f"an uncaught error on {name}: exit status {outcome.status}, not 1"
        if f"{error.name}:".encode() not in outcome.errors and b"line " not in outcome.errors:
            yield f"an uncaught error on {name}: its place is not told"
        outcome = subject.run(command, str(leaving))
        if outcome.status != 3:
            yield f"{leaving.name} on {name}: exit status {outcome.status}, not 3"
        outcome = subject.run(command, str(syntax))
        yield from _one_line("a syntax error", name, outcome, EXIT_DATA)
        if f"{syntax.name}:2:".encode() not in outcome.errors:
            yield f"a syntax error on {name}: line 2 is not told"
        for what, arguments, status in (
            ("a missing file", [str(subject.folder / "missing")], EXIT_NO_INPUT),
            ("a folder", [str(subject.folder)], EXIT_NO_INPUT),
            ("an unknown option", ["--nonsense", str(error)], EXIT_USAGE),
            ("no file", [], EXIT_USAGE),
        ):
            yield from _one_line(what, name, subject.run(command, *arguments), status)


def recursion(subject: Subject) -> Iterator[str]:
    """Calls without end are an error of the program, with the JIT and without."""
    source = subject.special(RECURSION)
    assert source
    for name, command in subject.translated.items():
        outcome = subject.run(command, str(source), PYPY_GC_MAX=HEAP)
        if outcome.status >= SIGNALLED or outcome.status in (0, -1, EXIT_SOFTWARE):
            yield f"{source.name} on {name}: {outcome}"


def garbage(subject: Subject) -> Iterator[str]:
    """With a tiny nursery nothing changes but the time."""
    source = subject.special(ALLOCATION)
    assert source
    for name, command in subject.translated.items():
        wanted = subject.run(command, str(source))
        outcome = subject.run(command, str(source), PYPY_GC_NURSERY=SMALL_NURSERY)
        if wanted.status != 0:
            yield f"{source.name} on {name}: {wanted}"
        elif (outcome.status, outcome.output) != (0, wanted.output):
            yield f"{source.name} on {name}, nursery of {SMALL_NURSERY}: {outcome}"


def phases(subject: Subject) -> Iterator[str]:
    """Phases begin and end in pairs, whichever way a program ends."""
    for name, command in subject.translated.items():
        for source in filter(None, map(subject.special, (LOOP, ERROR, EXIT, RECURSION))):
            report = subject.folder / "counters"
            report.unlink(missing_ok=True)
            options = ("--counters", "tsc", "--counters-out", str(report))
            subject.run(command, *options, str(source), PYPY_GC_MAX=HEAP)
            try:
                counters.read(report.read_text(encoding="utf-8") if report.exists() else "")
            except counters.CountersError as error:
                yield f"{source.name} on {name}: {error}"


def opcodes(subject: Subject) -> Iterator[str]:
    """With the JIT as many instructions of each opcode are executed as without it."""
    source, count = subject.special(LOOP), subject.count_opcodes
    assert source
    if count is None:
        return
    subject.compile(source)
    code = str(subject.code_file(source))
    (first, jit), *others = subject.translated.items()
    try:
        wanted = count([*jit, "--annotate-ir", code])
        for name, command in others:
            found = count([*command, code])
            for number in sorted(set(wanted) | set(found)):
                if found[number] != wanted[number]:
                    opcode = subject.ops.names[number]
                    yield f"{opcode}: {found[number]} on {name}, {wanted[number]} on {first}"
    except (ToolError, CountsError) as error:
        yield f"{source.name}: {error}"
    else:
        if not wanted:
            yield f"{source.name}: no opcode was counted: does the loop call marks.dispatch()?"


def locations(subject: Subject) -> Iterator[str]:
    """Traces tell file, line and opcode of each step, and these exist."""
    source = subject.special(LOOP)
    assert source
    log = subject.folder / "traces.log"
    subject.run(subject.jit, str(source), PYPYLOG=f"jit-log-opt:{log}")
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    found = set(_LOCATION.findall(text))
    if not found:
        yield f"{source.name}: no trace was compiled, or its steps tell no place"
    for location in sorted(found):
        yield from _wrong_place(subject, location)


def _wrong_place(subject: Subject, location: str) -> Iterator[str]:
    match = _PLACE.match(location)
    if match is None:
        yield f"not FILE:LINE OPCODE at INDEX in FUNCTION: {location}"
    elif match["opcode"] not in subject.ops.names:
        yield f"{match['opcode']} is no opcode: {location}"
    else:
        path = Path(match["file"])
        lines = path.read_bytes().count(b"\n") + 1 if path.is_file() else 0
        if not 1 <= int(match["line"]) <= lines:
            yield f"there is no such line: {location}"


CHECKS: dict[str, Check] = {
    "complete": complete,
    "code-files": code_files,
    "corruption": corruption,
    "agreement": agreement,
    "errors": errors,
    "recursion": recursion,
    "garbage": garbage,
    "phases": phases,
    "locations": locations,
    "opcodes": opcodes,
}
