"""Reads the JIT's log (`--jitlog`), the binary format of rpython's rjitlog, version 4.

Every trace with its operations as recorded, optimised and assembled; places of
merge points; machine code of each operation; which guard a bridge hangs on.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

VERSION = 4
RECORDED, OPTIMISED, ASSEMBLED = ("recorded", "optimised", "assembled")

(INPUT_ARGS, RESOP_META, RESOP, RESOP_DESCR, ASM_ADDR, ASM, TRACE, TRACE_OPT, TRACE_ASM,
 STITCH_BRIDGE, START_TRACE, COUNTER, INIT_MERGE_POINT, HEADER, MERGE_POINT, COMMON_PREFIX,
 ABORT_TRACE, SOURCE_CODE, REDIRECT_ASSEMBLER, TMP_CALLBACK) = range(0x11, 0x25)  # fmt: skip

PLACE_FIELDS = {0x1: "filename", 0x2: "line", 0x4: "index", 0x8: "function", 0x10: "opcode"}
STAND_IN = "keepalive"  # of a merge point, in assembled traces with IR marks


class JitlogError(Exception):
    """The log is missing, of another format, or damaged."""


@dataclass(frozen=True)
class Place:
    """Where a merge point is in the guest program; what the VM does not tell is empty."""

    filename: str = ""
    line: int = 0
    function: str = ""
    index: int = 0
    opcode: str = ""


NOWHERE = Place()


@dataclass
class Operation:
    number: int  # rpython's
    name: str
    result: str  # `-` or a variable of the trace
    arguments: tuple[str, ...]
    descr: str
    descr_id: int  # 0: none; of guards and labels
    fail_arguments: tuple[str, ...]
    place: Place  # of the merge point before it
    offset: int = -1  # in the trace's code; -1: not known
    code: bytes = b""


@dataclass
class Stage:
    """A trace at one point of its making."""

    arguments: tuple[str, ...] = ()
    operations: list[Operation] = field(default_factory=list)
    merge_points: list[tuple[int, Place]] = field(default_factory=list)  # before which operation
    start: int = 0  # of its machine code, with what is out of line
    end: int = 0


@dataclass
class Trace:
    number: int
    kind: str  # loop, bridge; entry bridge: a loop's start that goes on in another loop
    driver: str  # the JitDriver's name
    guard: int  # what a bridge hangs on: that guard's descr_id; else 0
    aborted: bool = False
    stages: dict[str, Stage] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Its greenkey: the first merge point that it passes."""
        for stage in self.stages.values():
            if stage.merge_points:
                return stage.merge_points[0][1]
        return NOWHERE


@dataclass
class Jitlog:
    machine: str
    names: Mapping[int, str]  # of operations, by number
    traces: list[Trace] = field(default_factory=list)
    stitched: dict[int, int] = field(default_factory=dict)  # guard's descr_id -> bridge's address
    cut_short: bool = False  # the process was killed: the last record is not whole

    def parents(self) -> dict[int, int]:
        """For each bridge the trace that has its guard."""
        owners = {
            operation.descr_id: trace.number
            for trace in self.traces
            for stage in trace.stages.values()
            for operation in stage.operations
            if operation.descr_id and operation.name.startswith("guard_")
        }
        return {one.number: owners[one.guard] for one in self.traces if one.guard in owners}


def read_jitlog(path: Path) -> Jitlog:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise JitlogError(f"{path}: {error.strerror}") from error
    return parse(data)


def parse(data: bytes) -> Jitlog:
    return _Reader(data).log()


