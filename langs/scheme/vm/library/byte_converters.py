"""bytes-open-converter between UTF-8 and Latin-1, and the permissive UTF-8 that replaces errors."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm.primitives import Optional
from kit.vm.utf8 import sequence_length
from langs.scheme.vm.bytestrings import W_Bytes, from_str
from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.ranges import start_in, stop_in
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Fixnum, W_Root, symbol, w_false, wrap_bool

primitive = SCHEME.primitive
control = SCHEME.control

UTF_8, PERMISSIVE, LATIN_1 = range(3)
ENCODINGS = {
    "UTF-8": UTF_8, "utf-8": UTF_8, "UTF8": UTF_8, "utf8": UTF_8, "": UTF_8,
    "platform-UTF-8": UTF_8, "UTF-8-permissive": PERMISSIVE, "platform-UTF-8-permissive": PERMISSIVE,
    "latin1": LATIN_1, "latin-1": LATIN_1, "LATIN1": LATIN_1, "iso-8859-1": LATIN_1,
    "ISO-8859-1": LATIN_1,
}
REPLACEMENT = "\xef\xbf\xbd"
SECOND_BYTES = ["\x80\x80\x80", "\xa0\x80\x80", "\x90\x80\x80"]    # and what may follow


def is_cut(data, at):
    """Whether the data ends within a character that begins there."""
    assert at >= 0
    tail = data[at:]
    if len(tail) > 3:
        return False
    for rest in SECOND_BYTES:
        completed = tail + rest
        if sequence_length(completed, 0, len(completed)) > len(tail):
            return True
    return False


class W_BytesConverter(W_Root):
    _immutable_fields_ = ["source", "result"]
    contract = "bytes-converter?"

    def __init__(self, source, result):
        self.source = source
        self.result = result

    def opaque_text(self):
        return "#<bytes-converter>"

    def convert(self, data, at, room):
        """What becomes of data from there on, in at most `room` bytes: a Conversion."""
        builder = StringBuilder()
        written = 0
        status = "complete"
        while at < len(data):
            length = 1
            if self.source != LATIN_1:
                length = sequence_length(data, at, len(data))
            if length == 0:
                if is_cut(data, at):
                    status = "aborts"
                    break
                length = 1
                piece = REPLACEMENT if self.source == PERMISSIVE else ""
            else:
                end = at + length
                assert at >= 0 and end >= 0
                piece = self.encoded(data[at:end])
            if piece == "":
                status = "error"
                break
            if written + len(piece) > room:
                status = "continues"
                break
            builder.append(piece)
            written += len(piece)
            at += length
        return Conversion(builder.build(), at, status)

    def encoded(self, character):
        """"" where the result's encoding lacks the character."""
        if self.source == LATIN_1:
            code = ord(character[0])
            if self.result == LATIN_1 or code < 0x80:
                return character
            return chr(0xC0 | code >> 6) + chr(0x80 | code & 0x3F)
        if self.result != LATIN_1 or len(character) == 1:
            return character
        first = ord(character[0])
        if len(character) == 2 and first <= 0xC3:
            return chr((first & 3) << 6 | ord(character[1]) & 0x3F)
        return ""


class Conversion(object):
    def __init__(self, result, at, status):
        self.result = result
        self.at = at            # the first byte that is not converted
        self.status = status


@primitive("bytes-open-converter", W_String, W_String)
def open_converter(w_from, w_to):
    source = ENCODINGS.get(w_from.utf8(), -1)
    result = ENCODINGS.get(w_to.utf8(), -1)
    if source < 0 or result < 0:
        return w_false
    return W_BytesConverter(source, result)


@primitive("bytes-close-converter", W_BytesConverter)
def close_converter(converter):
    pass


@primitive("bytes-converter?", W_Root)
def is_converter(w_value):
    return wrap_bool(isinstance(w_value, W_BytesConverter))


@control("bytes-convert", W_BytesConverter, W_Bytes, Optional(W_Root, None),
         Optional(W_Root, None), Optional(W_Root, w_false), Optional(W_Root, None),
         Optional(W_Root, None))
def convert(k, converter, w_source, w_start, w_end, w_target, w_target_start, w_target_end):
    """Three values: the bytes, or how many went into the target; how many were read; why not more."""
    start = start_in("bytes-convert", "byte string", w_start, w_source.length(), w_source)
    end = stop_in("bytes-convert", "byte string", w_end, start, w_source.length(), w_source)
    data = w_source.slice(0, end)
    if w_target is w_false:
        done = converter.convert(data, start, len(data) * 3 + 3)
        return k.plug_values([from_str(done.result), W_Fixnum(done.at - start),
                              symbol(done.status)])
    if not isinstance(w_target, W_Bytes) or w_target.is_frozen():
        raise contract_error("bytes-convert: the target is no mutable byte string")
    length = w_target.length()
    first = start_in("bytes-convert", "byte string", w_target_start, length, w_target)
    last = stop_in("bytes-convert", "byte string", w_target_end, first, length, w_target)
    done = converter.convert(data, start, last - first)
    w_target.set_slice(first, done.result)
    return k.plug_values([W_Fixnum(len(done.result)), W_Fixnum(done.at - start),
                          symbol(done.status)])


@control("bytes-convert-end", W_BytesConverter, Optional(W_Root, w_false),
         Optional(W_Root, None), Optional(W_Root, None))
def convert_end(k, converter, w_target, w_start, w_end):
    """No encoding here has a state to return from."""
    w_result = W_Fixnum(0) if isinstance(w_target, W_Bytes) else from_str("")
    return k.plug_values([w_result, symbol("complete")])
