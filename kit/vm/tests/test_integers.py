from __future__ import absolute_import

import random

import pytest
from rpython.rlib.rarithmetic import intmask, ovfcheck
from rpython.rlib.rbigint import rbigint
from rpython.rtyper.test.test_llinterp import interpret

from kit.vm import hashing, integer_text, integers
from kit.vm.integer_text import NumberSyntaxError, scan
from kit.vm.integers import MAX_INT, MIN_INT

EDGES = [0, 1, -1, 2, -2, 3, 7, -7, 10, 2 ** 31 - 1, 2 ** 31, -2 ** 31, 2 ** 53,
         2 ** 53 + 1, MAX_INT, MIN_INT, MAX_INT - 1, MIN_INT + 1]


def ints(count, seed=1):
    rng = random.Random(seed)
    return EDGES + [rng.getrandbits(rng.randrange(1, 63)) * rng.choice([1, -1])
                    for _ in range(count)]


def bigs(count, seed=2):
    rng = random.Random(seed)
    edges = [2 ** k + d for k in (31, 62, 63, 64, 126, 127, 300) for d in (-1, 0, 1)]
    edges += [-edge for edge in edges]
    return edges + [rng.getrandbits(rng.randrange(1, 2000)) * rng.choice([1, -1])
                    for _ in range(count)]


def truncated(a, b):
    q = abs(a) // abs(b)
    return q if (a < 0) == (b < 0) else -q


def or_overflow(function, *args):
    try:
        return function(*args)
    except OverflowError:
        return "overflow"


def expect(value):
    return value if MIN_INT <= value <= MAX_INT else "overflow"


