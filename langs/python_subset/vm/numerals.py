"""Numbers from and to the text that the guest writes and reads."""
from __future__ import absolute_import

from kit.vm import integer_text
from kit.vm.integer_text import NumberSyntaxError
from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.values import W_Int, W_Long, wrap_big

LEAST_DIGIT_LIMIT = 640
BITS_OF_DIGIT = 3.3219280948873626
SHORT = 18              # digits that fit a machine integer


class DigitLimit(object):
    """sys.set_int_max_str_digits: conversions take quadratic time. 0: no limit."""

    def __init__(self):
        self.digits = 4300


DIGIT_LIMIT = DigitLimit()


def too_many_digits(count):
    found = ": value has %d digits" % count if count else ""
    return value_error("Exceeds the limit (%d digits) for integer string conversion%s;"
                       " use sys.set_int_max_str_digits() to increase the limit"
                       % (DIGIT_LIMIT.digits, found))


def is_power_of_two(base):
    return base & (base - 1) == 0


def is_short_decimal(text, start):
    """Whether text[start:] is a few decimal digits and nothing else."""
    if not 0 < len(text) - start <= SHORT:
        return False
    for i in range(start, len(text)):
        if not "0" <= text[i] <= "9":
            return False
    return True


def short_decimal(text, start, stop):
    """The number that at most SHORT digits denote, those of text[start:stop]."""
    number = 0
    for i in range(start, stop):
        number = number * 10 + ord(text[i]) - ord("0")
    return number


def parse_integer(text, base):
    """The guest int that an ASCII text denotes. NumberSyntaxError."""
    if base == 10:
        if is_short_decimal(text, 0):
            return W_Int(short_decimal(text, 0, len(text)))
        if text.startswith("-") and is_short_decimal(text, 1):
            return W_Int(-short_decimal(text, 1, len(text)))
    numeral = integer_text.scan(text, base)
    count = len(numeral.digits)
    if 0 < DIGIT_LIMIT.digits < count and not is_power_of_two(numeral.base):
        raise too_many_digits(count)
    try:
        return W_Int(numeral.to_int())
    except OverflowError:
        return wrap_big(numeral.to_big())


def decimal(w_integer):
    """The decimal digits of a W_Integer, with its sign."""
    if isinstance(w_integer, W_Int):
        return str(w_integer.intval)
    assert isinstance(w_integer, W_Long)
    return big_decimal(w_integer.bigval)


def big_decimal(bigval):
    limit = DIGIT_LIMIT.digits
    if limit > 0 and bigval.bit_length() > limit * BITS_OF_DIGIT + 4:
        raise too_many_digits(0)
    digits = integer_text.format_big(bigval, 10)
    if limit > 0 and len(digits) - (1 if bigval.sign < 0 else 0) > limit:
        raise too_many_digits(0)
    return digits
