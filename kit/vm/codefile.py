"""Reads code files: the container of kit/codeformat.py into kit/vm/codetree.py.

Damaged input of any kind raises CodeFileError, an unreadable file OSError.
"""
from __future__ import absolute_import

from rpython.rlib.longlong2float import longlong2float
from rpython.rlib.rarithmetic import intmask, r_uint
from rpython.rlib.rbigint import rbigint

from kit import codeformat
from kit.vm import codetree
from kit.vm.codetree import CodeFileError
from kit.vm.crc32 import crc32
from kit.vm.files import read_file
from kit.vm.utf8 import is_valid_utf8

MAX_DEPTH = 5000     # of nested lists: what walks the tree recurses


class Dependency(object):
    """Another file that the code was made of, as it was then."""

    def __init__(self, path, size, mtime_ns):
        self.path = path
        self.size = size
        self.mtime_ns = mtime_ns


class CodeFile(object):
    """What a code file holds: where it comes from and the program's tree."""

    def __init__(self, source_path, source_size, source_mtime_ns,
                 frontend_version, dependencies, program):
        self.source_path = source_path
        self.source_size = source_size
        self.source_mtime_ns = source_mtime_ns
        self.frontend_version = frontend_version
        self.dependencies = dependencies
        self.program = program


def is_code_file(data):
    """True when `data`, or the beginning of it, has the container's magic."""
    return data.startswith(codeformat.MAGIC)


def load(path, language, revision):
    return parse(read_file(path), language, revision)


def parse(data, language, revision):
    """The CodeFile in the bytes `data`, of this language and revision."""
    root = parse_tree(data, language, revision)
    meta_node, program = root.as_list_of(2)
    meta = meta_node.as_list()
    if len(meta) != 5:
        meta = meta_node.as_list_of(4)
    dependencies = []
    if len(meta) == 5:
        for item in meta[4].as_list():
            file, size, mtime_ns = item.as_list_of(3)
            dependencies.append(Dependency(file.as_text(), size.as_int(), mtime_ns.as_int()))
    return CodeFile(meta[0].as_text(), meta[1].as_int(), meta[2].as_int(),
                    meta[3].as_text(), dependencies, program)


def parse_tree(data, language, revision):
    """The root node in the bytes `data`."""
    reader = Reader(data)
    reader.read_header(language, revision)
    return reader.read_tree()


