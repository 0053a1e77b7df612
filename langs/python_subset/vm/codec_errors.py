"""What encoders and decoders do with what they cannot convert."""
from __future__ import absolute_import

from kit.vm import codepoints
from langs.python_subset.vm.errors import GuestError, kind, lookup_error
from langs.python_subset.vm.string_repr import HEX

ENCODE_ERROR = kind("UnicodeEncodeError")
DECODE_ERROR = kind("UnicodeDecodeError")
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace",
            "surrogateescape", "surrogatepass"]
REPLACEMENT = codepoints.encode(0xFFFD)
FIRST_ESCAPE = 0xDC00               # surrogateescape: DC80 to DCFF are bytes 80 to FF


def hexadecimal(number, width):
    return "".join([HEX[number >> 4 * i & 15] for i in range(width - 1, -1, -1)])


def escaped(codepoint):
    if codepoint < 0x100:
        return "\\x" + hexadecimal(codepoint, 2)
    if codepoint < 0x10000:
        return "\\u" + hexadecimal(codepoint, 4)
    return "\\U" + hexadecimal(codepoint, 8)


def check_handler(errors, encoding):
    """LookupError for an unknown handler, worded as CPython words it; `encoding`
    is "" when decoding."""
    for name in HANDLERS:
        if name == errors:
            return
    message = "unknown error handler name '%s'" % errors
    if encoding.endswith("-le") or encoding.endswith("-be"):
        message = "encoding with '%s' codec failed (LookupError: %s)" % (encoding, message)
    raise lookup_error(message)


def encode_error(encoding, codes, start, stop, reason):
    if stop == start + 1:
        what = "character '%s' in position %d" % (escaped(codes[start]), start)
    else:
        what = "characters in position %d-%d" % (start, stop - 1)
    return GuestError(None, ENCODE_ERROR, "'%s' codec can't encode %s: %s"
                      % (encoding, what, reason))


def decode_error(encoding, data, start, stop, reason):
    if stop == start + 1:
        what = "byte 0x%s in position %d" % (hexadecimal(ord(data[start]), 2), start)
    else:
        what = "bytes in position %d-%d" % (start, stop - 1)
    return GuestError(None, DECODE_ERROR, "'%s' codec can't decode %s: %s"
                      % (encoding, what, reason))


def handle_encoding(errors, encoding, codes, start, stop, reason):
    """(text to encode, bytes) in the place of codes[start:stop]; one is empty.
    Raises where `errors` does not handle them."""
    if errors == "ignore":
        return "", ""
    parts = []
    if errors == "replace":
        return "?" * (stop - start), ""
    if errors == "backslashreplace":
        for i in range(start, stop):
            parts.append(escaped(codes[i]))
        return "".join(parts), ""
    if errors == "xmlcharrefreplace":
        for i in range(start, stop):
            parts.append("&#%d;" % codes[i])
        return "".join(parts), ""
    if errors == "surrogateescape":
        for i in range(start, stop):
            byte = codes[i] - FIRST_ESCAPE
            if not 0x80 <= byte < 0x100:
                raise encode_error(encoding, codes, start, stop, reason)
            parts.append(chr(byte))
        return "", "".join(parts)
    if errors != "strict" and errors != "surrogatepass":
        check_handler(errors, encoding)
    raise encode_error(encoding, codes, start, stop, reason)


def handle_decoding(errors, encoding, data, start, stop, reason):
    """(text, where to go on) in the place of data[start:stop]."""
    if errors == "ignore":
        return "", stop
    if errors == "replace":
        return REPLACEMENT, stop
    parts = []
    if errors == "backslashreplace":
        for i in range(start, stop):
            parts.append(escaped(ord(data[i])))
        return "".join(parts), stop
    if errors == "surrogateescape":
        i = start
        while i < stop and ord(data[i]) >= 0x80:
            parts.append(codepoints.encode(FIRST_ESCAPE + ord(data[i])))
            i += 1
        if i > start:
            return "".join(parts), i
    if errors != "strict" and errors != "surrogatepass":
        check_handler(errors, "")
    raise decode_error(encoding, data, start, stop, reason)
