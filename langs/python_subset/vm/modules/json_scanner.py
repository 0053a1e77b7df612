"""_json: the scanner, which makes guest values of JSON text."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import intmask

from langs.python_subset.vm import attributes
from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import stop_iteration, type_error, value_error
from langs.python_subset.vm.gateway import getter, method, static
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.modules.json_keys import Keys, shape_of
from langs.python_subset.vm.modules.json_strings import (
    JSON, decode_error, is_end, scan_string)
from langs.python_subset.vm.numerals import SHORT, short_decimal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import length, offset_of, position_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.int_type import int_type
from langs.python_subset.vm.values import (
    W_Int, W_Str, W_Tuple, w_False, w_None, w_True)


class Text(object):
    """A JSON text, and how far it has been read."""

    def __init__(self, w_text, offset):
        self.w_text = w_text
        self.utf8 = w_text.utf8
        self.offset = offset

    def skip_space(self):
        utf8 = self.utf8
        offset = self.offset
        while offset < len(utf8) and (utf8[offset] == " " or utf8[offset] == "\n" or
                                      utf8[offset] == "\t" or utf8[offset] == "\r"):
            offset += 1
        self.offset = offset

    def char(self):
        """The next one; the NUL character behind the end."""
        return self.char_at(self.offset)

    def char_at(self, offset):
        if offset < len(self.utf8):
            return self.utf8[offset]
        return "\x00"

    def has(self, word):
        """Whether the word is next; it is read then."""
        after = self.offset + len(word)
        if after > len(self.utf8):
            return False
        for i in range(len(word)):
            if self.utf8[self.offset + i] != word[i]:
                return False
        self.offset = after
        return True

    def skip_digits(self):
        while is_digit(self.char()):
            self.offset += 1

    def position(self, offset):
        if offset >= len(self.utf8):
            return length(self.w_text)
        return position_of(self.w_text, offset)

    def string(self, strict):
        """The string whose first character is next."""
        utf8 = self.utf8
        start = offset = self.offset
        assert offset >= 0
        while offset < len(utf8):
            char = utf8[offset]
            if is_end(char):
                if char != '"':
                    break
                self.offset = offset + 1
                return W_Str(utf8[start:offset])
            offset += 1
        return self.special_string(strict)

    def known_key(self, keys):
        """The same for an object's key, as a KnownKey; None where it has escapes."""
        utf8 = self.utf8
        offset = self.offset
        assert offset >= 0
        hash = 0
        while offset < len(utf8):
            char = utf8[offset]
            if is_end(char):
                if char != '"':
                    break
                known = keys.find(hash, utf8, self.offset, offset)
                self.offset = offset + 1
                return known
            hash = intmask((hash ^ ord(char)) * 1000003)
            offset += 1
        return None

    def has_key(self, key):
        """Whether the rest of a string is a key's; it is read then."""
        end = self.offset + len(key)
        if end >= len(self.utf8) or self.utf8[end] != '"' or not self.has(key):
            return False
        self.offset = end + 1
        return True

    def special_string(self, strict):
        """With escapes, or with mistakes."""
        value, self.offset = scan_string(self.w_text, self.offset, strict)
        return W_Str(value)

    # -- between the members of an object; a key's first character is next, if any

    def begins(self):
        """Whether there is a member; else the object is read."""
        if self.char() == "}":
            self.offset += 1
            return False
        self.begin_key()
        return True

    def goes_on(self):
        """Whether there is another member; else the object is read."""
        self.skip_space()
        char = self.char()
        if char == "}":
            self.offset += 1
            return False
        if char != ",":
            raise self.error("Expecting ',' delimiter")
        self.offset += 1
        self.skip_space()
        self.begin_key()
        return True

    def begin_key(self):
        if self.char() != '"':
            raise self.error("Expecting property name enclosed in double quotes")
        self.offset += 1

    def error(self, message):
        return decode_error(message, self.w_text, self.offset)


