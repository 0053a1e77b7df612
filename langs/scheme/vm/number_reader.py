"""Numbers from text, in Racket's full syntax: #e #i #x, fractions, exponents, complex."""
from __future__ import absolute_import

from rpython.rlib.rfloat import INFINITY, NAN
from rpython.rlib.rbigint import rbigint

from kit.vm import integers
from kit.vm.float_text import parse_float
from kit.vm.integer_text import digit_value, scan_digits
from langs.scheme.vm.errors import out_of_memory
from langs.scheme.vm.tower import (
    BIG_ONE, make_rectangular, ratio_to_float, to_exact, to_inexact, w_zero, wrap_big,
    wrap_ratio)
from langs.scheme.vm.transcendental import make_polar
from langs.scheme.vm.values import W_Fixnum, W_Flonum

DEFAULT, EXACT, INEXACT = range(3)
MOST_EXACT_EXPONENT = 1 << 26
MOST_FLOAT_EXPONENT = 5000           # in any base: beyond it, floats are zero or infinite


def parse_number(text, radix, decimals_are_exact=False):
    """The number, or None where the text is none."""
    exactness = DEFAULT
    seen_radix = False
    start = 0
    while start + 1 < len(text) and text[start] == "#":
        char = _lower(text[start + 1])
        if char == "e" or char == "i":
            if exactness != DEFAULT:
                return None
            exactness = EXACT if char == "e" else INEXACT
        else:
            base = _radix_of(char)
            if base == 0 or seen_radix:
                return None
            radix = base
            seen_radix = True
        start += 2
    return _NumberParser(text, start, radix, exactness, decimals_are_exact).number()


def _lower(char):
    return chr(ord(char) | 0x20) if "A" <= char <= "Z" else char


def _radix_of(char):
    if char == "x":
        return 16
    if char == "d":
        return 10
    if char == "o":
        return 8
    if char == "b":
        return 2
    return 0