def test_machine_division():
    for a in ints(60):
        for b in ints(60, 3):
            if b == 0:
                continue
            assert or_overflow(integers.floordiv_ovf, a, b) == expect(a // b)
            assert or_overflow(integers.quotient_ovf, a, b) == expect(truncated(a, b))
            assert integers.floormod(a, b) == a % b
            assert integers.remainder(a, b) == a - b * truncated(a, b)


def test_overflowing_results():
    for a in ints(30):
        for b in ints(30, 3):
            assert integers.big_add(a, b).tolong() == a + b
            assert integers.big_sub(a, b).tolong() == a - b
            assert integers.big_mul(a, b).tolong() == a * b
        assert integers.big_negate(a).tolong() == -a


def test_divide_rounds_once():
    # CPython 2.7's long division with `from __future__ import division`
    for a in ints(100):
        for b in ints(30, 3):
            if b:
                assert integers.divide(a, b) == long(a).__truediv__(long(b))
    assert str(integers.divide(0, -5)) == str(0.0 / -5.0)


def test_shifts_and_powers():
    for a in ints(40):
        for count in (0, 1, 5, 31, 62, 63, 64, 65, 1000, MAX_INT):
            if count < 2000:
                assert or_overflow(integers.lshift_ovf, a, count) == expect(a << count)
            assert integers.rshift(a, count) == (a >> count if count < 5000 else a >> 100)
        for exponent in (0, 1, 2, 3, 4, 5, 13, 62, 63, 64):
            assert or_overflow(integers.pow_ovf, a, exponent) == expect(a ** exponent)
            for modulus in (1, -1, 7, -7, 2 ** 31 - 1, 2 ** 31, MAX_INT, MIN_INT):
                assert integers.pow_mod(a, exponent, modulus) == pow(a, exponent, modulus)
    assert or_overflow(integers.lshift_ovf, 0, MAX_INT) == 0
    assert or_overflow(integers.lshift_ovf, 1, MAX_INT) == "overflow"


def test_bits_and_divisors():
    for a in ints(100):
        assert integers.bit_length(a) == long(a).bit_length()
        assert integers.bit_count(a) == bin(a).count("1")
        for b in ints(20, 5):
            assert or_overflow(integers.gcd_ovf, a, b) == expect(gcd(a, b))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


def test_big_operations():
    numbers = bigs(15)
    for a in numbers:
        big = rbigint.fromlong(a)
        assert integers.fits(big) == (MIN_INT <= a <= MAX_INT)
        assert integers.big_bit_count(big) == bin(a).count("1")
        for count in (0, 1, 62, 63, 64, 500):
            assert integers.big_lshift(big, count).tolong() == a << count
            assert integers.big_rshift(big, count).tolong() == a >> count
        if a >= 0:
            root = integers.big_isqrt(big).tolong()
            assert root ** 2 <= a < (root + 1) ** 2
        for b in numbers[::4]:
            other = rbigint.fromlong(b)
            assert integers.big_quotient(big, other).tolong() == truncated(a, b)
            assert integers.big_remainder(big, other).tolong() == a - b * truncated(a, b)
            assert integers.big_gcd(big, other).tolong() == gcd(a, b)
            assert integers.big_compare(big, other) == cmp(a, b)


def test_gcd_of_words():
    for a in ints(20):
        for b in ints(20, 3):
            assert integers.big_gcd(rbigint.fromlong(a), rbigint.fromlong(b)).tolong() == gcd(a, b)


def test_rbigint_agrees_with_long():
    # the blocks rely on rpython's own arithmetic: a cheap check of all of it
    numbers = bigs(25) + EDGES
    for a in numbers:
        big = rbigint.fromlong(a)
        assert big.tolong() == a
        for b in numbers:
            other = rbigint.fromlong(b)
            assert big.add(other).tolong() == a + b
            assert big.sub(other).tolong() == a - b
            assert big.mul(other).tolong() == a * b
            assert big.and_(other).tolong() == a & b
            assert big.or_(other).tolong() == a | b
            assert big.xor(other).tolong() == a ^ b
            if b:
                assert big.floordiv(other).tolong() == a // b
                assert big.mod(other).tolong() == a % b
            if MIN_INT <= b <= MAX_INT:
                b = int(b)
                assert big.int_add(b).tolong() == a + b
                assert big.int_sub(b).tolong() == a - b
                assert big.int_mul(b).tolong() == a * b
                assert big.int_and_(b).tolong() == a & b
                assert big.int_or_(b).tolong() == a | b
                assert big.int_xor(b).tolong() == a ^ b
                assert big.int_lt(b) == (a < b)
                assert big.int_eq(b) == (a == b)
                if b:
                    assert big.int_mod(b).tolong() == a % b


def test_big_pow():
    def power(a, exponent):
        return integers.big_pow(rbigint.fromlong(a), rbigint.fromlong(exponent)).tolong()
    for a in (0, 1, -1, 2, -2, 3, 10, -10, 2 ** 63, -2 ** 64, 12345678901234567890):
        for exponent in (0, 1, 2, 3, 17, 100):
            assert power(a, exponent) == a ** exponent
    assert power(-1, 10 ** 30) == 1
    assert power(-1, 10 ** 30 + 1) == -1
    assert power(0, 10 ** 30) == 0
    with pytest.raises(MemoryError):
        power(2, 10 ** 30)
    with pytest.raises(MemoryError):
        power(3, 10 ** 12)
    with pytest.raises(MemoryError):
        integers.big_lshift(rbigint.fromint(1), 10 ** 12)
    assert integers.big_lshift(rbigint.fromint(0), 10 ** 12).tolong() == 0


# ____________________________________________________________

def parse(text, base=10):
    numeral = scan(text, base)
    big = numeral.to_big().tolong()
    assert or_overflow(numeral.to_int) == expect(big)
    return big


@pytest.mark.parametrize("text,base,value", [
    ("0", 10, 0), ("-0", 10, 0), ("+12", 10, 12), ("  -12\n", 10, -12),
    ("1_000_000", 10, 1000000), ("007", 10, 7), ("ff", 16, 255), ("0xFF", 16, 255),
    ("0xff", 0, 255), ("-0b1_01", 0, -5), ("0o17", 0, 15), ("0_0", 0, 0), ("000", 0, 0),
    ("0x_f", 0, 15), ("0b1", 16, 0xb1), ("zz", 36, 35 * 37), ("12", 0, 12),
    (str(MAX_INT), 10, MAX_INT), (str(MIN_INT), 10, MIN_INT),
    (str(MAX_INT + 1), 10, MAX_INT + 1), (str(MIN_INT - 1), 10, MIN_INT - 1),
    ("-" + "1" * 64, 2, -(2 ** 64 - 1)), ("0" * 100 + "5", 10, 5)])
def test_parse(text, base, value):
    assert parse(text, base) == value


@pytest.mark.parametrize("text,base", [
    ("", 10), ("-", 10), (" ", 10), ("1 2", 10), ("--1", 10), ("_1", 10), ("1_", 10),
    ("1__2", 10), ("a", 10), ("2", 2), ("0x", 0), ("0x", 16), ("012", 0), ("0_7", 0),
    ("0xg", 16), ("\xb2", 10), ("1.0", 10), ("0x1", 10), ("0__0", 0), ("0x__1", 0)])
def test_parse_refuses(text, base):
    with pytest.raises(NumberSyntaxError):
        scan(text, base)


def test_scan_digits():
    assert integer_text.scan_digits("abc12def", 3, 5, 10).to_int() == 12
    for start, stop in ((0, 1), (3, 3), (3, 6)):
        with pytest.raises(NumberSyntaxError):
            integer_text.scan_digits("abc12def", start, stop, 10)


def test_random_round_trips():
    for number in ints(100) + bigs(60):
        big = rbigint.fromlong(number)
        for base in (2, 3, 8, 10, 16, 35, 36):
            text = integer_text.format_big(big, base)
            assert parse(text, base) == number
            if base <= 10 or base == 16:
                assert text == {2: "{:b}", 8: "{:o}", 10: "{:d}", 16: "{:x}"}.get(
                    base, text).format(number)
            if integers.fits(big):
                assert integer_text.format_int(number, base) == text


def test_long_numerals():
    rng = random.Random(4)
    for length in (1999, 2000, 2001, 4001, 20011):
        digits = "9" + "".join(rng.choice("0123456789") for _ in range(length - 1))
        assert parse(digits) == int(digits)


# ____________________________________________________________

def cpython_hash(p, q=1):
    """hash(p/q) as CPython's documentation of numeric types defines it."""
    prime = 2 ** 61 - 1
    value = abs(p) % prime * pow(q, prime - 2, prime) % prime
    value = value if p >= 0 else -value
    return -2 if value == -1 else value


def test_hashes():
    for number in ints(100):
        assert hashing.hash_int(number) == cpython_hash(number)
    for number in ints(50) + bigs(50):
        assert hashing.hash_big(rbigint.fromlong(number)) == cpython_hash(number)
    for number in (0.0, -0.0, 1.0, -1.0, 0.5, -0.1, 1e300, 5e-324, 3.14, -2.5e-10):
        assert hashing.hash_float(number) == cpython_hash(*number.as_integer_ratio())
    assert hashing.hash_float(float("inf")) == 314159
    assert hashing.hash_float(-float("inf")) == -314159
    assert hashing.hash_float(float(2 ** 70)) == hashing.hash_big(rbigint.fromlong(2 ** 70))


def test_is_rpython():
    def f(a, b):
        total = integers.floormod(a, b) + integers.remainder(a, b) + integers.rshift(a, b)
        try:
            total += integers.pow_ovf(a, b) + integers.lshift_ovf(a, b)
            total += integers.quotient_ovf(a, b) + integers.floordiv_ovf(a, b)
            total += ovfcheck(a + b) + integers.gcd_ovf(a, b)
        except OverflowError:
            total -= 1
        total += integers.pow_mod(a, b, 1000)
        total += integers.bit_length(a) + integers.bit_count(a)
        big = integers.big_mul(a, MAX_INT)
        for number in [integers.big_add(a, b), integers.big_sub(a, b),
                       integers.big_negate(a), integers.big_quotient(big, big),
                       integers.big_remainder(big, big), integers.big_lshift(big, 5),
                       integers.big_rshift(big, 5), integers.big_gcd(big, big),
                       integers.big_isqrt(big), integers.big_pow(big, integers.big_add(1, 1))]:
            total += integers.fits(number) + len(integer_text.format_big(number, 10))
            total += integers.big_bit_count(number) + integers.big_compare(number, big)
            total += hashing.hash_big(number) & 0xffff
        total += hashing.hash_int(a) & 0xffff + hashing.hash_float(float(b)) & 0xffff
        total += int(integers.divide(a, b)) + len(integer_text.format_int(a, b))
        try:
            numeral = scan("-0x123456789abcdef0%d" % a, 0)
            total += numeral.to_big().int_mod(1000).toint()
            total += numeral.to_int()
        except OverflowError:
            total += 3
        except NumberSyntaxError:
            total += 7
        return intmask(total)

    for a, b in [(12345, 7)]:
        assert interpret(f, [a, b]) == f(a, b)
