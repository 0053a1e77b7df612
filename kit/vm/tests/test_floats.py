from __future__ import absolute_import

import math
import random
import struct

import pytest
from rpython.rlib.rbigint import rbigint
from rpython.rtyper.annlowlevel import hlstr
from rpython.rtyper.test.test_llinterp import interpret

from kit.vm import float_text, floats
from kit.vm.float_text import format_float, parse_float, repr_float
from kit.vm.integer_text import NumberSyntaxError
from kit.vm.integers import MAX_INT, MIN_INT
from kit.vm.shortest_digits import shortest_digits

INFINITY = float("inf")
NAN = float("nan")
EDGES = [0.0, 0.5, 1.0, 1.5, 2.5, 0.1, 5e-324, 2.2250738585072014e-308, 1e22, 1e23,
         9007199254740992.0, 9007199254740993.0, 1.7976931348623157e308, 1e15, 1e16,
         123456789012345680.0, 1e-4, 1e-5, 0.00012345, 4503599627370496.5, 2.0 ** 63,
         2.0 ** 63 - 1024, 2.0 ** 64, 2.0 ** 100, 1e300, 3.14159]


def random_floats(count, seed=1):
    rng = random.Random(seed)
    result = []
    for _ in range(count):
        value, = struct.unpack("<d", struct.pack("<Q", rng.getrandbits(63)))
        if value == value and value != INFINITY:
            result.append(value)
        result.append(rng.random() * 10 ** rng.randrange(-6, 20))
        result.append(rng.randrange(10 ** 6) / 10.0 ** rng.randrange(8))
    return result


def test_repr():
    values = EDGES + random_floats(300)
    values += [math.ldexp(1.0, exponent) for exponent in range(-1074, 1024, 7)]
    values += [i * 5e-324 for i in range(1, 100)]
    for value in values:
        assert repr_float(value) == repr(value)
        assert repr_float(-value) == repr(-value)
    assert repr_float(INFINITY) == "inf" and repr_float(-INFINITY) == "-inf"
    assert repr_float(NAN) == "nan"


def test_shortest_digits():
    assert shortest_digits(1.0) == (1, 0) or shortest_digits(1.0)[0] % 10 == 0
    number, exponent = shortest_digits(0.1)
    assert number == 10 ** (-1 - exponent)


@pytest.mark.parametrize("code", "efgEFG")
def test_format(code):
    for value in EDGES + random_floats(6) + [-1.5, -0.0]:
        if code in "fF" and value >= 1e50:
            continue                 # where Python 2 switches to "g"
        for precision in (0, 1, 3, 6, 17, 30):
            for flags, marks in ((0, ""), (float_text.PLUS_SIGN, "+"),
                                 (float_text.ALTERNATE, "#")):
                expected = ("%" + marks + "." + str(precision) + code) % value
                assert format_float(value, code, precision, flags) == expected
    assert format_float(INFINITY, "e", 3, 0) == "inf"
    assert format_float(-INFINITY, "E", 3, 0) == "-INF"
    assert format_float(NAN, "f", 3, 0) == "nan"


def test_format_as_repr():
    assert format_float(1.0, "r", 0, 0) == "1"
    assert format_float(1.0, "r", 0, float_text.ADD_DOT_0) == "1.0"
    assert format_float(1e16, "r", 0, 0) == "1e+16"
    assert format_float(1.5, "r", 0, float_text.PLUS_SIGN) == "+1.5"


@pytest.mark.parametrize("text", [
    "0", "1", "-1", "+1.5", ".5", "5.", "1e5", "1E-5", "1e+05", "  1.5\n", "1_0.2_5e1_0",
    "1e400", "-1e400", "1e-400", "123456789012345", "1234567890123456",
    "0.1234567890123456789", "9007199254740993", "0.000000000000000000000001",
    "inf", "-INF", "+Infinity", "nan", "NaN", "-nan", "00000000000000000000001", "-0",
    "-0.0", "2.2250738585072011e-308", "4.35", "1.7976931348623159e308"])
def test_parse(text):
    expected = float(text.replace("_", ""))
    assert repr(parse_float(text)) == repr(expected)


