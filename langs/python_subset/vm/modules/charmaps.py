"""_codecs: codecs by a table, one byte a character."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.python_subset.vm import items
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.codec_errors import handle_decoding, handle_encoding
from langs.python_subset.vm.dictobject import new_dict
from langs.python_subset.vm.errors import GuestError, kind, type_error
from langs.python_subset.vm.gateway import optional
from langs.python_subset.vm.modules.codecs_module import CODECS, encoded, decoded, errors_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import codepoint_at, length
from langs.python_subset.vm.text_codecs import codes_of
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, W_Tuple, w_None

LOOKUP_ERROR = kind("LookupError")
UNDEFINED = 0xFFFE
UNMAPPED = "character maps to <undefined>"


@CODECS.function("charmap_build", W_Str)
def charmap_build(w_table):
    w_map = new_dict()
    for byte in range(length(w_table)):
        w_map.set(W_Int(codepoint_at(w_table, byte)), W_Int(byte))
    return w_map


def find(w_map, code):
    """What a mapping has for a number, or None."""
    try:
        w_value = items.get(w_map, W_Int(code))
    except GuestError as error:
        if not error.matches(LOOKUP_ERROR):
            raise
        return None
    if w_value is w_None:
        return None
    return w_value


@CODECS.function("charmap_encode", W_Str, optional(W_Root), optional(W_Root))
def charmap_encode(w_text, w_errors, w_map):
    errors = errors_of(w_errors)
    if w_map is None or w_map is w_None:
        return encoded(w_text, "latin-1", errors)
    codes = codes_of(w_text.utf8)
    builder = StringBuilder(len(codes))
    i = 0
    while i < len(codes):
        start = i
        while i < len(codes) and find(w_map, codes[i]) is None:
            i += 1
        if i == start:
            append_encoded(builder, find(w_map, codes[i]))
            i += 1
            continue
        text, data, i = handle_encoding(errors, "charmap", codes, start, i, UNMAPPED)
        for code in codes_of(text):
            w_value = find(w_map, code)
            if w_value is None:
                handle_encoding("strict", "charmap", codes, start, start + 1, UNMAPPED)
            else:
                append_encoded(builder, w_value)
        builder.append(data)
    return W_Tuple([W_Bytes(builder.build()), W_Int(len(codes))])


def append_encoded(builder, w_value):
    if isinstance(w_value, W_Int) and 0 <= w_value.intval < 256:
        builder.append(chr(w_value.intval))
    elif isinstance(w_value, W_Bytes):
        builder.append(w_value.data)
    else:
        raise type_error("character mapping must return integer, bytes or None, not %s"
                         % w_value.type_name())


@CODECS.function("charmap_decode", W_Root, optional(W_Root), optional(W_Root))
def charmap_decode(w_data, w_errors, w_map):
    errors = errors_of(w_errors)
    data = bytes_like(w_data)
    if w_map is None or w_map is w_None:
        return decoded(data, "latin-1", errors)
    builder = StringBuilder(len(data))
    i = 0
    while i < len(data):
        text = decoded_byte(w_map, ord(data[i]))
        if text is None:
            text, i = handle_decoding(errors, "charmap", data, i, i + 1, UNMAPPED)
        else:
            i += 1
        builder.append(text)
    return W_Tuple([W_Str(builder.build()), W_Int(len(data))])


def decoded_byte(w_map, byte):
    """The text of a byte, or None."""
    if isinstance(w_map, W_Str):
        if byte >= length(w_map):
            return None
        code = codepoint_at(w_map, byte)
        return None if code == UNDEFINED else codepoints.encode(code)
    w_value = find(w_map, byte)
    if isinstance(w_value, W_Str):
        return w_value.utf8
    if isinstance(w_value, W_Int):
        return None if w_value.intval == UNDEFINED else codepoints.encode(w_value.intval)
    return None
