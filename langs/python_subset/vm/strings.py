"""Operations on W_Str by code points: length, items, slices, concatenation.

Lengths are counted once and kept. In text that is ASCII (as many code points
as bytes) positions are byte offsets; other text gets an index of positions.
"""
from __future__ import absolute_import

from rpython.rlib import jit

from kit.vm import codepoints, unicode
from kit.vm.unicode_tables import SPACE
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.errors import memory_error, overflow_error, type_error
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Int, W_Str


MAX_INT = (1 << 63) - 1
MOST = 1 << 40                      # more bytes than a process gets


def ascii_str(text):
    """The guest str of a text known to be ASCII."""
    return W_Str(text, len(text))


CHARACTERS_W = [W_Str(codepoints.encode(code), 1) for code in range(256)]
w_empty_str = W_Str("", 0)


def character(codepoint):
    """The guest str of one code point."""
    if codepoint < 256:
        return CHARACTERS_W[codepoint]
    return W_Str(codepoints.encode(codepoint), 1)


def length(w_text):
    """In code points."""
    result = w_text._length
    if result < 0:
        result = codepoints.count(w_text.utf8)
        w_text._length = result
    return result


def is_ascii(w_text):
    return length(w_text) == len(w_text.utf8)


def part_of(w_text, part):
    """The guest str of a part of w_text."""
    if is_ascii(w_text):
        return W_Str(part, len(part))
    return W_Str(part)


# -- positions in code points, offsets in bytes

def index_of(w_text):
    offsets = w_text._index
    if offsets is None:
        offsets = w_text._index = codepoints.make_index(w_text.utf8, length(w_text))
    return offsets


def offset_of(w_text, position):
    """The byte offset of a position from 0 to the length."""
    if is_ascii(w_text):
        return position
    return codepoints.offset_of(w_text.utf8, index_of(w_text), position)


def position_of(w_text, offset):
    if is_ascii(w_text):
        return offset
    return codepoints.position_of(w_text.utf8, index_of(w_text), offset)


# -- items

def character_at(w_text, position):
    """The guest str of one character. IndexError (RPython's) outside the text."""
    count = length(w_text)
    if position < 0:
        position += count
    if position < 0 or position >= count:
        raise IndexError
    utf8 = w_text.utf8
    if count == len(utf8):
        return CHARACTERS_W[ord(utf8[position])]
    offset = codepoints.offset_of(utf8, index_of(w_text), position)
    return character(codepoints.codepoint_at(utf8, offset))


def codepoint_at(w_text, position):
    """The code point at a position that is inside the text."""
    return codepoints.codepoint_at(w_text.utf8, offset_of(w_text, position))


def only_codepoint(w_text):
    """The code point of a one-character text, or -1."""
    if length(w_text) != 1:
        return -1
    return codepoints.codepoint_at(w_text.utf8, 0)


# -- slices: positions already adjusted to the length

def substring(w_text, start, stop):
    if start >= stop:
        return w_empty_str
    utf8 = w_text.utf8
    count = length(w_text)
    if start == 0 and stop == count and type(w_text) is W_Str:
        return w_text
    if stop - start == 1:
        return character_at(w_text, start)
    first = offset_of(w_text, start)
    last = offset_of(w_text, stop)
    assert 0 <= first <= last
    return W_Str(utf8[first:last], stop - start)


def stepped(w_text, start, step, count):
    """Every step-th character from start, `count` of them."""
    utf8 = w_text.utf8
    if is_ascii(w_text):
        return ascii_str(stepped_bytes(utf8, start, step, count))
    offsets = index_of(w_text)
    return W_Str(stepped_codepoints(utf8, offsets, start, step, count), count)


@jit.dont_look_inside
def stepped_bytes(data, start, step, count):
    return "".join([data[start + i * step] for i in range(count)])


@jit.dont_look_inside
def stepped_codepoints(utf8, offsets, start, step, count):
    parts = []
    for i in range(count):
        first = codepoints.offset_of(utf8, offsets, start + i * step)
        assert first >= 0
        parts.append(utf8[first:codepoints.next_offset(utf8, first)])
    return "".join(parts)


# -- concatenation

def concatenated(w_a, w_b):
    count = -1
    if w_a._length >= 0 and w_b._length >= 0:
        count = w_a._length + w_b._length
    return W_Str(w_a.utf8 + w_b.utf8, count)


@jit.unroll_safe
def concatenate(values_w):
    """The texts of `values_w`, which are all strs, as one."""
    texts = [""] * len(values_w)
    count = 0
    for i in range(len(values_w)):
        w_text = values_w[i]
        assert isinstance(w_text, W_Str)
        texts[i] = w_text.utf8
        if count >= 0:
            count = -1 if w_text._length < 0 else count + w_text._length
    return W_Str("".join(texts), count)


def check_product(length, times, message):
    """Whether memory for so many bytes can be thought of."""
    if times > 0:
        if length > MAX_INT // times:
            raise overflow_error(message)
        if length > MOST // times:
            raise memory_error(None)


def repeated(w_text, times):
    if times <= 0 or len(w_text.utf8) == 0:
        return w_empty_str
    if times == 1 and type(w_text) is W_Str:
        return w_text
    count = w_text._length
    if count >= 0:
        count *= times
    return W_Str(w_text.utf8 * times, count)


# -- digits and white space of other scripts

def to_ascii_number(utf8):
    """The text with all decimal digits and white space in ASCII, to be parsed
    as a number; "?" for everything else."""
    if codepoints.is_ascii(utf8):
        return utf8
    return _to_ascii_number(utf8)


def _to_ascii_number(utf8):
    chars = []
    offset = 0
    while offset < len(utf8):
        codepoint = codepoints.codepoint_at(utf8, offset)
        offset = codepoints.next_offset(utf8, offset)
        if codepoint < 0x80:
            chars.append(chr(codepoint))
        elif unicode.has(codepoint, SPACE):
            chars.append(" ")
        else:
            value = unicode.decimal_value(codepoint)
            chars.append("?" if value < 0 else chr(ord("0") + value))
    return "".join(chars)


# -- the argument of ord()

def code_point(w_value):
    if isinstance(w_value, W_Str):
        result = only_codepoint(w_value)
        if result >= 0:
            return result
        count = length(w_value)
    elif is_bytes_like(w_value):
        data = content(w_value)
        if len(data) == 1:
            return ord(data[0])
        count = len(data)
    else:
        raise type_error("ord() expected string of length 1, but %s found"
                         % w_value.type_name())
    raise type_error("ord() expected a character, but string of length %d found" % count)


str_type = W_Str.w_class = builtin_type("str", subclassable=True)
