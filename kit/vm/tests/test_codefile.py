from __future__ import absolute_import

import os
import random
import zlib

import pytest
from rpython.rtyper.annlowlevel import hlstr, llstr
from rpython.rtyper.test.test_llinterp import interpret

from kit import codeformat
from kit.vm import codecache, codefile, codetree
from kit.vm.codetree import CodeFileError
from kit.vm.crc32 import crc32
from kit.vm.tests.codefile_writer import (
    Bytes, Symbol, code_file, container, tree)


def plain(node):
    """The Python value that codefile_writer.tree would write as `node`."""
    if isinstance(node, codetree.NilNode):
        return None
    if isinstance(node, codetree.BoolNode):
        return node.as_bool()
    if isinstance(node, codetree.IntNode):
        return node.intval
    if isinstance(node, codetree.BigNode):
        return node.bigval.tolong()
    if isinstance(node, codetree.FloatNode):
        return node.floatval
    if isinstance(node, codetree.TextNode):
        return node.text
    if isinstance(node, codetree.BytesNode):
        return ("bytes", node.data)
    if isinstance(node, codetree.SymbolNode):
        return ("symbol", node.text)
    return [plain(item) for item in node.as_list()]


def read(value):
    return plain(codefile.parse_tree(container(tree(value, [])), "toy", 7))


def error_of(data, language="toy", revision=7):
    with pytest.raises(CodeFileError) as info:
        codefile.parse(data, language, revision)
    return info.value.msg


@pytest.mark.parametrize("value", [
    None, True, False, 0, 1, -1, 63, 64, -64, -65, 2 ** 62 - 1, -2 ** 62,
    2 ** 62, 2 ** 63 - 1, -2 ** 63, 2 ** 63, -2 ** 63 - 1, 10 ** 50, -10 ** 500,
    0.0, 1.5, -1e300, float("inf"), "", "abc", "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80",
    "\xed\xa0\x80", [], [[]], [1, [2, [], "x"], 3], [1] * 300, "y" * 70000])
def test_round_trip(value):
    assert read(value) == value


def test_bytes_and_symbols():
    value = [Bytes("\xff\x00"), Symbol("car"), Symbol("cdr"), Symbol("car")]
    assert read(value) == [("bytes", "\xff\x00"), ("symbol", "car"),
                           ("symbol", "cdr"), ("symbol", "car")]
    node = codefile.parse_tree(container(tree(value, [])), "toy", 7)
    assert node.as_list()[1] is node.as_list()[3]


def test_floats_are_bit_exact():
    nan = codefile.parse_tree(container(
        codeformat.FLOAT + "\x01\x00\x00\x00\x00\x00\xf8\x7f"), "toy", 7)
    assert nan.as_float() != nan.as_float()
    assert str(read(-0.0)) == "-0.0"
    assert read(5e-324) == 5e-324


def test_meta():
    loaded = codefile.parse(code_file([1, 2], mtime_ns=1700000000123456789), "toy", 7)
    assert loaded.source_path == "/src/prog.toy"
    assert loaded.source_size == 10
    assert loaded.source_mtime_ns == 1700000000123456789
    assert loaded.frontend_version == "toy-frontend 1"
    assert plain(loaded.program) == [1, 2]


def test_a_changed_dependency_makes_it_stale(tmpdir):
    source, other, code = [str(tmpdir.join(name)) for name in ("a.toy", "b.toy", "a.vmc")]
    for path in (source, other):
        with open(path, "w") as output:
            output.write("text")
    looked_at = codecache.Source(source)
    mtime_ns = codecache.Source(other).mtime_ns
    for size, fresh in ((4, True), (5, False)):
        data = code_file(1, size=4, mtime_ns=looked_at.mtime_ns,
                         dependencies=[[other, size, mtime_ns]])
        tmpdir.join("a.vmc").write(data, "wb")
        assert (codecache.fresh(code, looked_at, "toy", 7) is not None) is fresh
    tmpdir.join("a.vmc").write(code_file(1, size=4, mtime_ns=looked_at.mtime_ns,
                                         dependencies=[[other, 4, mtime_ns]]), "wb")
    os.unlink(other)
    assert codecache.fresh(code, looked_at, "toy", 7) is None


