"""The methods that bytes and bytearray share: cases, padding, translation, hex."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm import bytestrings
from langs.python_subset.vm.buffers import bytes_like, content, is_bytes_like
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import class_method, method, optional, static
from langs.python_subset.vm.items import length_of
from langs.python_subset.vm.percent_format import format_percent_bytes
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import ascii_str
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import (
    W_Bytes, W_Str, w_None, w_NotImplemented, wrap_bool)


def is_lower(char):
    return "a" <= char <= "z"


def is_upper(char):
    return "A" <= char <= "Z"


def is_digit(char):
    return "0" <= char <= "9"


def is_alpha(char):
    return is_lower(char) or is_upper(char)


def is_alnum(char):
    return is_alpha(char) or is_digit(char)


@jit.elidable
def is_ascii(data):
    for char in data:
        if ord(char) >= 0x80:
            return False
    return True


@jit.elidable
def has_only_case(data, upper):
    found = False
    for char in data:
        if is_lower(char) if upper else is_upper(char):
            return False
        if is_upper(char) if upper else is_lower(char):
            found = True
    return found


def separator_of(w_separator):
    if length_of(w_separator) != 1:
        raise value_error("sep must be length 1.")
    if isinstance(w_separator, W_Str):
        separator = w_separator.utf8
    else:
        if not is_bytes_like(w_separator):
            raise type_error("sep must be str or bytes.")
        separator = content(w_separator)
    if not is_ascii(separator):
        raise value_error("sep must be ASCII.")
    return separator


@not_rpython
def define_case_methods(w_type, cls, data_of, make):
    """On w_type, for values of the class cls: data_of(w) gives a string of
    bytes, make(data) a new value."""

    # -- questions

    def define_question(name, test):
        @jit.elidable
        def all_are(data):
            for char in data:
                if not test(char):
                    return False
            return len(data) > 0

        def question(w_self):
            return wrap_bool(all_are(data_of(w_self)))
        method(w_type, name, cls)(question)

    define_question("isalpha", is_alpha)
    define_question("isalnum", is_alnum)
    define_question("isdigit", is_digit)
    define_question("isspace", bytestrings.is_space)

    @method(w_type, "isascii", cls)
    def isascii(w_self):
        return wrap_bool(is_ascii(data_of(w_self)))

    @method(w_type, "islower", cls)
    def islower(w_self):
        return wrap_bool(has_only_case(data_of(w_self), False))

    @method(w_type, "isupper", cls)
    def isupper(w_self):
        return wrap_bool(has_only_case(data_of(w_self), True))

    @method(w_type, "istitle", cls)
    def istitle(w_self):
        return wrap_bool(bytestrings.is_titled(data_of(w_self)))

    # -- cases

    @method(w_type, "lower", cls)
    def lower(w_self):
        return make(data_of(w_self).lower())

    @method(w_type, "upper", cls)
    def upper(w_self):
        return make(data_of(w_self).upper())

    @method(w_type, "swapcase", cls)
    def swapcase(w_self):
        return make(bytestrings.swapped(data_of(w_self)))

    @method(w_type, "title", cls)
    def title(w_self):
        return make(bytestrings.titled(data_of(w_self)))

    @method(w_type, "capitalize", cls)
    def capitalize(w_self):
        data = data_of(w_self)
        if len(data) == 0:
            return make(data)
        return make(data[:1].upper() + data[1:].lower())

    # -- padding

    def fill_of(w_fill, name):
        if w_fill is None:
            return " "
        if is_bytes_like(w_fill):
            fill = content(w_fill)
            if len(fill) == 1:
                return fill
        raise type_error("%s() argument 2 must be a byte string of length 1, not %s"
                         % (name, w_fill.type_name()))

    def padded(data, left, right, fill):
        return make(fill * left + data + fill * right)

    @method(w_type, "ljust", cls, int, optional(W_Root))
    def ljust(w_self, width, w_fill):
        data = data_of(w_self)
        return padded(data, 0, max(width - len(data), 0), fill_of(w_fill, "ljust"))

    @method(w_type, "rjust", cls, int, optional(W_Root))
    def rjust(w_self, width, w_fill):
        data = data_of(w_self)
        return padded(data, max(width - len(data), 0), 0, fill_of(w_fill, "rjust"))

    @method(w_type, "center", cls, int, optional(W_Root))
    def center(w_self, width, w_fill):
        data = data_of(w_self)
        missing = max(width - len(data), 0)
        left = missing // 2 + (missing & width & 1)
        return padded(data, left, missing - left, fill_of(w_fill, "center"))

    @method(w_type, "zfill", cls, int)
    def zfill(w_self, width):
        data = data_of(w_self)
        missing = width - len(data)
        if missing <= 0:
            return make(data)
        if len(data) > 0 and (data[0] == "+" or data[0] == "-"):
            return make(data[0] + "0" * missing + data[1:])
        return make("0" * missing + data)

    @method(w_type, "expandtabs", cls, optional(int, 8))
    def expandtabs(w_self, tabsize):
        return make(bytestrings.expanded(data_of(w_self), tabsize))

    # -- translation

    @method(w_type, "translate", cls, W_Root, optional(W_Root))
    def translate(w_self, w_table, w_delete):
        table = ""
        if w_table is not w_None:
            table = bytes_like(w_table)
            if len(table) != 256:
                raise value_error("translation table must be 256 characters long")
        deleted = "" if w_delete is None else bytes_like(w_delete)
        return make(bytestrings.translated(data_of(w_self), table, deleted))

    @static(w_type, "maketrans", W_Root, W_Root)
    def maketrans(w_from, w_to):
        source = bytes_like(w_from)
        target = bytes_like(w_to)
        if len(source) != len(target):
            raise value_error("maketrans arguments must have same length")
        chars = [chr(i) for i in range(256)]
        for i in range(len(source)):
            chars[ord(source[i])] = target[i]
        return W_Bytes("".join(chars))

    # -- hexadecimal

    @method(w_type, "hex", cls, optional(W_Root), optional(int, 1))
    def hex(w_self, w_separator, group):
        separator = ""
        if w_separator is not None:
            separator = separator_of(w_separator)
        return ascii_str(bytestrings.to_hex(data_of(w_self), separator, group))

    @class_method(w_type, "fromhex", W_Type, W_Root)
    def fromhex(w_class, w_text):
        if not isinstance(w_text, W_Str):
            raise type_error("fromhex() argument must be str, not %s" % w_text.type_name())
        w_result = make(bytestrings.from_hex(w_text.utf8))
        if w_class is w_type:
            return w_result
        return w_class.call1(w_result)

    # -- %

    @method(w_type, "__mod__", cls, W_Root)
    def mod(w_self, w_values):
        return make(format_percent_bytes(data_of(w_self), w_values))

    @method(w_type, "__rmod__", cls, W_Root)
    def rmod(w_self, w_format):
        if not isinstance(w_format, cls):
            return w_NotImplemented
        return make(format_percent_bytes(data_of(w_format), w_self))
