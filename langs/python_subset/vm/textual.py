"""repr() and str() of any value, as UTF-8."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.values import W_Str


class Printing(object):
    """The containers whose repr is under way, so that cycles end."""

    def __init__(self):
        self.inside = []


PRINTING = Printing()


@jit.dont_look_inside
def enter_repr(w_container):
    """False where its repr is already under way; else leave_repr must follow."""
    for w_other in PRINTING.inside:
        if w_other is w_container:
            return False
    PRINTING.inside.append(w_container)
    return True


@jit.dont_look_inside
def leave_repr():
    PRINTING.inside.pop()


def _through(w_value, name):
    w_method = w_value.type().lookup(name)
    w_text = w_method.call_with0(w_value)
    if not isinstance(w_text, W_Str):
        raise type_error("%s returned non-string (type %s)" % (name, w_text.type_name()))
    return w_text


def w_repr_of(w_value):
    return _through(w_value, "__repr__")


def w_str_of(w_value):
    if type(w_value) is W_Str:
        return w_value
    return _through(w_value, "__str__")


def repr_of(w_value):
    return w_repr_of(w_value).utf8


def str_of(w_value):
    return w_str_of(w_value).utf8


def ascii_of(w_value):
    """repr() with everything outside ASCII escaped."""
    return ascii_escaped(repr_of(w_value))


def ascii_escaped(utf8):
    result = []
    i = 0
    while i < len(utf8):
        first = ord(utf8[i])
        if first < 0x80:
            result.append(utf8[i])
            i += 1
            continue
        if first < 0xE0:
            count, code = 1, first & 0x1F
        elif first < 0xF0:
            count, code = 2, first & 0x0F
        else:
            count, code = 3, first & 0x07
        for k in range(1, count + 1):
            code = code << 6 | ord(utf8[i + k]) & 0x3F
        i += count + 1
        if code < 0x100:
            result.append("\\x" + padded_hex(code, 2))
        elif code < 0x10000:
            result.append("\\u" + padded_hex(code, 4))
        else:
            result.append("\\U" + padded_hex(code, 8))
    return "".join(result)


def padded_hex(number, width):
    digits = "%x" % number
    return "0" * (width - len(digits)) + digits
