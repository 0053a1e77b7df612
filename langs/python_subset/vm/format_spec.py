"""The format-spec mini-language: parsing, and laying a number out in its field."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rarithmetic import ovfcheck

from kit.vm.codepoints import codepoint_at, count, size_at
from langs.python_subset.vm.errors import value_error


class Spec(object):
    """[[fill]align][sign][z][#][0][width][grouping][.precision][kind]"""
    _immutable_ = True

    def __init__(self, fill, align, sign, no_negative_zero, alternate, width, grouping,
                 precision, kind):
        self.fill = fill                # one code point, UTF-8
        self.align = align              # "<" ">" "^" "="
        self.sign = sign                # "+" "-" " " or "" where none is given
        self.no_negative_zero = no_negative_zero
        self.alternate = alternate
        self.width = width              # -1: none
        self.grouping = grouping        # "," "_" or ""
        self.precision = precision      # -1: none
        self.kind = kind                # one code point, or "" where none is given

    def unknown_kind(self, type_name):
        return value_error("Unknown format code '%s' for object of type '%s'"
                           % (shown(self.kind), type_name))


def shown(kind):
    if len(kind) == 1 and 32 < ord(kind[0]) < 128:
        return kind
    return "\\x%x" % codepoint_at(kind, 0)


def is_alignment(char):
    return char == "<" or char == ">" or char == "=" or char == "^"


@jit.elidable
def parse_spec(text, default_align, type_name):
    pos = 0
    end = len(text)
    fill = " "
    align = default_align
    fill_given = align_given = False
    sign = ""
    grouping = ""
    if end > 0:
        size = size_at(text, 0)
        if size < end and is_alignment(text[size]):
            fill = text[:size]
            align = text[size]
            fill_given = align_given = True
            pos = size + 1
        elif is_alignment(text[0]):
            align = text[0]
            align_given = True
            pos = 1
    if pos < end and (text[pos] == "+" or text[pos] == "-" or text[pos] == " "):
        sign = text[pos]
        pos += 1
    no_negative_zero = pos < end and text[pos] == "z"
    if no_negative_zero:
        pos += 1
    alternate = pos < end and text[pos] == "#"
    if alternate:
        pos += 1
    if not fill_given and pos < end and text[pos] == "0":
        fill = "0"
        if not align_given and default_align == ">":
            align = "="
        pos += 1
    width, pos = parse_count(text, pos)
    if pos < end and text[pos] == ",":
        grouping = ","
        pos += 1
    if pos < end and text[pos] == "_":
        if grouping != "":
            raise value_error("Cannot specify both ',' and '_'.")
        grouping = "_"
        pos += 1
    if pos < end and text[pos] == ",":
        if grouping == "_":
            raise value_error("Cannot specify both ',' and '_'.")
    precision = -1
    if pos < end and text[pos] == ".":
        precision, pos = parse_count(text, pos + 1)
        if precision < 0:
            raise value_error("Format specifier missing precision")
    if pos < end and pos + size_at(text, pos) != end:
        raise value_error("Invalid format specifier '%s' for object of type '%s'"
                          % (text, type_name))
    assert pos >= 0
    kind = text[pos:]
    if grouping != "" and not (kind == "" and default_align == ">" or
                               may_be_grouped(kind, grouping)):
        raise value_error("Cannot specify '%s' with '%s'."
                          % (grouping, "s" if kind == "" else shown(kind)))
    return Spec(fill, align, sign, no_negative_zero, alternate, width, grouping,
                precision, kind)


def may_be_grouped(kind, grouping):
    if len(kind) != 1:
        return False
    if kind in "defgEG%F":
        return True
    return grouping == "_" and kind in "boxX"


def parse_count(text, pos):
    """(number, position behind it); -1 where there are no digits."""
    start = pos
    number = 0
    while pos < len(text) and "0" <= text[pos] <= "9":
        try:
            number = ovfcheck(ovfcheck(number * 10) + (ord(text[pos]) - ord("0")))
        except OverflowError:
            raise value_error("Too many decimal digits in format string")
        pos += 1
    if pos == start:
        return -1, pos
    return number, pos


# -- layout

def pad(text, length, spec):
    """text, of `length` code points, in its field."""
    missing = spec.width - length
    if missing <= 0:
        return text
    left = 0
    if spec.align == ">":
        left = missing
    elif spec.align == "^":
        left = missing // 2
    return spec.fill * left + text + spec.fill * (missing - left)


def lay_out(negative, prefix, digits, rest, spec, interval):
    """A number: sign, prefix, its whole digits (grouped), rest, padded."""
    sign = ""
    if negative:
        sign = "-"
    elif spec.sign == "+" or spec.sign == " ":
        sign = spec.sign
    others = len(sign) + len(prefix) + count(rest)
    least = 0
    if spec.fill == "0" and spec.align == "=":
        least = spec.width - others
    if len(digits) > 0:
        digits = group(digits, spec.grouping, interval, least)
    if spec.align == "=":
        missing = spec.width - others - len(digits)
        if missing > 0:
            digits = spec.fill * missing + digits
        return sign + prefix + digits + rest
    return pad(sign + prefix + digits + rest, others + len(digits), spec)


def group(digits, separator, interval, least):
    """digits with separators, filled with zeros to at least `least` characters."""
    remaining = len(digits)     # of them are not yet in a group
    if separator == "":
        if remaining < least:
            return "0" * (least - remaining) + digits
        return digits
    parts = []
    while True:
        length = min(interval, max(max(remaining, least), 1))
        start = max(remaining - length, 0)
        part = digits[start:remaining]
        parts.append("0" * (length - len(part)) + part)
        remaining = start
        least -= length
        if remaining <= 0 and least <= 0:
            break
        least -= 1
    parts.reverse()
    return separator.join(parts)
