"""_json: the scanner, which makes guest values of JSON text."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import ovfcheck

from langs.python_subset.vm import attributes
from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import stop_iteration, type_error, value_error
from langs.python_subset.vm.gateway import getter, method, static
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.modules.json_strings import JSON, decode_error, scan_string
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import length, offset_of, position_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.int_type import int_type
from langs.python_subset.vm.values import (
    W_Int, W_Str, W_Tuple, w_False, w_None, w_True)


class Text(object):
    """A JSON text, and the keys that were found in it."""

    def __init__(self, w_text):
        self.w_text = w_text
        self.utf8 = w_text.utf8
        self.keys_w = {}

    def skip_space(self, offset):
        utf8 = self.utf8
        while offset < len(utf8) and (utf8[offset] == " " or utf8[offset] == "\n" or
                                      utf8[offset] == "\t" or utf8[offset] == "\r"):
            offset += 1
        return offset

    def char_at(self, offset):
        """The NUL character behind the end."""
        if offset < len(self.utf8):
            return self.utf8[offset]
        return "\x00"

    def has(self, word, offset):
        if offset + len(word) > len(self.utf8):
            return False
        for i in range(len(word)):
            if self.utf8[offset + i] != word[i]:
                return False
        return True

    def position(self, offset):
        if offset >= len(self.utf8):
            return length(self.w_text)
        return position_of(self.w_text, offset)

    def key(self, text):
        w_key = self.keys_w.get(text, None)
        if w_key is None:
            w_key = self.keys_w[text] = W_Str(text)
        return w_key

    def error(self, message, offset):
        return decode_error(message, self.w_text, offset)


class W_Scanner(W_Root):
    """Hooks are None where the context has none."""

    def __init__(self, strict, w_object_hook, w_pairs_hook, w_float, w_int, w_constant):
        self.strict = strict
        self.w_object_hook = w_object_hook
        self.w_pairs_hook = w_pairs_hook
        self.w_float = w_float
        self.w_int = w_int
        self.w_constant = w_constant

    def scan(self, text, offset):
        """The value at offset, and where it ends."""
        char = text.char_at(offset)
        if char == '"':
            value, offset = scan_string(text.w_text, offset + 1, self.strict)
            return W_Str(value), offset
        if char == "{":
            return self.scan_object(text, offset + 1)
        if char == "[":
            return self.scan_array(text, offset + 1)
        if char == "n" and text.has("null", offset):
            return w_None, offset + 4
        if char == "t" and text.has("true", offset):
            return w_True, offset + 4
        if char == "f" and text.has("false", offset):
            return w_False, offset + 5
        if char == "N" and text.has("NaN", offset):
            return self.w_constant.call1(W_Str("NaN")), offset + 3
        if char == "I" and text.has("Infinity", offset):
            return self.w_constant.call1(W_Str("Infinity")), offset + 8
        if char == "-" and text.has("-Infinity", offset):
            return self.w_constant.call1(W_Str("-Infinity")), offset + 9
        return self.scan_number(text, offset)

    def scan_array(self, text, offset):
        items_w = []
        offset = text.skip_space(offset)
        if text.char_at(offset) == "]" and offset < len(text.utf8):
            return new_list([]), offset + 1
        while True:
            w_item, offset = self.scan(text, offset)
            items_w.append(w_item)
            offset = text.skip_space(offset)
            char = text.char_at(offset)
            if char == "]":
                return new_list(items_w[:]), offset + 1
            if char != ",":
                raise text.error("Expecting ',' delimiter", offset)
            offset = text.skip_space(offset + 1)

    def scan_object(self, text, offset):
        w_dict = W_Dict()
        pairs_w = []
        offset = text.skip_space(offset)
        if text.char_at(offset) != "}":
            while True:
                if text.char_at(offset) != '"':
                    raise text.error("Expecting property name enclosed in double quotes",
                                     offset)
                key, offset = scan_string(text.w_text, offset + 1, self.strict)
                w_key = text.key(key)
                offset = text.skip_space(offset)
                if text.char_at(offset) != ":":
                    raise text.error("Expecting ':' delimiter", offset)
                w_value, offset = self.scan(text, text.skip_space(offset + 1))
                if self.w_pairs_hook is not None:
                    pairs_w.append(W_Tuple([w_key, w_value]))
                else:
                    w_dict.set(w_key, w_value)
                offset = text.skip_space(offset)
                char = text.char_at(offset)
                if char == "}":
                    break
                if char != ",":
                    raise text.error("Expecting ',' delimiter", offset)
                offset = text.skip_space(offset + 1)
        if self.w_pairs_hook is not None:
            return self.w_pairs_hook.call1(new_list(pairs_w[:])), offset + 1
        if self.w_object_hook is not None:
            return self.w_object_hook.call1(w_dict), offset + 1
        return w_dict, offset + 1

    def scan_number(self, text, start):
        offset = start
        if text.char_at(offset) == "-":
            offset += 1
        first = text.char_at(offset)
        if not "0" <= first <= "9":
            raise stop_iteration(W_Int(text.position(start)))
        offset += 1
        if first != "0":
            offset = skip_digits(text, offset)
        is_float = False
        if text.char_at(offset) == "." and is_digit(text.char_at(offset + 1)):
            is_float = True
            offset = skip_digits(text, offset + 1)
        if text.char_at(offset) == "e" or text.char_at(offset) == "E":
            after = offset + 1
            if text.char_at(after) == "-" or text.char_at(after) == "+":
                after += 1
            if is_digit(text.char_at(after)):
                is_float = True
                offset = skip_digits(text, after)
        assert start >= 0 and offset >= 0
        digits = text.utf8[start:offset]
        if is_float:
            return self.w_float.call1(W_Str(digits)), offset
        if self.w_int is int_type:
            return integer(digits), offset
        return self.w_int.call1(W_Str(digits)), offset


def is_digit(char):
    return "0" <= char <= "9"


def skip_digits(text, offset):
    while is_digit(text.char_at(offset)):
        offset += 1
    return offset


def integer(digits):
    number = 0
    start = 1 if digits[0] == "-" else 0
    try:
        for i in range(start, len(digits)):
            digit = ord(digits[i]) - ord("0")
            number = ovfcheck(ovfcheck(number * 10) + digit)
    except OverflowError:
        return int_type.call1(W_Str(digits))
    return W_Int(-number if start == 1 else number)


scanner_type = W_Scanner.w_class = builtin_type("Scanner", module_name="_json")
JSON.constant("make_scanner", scanner_type)


def hook(w_context, name):
    w_hook = attributes.get(w_context, name)
    return None if w_hook is w_None else w_hook


@static(scanner_type, "__new__", W_Type, W_Root)
def scanner_new(w_type, w_context):
    return W_Scanner(truth(attributes.get(w_context, "strict")),
                     hook(w_context, "object_hook"), hook(w_context, "object_pairs_hook"),
                     attributes.get(w_context, "parse_float"),
                     attributes.get(w_context, "parse_int"),
                     attributes.get(w_context, "parse_constant"))


@method(scanner_type, "__call__", W_Scanner, W_Root, int)
def scanner_call(w_scanner, w_string, idx):
    if not isinstance(w_string, W_Str):
        raise type_error("first argument must be a string, not %s" % w_string.type_name())
    if idx < 0:
        raise value_error("idx cannot be negative")
    if idx > length(w_string):
        raise stop_iteration(W_Int(idx))
    text = Text(w_string)
    w_value, offset = w_scanner.scan(text, offset_of(w_string, idx))
    return W_Tuple([w_value, W_Int(text.position(offset))])


@getter(scanner_type, "strict", W_Scanner)
def scanner_strict(w_scanner):
    return w_True if w_scanner.strict else w_False
