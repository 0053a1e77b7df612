"""The % operator of str and bytes: printf's conversions."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rarithmetic import ovfcheck
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from kit.vm.float_text import ALTERNATE, format_float
from langs.python_subset.vm import items
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.convert import real, to_integer
from langs.python_subset.vm.errors import (
    GuestError, TYPE_ERROR, overflow_error, type_error, value_error)
from langs.python_subset.vm.number_format import MAX_CODEPOINT, MAX_PRECISION, in_base
from langs.python_subset.vm.numerals import decimal
from langs.python_subset.vm.textual import ascii_of, repr_of, str_of
from langs.python_subset.vm.types.int_type import integer_of
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Integer, W_Str, W_Tuple


MAX_WIDTH = (1 << 63) - 1
LONGEST_IN_TRACE = 200      # bytes of a format whose conversions a trace may consist of


def format_percent(w_format, w_values):
    """format % values for a str."""
    return W_Str(PercentFormat(w_format.utf8, w_values).run())


def format_percent_bytes(data, w_values):
    return PercentFormatOfBytes(data, w_values).run()


class PercentFormat(object):
    """One formatting of a str: where it is in the format and in the values."""
    is_bytes = False

    def __init__(self, template, w_values):
        self.template = template
        self.pos = 0
        self.builder = StringBuilder(len(template) + 16)
        self.w_mapping = None
        if isinstance(w_values, W_Tuple):
            self.values_w = w_values.items_w
        else:
            self.values_w = [w_values]
            if not self.is_text(w_values) and (
                    w_values.type().lookup("__getitem__") is not None):
                self.w_mapping = w_values
        self.next_value = 0

    def is_text(self, w_value):
        return isinstance(w_value, W_Str)

    @jit.look_inside_iff(lambda self: jit.isconstant(self.template) and
                                      len(self.template) <= LONGEST_IN_TRACE)
    @jit.unroll_safe
    def run(self):
        template = self.template
        start = 0
        while True:
            percent = template.find("%", start)
            if percent < 0:
                break
            self.builder.append_slice(template, start, percent)
            self.pos = percent + 1
            if self.pos < len(template) and template[self.pos] == "%":
                self.builder.append("%")
                self.pos += 1
            else:
                self.conversion()
            start = self.pos
        self.builder.append_slice(template, start, len(template))
        if self.next_value < len(self.values_w) and self.w_mapping is None:
            raise type_error("not all arguments converted during %s formatting"
                             % self.kind())
        return self.builder.build()

    def kind(self):
        return "bytes" if self.is_bytes else "string"

    def value(self):
        if self.next_value >= len(self.values_w):
            raise type_error("not enough arguments for format string")
        w_value = self.values_w[self.next_value]
        self.next_value += 1
        return w_value

    def char(self):
        if self.pos >= len(self.template):
            raise value_error("incomplete format")
        return self.template[self.pos]

    # -- the parts of a conversion

    @jit.unroll_safe
    def conversion(self):
        w_value = None
        if self.char() == "(":
            w_value = self.mapped_value()
        self.left = self.plus = self.blank = self.alternate = self.zero = False
        while self.flag(self.char()):
            self.pos += 1
        self.width = self.number("width")
        if self.width < -1:
            self.left = True
            self.width = -self.width
        self.precision = -1
        if self.char() == ".":
            self.pos += 1
            self.precision = max(self.number("precision"), 0)
        char = self.char()
        if char == "h" or char == "l" or char == "L":
            self.pos += 1
            char = self.char()
        if w_value is None:
            w_value = self.value()
        self.pos += 1
        self.convert(char, w_value)

    def flag(self, char):
        if char == "-":
            self.left = True
        elif char == "+":
            self.plus = True
        elif char == " ":
            self.blank = True
        elif char == "#":
            self.alternate = True
        elif char == "0":
            self.zero = True
        else:
            return False
        return True

    @jit.unroll_safe
    def mapped_value(self):
        w_mapping = self.w_mapping
        if w_mapping is None:
            raise type_error("format requires a mapping")
        depth = 0
        start = self.pos + 1
        while True:
            if self.pos >= len(self.template):
                raise value_error("incomplete format key")
            char = self.template[self.pos]
            if char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
                if depth == 0:
                    break
            self.pos += 1
        key = self.template[start:self.pos]
        self.pos += 1
        self.next_value = len(self.values_w)
        return items.get(w_mapping, self.wrap_key(key))

    def wrap_key(self, key):
        return W_Str(key)

    @jit.unroll_safe
    def number(self, what):
        """A width or precision: -1 where there is none."""
        if self.char() == "*":
            self.pos += 1
            w_number = self.value()
            if not isinstance(w_number, W_Integer):
                raise type_error("* wants int")
            largest = MAX_PRECISION if what == "precision" else MAX_WIDTH
            if not isinstance(w_number, W_Int) or abs(w_number.intval) > largest:
                raise overflow_error("Python int too large to convert to C %s" % (
                    "int" if what == "precision" else "ssize_t"))
            return w_number.intval
        start = self.pos
        result = 0
        while "0" <= self.char() <= "9":
            digit = ord(self.char()) - ord("0")
            try:
                result = ovfcheck(ovfcheck(result * 10) + digit)
            except OverflowError:
                raise self.too_big(what)
            self.pos += 1
        if self.pos == start:
            return -1
        if what == "precision" and result > MAX_PRECISION:
            raise self.too_big(what)
        return result

    def too_big(self, what):
        if self.is_bytes and what == "precision":
            what = "prec"
        return value_error("%s too big" % what)

    # -- conversions

    def convert(self, char, w_value):
        if char == "s":
            self.text(str_of(w_value))
        elif char == "r":
            self.text(repr_of(w_value))
        elif char == "a":
            self.text(ascii_of(w_value))
        else:
            self.convert_number(char, w_value)

    def convert_number(self, char, w_value):
        if char == "c":
            self.precision = -1
            self.text(self.character(w_value))
        elif char == "d" or char == "i" or char == "u":
            if self.is_bytes and char == "i":
                char = "d"
            self.integer(decimal(whole_number(char, w_value)), "")
        elif char == "x":
            self.integer(in_base(index_number(char, w_value), 16), "0x")
        elif char == "X":
            self.integer(("" + in_base(index_number(char, w_value), 16)).upper(), "0X")
        elif char == "o":
            self.integer(in_base(index_number(char, w_value), 8), "0o")
        elif char in "eEfFgG":
            precision = 6 if self.precision < 0 else self.precision
            self.signed(format_float(self.real_number(w_value), char, precision,
                                     ALTERNATE if self.alternate else 0), "")
        else:
            self.unsupported(char)

    def real_number(self, w_value):
        return real(w_value)

    def unsupported(self, char):
        code = ord(char)
        index = self.pos - 1
        if not self.is_bytes:
            code = codepoints.codepoint_at(self.template, index)
            assert index >= 0
            index = codepoints.count(self.template[:index])
        elif code >= 0x80:
            raise overflow_error("character argument not in range(0x110000)")
        shown = char if 31 <= code < 127 else "?"
        raise value_error("unsupported format character '%s' (0x%x) at index %d"
                          % (shown, code, index))

    def character(self, w_value):
        if isinstance(w_value, W_Str):
            if codepoints.count(w_value.utf8) == 1:
                return w_value.utf8
        elif isinstance(w_value, W_Integer) or (
                w_value.type().lookup("__index__") is not None):
            w_value = to_integer(w_value)
            if not isinstance(w_value, W_Int) or not 0 <= w_value.intval <= MAX_CODEPOINT:
                raise overflow_error("%c arg not in range(0x110000)")
            return codepoints.encode(w_value.intval)
        raise type_error("%c requires int or char")

    # -- output

    def count(self, text):
        return codepoints.count(text)

    def cut(self, text, count):
        return text[:codepoints.skip(text, 0, count)]

    def text(self, text):
        if 0 <= self.precision < len(text):
            text = self.cut(text, self.precision)
        missing = self.width - self.count(text)
        self.pad(missing, False)
        self.builder.append(text)
        self.pad(missing, True)

    def pad(self, missing, behind):
        if missing > 0 and self.left == behind:
            self.builder.append_multiple_char(" ", missing)

    def integer(self, digits, prefix):
        if self.precision > 0:
            negative = digits[0] == "-"
            digits = digits[1:] if negative else digits
            missing = self.precision - len(digits)
            if missing > 0:
                digits = "0" * missing + digits
            if negative:
                digits = "-" + digits
        self.signed(digits, prefix if self.alternate else "")

    def signed(self, text, prefix):
        sign = ""
        if text[0] == "-":
            sign = "-"
            text = text[1:]
        elif self.plus:
            sign = "+"
        elif self.blank:
            sign = " "
        builder = self.builder
        missing = self.width - len(sign) - len(prefix) - len(text)
        zeros = self.zero and not self.left
        if not zeros:
            self.pad(missing, False)
        builder.append(sign)
        builder.append(prefix)
        if zeros and missing > 0:
            builder.append_multiple_char("0", missing)
        builder.append(text)
        self.pad(missing, True)


class PercentFormatOfBytes(PercentFormat):
    is_bytes = True

    def is_text(self, w_value):
        return is_bytes_like(w_value) or isinstance(w_value, W_Str)

    def wrap_key(self, key):
        return W_Bytes(key)

    def count(self, text):
        return len(text)

    def cut(self, text, count):
        assert count >= 0
        return text[:count]

    def convert(self, char, w_value):
        if char == "s" or char == "b":
            self.text(self.bytes_of(w_value))
        elif char == "r" or char == "a":
            self.text(ascii_of(w_value))
        else:
            self.convert_number(char, w_value)

    def bytes_of(self, w_value):
        if is_bytes_like(w_value):
            return content(w_value)
        w_method = w_value.type().lookup("__bytes__")
        if w_method is None:
            raise type_error("%%b requires a bytes-like object, or an object that"
                             " implements __bytes__, not '%s'" % w_value.type_name())
        w_result = w_method.call_with0(w_value)
        if not isinstance(w_result, W_Bytes):
            raise type_error("__bytes__ returned non-bytes (type %s)"
                             % w_result.type_name())
        return w_result.data

    def real_number(self, w_value):
        try:
            return real(w_value)
        except GuestError as error:
            if not error.matches(TYPE_ERROR):
                raise
            raise type_error("float argument required, not %s" % w_value.type_name())

    def character(self, w_value):
        if is_bytes_like(w_value):
            data = content(w_value)
            if len(data) == 1:
                return data
        elif isinstance(w_value, W_Integer):
            if not isinstance(w_value, W_Int) or not 0 <= w_value.intval < 256:
                raise overflow_error("%c arg not in range(256)")
            return chr(w_value.intval)
        raise type_error("%c requires an integer in range(256) or a single byte")


def index_number(char, w_value):
    if isinstance(w_value, W_Integer):
        return w_value
    if w_value.type().lookup("__index__") is None:
        raise type_error("%%%s format: an integer is required, not %s"
                         % (char, w_value.type_name()))
    return to_integer(w_value)


def whole_number(char, w_value):
    if isinstance(w_value, W_Integer):
        return w_value
    w_type = w_value.type()
    if w_type.lookup("__index__") is None and w_type.lookup("__int__") is None:
        raise type_error("%%%s format: a real number is required, not %s"
                         % (char, w_value.type_name()))
    return integer_of(w_value)
