"""A minimal writer of code files for the reader's tests (untranslated only)."""
from __future__ import absolute_import

import struct
import zlib

from kit import codeformat


class Symbol(object):
    def __init__(self, text):
        self.text = text


class Bytes(object):
    def __init__(self, data):
        self.data = data


def varint(n):
    out = ""
    while n >= 0x80:
        out += chr(n & 0x7f | 0x80)
        n >>= 7
    return out + chr(n)


def tree(value, symbols):
    if value is None:
        return codeformat.NIL
    if value is True:
        return codeformat.TRUE
    if value is False:
        return codeformat.FALSE
    if isinstance(value, (int, long)):
        if -2 ** 62 <= value < 2 ** 62:
            return codeformat.INT + varint(2 * value if value >= 0 else -2 * value - 1)
        digits = "%x" % abs(value)
        magnitude = ("0" * (len(digits) % 2) + digits).decode("hex")[::-1]
        sign = "+" if value >= 0 else "-"
        return codeformat.BIG + sign + varint(len(magnitude)) + magnitude
    if isinstance(value, float):
        return codeformat.FLOAT + struct.pack("<d", value)
    if isinstance(value, str):
        return codeformat.TEXT + varint(len(value)) + value
    if isinstance(value, Bytes):
        return codeformat.BYTES + varint(len(value.data)) + value.data
    if isinstance(value, Symbol):
        if value.text in symbols:
            return codeformat.SYMBOL_AGAIN + varint(symbols.index(value.text))
        symbols.append(value.text)
        return codeformat.SYMBOL + varint(len(value.text)) + value.text
    items = [tree(item, symbols) for item in value]
    return codeformat.LIST + varint(len(items)) + "".join(items)


def container(payload, language="toy", revision=7, version=codeformat.FORMAT_VERSION):
    return (codeformat.MAGIC + struct.pack("<I", version) +
            chr(len(language)) + language + struct.pack("<I", revision) +
            struct.pack("<QI", len(payload), zlib.crc32(payload) & 0xffffffff) + payload)


def code_file(program, source_path="/src/prog.toy", size=10, mtime_ns=99,
              dependencies=None, **header):
    meta = [source_path, size, mtime_ns, "toy-frontend 1"]
    if dependencies is not None:
        meta.append(dependencies)
    return container(tree([meta, program], []), **header)
