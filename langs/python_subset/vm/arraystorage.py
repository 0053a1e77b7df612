"""What arrays keep their items in: unboxed, in as many bytes as the typecode says."""
from __future__ import absolute_import

from rpython.rlib.longlong2float import (
    float2longlong, longlong2float, singlefloat2uint, uint2singlefloat)
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import intmask, r_singlefloat, r_uint
from rpython.rtyper.lltypesystem import lltype, rffi

from kit.vm.words import signed
from langs.python_subset.vm.convert import big, real, to_integer
from langs.python_subset.vm.errors import overflow_error, type_error, value_error
from langs.python_subset.vm.strings import character, only_codepoint
from langs.python_subset.vm.values import W_Float, W_Int, W_Str
from langs.python_subset.vm.words import wrap_word


class ArrayStorage(object):
    """Items by index; an item is also an unsigned word, its lowest `size` bytes."""
    _immutable_fields_ = ["code"]
    size = 0


@not_rpython
def make_storage(size, unwrap, wrap, to_word, from_word):
    """The class of storages of one kind of items; unwrap(w_value, code) and
    wrap(item) convert from and to the guest's values."""

    class TypedStorage(ArrayStorage):
        def __init__(self, code, items):
            self.code = code
            self.items = items

        def make_empty(self):
            return TypedStorage(self.code, [])

        def length(self):
            return len(self.items)

        def get(self, i):
            assert i >= 0
            return wrap(self.items[i])

        def set(self, i, w_value):
            item = unwrap(w_value, self.code)
            if i >= len(self.items):
                return                      # converting made the array shorter
            assert i >= 0
            self.items[i] = item

        def append(self, w_value):
            self.items.append(unwrap(w_value, self.code))

        def insert(self, i, w_value):
            item = unwrap(w_value, self.code)
            assert i >= 0
            self.items.insert(i, item)

        def word(self, i):
            assert i >= 0
            return to_word(self.items[i])

        def set_word(self, i, word):
            assert i >= 0
            self.items[i] = from_word(word)

        def append_word(self, word):
            self.items.append(from_word(word))

        def remove(self, start, stop):
            assert 0 <= start <= stop
            del self.items[start:stop]

        def part(self, start, stop):
            assert 0 <= start <= stop
            return TypedStorage(self.code, self.items[start:stop])

        def join(self, i, other):
            """Inserts the items of another storage of the same class at i."""
            assert isinstance(other, TypedStorage)
            assert i >= 0
            if i == len(self.items):
                self.items += other.items
            else:
                tail = self.items[i:]
                del self.items[i:]
                self.items += other.items
                self.items += tail

    TypedStorage.size = size
    return TypedStorage


# -- integers

RANGE_NAMES = {"b": "signed char", "B": "unsigned byte integer",
               "h": "signed short integer", "H": "unsigned short", "i": "signed integer"}


def machine_integer(w_value):
    w_integer = to_integer(w_value)
    if not isinstance(w_integer, W_Int):
        raise overflow_error("Python int too large to convert to C long")
    return w_integer.intval


@not_rpython
def make_small(size, TYPE, is_signed):
    least = -(1 << (8 * size - 1)) if is_signed else 0
    most = (1 << (8 * size)) - 1 + least

    def unwrap(w_value, code):
        number = machine_integer(w_value)
        if number < least:
            raise overflow_error("%s is less than minimum" % RANGE_NAMES[code])
        if number > most:
            raise overflow_error("%s is greater than maximum" % RANGE_NAMES[code])
        return rffi.cast(TYPE, number)

    def wrap(item):
        return W_Int(rffi.cast(lltype.Signed, item))

    def to_word(item):
        return r_uint(rffi.cast(lltype.Signed, item))

    def from_word(word):
        return rffi.cast(TYPE, signed(word, size))

    return make_storage(size, unwrap, wrap, to_word, from_word)


def unwrap_signed(w_value, code):
    w_integer = to_integer(w_value)
    if not isinstance(w_integer, W_Int):
        if code == "q":
            raise overflow_error("int too big to convert")
        raise overflow_error("Python int too large to convert to C long")
    return w_integer.intval


