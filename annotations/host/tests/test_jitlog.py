from __future__ import annotations

import struct

import pytest

from annotations.host.jitlog import JitlogError, Place, parse


def text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode()


def header(names: dict[int, str], version: int = 4) -> bytes:
    rows = b"".join(struct.pack("<H", number) + text(name) for number, name in names.items())
    return (
        b"\x1e" + struct.pack("<HB", version, 0) + text("x86_64")
        + b"\x12" + struct.pack("<H", len(names)) + rows
    )  # fmt: skip


def start(number: int, kind: str, extra: int, driver: str = "toy") -> bytes:
    numbers = struct.pack("<Q", number), struct.pack("<Q", extra)
    return b"\x1b" + numbers[0] + text(kind) + numbers[1] + text(driver)


def stage(mark: int, number: int) -> bytes:
    return bytes([mark]) + struct.pack("<Q", number)


def operation(number: int, line: str, fail: str = "", descr: int = 0) -> bytes:
    body = struct.pack("<H", number) + text(line)
    if descr:
        return b"\x14" + body + struct.pack("<Q", descr) + text(fail)
    return b"\x13" + body + text(fail)


NAMES = {1: "jump", 7: "guard_true", 62: "int_add"}
TYPES = b"\x1d" + struct.pack("<H", 3) + b"\x01s\x02i\x10s"
GUARD = operation(7, "?,i1,<Guard object at 0x5>", "p0,i1", descr=5)
LOOP = (
    start(1, "loop", 0)
    + stage(0x17, 1) + b"\x11" + text("p0,i1")
    + TYPES
    + b"\x1f" + b"\xff" + text("/a/b.py") + b"\0" + struct.pack("<q", 3) + b"\xff" + text("ADD")
    + operation(62, "i2,i1,1") + GUARD
    + b"\x20\0" + text("/a/b.py")
    + b"\x1f" + b"\xef" + b"\0" + struct.pack("<q", 4) + b"\xff" + text("JUMP")
    + b"\x20\0" + text("/a/")
    + b"\x1f" + b"\0" + text("c.py") + b"\0" + struct.pack("<q", 1) + b"\xff" + text("X")
    + operation(1, "?,ConstClass(a,b),<T object at 0x9>", descr=9)
    + stage(0x19, 1) + b"\x11" + text("p0,i1") + b"\x15" + struct.pack("<QQ", 0x1000, 0x31000)
    + operation(62, "i2,i1,1") + b"\x16" + struct.pack("<H", 0xFFF0) + struct.pack("<I", 2) + b"ab"
    + GUARD + b"\x16" + struct.pack("<H", 0x0010) + struct.pack("<I", 1) + b"c"
)  # fmt: skip
BRIDGE = start(2, "bridge", 5) + stage(0x17, 2) + b"\x1a" + struct.pack("<QQ", 5, 0x2000)


def test_a_loop_and_its_bridge() -> None:
    log = parse(header(NAMES) + LOOP + BRIDGE)
    assert not log.cut_short and log.machine == "x86_64"
    loop, bridge = log.traces
    assert (loop.number, loop.kind, loop.driver, loop.guard) == (1, "loop", "toy", 0)
    recorded = loop.stages["recorded"]
    add, guard, jump = recorded.operations
    assert (add.name, add.result, add.arguments) == ("int_add", "i2", ("i1", "1"))
    assert (guard.descr_id, guard.fail_arguments) == (5, ("p0", "i1"))
    assert jump.arguments == ("ConstClass(a,b)",)  # a comma within a constant
    assert [place for _at, place in recorded.merge_points] == [
        Place("/a/b.py", 3, opcode="ADD"),
        Place("/a/b.py", 4, opcode="JUMP"),
        Place("/a/c.py", 1, opcode="X"),
    ]
    assert [at for at, _place in recorded.merge_points] == [0, 2, 2]
    assert loop.place == Place("/a/b.py", 3, opcode="ADD")
    assert bridge.kind == "bridge" and log.parents() == {2: 1}
    assert log.stitched == {5: 0x2000}


def test_offsets_beyond_64_kilobytes() -> None:
    assembled = parse(header(NAMES) + LOOP).traces[0].stages["assembled"]
    assert [(one.offset, one.code) for one in assembled.operations] == [
        (0xFFF0, b"ab"), (0x10010, b"c"),
    ]  # fmt: skip
    assert (assembled.start, assembled.end) == (0x1000, 0x31000)


def test_cut_short_at_any_byte() -> None:
    whole = header(NAMES) + LOOP + BRIDGE
    for size in range(len(header(NAMES)), len(whole)):
        log = parse(whole[:size])
        assert len(log.traces) <= 2


def test_abort() -> None:
    log = parse(header(NAMES) + start(1, "loop", 0) + b"\x21" + struct.pack("<Q", 1))
    assert log.traces[0].aborted


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"hello", "no JIT log"),
        (header(NAMES, 3), "version 3"),
        (header(NAMES)[:20], "cut short within its header"),
        (header(NAMES) + b"\x7f", "unknown record 0x7f"),
    ],
)
def test_what_is_no_log(data: bytes, message: str) -> None:
    with pytest.raises(JitlogError, match=message):
        parse(data)
