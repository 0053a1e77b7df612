"""Operations of fixnums, checked and unsafe."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import intmask, ovfcheck

from kit.vm import integers
from kit.vm.primitives import Rest
from langs.scheme.vm import fixnums
from langs.scheme.vm.errors import (
    contract_error, divide_by_zero_error, non_fixnum_result, wrong_argument)
from langs.scheme.vm.fixnums import is_fixnum
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Fixnum, W_Root, wrap_bool

primitive = SCHEME.primitive
direct = SCHEME.direct


@not_rpython
def reader_of(name):
    """function(w_value): the machine integer; unsafe operations do not check."""
    if name.startswith("unsafe-"):
        return unsafe_int

    def read(w_value):
        return fixnum_of(name, w_value)
    return read


def unsafe_int(w_value):
    assert isinstance(w_value, W_Fixnum)
    return w_value.intval


def fixnum_of(name, w_value):
    if isinstance(w_value, W_Fixnum) and is_fixnum(w_value.intval):
        return w_value.intval
    raise wrong_argument(name, "fixnum?", 0, [w_value])


def checked(name, result, a, b):
    if not is_fixnum(result):
        raise overflow(name, a, b)
    return result


def overflow(name, a, b):
    return non_fixnum_result(
        "%s: fixnum overflow with arguments %d and %d" % (name, a, b))


# ____________________________________________________________
# + - *: of any number of values


@not_rpython
def _define_arithmetic(name, of_two, start):
    """+ and *"""
    read = reader_of(name)

    @primitive(name, Rest)
    def fold(values_w):
        result = start
        for i in range(len(values_w)):
            result = of_two(name, result, read(values_w[i]))
        return W_Fixnum(result)

    _define_direct(name, of_two)


@not_rpython
def _define_subtraction(name, of_two):
    read = reader_of(name)

    @primitive(name, W_Root, Rest)
    def fold(w_first, values_w):
        result = read(w_first)
        if len(values_w) == 0:
            return W_Fixnum(of_two(name, 0, result))
        for i in range(len(values_w)):
            result = of_two(name, result, read(values_w[i]))
        return W_Fixnum(result)

    _define_direct(name, of_two)


@not_rpython
def _define_direct(name, of_two):
    read = reader_of(name)

    @direct(name, W_Root, W_Root)
    def of_exactly_two(w_a, w_b):
        return W_Fixnum(of_two(name, read(w_a), read(w_b)))


def _add(name, a, b):
    return checked(name, intmask(a + b), a, b)


def _subtract(name, a, b):
    return checked(name, intmask(a - b), a, b)


def _multiply(name, a, b):
    try:
        result = ovfcheck(a * b)
    except OverflowError:
        raise overflow(name, a, b)
    return checked(name, result, a, b)


def _unsafe_add(name, a, b):
    return intmask(a + b)


def _unsafe_subtract(name, a, b):
    return intmask(a - b)


def _unsafe_multiply(name, a, b):
    return intmask(a * b)


def _wrap_add(name, a, b):
    return fixnums.wrap(intmask(a + b))


def _wrap_subtract(name, a, b):
    return fixnums.wrap(intmask(a - b))


def _wrap_multiply(name, a, b):
    return fixnums.wrap(intmask(a * b))


_define_arithmetic("fx+", _add, 0)
_define_subtraction("fx-", _subtract)
_define_arithmetic("fx*", _multiply, 1)
_define_arithmetic("unsafe-fx+", _unsafe_add, 0)
_define_subtraction("unsafe-fx-", _unsafe_subtract)
_define_arithmetic("unsafe-fx*", _unsafe_multiply, 1)
for prefix in ("", "unsafe-"):
    _define_arithmetic(prefix + "fx+/wraparound", _wrap_add, 0)
    _define_subtraction(prefix + "fx-/wraparound", _wrap_subtract)
    _define_arithmetic(prefix + "fx*/wraparound", _wrap_multiply, 1)


@not_rpython
def _define_bitwise(suffix, of_two, start):
    for prefix in ("fx", "unsafe-fx"):
        _define_bitwise_of(prefix + suffix, of_two, start)


@not_rpython
def _define_bitwise_of(name, of_two, start):
    read = reader_of(name)

    @primitive(name, Rest)
    def fold(values_w):
        result = start
        for i in range(len(values_w)):
            result = of_two(result, read(values_w[i]))
        return W_Fixnum(result)

    @direct(name, W_Root, W_Root)
    def of_exactly_two(w_a, w_b):
        return W_Fixnum(of_two(read(w_a), read(w_b)))


_define_bitwise("and", lambda a, b: a & b, -1)
_define_bitwise("ior", lambda a, b: a | b, 0)
_define_bitwise("xor", lambda a, b: a ^ b, 0)


# ____________________________________________________________
# Of two values


@not_rpython
def _define_of_two(name, operate):
    for prefix in ("", "unsafe-"):
        _define_one_of_two(prefix + name, operate)


@not_rpython
def _define_one_of_two(name, operate):
    read = reader_of(name)

    @primitive(name, W_Root, W_Root)
    def of_two(w_a, w_b):
        return W_Fixnum(operate(name, read(w_a), read(w_b)))


def _check_divisor(name, b):
    if b == 0:
        raise divide_by_zero_error("%s: attempt to divide by zero" % name)


def _quotient(name, a, b):
    _check_divisor(name, b)
    try:
        result = integers.quotient_ovf(a, b)
    except OverflowError:
        raise overflow(name, a, b)
    if b == -1 and not is_fixnum(result):
        raise non_fixnum_result(
            "%s: fixnum overflow computing '(%s %d %d)" % (name, name, a, b))
    return result


def _remainder(name, a, b):
    _check_divisor(name, b)
    return integers.remainder(a, b)


def _modulo(name, a, b):
    _check_divisor(name, b)
    return integers.floormod(a, b)


def _check_shift(name, count):
    if not 0 <= count < fixnums.BITS:
        raise contract_error("%s: invalid shift count %d" % (name, count))


def _lshift(name, a, count):
    _check_shift(name, count)
    result = intmask(a << count)
    if result >> count != a or not is_fixnum(result):
        raise overflow(name, a, count)
    return result


def _rshift(name, a, count):
    _check_shift(name, count)
    return a >> count


def _wrap_lshift(name, a, count):
    _check_shift(name, count)
    return fixnums.wrap(intmask(a << count))


_define_of_two("fxquotient", _quotient)
_define_of_two("fxremainder", _remainder)
_define_of_two("fxmodulo", _modulo)
_define_of_two("fxlshift", _lshift)
_define_of_two("fxrshift", _rshift)
_define_of_two("fxlshift/wraparound", _wrap_lshift)


# ____________________________________________________________
# Of one value


@not_rpython
def _define_of_one(name, operate):
    for prefix in ("", "unsafe-"):
        _define_one(prefix + name, operate)


@not_rpython
def _define_one(name, operate):
    read = reader_of(name)

    @primitive(name, W_Root)
    def of_one(w_a):
        return W_Fixnum(operate(name, read(w_a)))


def _absolute(name, a):
    if a >= 0:
        return a
    if a == fixnums.LEAST:
        raise non_fixnum_result("%s: fixnum overflow computing '(%s %d)" % (name, name, a))
    return intmask(-a)


def _not(name, a):
    return ~a


def _population(name, a):
    return _count(name, a, fixnums.MOST, "non-negative-fixnum?")


def _population32(name, a):
    return _count(name, a, 0xffffffff, "32-bit-fixnum?")


def _population16(name, a):
    return _count(name, a, 0xffff, "16-bit-fixnum?")


def _count(name, a, most, expected):
    if not 0 <= a <= most:
        raise wrong_argument(name, expected, 0, [W_Fixnum(a)])
    return integers.bit_count(a)


_define_of_one("fxabs", _absolute)
_define_of_one("fxnot", _not)
_define_of_one("fxpopcount", _population)
_define_of_one("fxpopcount32", _population32)
_define_of_one("fxpopcount16", _population16)


@primitive("most-positive-fixnum")
def most_positive():
    return W_Fixnum(fixnums.MOST)


@primitive("most-negative-fixnum")
def most_negative():
    return W_Fixnum(fixnums.LEAST)


# ____________________________________________________________
# Comparisons


@not_rpython
def _define_comparison(suffix, holds):
    for prefix in ("fx", "unsafe-fx"):
        _define_comparison_of(prefix + suffix, holds)


@not_rpython
def _define_comparison_of(name, holds):
    read = reader_of(name)

    @primitive(name, W_Root, Rest)
    def compare(w_first, values_w):
        a = read(w_first)
        result = True
        for i in range(len(values_w)):
            b = read(values_w[i])
            result = holds(a, b) and result
            a = b
        return wrap_bool(result)

    @direct(name, W_Root, W_Root)
    def of_two(w_a, w_b):
        return wrap_bool(holds(read(w_a), read(w_b)))


_define_comparison("=", lambda a, b: a == b)
_define_comparison("<", lambda a, b: a < b)
_define_comparison("<=", lambda a, b: a <= b)
_define_comparison(">", lambda a, b: a > b)
_define_comparison(">=", lambda a, b: a >= b)


@not_rpython
def _define_choice(suffix, chosen):
    for prefix in ("fx", "unsafe-fx"):
        _define_choice_of(prefix + suffix, chosen)


@not_rpython
def _define_choice_of(name, chosen):
    read = reader_of(name)

    @primitive(name, W_Root, Rest)
    def choose(w_first, values_w):
        a = read(w_first)
        for i in range(len(values_w)):
            a = chosen(a, read(values_w[i]))
        return W_Fixnum(a)

    @direct(name, W_Root, W_Root)
    def choose_of_two(w_a, w_b):
        return W_Fixnum(chosen(read(w_a), read(w_b)))


_define_choice("min", lambda a, b: a if a <= b else b)
_define_choice("max", lambda a, b: a if a >= b else b)
