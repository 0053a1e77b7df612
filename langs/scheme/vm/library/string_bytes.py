"""Strings to and from byte strings; a locale's encoding is UTF-8."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Optional
from langs.scheme.vm import text_encoding
from langs.scheme.vm.bytestrings import W_Bytes, from_str
from langs.scheme.vm.errors import MAKER, contract_error, wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.ranges import natural, start_in, stop_in
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.text_encoding import NO_CHAR, BadEncoding
from langs.scheme.vm.values import W_Char, W_Fixnum, W_Root, is_true, w_false

primitive = SCHEME.primitive


def error_code(name, w_char):
    """Of the character that stands for bad bytes."""
    if w_char is None or not is_true(w_char):
        return NO_CHAR
    if not isinstance(w_char, W_Char):
        raise wrong_argument(name, "(or/c char? #f)", 0, [w_char])
    return w_char.code


def error_byte(name, w_byte):
    if w_byte is None or not is_true(w_byte):
        return -1
    if not isinstance(w_byte, W_Fixnum) or not 0 <= w_byte.intval <= 255:
        raise wrong_argument(name, "(or/c byte? #f)", 0, [w_byte])
    return w_byte.intval


def not_well_formed(name, w_bytes):
    return contract_error(
        "%s: byte string is not a well-formed UTF-8 encoding\n  byte string: %s" % (
            name, MAKER.show(w_bytes)))


# -- from bytes

@not_rpython
def _define_decoder(name):
    @primitive(name, W_Bytes, Optional(W_Root), Optional(W_Root), Optional(W_Root))
    def decode(w_bytes, w_error, w_start, w_stop):
        length = w_bytes.length()
        code = error_code(name, w_error)
        start = start_in(name, "byte string", w_start, length, w_bytes)
        stop = stop_in(name, "byte string", w_stop, start, length, w_bytes)
        try:
            return text_encoding.decode(w_bytes.as_str(), start, stop, code)
        except BadEncoding:
            raise not_well_formed(name, w_bytes)


_define_decoder("bytes->string/utf-8")
_define_decoder("bytes->string/locale")


@primitive("bytes->string/latin-1", W_Bytes, Optional(W_Root), Optional(W_Root),
           Optional(W_Root))
def decode_latin_1(w_bytes, w_error, w_start, w_stop):
    name = "bytes->string/latin-1"
    length = w_bytes.length()
    error_code(name, w_error)
    start = start_in(name, "byte string", w_start, length, w_bytes)
    stop = stop_in(name, "byte string", w_stop, start, length, w_bytes)
    return text_encoding.decode_latin_1(w_bytes.as_str(), start, stop)


@primitive("bytes-utf-8-length", W_Bytes, Optional(W_Root), Optional(W_Root),
           Optional(W_Root))
def bytes_utf_8_length(w_bytes, w_error, w_start, w_stop):
    name = "bytes-utf-8-length"
    length = w_bytes.length()
    code = error_code(name, w_error)
    start = start_in(name, "byte string", w_start, length, w_bytes)
    stop = stop_in(name, "byte string", w_stop, start, length, w_bytes)
    count = text_encoding.count_decoded(w_bytes.as_str(), start, stop, code)
    return W_Fixnum(count) if count >= 0 else w_false


@not_rpython
def _define_skipping(name, result_at):
    """bytes-utf-8-ref and -index: at a character's position."""
    @primitive(name, W_Bytes, Optional(W_Root), Optional(W_Root), Optional(W_Root),
               Optional(W_Root))
    def skip(w_bytes, w_skip, w_error, w_start, w_stop):
        count = natural(name, w_skip) if w_skip is not None else 0
        if count < 0:
            return w_false
        code = error_code(name, w_error)
        length = w_bytes.length()
        start = start_in(name, "byte string", w_start, length, w_bytes)
        stop = stop_in(name, "byte string", w_stop, start, length, w_bytes)
        data = w_bytes.as_str()
        offset = text_encoding.skip_decoded(data, start, stop, code, count)
        return result_at(data, offset, stop, code)


def _char_at(data, offset, stop, code):
    if offset >= stop:
        return w_false
    found = text_encoding.decode_at(data, offset, stop, code)
    return W_Char(found) if found != NO_CHAR else w_false


def _offset_at(data, offset, stop, code):
    return W_Fixnum(offset) if offset < stop else w_false


_define_skipping("bytes-utf-8-ref", _char_at)
_define_skipping("bytes-utf-8-index", _offset_at)


# -- to bytes

@not_rpython
def _define_encoder(name):
    @primitive(name, W_String, Optional(W_Root), Optional(W_Root), Optional(W_Root))
    def encode(w_text, w_error, w_start, w_stop):
        error_byte(name, w_error)
        length = w_text.length()
        start = start_in(name, "byte string", w_start, length, w_text)
        stop = stop_in(name, "byte string", w_stop, start, length, w_text)
        return from_str(text_encoding.encode(w_text, start, stop))


_define_encoder("string->bytes/utf-8")
_define_encoder("string->bytes/locale")


@primitive("string->bytes/latin-1", W_String, Optional(W_Root), Optional(W_Root),
           Optional(W_Root))
def encode_latin_1(w_text, w_error, w_start, w_stop):
    name = "string->bytes/latin-1"
    byte = error_byte(name, w_error)
    length = w_text.length()
    start = start_in(name, "string", w_start, length, w_text)
    stop = stop_in(name, "string", w_stop, start, length, w_text)
    try:
        return from_str(text_encoding.encode_latin_1(w_text, start, stop, byte))
    except BadEncoding:
        raise contract_error("%s: string cannot be encoded in Latin-1\n  string: %s" % (
            name, MAKER.show(w_text)))


@primitive("string-utf-8-length", W_String, Optional(W_Root), Optional(W_Root))
def string_utf_8_length(w_text, w_start, w_stop):
    name = "string-utf-8-length"
    length = w_text.length()
    start = start_in(name, "string", w_start, length, w_text)
    stop = stop_in(name, "string", w_stop, start, length, w_text)
    return W_Fixnum(text_encoding.encoded_length(w_text, start, stop))
