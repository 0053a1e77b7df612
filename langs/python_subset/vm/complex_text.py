"""The complex number that a text denotes."""
from __future__ import absolute_import

from kit.vm.float_text import parse_float
from kit.vm.integer_text import NumberSyntaxError, is_ascii_space


def has_stray_underscore(text):
    """Whether an underscore stands anywhere but between two digits."""
    for i in range(len(text)):
        if text[i] == "_" and not (0 < i < len(text) - 1 and text[i - 1].isdigit() and
                                   text[i + 1].isdigit()):
            return True
    return False


def parse_complex(text):
    """(real, imaginary). NumberSyntaxError."""
    start = 0
    stop = len(text)
    start, stop = without_spaces(text, start, stop)
    if stop - start >= 2 and text[start] == "(" and text[stop - 1] == ")":
        start, stop = without_spaces(text, start + 1, stop - 1)
    if start >= stop:
        raise NumberSyntaxError
    for i in range(start, stop):
        if is_ascii_space(text[i]):
            raise NumberSyntaxError
    last = text[stop - 1]
    if last != "j" and last != "J":
        return part(text, start, stop), 0.0
    middle = start_of_imaginary(text, start, stop)
    real = 0.0
    if middle > start:
        real = part(text, start, middle)
    return real, imaginary_part(text, middle, stop - 1)


def without_spaces(text, start, stop):
    while start < stop and is_ascii_space(text[start]):
        start += 1
    while stop > start and is_ascii_space(text[stop - 1]):
        stop -= 1
    return start, stop


def start_of_imaginary(text, start, stop):
    """The offset of the last sign that is not an exponent's."""
    for i in range(stop - 1, start, -1):
        if (text[i] == "+" or text[i] == "-") and text[i - 1] != "e" and text[i - 1] != "E":
            return i
    return start


def part(text, start, stop):
    assert 0 <= start <= stop
    return parse_float(text[start:stop])


def imaginary_part(text, start, stop):
    """The number before the j; a sign alone, or nothing, means 1."""
    if stop == start:
        return 1.0
    if stop == start + 1 and (text[start] == "+" or text[start] == "-"):
        return -1.0 if text[start] == "-" else 1.0
    return part(text, start, stop)
