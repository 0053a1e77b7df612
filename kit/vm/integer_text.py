"""Integers from and to text, in any base from 2 to 36."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import ovfcheck
from rpython.rlib.rbigint import rbigint

from kit.vm.integers import MAX_INT

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SPLIT_DIGITS = 2000      # more digits are parsed in two halves: rbigint is quadratic


class NumberSyntaxError(Exception):
    """The text is not an integer of that base."""


@not_rpython
def _digit_values():
    values = [99] * 256
    for value, char in enumerate(DIGITS):
        values[ord(char)] = values[ord(char.upper())] = value
    return "".join(map(chr, values))


@not_rpython
def _digits_in_a_word():
    """How many digits of a base always fit a machine integer."""
    counts = [0, 0]
    for base in range(2, 37):
        count = 0
        while base ** (count + 1) - 1 <= MAX_INT:
            count += 1
        counts.append(count)
    return counts


DIGIT_VALUES = _digit_values()
WORD_DIGITS = _digits_in_a_word()


def digit_value(char):
    """Of a character in any base; 99 when it is no digit."""
    return ord(DIGIT_VALUES[ord(char)])


# ____________________________________________________________
# Parsing


class Numeral(object):
    """The parts of an integer's text: sign, base, and nothing but digits."""

    def __init__(self, negative, base, digits):
        self.negative = negative
        self.base = base
        self.digits = digits

    def to_int(self):
        """A machine integer. OverflowError when it does not fit one."""
        digits = self.digits
        base = self.base
        value = 0
        if len(digits) <= WORD_DIGITS[base]:
            for char in digits:
                value = value * base + digit_value(char)
            return -value if self.negative else value
        # counts downwards, where there is one number more
        for char in digits:
            value = ovfcheck(ovfcheck(value * base) - digit_value(char))
        if self.negative:
            return value
        return ovfcheck(-value)

    def to_big(self):
        value = _parse_big(self.digits, 0, len(self.digits), self.base, [])
        return value.neg() if self.negative else value


def scan(text, base):
    """The Numeral in a text such as "-1_000", " 0xff ". NumberSyntaxError.

    White space may surround it, underscores may separate digits. Base 0 takes
    the prefixes 0x, 0o, 0b and refuses other leading zeros; base 16, 8 and 2
    allow their own prefix.
    """
    start = 0
    stop = len(text)
    while start < stop and is_ascii_space(text[start]):
        start += 1
    while stop > start and is_ascii_space(text[stop - 1]):
        stop -= 1
    negative = False
    if start < stop and (text[start] == "-" or text[start] == "+"):
        negative = text[start] == "-"
        start += 1
    only_zeros = False
    if start + 1 < stop and text[start] == "0" and base in (0, 2, 8, 16):
        prefix_base = _base_of_prefix(text[start + 1])
        if prefix_base != 0 and (base == 0 or base == prefix_base):
            base = prefix_base
            start += 2
            if start < stop and text[start] == "_":
                start += 1
        elif base == 0:
            only_zeros = True
    if base == 0:
        base = 10
    return Numeral(negative, base, _digits(text, start, stop, base, only_zeros))


def scan_digits(text, start, stop, base):
    """The unsigned Numeral of text[start:stop], where only digits may be."""
    for i in range(start, stop):
        if digit_value(text[i]) >= base:
            raise NumberSyntaxError
    if start >= stop:
        raise NumberSyntaxError
    return Numeral(False, base, text[start:stop])


def is_ascii_space(char):
    return char == " " or "\t" <= char <= "\r" or "\x1c" <= char <= "\x1f"


def _base_of_prefix(char):
    if char == "x" or char == "X":
        return 16
    if char == "o" or char == "O":
        return 8
    if char == "b" or char == "B":
        return 2
    return 0


def _digits(text, start, stop, base, only_zeros):
    """text[start:stop] without its underscores, checked."""
    after_digit = False
    underscores = False
    for i in range(start, stop):
        char = text[i]
        if char == "_":
            if not after_digit:
                raise NumberSyntaxError
            after_digit = False
            underscores = True
        elif digit_value(char) >= base or (only_zeros and char != "0"):
            raise NumberSyntaxError
        else:
            after_digit = True
    if not after_digit:
        raise NumberSyntaxError
    assert start >= 0 and stop >= 0
    digits = text[start:stop]
    if underscores:
        digits = "".join([char for char in digits if char != "_"])
    return digits


def _parse_big(digits, start, stop, base, powers):
    """Two halves a time; powers[i] is base ** (SPLIT_DIGITS << i)."""
    if stop - start <= SPLIT_DIGITS:
        assert start >= 0 and stop >= 0
        return rbigint.fromstr(digits[start:stop], base)
    level = 0
    while (SPLIT_DIGITS << (level + 1)) < stop - start:
        level += 1
    while len(powers) <= level:
        if len(powers) == 0:
            powers.append(rbigint.fromint(base).pow(rbigint.fromint(SPLIT_DIGITS)))
        else:
            powers.append(powers[-1].mul(powers[-1]))
    middle = stop - (SPLIT_DIGITS << level)
    high = _parse_big(digits, start, middle, base, powers)
    low = _parse_big(digits, middle, stop, base, powers)
    return high.mul(powers[level]).add(low)


# ____________________________________________________________
# Formatting


@jit.elidable
def format_int(value, base):
    """Digits in lower case, with a minus sign when negative."""
    if base == 10:
        return str(value)
    if value == 0:
        return "0"
    negative = value < 0
    if not negative:
        value = -value                 # negative numbers have the larger range
    chars = []
    while value != 0:
        rest = value // base
        if rest * base != value:       # rounds down: one too low
            rest += 1
        chars.append(DIGITS[rest * base - value])
        value = rest
    if negative:
        chars.append("-")
    chars.reverse()
    return "".join(chars)


@jit.elidable
def format_big(big, base):
    if base == 10:
        return big.str()
    return big.format(DIGITS[:base])
