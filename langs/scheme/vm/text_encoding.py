"""Text to and from bytes, in UTF-8 and Latin-1."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from kit.vm.utf8 import sequence_length
from langs.scheme.vm.strings import from_codes, from_utf8

NO_CHAR = -1                    # instead of what stands for bad bytes: they are an error


class BadEncoding(Exception):
    """Bytes that are no UTF-8, or a character that has no byte."""


@jit.elidable
def count_decoded(data, start, stop, error_code):
    """The number of characters; each bad byte counts as one. -1 where none may be bad."""
    count = 0
    while start < stop:
        length = sequence_length(data, start, stop)
        if length == 0:
            if error_code == NO_CHAR:
                return -1
            length = 1
        start += length
        count += 1
    return count


def skip_decoded(data, start, stop, error_code, count):
    """The offset behind that many characters; beyond `stop` where there are too few."""
    while count > 0 and start < stop:
        length = sequence_length(data, start, stop)
        if length == 0:
            if error_code == NO_CHAR:
                return stop + 1
            length = 1
        start += length
        count -= 1
    return start if count == 0 else stop + 1


def decode_at(data, start, stop, error_code):
    """The character at an offset before `stop`, or NO_CHAR."""
    if sequence_length(data, start, stop) == 0:
        return error_code
    return codepoints.codepoint_at(data, start)


def decode(data, start, stop, error_code):
    """A fresh string. BadEncoding"""
    count = count_decoded(data, start, stop, error_code)
    if count < 0:
        raise BadEncoding
    assert 0 <= start <= stop
    if count == stop - start and codepoints.is_ascii(data[start:stop]):
        return from_utf8(data[start:stop])
    codes = [0] * count
    for i in range(count):
        codes[i] = decode_at(data, start, stop, error_code)
        length = sequence_length(data, start, stop)
        start += length if length > 0 else 1
    return from_codes(codes)


def decode_latin_1(data, start, stop):
    codes = [0] * (stop - start)
    for i in range(start, stop):
        codes[i - start] = ord(data[i])
    return from_codes(codes)


def encode(w_text, start, stop):
    """A part of the string as UTF-8."""
    if start == 0 and stop == w_text.length():
        return w_text.utf8()
    return w_text.substring(start, stop).utf8()


def encode_latin_1(w_text, start, stop, error_byte):
    """BadEncoding where a character has no byte and error_byte is negative."""
    if w_text.ascii is not None:
        return encode(w_text, start, stop)
    builder = StringBuilder(stop - start)
    for i in range(start, stop):
        code = w_text.ref(i)
        if code > 0xFF:
            if error_byte < 0:
                raise BadEncoding
            code = error_byte
        builder.append(chr(code))
    return builder.build()


def encoded_length(w_text, start, stop):
    if w_text.ascii is not None:
        return stop - start
    return len(encode(w_text, start, stop))
