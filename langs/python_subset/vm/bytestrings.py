"""Operations on bytes held in RPython strings, for bytes and bytearray."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from langs.python_subset.vm import slices
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.convert import MAX_INT, to_integer
from langs.python_subset.vm.errors import (
    index_error, memory_error, overflow_error, type_error, value_error)
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Integer, W_Str

MOST = 1 << 48                      # more bytes than a machine has


# -- bytes from any value

def bytes_of(w_value, name="bytes"):
    """bytes(w_value) or bytearray(w_value), for what is no number."""
    w_method = w_value.type().lookup("__bytes__")
    if w_method is not None and type(w_value) is not W_Bytes:
        w_result = w_method.call_with0(w_value)
        if not isinstance(w_result, W_Bytes):
            raise type_error("__bytes__ returned non-bytes (type %s)"
                             % w_result.type_name())
        return w_result.data
    if is_bytes_like(w_value):
        return content(w_value)
    w_type = w_value.type()
    if isinstance(w_value, W_Str) or (w_type.lookup("__iter__") is None and
                                      w_type.lookup("__getitem__") is None):
        raise type_error("cannot convert '%s' object to bytes" % w_value.type_name())
    return joined_bytes(iterable_to_list(w_value), "%s must be in range(0, 256)"
                        % ("bytes" if name == "bytes" else "byte"))


@jit.dont_look_inside
def joined_bytes(items_w, message):
    builder = StringBuilder(len(items_w))
    for w_item in items_w:
        builder.append(byte_of(w_item, message))
    return builder.build()


def byte_of(w_value, message):
    """The character of an int argument."""
    w_value = to_integer(w_value)
    if not isinstance(w_value, W_Int) or not 0 <= w_value.intval < 256:
        raise value_error(message)
    return chr(w_value.intval)


def zeros(w_count):
    """The content of bytes(count)."""
    w_count = to_integer(w_count)
    if not isinstance(w_count, W_Int):
        raise overflow_error("cannot fit 'int' into an index-sized integer")
    if w_count.intval < 0:
        raise value_error("negative count")
    if w_count.intval > MOST:
        raise memory_error(None)
    return "\x00" * w_count.intval


def subscript(w_index, name):
    """The machine integer of an index."""
    if w_index.type().lookup("__index__") is None:
        raise type_error("%s indices must be integers or slices, not %s"
                         % (name, w_index.type_name()))
    w_index = to_integer(w_index)
    if not isinstance(w_index, W_Int):
        raise index_error("cannot fit 'int' into an index-sized integer")
    return w_index.intval


# -- search

def part_of(w_part):
    """What find() and its kin look for: bytes, or the number of one."""
    if is_bytes_like(w_part):
        return content(w_part)
    if isinstance(w_part, W_Integer) or w_part.type().lookup("__index__") is not None:
        return byte_of(w_part, "byte must be in range(0, 256)")
    raise type_error("argument should be integer or bytes-like object, not '%s'"
                     % w_part.type_name())


def byte_range(length, w_start, w_stop):
    """(start, stop), both -1 where the start is beyond the end."""
    start = 0
    stop = length
    if w_start is not None:
        start = slices.clamp(w_start, 0, length, 0, MAX_INT)
    if w_stop is not None:
        stop = min(slices.clamp(w_stop, length, length, 0, MAX_INT), length)
    if start > stop:
        return -1, -1
    assert start >= 0 and stop >= 0
    return start, stop


@jit.elidable
def matches_at(data, offset, part):
    for i in range(len(part)):
        if data[offset + i] != part[i]:
            return False
    return True


def starts(data, start, stop, part):
    return start + len(part) <= stop and matches_at(data, start, part)


def ends(data, start, stop, part):
    return stop - len(part) >= start and matches_at(data, stop - len(part), part)


@jit.elidable
def put_between(data, new, count):
    """new before each of the first bytes, and behind the last."""
    builder = StringBuilder(len(data) + len(new))
    i = 0
    while count > 0:
        builder.append(new)
        count -= 1
        if i == len(data):
            break
        builder.append(data[i])
        i += 1
    builder.append_slice(data, i, len(data))
    return builder.build()


# -- strip and lines

def is_space(char):
    return char == " " or "\t" <= char <= "\r"


@jit.elidable
def start_without(data, chars):
    """The offset of the first byte that is not in chars (None: white space)."""
    start = 0
    while start < len(data) and (is_space(data[start]) if chars is None
                                 else chars.find(data[start]) >= 0):
        start += 1
    return start


@jit.elidable
def stop_without(data, chars):
    stop = len(data)
    while stop > 0 and (is_space(data[stop - 1]) if chars is None
                        else chars.find(data[stop - 1]) >= 0):
        stop -= 1
    return stop


@jit.dont_look_inside
def split_lines(data, keep_ends):
    parts = []
    start = 0
    i = 0
    while i < len(data):
        if data[i] != "\n" and data[i] != "\r":
            i += 1
            continue
        following = i + 1
        if data[i] == "\r" and following < len(data) and data[following] == "\n":
            following += 1
        parts.append(data[start:following if keep_ends else i])
        start = i = following
    if start < len(data):
        parts.append(data[start:])
    return parts


# -- cases

@jit.elidable
def swapped(data):
    builder = StringBuilder(len(data))
    for char in data:
        if "a" <= char <= "z":
            builder.append(chr(ord(char) - 32))
        elif "A" <= char <= "Z":
            builder.append(chr(ord(char) + 32))
        else:
            builder.append(char)
    return builder.build()


@jit.elidable
def titled(data):
    builder = StringBuilder(len(data))
    inside = False
    for char in data:
        if "a" <= char <= "z":
            builder.append(char if inside else chr(ord(char) - 32))
            inside = True
        elif "A" <= char <= "Z":
            builder.append(chr(ord(char) + 32) if inside else char)
            inside = True
        else:
            builder.append(char)
            inside = False
    return builder.build()


@jit.elidable
def is_titled(data):
    found = inside = False
    for char in data:
        if "A" <= char <= "Z":
            if inside:
                return False
            found = inside = True
        elif "a" <= char <= "z":
            if not inside:
                return False
        else:
            inside = False
    return found


@jit.elidable
def expanded(data, tabsize):
    builder = StringBuilder(len(data))
    column = 0
    for char in data:
        if char == "\t":
            if tabsize > 0:
                missing = tabsize - column % tabsize
                builder.append_multiple_char(" ", missing)
                column += missing
            continue
        builder.append(char)
        column = 0 if char == "\n" or char == "\r" else column + 1
    return builder.build()


@jit.elidable
def translated(data, table, deleted):
    """table: 256 bytes, or "" for no change."""
    builder = StringBuilder(len(data))
    for char in data:
        if deleted.find(char) < 0:
            builder.append(char if table == "" else table[ord(char)])
    return builder.build()


# -- hexadecimal

HEX = "0123456789abcdef"


@jit.elidable
def to_hex(data, separator, group):
    """Groups are counted from the right, or from the left when group is negative."""
    builder = StringBuilder(2 * len(data))
    for i in range(len(data)):
        if i > 0 and separator != "" and group != 0:
            position = i if group < 0 else len(data) - i
            if position % abs(group) == 0:
                builder.append(separator)
        builder.append(HEX[ord(data[i]) >> 4])
        builder.append(HEX[ord(data[i]) & 15])
    return builder.build()


def hex_digit(char):
    if "0" <= char <= "9":
        return ord(char) - ord("0")
    if "a" <= char <= "f":
        return ord(char) - ord("a") + 10
    if "A" <= char <= "F":
        return ord(char) - ord("A") + 10
    return -1


@jit.dont_look_inside
def from_hex(text):
    builder = StringBuilder(len(text) // 2)
    i = 0
    while i < len(text):
        if is_space(text[i]):
            i += 1
            continue
        high = hex_digit(text[i])
        low = -1
        if high >= 0:
            i += 1
            if i < len(text):
                low = hex_digit(text[i])
        if low < 0:
            raise value_error("non-hexadecimal number found in fromhex() arg at position %d"
                              % i)
        builder.append(chr(high << 4 | low))
        i += 1
    return builder.build()
