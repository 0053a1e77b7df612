"""Values as Racket's ~s and error messages show them, for tests of single primitives."""
from __future__ import absolute_import

from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.number_text import number_to_text
from langs.scheme.vm.number_vectors import W_Flvector, W_Fxvector
from langs.scheme.vm.primitives import W_AnyPrimitive
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import (
    W_Box, W_Char, W_Keyword, W_MPair, W_Number, W_Pair, W_Symbol, w_eof, w_false, w_null,
    w_true, w_void)
from langs.scheme.vm.vectors import W_Vector

CONSTANTS = [(w_true, "#t"), (w_false, "#f"), (w_null, "()"), (w_void, "#<void>"),
             (w_eof, "#<eof>")]
CHARACTERS = {0: "nul", 8: "backspace", 9: "tab", 10: "newline", 11: "vtab", 12: "page",
              13: "return", 32: "space", 127: "rubout"}
ESCAPES = {7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r",
           27: "\\e", 34: '\\"', 92: "\\\\"}


def write(w_value):
    for w_constant, text in CONSTANTS:
        if w_value is w_constant:
            return text
    if isinstance(w_value, W_Number):
        return number_to_text(w_value, 10)
    if isinstance(w_value, W_Symbol):
        return w_value.utf8
    if isinstance(w_value, W_Keyword):
        return "#:" + w_value.utf8
    if isinstance(w_value, W_String):
        return _text(w_value.all_codes())
    if isinstance(w_value, W_Bytes):
        return "#" + _bytes(w_value.as_str())
    if isinstance(w_value, W_Char):
        return "#\\" + _character(w_value.code)
    if isinstance(w_value, W_Vector):
        return "#(%s)" % " ".join([write(w_item) for w_item in w_value.items_copy()])
    if isinstance(w_value, W_Box):
        return "#&" + write(w_value.w_value)
    if isinstance(w_value, W_Pair):
        return "(%s)" % _items(w_value)
    if isinstance(w_value, W_MPair):
        return "{%s . %s}" % (write(w_value.w_car), write(w_value.w_cdr))
    if isinstance(w_value, W_AnyPrimitive):
        return "#<procedure:%s>" % w_value.name
    return w_value.opaque_text()


def write_quoted(w_value):
    """As an error message shows it."""
    if isinstance(w_value, (W_Symbol, W_Keyword, W_Pair, W_Vector, W_Box)) or \
            w_value is w_null:
        return "'" + write(w_value)
    if isinstance(w_value, (W_Flvector, W_Fxvector)):
        return w_value.expression_text()
    return write(w_value)


def _items(w_list):
    parts = [write(w_list.w_car)]
    w_list = w_list.w_cdr
    while isinstance(w_list, W_Pair):
        parts.append(write(w_list.w_car))
        w_list = w_list.w_cdr
    if w_list is not w_null:
        parts += [".", write(w_list)]
    return " ".join(parts)


def _character(code):
    if code in CHARACTERS:
        return CHARACTERS[code]
    if code < 32:
        return "%03o" % code
    return unichr(code).encode("utf-8")


def _text(codes):
    parts = []
    for code in codes:
        if code in ESCAPES:
            parts.append(ESCAPES[code])
        elif code < 32 or code == 127:
            parts.append("\\u%04X" % code)
        else:
            parts.append(unichr(code).encode("utf-8"))
    return '"%s"' % "".join(parts)


def _bytes(data):
    parts = []
    for i, char in enumerate(data):
        code = ord(char)
        if code in ESCAPES:
            parts.append(ESCAPES[code])
        elif 32 <= code < 127:
            parts.append(char)
        elif data[i + 1:i + 2].isdigit():
            parts.append("\\%03o" % code)
        else:
            parts.append("\\%o" % code)
    return '"%s"' % "".join(parts)
