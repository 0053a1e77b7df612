"""str to bytes and back: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from kit.vm.utf8 import is_valid_utf8
from langs.python_subset.vm import wide_codecs
from langs.python_subset.vm.codec_errors import handle_decoding, handle_encoding
from langs.python_subset.vm.errors import lookup_error, type_error
from langs.python_subset.vm.values import W_Bytes, W_Str

ALIASES = {
    "utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "cp65001": "utf-8",
    "us-ascii": "ascii", "646": "ascii", "iso646-us": "ascii",
    "latin1": "latin-1", "latin": "latin-1", "l1": "latin-1", "8859": "latin-1",
    "iso8859-1": "latin-1", "iso-8859-1": "latin-1", "iso8859": "latin-1", "cp819": "latin-1",
    "utf16": "utf-16", "u16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    "utf32": "utf-32", "u32": "utf-32", "utf-32le": "utf-32-le", "utf-32be": "utf-32-be",
}
NAMES = ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
         "utf-32-le", "utf-32-be"]


class OtherCodecs(object):
    """Those that are no part of the VM."""

    def encode(self, utf8, encoding, errors):
        raise lookup_error("unknown encoding: %s" % encoding)

    def decode(self, data, encoding, errors):
        raise lookup_error("unknown encoding: %s" % encoding)


class Hook(object):
    def __init__(self):
        self.others = OtherCodecs()


HOOK = Hook()       # filled by codec_registry.py


def canonical(encoding):
    """The codec's name, or "" when it is none of ours."""
    if encoding in NAMES:
        return encoding
    name = encoding.lower().replace("_", "-").replace(" ", "-")
    name = ALIASES.get(name, name)
    if name in NAMES:
        return name
    return ""


def argument(w_value, default, function, position):
    if w_value is None:
        return default
    if not isinstance(w_value, W_Str):
        raise type_error("%s() argument '%s' must be str, not %s"
                         % (function, position, w_value.type_name()))
    return w_value.utf8


def encode_by_arguments(w_text, w_encoding, w_errors, function):
    encoding = argument(w_encoding, "utf-8", function, "encoding")
    errors = argument(w_errors, "strict", function, "errors")
    return W_Bytes(encode(w_text.utf8, encoding, errors))


def decode_by_arguments(data, w_encoding, w_errors, function):
    encoding = argument(w_encoding, "utf-8", function, "encoding")
    errors = argument(w_errors, "strict", function, "errors")
    if len(data) == 0:
        return W_Str("", 0)
    return decode(data, encoding, errors)


def encode(utf8, encoding, errors):
    """The bytes of a text."""
    name = canonical(encoding)
    if name == "utf-8":
        if errors == "surrogatepass" or is_valid_utf8(utf8, False):
            return utf8
        return encode_limited(utf8, name, errors, 0x110000, "surrogates not allowed")
    if name == "ascii":
        if codepoints.is_ascii(utf8):
            return utf8
        return encode_limited(utf8, name, errors, 0x80, "ordinal not in range(128)")
    if name == "latin-1":
        return encode_limited(utf8, name, errors, 0x100, "ordinal not in range(256)")
    if name != "":
        return wide_codecs.encode(codes_of(utf8), name, errors)
    return HOOK.others.encode(utf8, encoding, errors)


def decode(data, encoding, errors):
    """The guest str of bytes."""
    name = canonical(encoding)
    if name == "utf-8":
        return decode_utf8(data, errors)
    if name == "ascii":
        if codepoints.is_ascii(data):
            return W_Str(data, len(data))
        return W_Str(decode_ascii(data, errors))
    if name == "latin-1":
        if codepoints.is_ascii(data):
            return W_Str(data, len(data))
        return W_Str(decode_latin1(data), len(data))
    if name != "":
        return W_Str(wide_codecs.decode(data, name, errors))
    return HOOK.others.decode(data, encoding, errors)


def codes_of(utf8):
    codes = []
    offset = 0
    while offset < len(utf8):
        codes.append(codepoints.codepoint_at(utf8, offset))
        offset = codepoints.next_offset(utf8, offset)
    return codes


def is_surrogate(code):
    return 0xD800 <= code < 0xE000


@jit.dont_look_inside
def encode_limited(utf8, name, errors, limit, reason):
    """One byte a code point below `limit`; to UTF-8 all but surrogates."""
    codes = codes_of(utf8)
    builder = StringBuilder(len(codes))
    to_utf8 = limit > 0x100
    i = 0
    while i < len(codes):
        start = i
        while i < len(codes) and (codes[i] >= limit or
                                  to_utf8 and is_surrogate(codes[i])):
            i += 1
        if i > start:
            text, data, i = handle_encoding(errors, name, codes, start, i, reason)
            builder.append(text)
            builder.append(data)
        elif to_utf8:
            codepoints.append(builder, codes[i])
            i += 1
        else:
            builder.append(chr(codes[i]))
            i += 1
    return builder.build()


@jit.dont_look_inside
def decode_ascii(data, errors):
    builder = StringBuilder(len(data))
    i = 0
    while i < len(data):
        if ord(data[i]) < 0x80:
            builder.append(data[i])
            i += 1
        else:
            text, i = handle_decoding(errors, "ascii", data, i, i + 1,
                                      "ordinal not in range(128)")
            builder.append(text)
    return builder.build()


@jit.dont_look_inside
def decode_latin1(data):
    builder = StringBuilder(len(data))
    for char in data:
        codepoints.append(builder, ord(char))
    return builder.build()


# -- UTF-8

def decode_utf8(data, errors):
    if is_valid_utf8(data, False):
        return W_Str(data)
    return W_Str(repaired_utf8(data, errors))


@jit.dont_look_inside
def repaired_utf8(data, errors):
    builder = StringBuilder(len(data))
    i = 0
    while i < len(data):
        if ord(data[i]) < 0x80:
            builder.append(data[i])
            i += 1
            continue
        length = valid_prefix(data, i)
        needed = sequence_length(data, i)
        if length == needed:
            builder.append_slice(data, i, i + length)
            i += length
            continue
        if errors == "surrogatepass" and is_encoded_surrogate(data, i):
            builder.append_slice(data, i, i + 3)
            i += 3
            continue
        if needed == 0:
            reason = "invalid start byte"
            length = 1
        elif i + length == len(data):
            reason = "unexpected end of data"
        else:
            reason = "invalid continuation byte"
        text, i = handle_decoding(errors, "utf-8", data, i, i + length, reason)
        builder.append(text)
    return builder.build()


def sequence_length(data, i):
    """How many bytes the first one asks for; 0 where it cannot start a character."""
    first = ord(data[i])
    if first < 0xC2 or first > 0xF4:
        return 0
    if first < 0xE0:
        return 2
    if first < 0xF0:
        return 3
    return 4


def valid_prefix(data, i):
    """How many bytes from i on could belong to one character."""
    needed = sequence_length(data, i)
    first = ord(data[i])
    length = 1
    while length < needed and i + length < len(data):
        byte = ord(data[i + length])
        low = 0x80
        high = 0xBF
        if length == 1:
            if first == 0xE0:
                low = 0xA0
            elif first == 0xED:
                high = 0x9F
            elif first == 0xF0:
                low = 0x90
            elif first == 0xF4:
                high = 0x8F
        if not low <= byte <= high:
            break
        length += 1
    return length


def is_encoded_surrogate(data, i):
    return (i + 2 < len(data) and data[i] == "\xED" and
            "\xA0" <= data[i + 1] <= "\xBF" and "\x80" <= data[i + 2] <= "\xBF")