class _CutShortError(Exception):
    pass


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.traces: dict[int, Trace] = {}
        self.trace: Trace | None = None
        self.stage = Stage()
        self.types: list[tuple[int, str]] = []
        self.prefixes: dict[int, str] = {}
        self.place = NOWHERE
        self.handlers: Mapping[int, Callable[[], None]] = {
            START_TRACE: self.start_trace,
            TRACE: lambda: self.start_stage(RECORDED),
            TRACE_OPT: lambda: self.start_stage(OPTIMISED),
            TRACE_ASM: lambda: self.start_stage(ASSEMBLED),
            INPUT_ARGS: self.input_arguments,
            ASM_ADDR: self.code_range,
            RESOP: lambda: self.operation(has_descr=False),
            RESOP_DESCR: lambda: self.operation(has_descr=True),
            ASM: self.code,
            INIT_MERGE_POINT: self.merge_point_types,
            COMMON_PREFIX: self.common_prefix,
            MERGE_POINT: self.merge_point,
            ABORT_TRACE: self.abort,
            STITCH_BRIDGE: self.stitch,
            COUNTER: lambda: self.skip(17),
            REDIRECT_ASSEMBLER: lambda: self.skip(24),
            TMP_CALLBACK: lambda: self.skip(16),
        }

    def log(self) -> Jitlog:
        if not self.data:
            raise JitlogError("the log is empty: the VM did not start its JIT")
        if self.data[0] != HEADER:
            raise JitlogError("this is no JIT log")
        self.at = 1
        try:
            self.result = self.header()
        except _CutShortError:
            raise JitlogError("the log is cut short within its header") from None
        while self.at < len(self.data):
            kind = self.data[self.at]
            handler = self.handlers.get(kind)
            if handler is None:
                raise JitlogError(f"unknown record {kind:#x} at byte {self.at} of the log")
            self.at += 1
            try:
                handler()
            except _CutShortError:
                self.result.cut_short = True
                break
        self.result.traces = list(self.traces.values())
        return self.result

    # -- fields

    def take(self, size: int) -> bytes:
        if self.at + size > len(self.data):
            raise _CutShortError
        taken = self.data[self.at : self.at + size]
        self.at += size
        return taken

    def skip(self, size: int) -> None:
        self.take(size)

    def number(self, form: str) -> int:
        form = "<" + form
        value: int = struct.unpack(form, self.take(struct.calcsize(form)))[0]
        return value

    def blob(self) -> bytes:
        return self.take(self.number("I"))

    def text(self) -> str:
        return self.blob().decode("utf-8", "surrogateescape")

    # -- records

    def header(self) -> Jitlog:
        version = self.number("H")
        if version != VERSION:
            raise JitlogError(f"the log is of version {version}, not {VERSION}")
        if self.number("B"):
            raise JitlogError("the log is of a 32-bit machine")
        machine = self.text()
        if self.number("B") != RESOP_META:
            raise JitlogError("the log's header is damaged")
        names = {}
        for _ in range(self.number("H")):
            number = self.number("H")
            names[number] = self.text()
        return Jitlog(machine, names)

    def start_trace(self) -> None:
        number = self.number("Q")
        kind = self.text()
        extra = self.number("Q")
        driver = self.text()
        if kind == "bridge":
            guard = extra
        else:
            guard = 0
            kind = "entry bridge" if extra else kind
        self.trace = self.traces[number] = Trace(number, kind, driver, guard)

    def start_stage(self, name: str) -> None:
        number = self.number("Q")
        trace = self.traces.get(number)
        if trace is None:  # of before the log was started, or made by no trace
            trace = self.traces[number] = Trace(number, "", "", 0)
        self.trace = trace
        self.stage = trace.stages[name] = Stage()
        self.place = NOWHERE
        self.prefixes = {}

    def input_arguments(self) -> None:
        self.stage.arguments = _words(self.text())

    def code_range(self) -> None:
        self.stage.start, self.stage.end = self.number("Q"), self.number("Q")

    def operation(self, has_descr: bool) -> None:
        number = self.number("H")
        line = self.text()
        descr_id = self.number("Q") if has_descr else 0
        fail_arguments = _words(self.text())
        result, arguments, descr = _split(line, has_descr)
        name = self.result.names.get(number, f"operation {number}")
        self.stage.operations.append(
            Operation(
                number, name, result, arguments, descr, descr_id, fail_arguments, self.place
            )
        )

    def code(self) -> None:
        """Offsets are logged modulo 64 KB, in rising order."""
        offset = self.number("H")
        code = self.blob()
        known = [one.offset for one in self.stage.operations[-64:] if one.offset >= 0]
        while known and offset < known[-1]:
            offset += 1 << 16
        operation = self.stage.operations[-1]
        operation.offset, operation.code = offset, code

    def merge_point_types(self) -> None:
        count = self.number("H")
        self.types = [(self.number("B"), chr(self.number("B"))) for _ in range(count)]
        self.prefixes = {}

    def common_prefix(self) -> None:
        index = self.number("B")
        self.prefixes[index] = self.text()

    def merge_point(self) -> None:
        values: dict[str, str | int] = {}
        for index, (meaning, kind) in enumerate(self.types):
            name = PLACE_FIELDS.get(meaning, "")
            value = self.merge_point_text(index) if kind == "s" else self.merge_point_number()
            if name:
                values[name] = value
        self.place = Place(**values)  # type: ignore[arg-type]
        self.stage.merge_points.append((len(self.stage.operations), self.place))

    def merge_point_number(self) -> int:
        self.skip(1)
        return self.number("q")

    def merge_point_text(self, index: int) -> str:
        form = self.number("B")
        if form == 0xFF:
            return self.text()
        prefix = self.prefixes.get(index, "")
        return prefix if form == 0xEF else prefix + self.text()

    def abort(self) -> None:
        trace = self.traces.get(self.number("Q"))
        if trace is not None:
            trace.aborted = True

    def stitch(self) -> None:
        guard = self.number("Q")
        self.result.stitched[guard] = self.number("Q")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


_COMMA = re.compile(r",(?![^(<\[]*[)>\]])")  # none within the text of a constant or descr


def _split(line: str, has_descr: bool) -> tuple[str, tuple[str, ...], str]:
    """The result, the arguments and the descr of an operation's line."""
    words = _COMMA.split(line)
    result = words.pop(0)
    descr = words.pop() if has_descr and words else ""
    return result, tuple(words), descr
