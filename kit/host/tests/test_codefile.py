from __future__ import annotations

import contextlib
import math
import struct
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.host import codefile
from kit.host.codefile import CodeFileError, Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kit.host.codefile import Tree

LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-2**70, 2**70),
    st.floats(allow_nan=False), st.text(), st.text(st.characters(max_codepoint=0xFFFF)),
    st.binary(), st.builds(Symbol, st.sampled_from(["a", "b", "é", "lambda", ""])))
TREES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=6))


def with_types(tree: Tree) -> object:
    """A value that tells 1 from True, 0.0 from -0.0 and text from a symbol."""
    if isinstance(tree, list):
        return [with_types(item) for item in tree]
    if isinstance(tree, float):
        return struct.pack("<d", tree)
    return type(tree), tree


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREES)
def test_round_trip(tree: Tree) -> None:
    data = codefile.dump("some_language", 7, tree)
    assert with_types(codefile.load(data, "some_language", 7)) == with_types(tree)


@pytest.mark.parametrize("number", [
    sign * (1 << bits) + offset
    for bits in (0, 6, 7, 13, 31, 32, 61, 62, 63, 64, 1000)
    for sign in (1, -1) for offset in (-1, 0, 1)])
def test_integers_at_the_edges(number: int) -> None:
    assert codefile.load(codefile.dump("l", 0, number)) == number


def test_lone_surrogates_and_nan() -> None:
    tree = codefile.load(codefile.dump("l", 0, ["\ud800x\udfff", math.nan]))
    assert isinstance(tree, list)
    assert tree[0] == "\ud800x\udfff"
    assert math.isnan(tree[1])


def test_a_symbol_is_stored_once() -> None:
    assert codefile.dump_tree([Symbol("ab"), Symbol("ab"), "ab"]) == b"(\x03Y\x02aby\x00S\x02ab"


def test_layout_of_the_header() -> None:
    assert codefile.dump("py", 0x01020304, None) == (
        b"\x89VMKC\r\n\x1a" b"\x01\0\0\0" b"\x02py" b"\x04\x03\x02\x01"
        b"\x01\0\0\0\0\0\0\0" + struct.pack("<I", zlib.crc32(b"N")) + b"N")


def test_values_that_have_no_tag_are_refused() -> None:
    with pytest.raises(TypeError, match="cannot hold a tuple"):
        codefile.dump("l", 0, ())   # type: ignore[arg-type]


SAMPLE = codefile.dump("sample", 3, [1, Symbol("x"), "text", [2.5, None], b"bytes", 1 << 80])


@pytest.mark.parametrize("length", range(len(SAMPLE)))
def test_truncated(length: int) -> None:
    with pytest.raises(CodeFileError, match="truncated"):
        codefile.load(SAMPLE[:length], "sample", 3)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(SAMPLE) - 1), st.integers(1, 255))
def test_one_wrong_byte(position: int, difference: int) -> None:
    damaged = bytearray(SAMPLE)
    damaged[position] ^= difference
    with pytest.raises(CodeFileError):
        codefile.load(bytes(damaged), "sample", 3)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=40))
def test_any_payload_reads_or_raises(payload: bytes) -> None:
    nil = codefile.dump("l", 0, None)
    header = nil[:-13] + struct.pack("<QI", len(payload), zlib.crc32(payload))
    with contextlib.suppress(CodeFileError):
        codefile.load(header + payload, "l", 0)


@pytest.mark.parametrize("data, message", [
    (b"print(1)\n", "not a code file"),
    (codefile.dump("other", 3, None), "of the language other, not sample"),
    (codefile.dump("sample", 4, None), "of revision 4, not 3"),
    (SAMPLE + b"x", "1 bytes after its end"),
])
def test_foreign(data: bytes, message: str) -> None:
    with pytest.raises(CodeFileError, match=message):
        codefile.load(data, "sample", 3)


def test_nested_too_deep() -> None:
    payload = b"(\x01" * 6000 + b"N"
    nil = codefile.dump("l", 0, None)
    header = nil[:-13] + struct.pack("<QI", len(payload), zlib.crc32(payload))
    with pytest.raises(CodeFileError, match="too deep"):
        codefile.load(header + payload)