def wrap_signed(number):
    return W_Int(number)


def unsigned_word(w_value, code):
    w_integer = to_integer(w_value)
    if isinstance(w_integer, W_Int):
        if w_integer.intval < 0:
            raise negative(code)
        return r_uint(w_integer.intval)
    try:
        return big(w_integer).touint()
    except ValueError:
        raise negative(code)
    except OverflowError:
        if code == "Q":
            raise overflow_error("int too big to convert")
        raise overflow_error("Python int too large to convert to C unsigned long")


def negative(code):
    if code == "Q":
        return overflow_error("can't convert negative int to unsigned")
    return overflow_error("can't convert negative value to unsigned int")


def unwrap_half(w_value, code):
    word = unsigned_word(w_value, code)
    if word > r_uint(0xFFFFFFFF):
        raise overflow_error("unsigned int is greater than maximum")
    return rffi.cast(rffi.UINT, word)


def wrap_half(item):
    return W_Int(rffi.cast(lltype.Signed, item))


def half_to_word(item):
    return r_uint(rffi.cast(lltype.Signed, item))


def half_of_word(word):
    return rffi.cast(rffi.UINT, word)


def same_word(word):
    return word


# -- floats and characters

def unwrap_float(w_value, code):
    return real(w_value)


def wrap_float(x):
    return W_Float(x)


def float_to_word(x):
    return r_uint(float2longlong(x))


def float_of_word(word):
    return longlong2float(intmask(word))


def unwrap_single(w_value, code):
    return r_singlefloat(real(w_value))


def wrap_single(x):
    return W_Float(float(x))


def single_to_word(x):
    return r_uint(singlefloat2uint(x))


def single_of_word(word):
    return uint2singlefloat(rffi.cast(rffi.UINT, word))


def unwrap_character(w_value, code):
    if isinstance(w_value, W_Str):
        codepoint = only_codepoint(w_value)
        if codepoint >= 0:
            return rffi.cast(rffi.INT, codepoint)
    raise type_error("array item must be unicode character")


def wrap_character(item):
    codepoint = rffi.cast(lltype.Signed, item)
    if not 0 <= codepoint < 0x110000:
        raise value_error("character is not in range [U+0000; U+10ffff]")
    return character(codepoint)


def character_to_word(item):
    return r_uint(rffi.cast(lltype.Signed, item))


def character_of_word(word):
    return rffi.cast(rffi.INT, signed(word, 4))


Bytes = make_small(1, rffi.SIGNEDCHAR, True)
UnsignedBytes = make_small(1, rffi.UCHAR, False)
Shorts = make_small(2, rffi.SHORT, True)
UnsignedShorts = make_small(2, rffi.USHORT, False)
Ints = make_small(4, rffi.INT, True)
UnsignedInts = make_storage(4, unwrap_half, wrap_half, half_to_word, half_of_word)
Longs = make_storage(8, unwrap_signed, wrap_signed, r_uint, intmask)
UnsignedLongs = make_storage(8, unsigned_word, wrap_word, same_word, same_word)
Singles = make_storage(4, unwrap_single, wrap_single, single_to_word, single_of_word)
Floats = make_storage(8, unwrap_float, wrap_float, float_to_word, float_of_word)
Characters = make_storage(4, unwrap_character, wrap_character, character_to_word,
                          character_of_word)


def new_storage(code):
    """An empty storage. ValueError where there is no such typecode."""
    if code == "b":
        return Bytes("b", [])
    if code == "B":
        return UnsignedBytes("B", [])
    if code == "u":
        return Characters("u", [])
    if code == "h":
        return Shorts("h", [])
    if code == "H":
        return UnsignedShorts("H", [])
    if code == "i":
        return Ints("i", [])
    if code == "I":
        return UnsignedInts("I", [])
    if code == "l" or code == "q":
        return Longs(code, [])
    if code == "L" or code == "Q":
        return UnsignedLongs(code, [])
    if code == "f":
        return Singles("f", [])
    if code == "d":
        return Floats("d", [])
    raise value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")


TYPECODES = "bBuhHiIlLqQfd"
