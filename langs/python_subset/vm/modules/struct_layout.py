"""_struct: what a format string means."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rarithmetic import ovfcheck

from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.modules.module_errors import module_error

STRUCT = ModuleTable("_struct")
struct_error = module_error(STRUCT, "error", module_name="struct")

NATIVE_SIZES = {
    "x": 1, "b": 1, "B": 1, "c": 1, "s": 1, "p": 1, "?": 1, "h": 2, "H": 2, "e": 2,
    "i": 4, "I": 4, "f": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8, "P": 8, "d": 8,
}
SIZES = NATIVE_SIZES.copy()
SIZES["l"] = SIZES["L"] = 4
for _code in "nNP":
    del SIZES[_code]
CACHED = 100
MOST_IN_TRACE = 16      # values that a trace packs or unpacks one by one


class Field(object):
    """`count` values of one kind, one behind the other; or a string of that length."""
    _immutable_ = True

    def __init__(self, code, size, offset, count):
        self.code = code
        self.size = size            # of one value
        self.offset = offset
        self.count = count

    def values(self):
        return 1 if self.code == "s" or self.code == "p" else self.count


class Layout(object):
    _immutable_ = True
    _immutable_fields_ = ["fields[*]"]

    def __init__(self, text, fields, size, native, big_endian):
        self.text = text
        self.native = native
        self.fields = fields
        self.size = size
        self.big_endian = big_endian
        arity = 0
        for field in fields:
            arity += field.values()
        self.arity = arity

    def is_traced(self):
        """Whether a trace consists of the fields, each known to it."""
        return jit.isconstant(self) and self.arity <= MOST_IN_TRACE


class Cache(object):
    def __init__(self):
        self.layouts = {}


CACHE = Cache()


@jit.elidable
def layout_of(text):
    layout = CACHE.layouts.get(text, None)
    if layout is None:
        layout = parsed(text)
        if len(CACHE.layouts) >= CACHED:
            CACHE.layouts.clear()
        CACHE.layouts[text] = layout
    return layout


def is_space(char):
    return char == " " or "\t" <= char <= "\r"


def parsed(text):
    native = True
    big_endian = False
    i = 0
    if len(text) > 0 and text[0] in "@=<>!":
        native = text[0] == "@"
        big_endian = text[0] == ">" or text[0] == "!"
        i = 1
    sizes = NATIVE_SIZES if native else SIZES
    fields = []
    offset = 0
    while i < len(text):
        char = text[i]
        i += 1
        if is_space(char):
            continue
        count = 1
        if "0" <= char <= "9":
            start = i - 1
            while i < len(text) and "0" <= text[i] <= "9":
                i += 1
            count = repetitions(text, start, i)
            if i == len(text):
                raise struct_error("repeat count given without format specifier")
            char = text[i]
            i += 1
        size = sizes.get(char, 0)
        if size == 0:
            raise struct_error("bad char in struct format")
        if native:
            offset = (offset + size - 1) & -size
        if char != "x" and (count > 0 or char == "s" or char == "p"):
            fields.append(Field(char, size, offset, count))
        offset = advanced(offset, count, size)
    return Layout(text, fields[:], offset, native, big_endian)


def repetitions(text, start, stop):
    count = 0
    try:
        for i in range(start, stop):
            digit = ord(text[i]) - ord("0")
            count = ovfcheck(ovfcheck(count * 10) + digit)
    except OverflowError:
        raise struct_error("total struct size too long")
    return count


def advanced(offset, count, size):
    try:
        return ovfcheck(offset + ovfcheck(count * size))
    except OverflowError:
        raise struct_error("total struct size too long")