class Reader(object):
    """A position in the bytes of a code file."""

    def __init__(self, data):
        self.data = data
        self.pos = 0
        self.symbols = []

    # -- header

    def read_header(self, language, revision):
        data = self.data
        if not is_code_file(data):
            if codeformat.MAGIC.startswith(data):
                raise _truncated()
            raise CodeFileError("not a code file")
        self.pos = len(codeformat.MAGIC)
        version = self._read_fixed(4)
        if version != codeformat.FORMAT_VERSION:
            raise CodeFileError("code file of format version %d, this VM reads"
                                " version %d" % (version, codeformat.FORMAT_VERSION))
        found = self._read_bytes(self._read_byte())
        if found != language:
            raise CodeFileError("code file of the language %s, this VM runs %s"
                                % (_printable(found), language))
        found_revision = self._read_fixed(4)
        if found_revision != revision:
            raise CodeFileError("code file of revision %d of %s, this VM runs"
                                " revision %d" % (found_revision, language, revision))
        length = self._read_fixed(8)
        checksum = self._read_fixed(4)
        available = len(data) - self.pos
        if length < 0 or length > available:
            raise _truncated()
        if length < available:
            raise CodeFileError("damaged code file: %d bytes after its end"
                                % (available - length))
        if crc32(data, self.pos, len(data)) != checksum:
            raise CodeFileError("damaged code file: wrong checksum")

    # -- tree

    def read_tree(self):
        """Reads nodes, keeping its own stack of the lists being filled."""
        open_lists = []
        while True:
            tag = self._read_char()
            if tag == codeformat.LIST:
                count = self._read_varint()
                if count > len(self.data) - self.pos:
                    raise _truncated()
                items = [codetree.NIL] * count
                node = codetree.ListNode(items)
                if count > 0:
                    if len(open_lists) >= MAX_DEPTH:
                        raise CodeFileError("damaged code file: nested too deep")
                    open_lists.append(_OpenList(node, items))
                    continue
            else:
                node = self._read_leaf(tag)
            while True:
                if len(open_lists) == 0:
                    if self.pos != len(self.data):
                        raise CodeFileError("damaged code file: bytes after the tree")
                    return node
                parent = open_lists[-1]
                parent.items[parent.filled] = node
                parent.filled += 1
                if parent.filled < len(parent.items):
                    break
                node = open_lists.pop().node

    def _read_leaf(self, tag):
        if tag == codeformat.INT:
            return codetree.IntNode(self._read_zigzag())
        elif tag == codeformat.TEXT:
            return codetree.TextNode(self._read_text())
        elif tag == codeformat.SYMBOL_AGAIN:
            number = self._read_varint()
            if number >= len(self.symbols):
                raise CodeFileError("damaged code file: no symbol %d" % number)
            return self.symbols[number]
        elif tag == codeformat.SYMBOL:
            symbol = codetree.SymbolNode(self._read_text())
            self.symbols.append(symbol)
            return symbol
        elif tag == codeformat.NIL:
            return codetree.NIL
        elif tag == codeformat.TRUE:
            return codetree.TRUE
        elif tag == codeformat.FALSE:
            return codetree.FALSE
        elif tag == codeformat.FLOAT:
            return codetree.FloatNode(longlong2float(self._read_fixed(8)))
        elif tag == codeformat.BYTES:
            return codetree.BytesNode(self._read_bytes(self._read_varint()))
        elif tag == codeformat.BIG:
            return self._read_big()
        raise CodeFileError("damaged code file: unknown tag %s" % _printable(tag))

    def _read_big(self):
        sign = self._read_char()
        if sign != "+" and sign != "-":
            raise CodeFileError("damaged code file: bad sign of an integer")
        magnitude = self._read_bytes(self._read_varint())
        value = rbigint.frombytes(magnitude, "little", False)
        if sign == "-":
            value = value.neg()
        try:
            return codetree.IntNode(value.toint())
        except OverflowError:
            return codetree.BigNode(value)

    def _read_text(self):
        text = self._read_bytes(self._read_varint())
        if not is_valid_utf8(text, True):
            raise CodeFileError("damaged code file: text that is not UTF-8")
        return text

    # -- numbers and bytes

    def _read_char(self):
        pos = self.pos
        if pos >= len(self.data):
            raise _truncated()
        self.pos = pos + 1
        return self.data[pos]

    def _read_byte(self):
        return ord(self._read_char())

    def _read_bytes(self, count):
        start = self.pos
        if count > len(self.data) - start:
            raise _truncated()
        stop = start + count
        assert start >= 0 and stop >= 0
        self.pos = stop
        return self.data[start:stop]

    def _read_fixed(self, count):
        """`count` bytes, little endian; 8 bytes may give a negative number."""
        value = r_uint(0)
        for i in range(count):
            value |= r_uint(self._read_byte()) << (8 * i)
        return intmask(value)

    def _read_varint(self):
        """At most 63 bits, never negative."""
        byte = self._read_byte()
        value = byte & 0x7f
        shift = 7
        while byte & 0x80:
            byte = self._read_byte()
            if shift > 56 or byte == 0:
                raise CodeFileError("damaged code file: malformed number")
            value |= (byte & 0x7f) << shift
            shift += 7
        return value

    def _read_zigzag(self):
        coded = self._read_varint()
        return (coded >> 1) ^ -(coded & 1)


class _OpenList(object):
    """A list of which the first `filled` items have been read."""

    def __init__(self, node, items):
        self.node = node
        self.items = items
        self.filled = 0


def _truncated():
    return CodeFileError("truncated code file")


def _printable(raw):
    """`raw` with everything but graphic ASCII replaced, for a message."""
    chars = [c if "!" <= c <= "~" else "?" for c in raw]
    return "".join(chars)
