"""UTF-16 and UTF-32, with and without byte order marks."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.python_subset.vm.codec_errors import handle_decoding, handle_encoding

BYTE_ORDER_MARK = 0xFEFF


def unit_size(name):
    return 2 if name.startswith("utf-16") else 4


def append_unit(builder, value, size, big_endian):
    for i in range(size):
        shift = 8 * (size - 1 - i if big_endian else i)
        builder.append(chr(value >> shift & 0xFF))


def append_code(builder, code, size, big_endian):
    if size == 2 and code > 0xFFFF:
        code -= 0x10000
        append_unit(builder, 0xD800 | code >> 10, 2, big_endian)
        append_unit(builder, 0xDC00 | code & 0x3FF, 2, big_endian)
    else:
        append_unit(builder, code, size, big_endian)


def is_surrogate(code):
    return 0xD800 <= code < 0xE000


@jit.dont_look_inside
def encode(codes, name, errors):
    size = unit_size(name)
    big_endian = name.endswith("be")
    builder = StringBuilder(size * (len(codes) + 1))
    if len(name) == len("utf-16"):
        append_unit(builder, BYTE_ORDER_MARK, size, False)
    i = 0
    while i < len(codes):
        if not is_surrogate(codes[i]) or errors == "surrogatepass":
            append_code(builder, codes[i], size, big_endian)
            i += 1
            continue
        start = i
        while i < len(codes) and is_surrogate(codes[i]):
            i += 1
        text, data, i = handle_encoding(errors, name, codes, start, i,
                                        "surrogates not allowed")
        for char in text:
            append_unit(builder, ord(char), size, big_endian)
        builder.append(data)
    return builder.build()


def unit_at(data, i, size, big_endian):
    value = 0
    for k in range(size):
        shift = 8 * (size - 1 - k if big_endian else k)
        value |= ord(data[i + k]) << shift
    return value


def byte_order(data, size):
    """By the mark at the beginning: -1 for little, 1 for big, 0 where there is none."""
    if len(data) >= size:
        if unit_at(data, 0, size, False) == BYTE_ORDER_MARK:
            return -1
        if unit_at(data, 0, size, True) == BYTE_ORDER_MARK:
            return 1
    return 0


def is_big_endian(data, name):
    if len(name) == len("utf-16"):
        return byte_order(data, unit_size(name)) > 0
    return name.endswith("be")


def whole(data, name):
    """How many bytes are whole characters, as far as can be seen at the end: the first half
    of a surrogate pair waits for the other one."""
    size = unit_size(name)
    count = len(data) // size * size
    if size == 2 and count > 0:
        last = unit_at(data, count - 2, 2, is_big_endian(data, name))
        if 0xD800 <= last < 0xDC00:
            return count - 2
    return count


@jit.dont_look_inside
def decode(data, name, errors):
    size = unit_size(name)
    big_endian = is_big_endian(data, name)
    builder = StringBuilder(len(data))
    i = 0
    if len(name) == len("utf-16"):
        if byte_order(data, size) != 0:
            i = size
        name += "-be" if big_endian else "-le"
    while i < len(data):
        stop = i + size
        if stop > len(data):
            text, i = handle_decoding(errors, name, data, i, len(data), "truncated data")
            builder.append(text)
            continue
        code = unit_at(data, i, size, big_endian)
        if size == 4:
            reason = reason_of_wide(code, errors)
        elif is_surrogate(code):
            reason = ""
            if code >= 0xDC00:
                reason = "illegal encoding"
            elif stop + 2 > len(data):
                reason = "unexpected end of data"
                stop = len(data)
            else:
                second = unit_at(data, stop, 2, big_endian)
                if 0xDC00 <= second < 0xE000:
                    code = 0x10000 + ((code & 0x3FF) << 10 | second & 0x3FF)
                    stop += 2
                else:
                    reason = "illegal UTF-16 surrogate"
            if errors == "surrogatepass":
                reason = ""
        else:
            reason = ""
        if reason == "":
            codepoints.append(builder, code)
            i = stop
        else:
            text, i = handle_decoding(errors, name, data, i, stop, reason)
            builder.append(text)
    return builder.build()


def reason_of_wide(code, errors):
    if not 0 <= code < 0x110000:
        return "code point not in range(0x110000)"
    if is_surrogate(code) and errors != "surrogatepass":
        return "code point in surrogate code point range"
    return ""