@pytest.mark.parametrize("text", [
    "", " ", "-", ".", "e5", "1e", "1e+", "1.2.3", "--1", "1__0", "_1", "1_", "1_.0",
    "1._0", "1e_5", "0x10", "1 2", "infin", "in", "nano", "1f", "+-1", "1e5.0",
    "\xd9\xa1", "1\x00", "1_e5"])
def test_parse_refuses(text):
    with pytest.raises(NumberSyntaxError):
        parse_float(text)


def test_parse_reads_repr_back():
    for value in EDGES + random_floats(150):
        assert parse_float(repr(value)) == value
        assert parse_float("%.4f" % value) == float("%.4f" % value)


def or_error(function, *args):
    try:
        return function(*args)
    except (OverflowError, ValueError) as e:
        return e.__class__


def test_to_integers():
    for value in EDGES + random_floats(150):
        for value in (value, -value):
            for ours, theirs in ((floats.truncate_ovf, math.trunc),
                                 (floats.floor_ovf, lambda x: long(math.floor(x))),
                                 (floats.ceil_ovf, lambda x: long(math.ceil(x)))):
                expected = theirs(value)
                if MIN_INT <= expected <= MAX_INT:
                    assert ours(value) == expected
                else:
                    assert or_error(ours, value) is OverflowError
                    assert floats.big_truncate(value).tolong() == expected
    for value in (INFINITY, -INFINITY, NAN):
        assert or_error(floats.floor_ovf, value) is OverflowError
    assert or_error(floats.big_truncate, INFINITY) is OverflowError
    assert or_error(floats.big_truncate, NAN) is ValueError


def test_round():
    for value, expected in ((0.5, 0), (1.5, 2), (2.5, 2), (-0.5, 0), (-1.5, -2),
                            (2.4, 2), (2.6, 3), (4503599627370497.5, 4503599627370498)):
        assert floats.round_ovf(value) == expected
    assert floats.round_to_digits(2.675, 2) == 2.67
    assert floats.round_to_digits(0.125, 2) == 0.12
    assert floats.round_to_digits(0.375, 2) == 0.38
    assert floats.round_to_digits(25.0, -1) == 20.0
    assert floats.round_to_digits(1e300, 400) == 1e300
    assert str(floats.round_to_digits(-1e300, -400)) == "-0.0"
    assert floats.round_to_digits(INFINITY, 2) == INFINITY
    assert or_error(floats.round_to_digits, 1.7e308, -308) is OverflowError


def test_compare_with_integers():
    numbers = [0, 1, -1, 2 ** 53, 2 ** 53 + 1, MAX_INT, MIN_INT, MAX_INT - 511,
               2 ** 62 + 1, 3, -2 ** 53 - 1]
    values = EDGES + [-value for value in EDGES] + [INFINITY, -INFINITY]
    values += [float(number) for number in numbers]
    for number in numbers:
        for value in values:
            assert floats.compare_int_float(int(number), value) == cmp(number, value)
    for number in (2 ** 63, 2 ** 64 + 1, 2 ** 100, 10 ** 300, 10 ** 400):
        for number in (number, -number - 1):
            for value in values:
                assert (floats.compare_big_float(rbigint.fromlong(number), value) ==
                        cmp(number, value))


def test_ratio():
    for value in EDGES + random_floats(100) + [-0.75]:
        numerator, denominator = floats.ratio(value)
        assert (numerator.tolong(), denominator.tolong()) == value.as_integer_ratio()
    assert or_error(floats.ratio, INFINITY) is OverflowError
    assert or_error(floats.ratio, NAN) is ValueError


def test_is_rpython():
    def f(value):
        text = repr_float(value) + " " + format_float(value, "e", 3, 0)
        try:
            text += " " + repr_float(parse_float(text[:4]))
        except NumberSyntaxError:
            text += " error"
        try:
            total = floats.truncate_ovf(value) + floats.floor_ovf(value)
            total += floats.ceil_ovf(value) + floats.round_ovf(value)
            text += " " + repr_float(floats.round_to_digits(value, 1))
        except OverflowError:
            total = 0
        total += floats.compare_int_float(MAX_INT, value)
        big = floats.big_truncate(value)
        total += floats.compare_big_float(big, value)
        numerator, denominator = floats.ratio(value)
        return "%s %d %s %s" % (text, total, numerator.str(), denominator.str())

    for value in (2.625, 1e300, -1e-7):
        assert hlstr(interpret(f, [value])) == f(value)