def test_load(tmpdir):
    path = tmpdir.join("a.vmc")
    path.write(code_file("hello"), "wb")
    assert codefile.load(str(path), "toy", 7).program.as_text() == "hello"
    with pytest.raises(OSError):
        codefile.load(str(tmpdir.join("none")), "toy", 7)
    with pytest.raises(OSError):
        codefile.load(str(tmpdir), "toy", 7)


def test_foreign_files():
    good = code_file(1)
    assert error_of("#!/bin/sh\n") == "not a code file"
    assert error_of(good, language="other") == (
        "code file of the language toy, this VM runs other")
    assert error_of(good, revision=8) == (
        "code file of revision 7 of toy, this VM runs revision 8")
    assert error_of(code_file(1, version=2)).startswith("code file of format version 2")
    assert error_of(code_file(1, language="a\nb")).startswith(
        "code file of the language a?b")


def test_every_truncation_is_refused():
    good = code_file([1, "text", 2.5, [Symbol("a")]])
    for length in range(len(good)):
        assert error_of(good[:length]) == "truncated code file"
    assert error_of(good + "x") == "damaged code file: 1 bytes after its end"


def test_every_flipped_byte_is_refused():
    good = code_file([1, "text", 2.5, [Symbol("a")]])
    for position in range(len(good)):
        flipped = chr(ord(good[position]) ^ 0x41)
        error_of(good[:position] + flipped + good[position + 1:])


@pytest.mark.parametrize("payload,message", [
    ("", "truncated"),
    ("Nx", "bytes after the tree"),
    ("Q", "unknown tag Q"),
    ("i\x80\x00", "malformed number"),
    ("i" + "\xff" * 9 + "\x01", "malformed number"),
    ("S\x05abc", "truncated"),
    ("S\x01\xff", "not UTF-8"),
    ("Y\x01\xff", "not UTF-8"),
    ("y\x00", "no symbol 0"),
    ("L*\x01\x01", "bad sign"),
    ("(\xff\xff\xff\xff\x0f", "truncated"),
    ("(\x02N", "truncated"),
    ("(\x01" * (codefile.MAX_DEPTH + 1) + "N", "nested too deep"),
])
def test_malformed_trees(payload, message):
    assert message in error_of(container(payload))


def test_random_payloads_never_crash():
    rng = random.Random(1)
    alphabet = "NTFiLDSBYy(+-" + "".join(map(chr, range(6))) + "\x80\xff"
    for _ in range(3000):
        payload = "".join(rng.choice(alphabet) for _ in range(rng.randrange(20)))
        try:
            codefile.parse(container(payload), "toy", 7)
        except CodeFileError as e:
            assert e.msg


def test_accessors_refuse_other_kinds():
    root = codefile.parse_tree(container(tree([1, "s", None], [])), "toy", 7)
    number, text, nil = root.as_list_of(3)
    assert number.as_int() == 1 and number.as_bigint().tolong() == 1
    assert text.as_text() == "s" and text.as_text_or_nil() == "s"
    assert nil.as_text_or_nil() is None
    with pytest.raises(CodeFileError) as info:
        number.as_text()
    assert info.value.msg == "expected a text, found an integer"
    with pytest.raises(CodeFileError) as info:
        root.as_list_of(2)
    assert info.value.msg == "expected a list of 2 items, found one of 3"


def test_crc32():
    rng = random.Random(2)
    for length in range(40):
        data = "".join(chr(rng.randrange(256)) for _ in range(length))
        assert crc32(data, 0, length) == zlib.crc32(data) & 0xffffffff
        assert crc32("ab" + data + "c", 2, 2 + length) == zlib.crc32(data) & 0xffffffff


def test_is_rpython():
    good = code_file([1, 10 ** 30, 2.5, "text", Symbol("s"), Bytes("b"), None, True])
    cut = good[:-1]

    def f(whole):
        data = good if whole else cut
        try:
            items = codefile.parse(data, "toy", 7).program.as_list()
        except CodeFileError as e:
            return len(e.msg)
        return (items[0].as_int() + items[1].as_bigint().numdigits() +
                int(items[2].as_float()) + len(items[3].as_text()) +
                len(items[4].as_symbol()) + len(items[5].as_bytes()) +
                int(items[6].is_nil()) + int(items[7].as_bool()))

    assert interpret(f, [1]) == f(1) == 1 + 2 + 2 + 4 + 1 + 1 + 1 + 1
    assert interpret(f, [0]) == len("truncated code file")
