"""The code file container, shared by both worlds (2+3): constants and layout.

A code file is

    magic      8 bytes   89 56 4d 4b 43 0d 0a 1a  ("\\x89VMKC\\r\\n\\x1a")
    version    u32 LE    FORMAT_VERSION
    language   u8 length, then that many ASCII bytes
    revision   u32 LE    the language's own revision (its opcode fingerprint)
    length     u64 LE    bytes of payload
    checksum   u32 LE    CRC-32 (zlib's) of the payload
    payload    one tree

and ends there: trailing bytes are an error. A tree is one tag byte and its
content; `varint` is an unsigned LEB128 number of at most 63 bits:

    N               nil
    T  F            true, false
    i  varint       a machine integer, zigzag coded (n << 1) ^ (n >> 63)
    L  sign varint  a larger integer: sign byte ('+' or '-'), byte count,
                    magnitude in little-endian bytes
    D  8 bytes      an IEEE double, little endian, bit exact
    S  varint       text: byte count, UTF-8 bytes (lone surrogates as WTF-8)
    B  varint       bytes: byte count, bytes
    Y  varint       a symbol: byte count, UTF-8 bytes; it gets the next number
    y  varint       the symbol of that number (from 0) again
    (  varint       a list: item count, then the items

The root of every code file is list(meta, program): program is the language's
own tree, and

    meta = list( S absolute path of the source file,
                 i its size in bytes,
                 i its modification time in nanoseconds since the epoch,
                 S version of the frontend,
                 list of the other files it depends on: list(S path, i size, i time);
                 may be left out )

The time is `st_mtime_ns` as the frontend saw it before it read the source. A
VM takes the file for fresh when the size is the same and the times differ by
less than TIME_TOLERANCE_NS: untranslated RPython has only a float for it. The
same holds for each file it depends on.
"""
from __future__ import absolute_import

MAGIC = "\x89VMKC\r\n\x1a"
FORMAT_VERSION = 1

NIL = "N"
TRUE = "T"
FALSE = "F"
INT = "i"
BIG = "L"
FLOAT = "D"
TEXT = "S"
BYTES = "B"
SYMBOL = "Y"
SYMBOL_AGAIN = "y"
LIST = "("

TIME_TOLERANCE_NS = 1000

SUFFIX = ".vmc"          # of a code file
CACHE_FOLDER = "__vmkit__"   # beside the source file

EXIT_USAGE = 64          # wrong command line
EXIT_DATA = 65           # a code file that is truncated, damaged or foreign
EXIT_NO_INPUT = 66       # the source or code file is missing or unreadable
EXIT_UNAVAILABLE = 69    # something needed is missing (frontend, libpapi...)
EXIT_SOFTWARE = 70       # an internal error of the VM
EXIT_CANNOT_WRITE = 73   # a frontend: the code file cannot be written there
EXIT_OUTPUT = 74         # standard output cannot be written
