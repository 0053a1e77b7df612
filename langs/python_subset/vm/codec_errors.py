"""What encoders and decoders do with what they cannot convert."""
from __future__ import absolute_import

from kit.vm import codepoints
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import (
    GuestError, index_error, kind, lookup_error, type_error)
from langs.python_subset.vm.exceptions import value_of
from langs.python_subset.vm.string_repr import HEX
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, W_Tuple

ENCODE_ERROR = kind("UnicodeEncodeError")
DECODE_ERROR = kind("UnicodeDecodeError")
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace",
            "surrogateescape", "surrogatepass"]
REPLACEMENT = codepoints.encode(0xFFFD)
FIRST_ESCAPE = 0xDC00               # surrogateescape: DC80 to DCFF are bytes 80 to FF


class Registered(object):
    """Error handlers of the guest: name -> function from an exception to a pair."""

    def __init__(self):
        self.handlers_w = {}


REGISTERED = Registered()


class UnicodeProblem(GuestError):
    """An error of a codec, whose exception object says what it is about."""

    def __init__(self, kind, message, encoding, w_object, start, stop, reason):
        GuestError.__init__(self, None, kind, message)
        self.encoding = encoding
        self.w_object = w_object
        self.start = start
        self.stop = stop
        self.reason = reason

    def details(self):
        return [W_Str(self.encoding), self.w_object, W_Int(self.start), W_Int(self.stop),
                W_Str(self.reason)]


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


def encode_message(encoding, code, start, stop, reason):
    if stop == start + 1:
        what = "character '%s' in position %d" % (escaped(code), start)
    else:
        what = "characters in position %d-%d" % (start, stop - 1)
    return "'%s' codec can't encode %s: %s" % (encoding, what, reason)


def decode_message(encoding, byte, start, stop, reason):
    if stop == start + 1:
        what = "byte 0x%s in position %d" % (hexadecimal(byte, 2), start)
    else:
        what = "bytes in position %d-%d" % (start, stop - 1)
    return "'%s' codec can't decode %s: %s" % (encoding, what, reason)


def encode_error(encoding, codes, start, stop, reason):
    text = "".join([codepoints.encode(code) for code in codes])
    message = encode_message(encoding, codes[start], start, stop, reason)
    return UnicodeProblem(ENCODE_ERROR, message, encoding, W_Str(text), start, stop, reason)


def decode_error(encoding, data, start, stop, reason):
    byte = ord(data[start]) if start < len(data) else 0
    message = decode_message(encoding, byte, start, stop, reason)
    return UnicodeProblem(DECODE_ERROR, message, encoding, W_Bytes(data), start, stop, reason)


def call_handler(w_handler, error, length):
    """(replacement, where to go on) that a handler of the guest gives."""
    w_pair = w_handler.call1(value_of(error))
    if not (isinstance(w_pair, W_Tuple) and len(w_pair.items_w) == 2):
        raise type_error("error handler must return (str, int) tuple")
    position = index(w_pair.items_w[1])
    if position < 0:
        position += length
    if not 0 <= position <= length:
        raise index_error("position %d from error handler out of bounds" % position)
    return w_pair.items_w[0], position


def handle_encoding(errors, encoding, codes, start, stop, reason):
    """(text to encode, bytes, where to go on) in the place of codes[start:stop]; text
    or bytes are empty. Raises where `errors` does not handle them."""
    if errors == "ignore":
        return "", "", stop
    parts = []
    if errors == "replace":
        return "?" * (stop - start), "", stop
    if errors == "backslashreplace":
        for i in range(start, stop):
            parts.append(escaped(codes[i]))
        return "".join(parts), "", stop
    if errors == "xmlcharrefreplace":
        for i in range(start, stop):
            parts.append("&#%d;" % codes[i])
        return "".join(parts), "", stop
    if errors == "surrogateescape":
        for i in range(start, stop):
            byte = codes[i] - FIRST_ESCAPE
            if not 0x80 <= byte < 0x100:
                raise encode_error(encoding, codes, start, stop, reason)
            parts.append(chr(byte))
        return "", "".join(parts), stop
    w_handler = REGISTERED.handlers_w.get(errors, None)
    if w_handler is not None:
        w_replacement, position = call_handler(
            w_handler, encode_error(encoding, codes, start, stop, reason), len(codes))
        if isinstance(w_replacement, W_Bytes):
            return "", w_replacement.data, position
        if isinstance(w_replacement, W_Str):
            return w_replacement.utf8, "", position
        raise type_error("encoding error handler must return (str/bytes, int) tuple")
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
    w_handler = REGISTERED.handlers_w.get(errors, None)
    if w_handler is not None:
        w_replacement, position = call_handler(
            w_handler, decode_error(encoding, data, start, stop, reason), len(data))
        if not isinstance(w_replacement, W_Str):
            raise type_error("decoding error handler must return (str, int) tuple")
        return w_replacement.utf8, position
    if errors != "strict" and errors != "surrogatepass":
        check_handler(errors, "")
    raise decode_error(encoding, data, start, stop, reason)