class W_Scanner(W_Root):
    """Hooks are None where the context has none."""

    def __init__(self, strict, w_object_hook, w_pairs_hook, w_float, w_int, w_constant):
        self.keys = Keys()
        self.strict = strict
        self.w_object_hook = w_object_hook
        self.w_pairs_hook = w_pairs_hook
        self.w_float = w_float
        self.w_int = w_int
        self.w_constant = w_constant

    def scan(self, text):
        """The value that is next."""
        char = text.char()
        if char == '"':
            text.offset += 1
            return text.string(self.strict)
        if char == "{":
            text.offset += 1
            return self.scan_object(text)
        if char == "[":
            text.offset += 1
            return self.scan_array(text)
        if char == "n" and text.has("null"):
            return w_None
        if char == "t" and text.has("true"):
            return w_True
        if char == "f" and text.has("false"):
            return w_False
        if char == "N" and text.has("NaN"):
            return self.w_constant.call1(W_Str("NaN"))
        if char == "I" and text.has("Infinity"):
            return self.w_constant.call1(W_Str("Infinity"))
        if char == "-" and text.has("-Infinity"):
            return self.w_constant.call1(W_Str("-Infinity"))
        return self.scan_number(text)

    def scan_array(self, text):
        items_w = []
        text.skip_space()
        if text.char() == "]":
            text.offset += 1
            return new_list([])
        while True:
            items_w.append(self.scan(text))
            text.skip_space()
            char = text.char()
            if char == "]":
                text.offset += 1
                return new_list(items_w[:])
            if char != ",":
                raise text.error("Expecting ',' delimiter")
            text.offset += 1
            text.skip_space()

    def scan_object(self, text):
        text.skip_space()
        if self.w_pairs_hook is not None:
            return self.w_pairs_hook.call1(self.scan_pairs(text))
        w_dict = self.scan_dict(text)
        if self.w_object_hook is not None:
            return self.w_object_hook.call1(w_dict)
        return w_dict

    def scan_pairs(self, text):
        pairs_w = []
        goes_on = text.begins()
        while goes_on:
            w_key = self.scan_key(text)
            pairs_w.append(W_Tuple([w_key, self.scan_value(text)]))
            goes_on = text.goes_on()
        return new_list(pairs_w[:])

    def scan_dict(self, text):
        """Its keys are expected to be those of the last dict that began with the same one."""
        w_dict = W_Dict()
        if not text.begins():
            return w_dict
        first = text.known_key(self.keys)
        shape = None if first is None else first.shape
        if shape is None:
            w_key = text.special_string(self.strict) if first is None else first.w_key
            w_dict.set(w_key, self.scan_value(text))
            goes_on = text.goes_on()
        else:
            goes_on = self.scan_shaped(text, shape, w_dict)
            if not goes_on and w_dict.length() == shape.length():
                return w_dict
        while goes_on:
            w_key = self.scan_key(text)
            w_dict.set(w_key, self.scan_value(text))
            goes_on = text.goes_on()
        if first is not None:
            first.shape = shape_of(w_dict)
        return w_dict

    def scan_shaped(self, text, shape, w_dict):
        """The members whose keys are those of the shape in turn, behind the first key; whether
        another key is next."""
        count = shape.length()
        values_w = [None] * count
        i = 0
        while True:
            values_w[i] = self.scan_value(text)
            i += 1
            goes_on = text.goes_on()
            if not goes_on or i == count or not text.has_key(shape.key_at(i).utf8):
                break
        if i == count:
            w_dict.storage = shape.with_values(values_w)
        else:
            for k in range(i):
                w_dict.set(shape.key_at(k), values_w[k])
        return goes_on

    def scan_key(self, text):
        known = text.known_key(self.keys)
        if known is None:
            return text.special_string(self.strict)
        return known.w_key

    def scan_value(self, text):
        """The value behind a key."""
        text.skip_space()
        if text.char() != ":":
            raise text.error("Expecting ':' delimiter")
        text.offset += 1
        text.skip_space()
        return self.scan(text)

    def scan_number(self, text):
        start = text.offset
        if text.char() == "-":
            text.offset += 1
        first = text.char()
        if not is_digit(first):
            raise stop_iteration(W_Int(text.position(start)))
        first_digit = text.offset
        text.offset += 1
        if first != "0":
            text.skip_digits()
        is_float = False
        if text.char() == "." and is_digit(text.char_at(text.offset + 1)):
            is_float = True
            text.offset += 1
            text.skip_digits()
        if text.char() == "e" or text.char() == "E":
            after = text.offset + 1
            if text.char_at(after) == "-" or text.char_at(after) == "+":
                after += 1
            if is_digit(text.char_at(after)):
                is_float = True
                text.offset = after
                text.skip_digits()
        stop = text.offset
        if not is_float and self.w_int is int_type and stop - first_digit <= SHORT:
            number = short_decimal(text.utf8, first_digit, stop)
            return W_Int(number if start == first_digit else -number)
        assert start >= 0 and stop >= 0
        w_digits = W_Str(text.utf8[start:stop])
        return (self.w_float if is_float else self.w_int).call1(w_digits)


def is_digit(char):
    return "0" <= char <= "9"


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
    text = Text(w_string, offset_of(w_string, idx))
    w_value = w_scanner.scan(text)
    return W_Tuple([w_value, W_Int(text.position(text.offset))])


@getter(scanner_type, "strict", W_Scanner)
def scanner_strict(w_scanner):
    return w_True if w_scanner.strict else w_False
