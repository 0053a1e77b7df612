"""UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: what they tell."""
from __future__ import absolute_import

from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.codec_errors import decode_message, encode_message, escaped
from langs.python_subset.vm.errors import kind, type_error
from langs.python_subset.vm.exceptions import W_Exception, get_detail, set_detail
from langs.python_subset.vm.gateway import Rest, getter, method, setter
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import codepoint_at, length
from langs.python_subset.vm.types import exception_type    # makes the classes
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, w_None

MADE_IN = exception_type
FIELDS = ["encoding", "object", "start", "end", "reason"]
ENCODE = kind("UnicodeEncodeError").w_type
DECODE = kind("UnicodeDecodeError").w_type
TRANSLATE = kind("UnicodeTranslateError").w_type


def check(w_exception, args_w, count):
    if len(args_w) != count:
        raise type_error("function takes exactly %d arguments (%d given)"
                         % (count, len(args_w)))
    w_exception.args_w = args_w


def field(w_exception, name):
    """A field that was assigned, else the argument."""
    w_value = get_detail(w_exception, name)
    if w_value is not None:
        return w_value
    args_w = w_exception.args_w
    position = 5 - len(args_w)
    for known in FIELDS:
        if known == name and 0 <= position < len(args_w):
            return args_w[position]
        position += 1
    return w_None


def number(w_exception, name):
    w_value = field(w_exception, name)
    if isinstance(w_value, W_Int):
        return w_value.intval
    return 0


def text(w_exception, name):
    w_value = field(w_exception, name)
    if isinstance(w_value, W_Str):
        return w_value.utf8
    return ""


@method(ENCODE, "__init__", W_Exception, Rest)
def encode_init(w_exception, args_w):
    check(w_exception, args_w, 5)


@method(DECODE, "__init__", W_Exception, Rest)
def decode_init(w_exception, args_w):
    check(w_exception, args_w, 5)
    w_exception.args_w = [args_w[0], W_Bytes(bytes_like(args_w[1])), args_w[2], args_w[3],
                          args_w[4]]


@method(TRANSLATE, "__init__", W_Exception, Rest)
def translate_init(w_exception, args_w):
    check(w_exception, args_w, 4)


def _define(w_type, name):
    def get(w_exception):
        return field(w_exception, name)

    def set_(w_exception, w_value):
        set_detail(w_exception, name, w_value)
    getter(w_type, name, W_Exception)(get)
    setter(w_type, name, W_Exception, W_Root)(set_)


for _w_type in (ENCODE, DECODE, TRANSLATE):
    for _name in FIELDS:
        if _w_type is not TRANSLATE or _name != "encoding":
            _define(_w_type, _name)


def code_at(w_exception, position):
    w_object = field(w_exception, "object")
    if isinstance(w_object, W_Str) and 0 <= position < length(w_object):
        return codepoint_at(w_object, position)
    if isinstance(w_object, W_Bytes) and 0 <= position < len(w_object.data):
        return ord(w_object.data[position])
    return 0


@method(ENCODE, "__str__", W_Exception)
def encode_str(w_exception):
    start = number(w_exception, "start")
    return W_Str(encode_message(text(w_exception, "encoding"), code_at(w_exception, start),
                                start, number(w_exception, "end"), text(w_exception, "reason")))


@method(DECODE, "__str__", W_Exception)
def decode_str(w_exception):
    start = number(w_exception, "start")
    return W_Str(decode_message(text(w_exception, "encoding"), code_at(w_exception, start),
                                start, number(w_exception, "end"), text(w_exception, "reason")))


@method(TRANSLATE, "__str__", W_Exception)
def translate_str(w_exception):
    start = number(w_exception, "start")
    stop = number(w_exception, "end")
    if stop == start + 1:
        what = "character '%s' in position %d" % (escaped(code_at(w_exception, start)), start)
    else:
        what = "characters in position %d-%d" % (start, stop - 1)
    return W_Str("can't translate %s: %s" % (what, text(w_exception, "reason")))
