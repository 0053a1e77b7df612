"""format() of ints, floats and complex numbers by a parsed spec."""
from __future__ import absolute_import

from math import copysign

from kit.vm.float_text import ADD_DOT_0, ALTERNATE, format_float
from kit.vm.integer_text import format_big, format_int
from kit.vm.codepoints import encode
from langs.python_subset.vm.convert import big, big_to_float
from langs.python_subset.vm.errors import overflow_error, value_error
from langs.python_subset.vm.format_spec import Spec, lay_out, pad
from langs.python_subset.vm.numerals import decimal
from langs.python_subset.vm.values import W_Int

FLOAT_KINDS = "eEfFgGn%"
MAX_PRECISION = (1 << 31) - 1
MAX_CODEPOINT = 0x10FFFF


def is_float_kind(kind):
    return len(kind) == 1 and kind in FLOAT_KINDS


def integer_text(w_integer, spec, type_name):
    kind = spec.kind
    if len(kind) <= 1 and kind in "eEfFgG%" and kind != "":
        if isinstance(w_integer, W_Int):
            return float_text(float(w_integer.intval), spec, type_name)
        return float_text(big_to_float(big(w_integer)), spec, type_name)
    if len(kind) > 1 or kind not in "bcdoxXn":
        raise spec.unknown_kind(type_name)
    if spec.precision >= 0:
        raise value_error("Precision not allowed in integer format specifier")
    if spec.no_negative_zero:
        raise value_error("Negative zero coercion (z) not allowed in integer format"
                          " specifier")
    if kind == "c":
        return character_text(w_integer, spec)
    interval = 3
    prefix = ""
    if kind == "" or kind == "d" or kind == "n":
        text = decimal(w_integer)
    else:
        interval = 4
        base = 16
        if kind == "b":
            base = 2
        elif kind == "o":
            base = 8
        text = in_base(w_integer, base)
        if kind == "X":
            text = ("" + text).upper()      # a lone digit is a char to RPython
        if spec.alternate:
            prefix = "0" + kind
    negative = text[0] == "-"
    if negative:
        text = text[1:]
    return lay_out(negative, prefix, text, "", spec, interval)


def in_base(w_integer, base):
    if isinstance(w_integer, W_Int):
        return format_int(w_integer.intval, base)
    return format_big(big(w_integer), base)


def character_text(w_integer, spec):
    if spec.sign != "":
        raise value_error("Sign not allowed with integer format specifier 'c'")
    if spec.alternate:
        raise value_error("Alternate form (#) not allowed with integer format"
                          " specifier 'c'")
    if not isinstance(w_integer, W_Int):
        raise overflow_error("Python int too large to convert to C long")
    if not 0 <= w_integer.intval <= MAX_CODEPOINT:
        raise overflow_error("%c arg not in range(0x110000)")
    return lay_out(False, "", "", encode(w_integer.intval), spec, 3)


# -- floats

def float_digits(x, spec, default_precision, bare_flags):
    """The text of a float by the spec's kind and precision, without its field."""
    kind = spec.kind
    precision = spec.precision
    if precision > MAX_PRECISION:
        raise value_error("precision too big")
    flags = ALTERNATE if spec.alternate else 0
    percent = kind == "%"
    if kind == "":
        code = "r"
        flags |= bare_flags
        default_precision = 0
    elif kind == "n":
        code = "g"
    elif percent:
        code = "f"
        x *= 100.0
    else:
        code = kind[0]
    if precision < 0:
        precision = default_precision
    elif code == "r":
        code = "g"
    text = format_float(x, code, precision, flags)
    if spec.no_negative_zero and text[0] == "-" and is_zero_text(text):
        text = text[1:]
    if percent:
        text += "%"
    return text


def is_zero_text(text):
    for i in range(1, len(text)):
        char = text[i]
        if char == "e" or char == "E":
            break
        if char != "0" and char != ".":
            return False
    return True


def float_text(x, spec, type_name):
    if spec.kind != "" and not is_float_kind(spec.kind):
        raise spec.unknown_kind(type_name)
    text = float_digits(x, spec, 6, ADD_DOT_0)
    return lay_out_float(text, spec)


def lay_out_float(text, spec):
    negative = text[0] == "-"
    start = 1 if negative else 0
    end = start
    while end < len(text) and "0" <= text[end] <= "9":
        end += 1
    return lay_out(negative, "", text[start:end], text[end:], spec, 3)


def complex_text(real, imag, spec, type_name):
    if spec.kind != "" and not (is_float_kind(spec.kind) and spec.kind != "%"):
        raise spec.unknown_kind(type_name)
    if spec.fill == "0":
        raise value_error("Zero padding is not allowed in complex format specifier")
    if spec.align == "=":
        raise value_error("'=' alignment flag is not allowed in complex format specifier")
    without_real = False
    parentheses = False
    if spec.kind == "":
        without_real = real == 0.0 and copysign(1.0, real) == 1.0
        parentheses = not without_real
    text = "" if without_real else part_of_complex(real, spec, spec.sign)
    text += part_of_complex(imag, spec, spec.sign if without_real else "+") + "j"
    if parentheses:
        text = "(" + text + ")"
    return pad(text, len(text), spec)


def part_of_complex(x, spec, sign):
    part = Spec(" ", "<", sign, spec.no_negative_zero, spec.alternate, -1, spec.grouping,
                spec.precision, spec.kind)
    return lay_out_float(float_digits(x, part, 6, 0), part)


def complex_repr(real, imag):
    if real == 0.0 and copysign(1.0, real) == 1.0:
        return format_float(imag, "r", 0, 0) + "j"
    text = format_float(imag, "r", 0, 0)
    sign = "" if text[0] == "-" else "+"
    return "(%s%s%sj)" % (format_float(real, "r", 0, 0), sign, text)