class _NumberParser(object):
    """Reads from `position` on; the methods return None where no number stands."""

    def __init__(self, text, position, radix, exactness, decimals_are_exact):
        self.text = text
        self.position = position
        self.radix = radix
        self.exactness = exactness
        self.decimals_are_exact = decimals_are_exact

    def peek(self):
        if self.position < len(self.text):
            return _lower(self.text[self.position])
        return "\x00"

    def at_end(self):
        return self.position == len(self.text)

    def at_sign(self):
        char = self.peek()
        return char == "+" or char == "-"

    def number(self):
        has_sign = self.at_sign()
        if has_sign:
            w_unit = self.unit()
            if w_unit is not None:
                return self.rectangular(w_zero, w_unit)
        w_first = self.real()
        if w_first is None or self.at_end():
            return w_first
        char = self.peek()
        if char == "i" and has_sign:
            return self.rectangular(w_zero, w_first)
        if self.at_sign():
            w_imag = self.unit()
            if w_imag is None:
                w_imag = self.real()
            if w_imag is None:
                return None
            return self.rectangular(w_first, w_imag)
        if char == "@":
            self.position += 1
            return self.polar(w_first, self.real())
        return None

    def rectangular(self, w_real, w_imag):
        """Where "i" and the end must follow."""
        if self.peek() != "i" or self.position + 1 != len(self.text):
            return None
        return make_rectangular(w_real, w_imag)

    def polar(self, w_size, w_angle):
        if w_angle is None or not self.at_end():
            return None
        w_result = make_polar(w_size, w_angle)
        return to_exact(w_result) if self.exactness == EXACT else w_result

    def unit(self):
        """The 1 or -1 of "+i" and "-i" at the end."""
        if self.position + 2 != len(self.text) or _lower(self.text[-1]) != "i":
            return None
        w_unit = W_Fixnum(-1 if self.peek() == "-" else 1)
        self.position += 1
        return to_inexact(w_unit) if self.exactness == INEXACT else w_unit

    # -- real numbers

    def real(self):
        negative = False
        if self.at_sign():
            negative = self.peek() == "-"
            self.position += 1
            special = self.special()
            if special != 0.0:
                if self.exactness == EXACT:
                    return None
                return W_Flonum(-special if negative else special)
        whole, hashes = self.digits(True)
        fraction = ""
        denominator = ""
        is_decimal = hashes
        if self.peek() == "/":
            self.position += 1
            denominator, hashes = self.digits(True)
            is_decimal = is_decimal or hashes
            if whole == "" or denominator == "":
                return None
        elif self.peek() == ".":
            self.position += 1
            is_decimal = True
            if hashes:
                while self.peek() == "#":
                    self.position += 1
            else:
                fraction, hashes = self.digits(whole != "")
        if whole == "" and fraction == "":
            return None
        exponent = ""
        if self.at_exponent_marker():
            self.position += 1
            is_decimal = True
            exponent = self.signed_digits()
            if exponent == "":
                return None
        return self.value(negative, whole, fraction, denominator, exponent, is_decimal)

    def special(self):
        """The value of "inf.0" or "nan.0" here, else 0.0."""
        start = self.position
        assert start >= 0
        word = self.text[start:start + 5].lower()
        if word == "inf.0" or word == "inf.f":
            self.position += 5
            return INFINITY
        if word == "nan.0" or word == "nan.f":
            self.position += 5
            return NAN
        return 0.0

    def digits(self, hashes_allowed):
        """(digits, whether some were written as #, which stands for 0)"""
        start = self.position
        while not self.at_end() and digit_value(self.text[self.position]) < self.radix:
            self.position += 1
        stop = self.position
        assert 0 <= start <= stop
        digits = self.text[start:stop]
        if hashes_allowed and digits != "" or start < stop:
            while self.peek() == "#":
                self.position += 1
        return digits + "0" * (self.position - stop), self.position > stop

    def at_exponent_marker(self):
        char = self.peek()
        if char == "s" or char == "l":
            return True
        return self.radix <= 10 and (char == "e" or char == "d" or char == "f")

    def signed_digits(self):
        """An exponent's text, "" when it is none."""
        sign = ""
        if self.at_sign():
            sign = self.peek()
            self.position += 1
        digits, hashes = self.digits(False)
        if digits == "" or hashes:
            return ""
        return sign + digits

    # -- values

    def value(self, negative, whole, fraction, denominator, exponent, is_decimal):
        exact = (self.exactness == EXACT or
                 (self.exactness == DEFAULT and (not is_decimal or self.decimals_are_exact)))
        if not exact and self.radix == 10 and denominator == "":
            number = parse_float("%s%s.%se%s" % (
                "-" if negative else "", whole or "0", fraction or "0", exponent or "0"))
            return W_Flonum(number)
        numerator = self.big(whole + fraction)
        divisor = BIG_ONE if denominator == "" else self.big(denominator)
        if divisor.sign == 0:
            return None
        power = self.exponent_value(exponent) - len(fraction)
        if exact:
            if not -MOST_EXACT_EXPONENT < power < MOST_EXACT_EXPONENT:
                raise out_of_memory("string->number")
        else:
            power = max(-MOST_FLOAT_EXPONENT - len(whole),
                        min(MOST_FLOAT_EXPONENT + len(denominator), power))
        scale = integers.big_pow(rbigint.fromint(self.radix),
                                 rbigint.fromint(abs(power)))
        if power >= 0:
            numerator = numerator.mul(scale)
        else:
            divisor = divisor.mul(scale)
        if exact:
            if negative:
                numerator = numerator.neg()
            return wrap_ratio(numerator, divisor) if power < 0 or denominator != "" \
                else wrap_big(numerator)
        number = ratio_to_float(numerator, divisor)
        return W_Flonum(-number if negative else number)

    def big(self, digits):
        return scan_digits(digits, 0, len(digits), self.radix).to_big()

    def exponent_value(self, exponent):
        if exponent == "":
            return 0
        negative = exponent[0] == "-"
        start = 1 if negative or exponent[0] == "+" else 0
        value = 0
        for i in range(start, len(exponent)):
            if value < 1 << 40:
                value = value * self.radix + digit_value(exponent[i])
        return -value if negative else value
