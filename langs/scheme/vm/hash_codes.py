"""Hash codes, the same as Racket CS computes: they decide the order of tables."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.longlong2float import float2longlong
from rpython.rlib.rarithmetic import intmask, r_uint
from rpython.rlib.rbigint import rbigint

from kit.vm import codepoints

BITS = 61                       # of Racket's fixnums
MASK = (r_uint(1) << BITS) - 1
POSITIVE = (1 << (BITS - 1)) - 1
STRING_SEED = 523658599
BYTES_SEED = 440697712
SYMBOL_SEED = 401887359
WHOLE_LENGTH = 16               # longer strings are sampled
SAMPLED_ENDS = 5
EMPTY_LIST = 0x0cabd122
TRUE = 0x0ace0120
FALSE = 0x0cafe121


def wrap(value):
    """An unsigned word as a fixnum, the rest of the bits lost."""
    value &= MASK
    if value >> (BITS - 1):
        return intmask(value | ~MASK)
    return intmask(value)


def add(a, b):
    return wrap(r_uint(a) + r_uint(b))


def combine(code, item):
    """Mixes an item into a hash code."""
    value = r_uint(code)
    value = (value + ((value + r_uint(item)) << 10)) & MASK
    return wrap(value ^ (value >> 6))


def mix(code):
    return combine(code, 1)


def not_negative(code):
    return ~code if code < 0 else code


@jit.elidable
def of_symbol(utf8):
    value = r_uint(codepoints.count(utf8) + SYMBOL_SEED)
    offset = 0
    while offset < len(utf8):
        value += r_uint(codepoints.codepoint_at(utf8, offset))
        value += value << 10
        value ^= value >> 6
        offset = codepoints.next_offset(utf8, offset)
    return intmask(value & r_uint(POSITIVE))


@jit.elidable
def of_ascii(text):
    """Of a string in ASCII."""
    return not_negative(_of_bytes(text, STRING_SEED))


def of_codes(codes):
    """Of a string's code points."""
    code = STRING_SEED
    count = len(codes)
    if count <= WHOLE_LENGTH:
        for i in range(count):
            code = combine(code, codes[i])
    else:
        for i in range(SAMPLED_ENDS):
            code = combine(code, codes[i])
        for i in range(count - SAMPLED_ENDS, count):
            code = combine(code, codes[i])
        i = SAMPLED_ENDS
        while i < count:
            code = combine(code, codes[i])
            i += count >> 4
    return not_negative(code)


@jit.elidable
def of_bytes(data):
    return not_negative(combine(STRING_SEED, not_negative(_of_bytes(data, BYTES_SEED))))


def _of_bytes(data, code):
    count = len(data)
    if count <= WHOLE_LENGTH:
        for i in range(count):
            code = combine(code, ord(data[i]))
        return code
    for i in range(SAMPLED_ENDS):
        code = combine(code, ord(data[i]))
    for i in range(count - SAMPLED_ENDS, count):
        code = combine(code, ord(data[i]))
    i = SAMPLED_ENDS
    while i < count:
        code = combine(code, ord(data[i]))
        i += count >> 4
    return code


def of_int(value):
    """Of a fixnum (a machine integer beyond Racket's fixnums is a bignum there)."""
    if -POSITIVE - 1 <= value <= POSITIVE:
        return value & POSITIVE
    return of_big(rbigint.fromint(value))


def of_float(value):
    return intmask(r_uint(float2longlong(value)) >> 4)


@jit.elidable
def of_big(value):
    """From the lowest bits on, in pieces of 60, of the two's complement."""
    length = _bit_length(value)
    code = 0
    done = 0
    piece = rbigint.fromint(POSITIVE)
    while done < length:
        bits = value.rshift(done).and_(piece).toint()
        code = add(bits, mix(code))
        done += BITS - 1
    return code


def _bit_length(value):
    if value.sign < 0:
        return value.invert().bit_length()
    return value.bit_length()
