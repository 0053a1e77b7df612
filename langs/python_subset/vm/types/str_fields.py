"""str: padding, translation, format."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.python_subset.vm import items, strings
from langs.python_subset.vm.convert import to_integer
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.errors import GuestError, kind, type_error, value_error
from langs.python_subset.vm.gateway import AnyArguments, method, optional, static
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import str_type
from langs.python_subset.vm.template_format import format_mapping, format_template
from langs.python_subset.vm.types.str_search import shown_class, unchanged
from langs.python_subset.vm.values import W_Int, W_Integer, W_Str, w_None

LOOKUP_ERROR = kind("LookupError")
MAX_CODEPOINT = 0x10FFFF


# -- padding

def fill_of(w_fill):
    if w_fill is None:
        return " "
    if not isinstance(w_fill, W_Str):
        raise type_error("The fill character must be a unicode character, not %s"
                         % w_fill.type_name())
    if strings.length(w_fill) != 1:
        raise type_error("The fill character must be exactly one character long")
    return w_fill.utf8


def padded(w_text, left, right, fill):
    if left <= 0 and right <= 0:
        return unchanged(w_text)
    return W_Str(fill * left + w_text.utf8 + fill * right,
                 strings.length(w_text) + left + right)


@method(str_type, "ljust", W_Str, int, optional(W_Root))
def str_ljust(w_self, width, w_fill):
    fill = fill_of(w_fill)
    return padded(w_self, 0, max(width - strings.length(w_self), 0), fill)


@method(str_type, "rjust", W_Str, int, optional(W_Root))
def str_rjust(w_self, width, w_fill):
    fill = fill_of(w_fill)
    return padded(w_self, max(width - strings.length(w_self), 0), 0, fill)


@method(str_type, "center", W_Str, int, optional(W_Root))
def str_center(w_self, width, w_fill):
    fill = fill_of(w_fill)
    missing = max(width - strings.length(w_self), 0)
    left = missing // 2 + (missing & width & 1)
    return padded(w_self, left, missing - left, fill)


@method(str_type, "zfill", W_Str, int)
def str_zfill(w_self, width):
    missing = width - strings.length(w_self)
    if missing <= 0:
        return unchanged(w_self)
    utf8 = w_self.utf8
    zeros = "0" * missing
    if len(utf8) > 0 and (utf8[0] == "+" or utf8[0] == "-"):
        return W_Str(utf8[0] + zeros + utf8[1:])
    return W_Str(zeros + utf8)


@method(str_type, "expandtabs", W_Str, optional(int, 8))
def str_expandtabs(w_self, tabsize):
    return W_Str(expanded(w_self.utf8, tabsize))


@jit.elidable
def expanded(utf8, tabsize):
    builder = StringBuilder(len(utf8))
    column = 0
    for char in utf8:
        if char == "\t":
            if tabsize > 0:
                missing = tabsize - column % tabsize
                builder.append_multiple_char(" ", missing)
                column += missing
            continue
        builder.append(char)
        if char == "\n" or char == "\r":
            column = 0
        elif ord(char) & 0xC0 != 0x80:      # not inside a code point
            column += 1
    return builder.build()


# -- translation

@method(str_type, "translate", W_Str, W_Root)
def str_translate(w_self, w_table):
    return W_Str(translated(w_self.utf8, w_table))


@jit.dont_look_inside
def translated(utf8, w_table):
    builder = StringBuilder(len(utf8))
    known = [None] * 128            # translations of ASCII characters, once looked up
    offset = 0
    while offset < len(utf8):
        codepoint = ord(utf8[offset])
        if codepoint >= 128:
            codepoint = codepoints.codepoint_at(utf8, offset)
            offset = codepoints.next_offset(utf8, offset)
            builder.append(translation(codepoint, w_table))
            continue
        offset += 1
        text = known[codepoint]
        if text is None:
            text = known[codepoint] = translation(codepoint, w_table)
        if len(text) == 1:
            builder.append(text[0])
        else:
            builder.append(text)
    return builder.build()


def translation(codepoint, w_table):
    try:
        w_result = items.get(w_table, W_Int(codepoint))
    except GuestError as error:
        if not error.matches(LOOKUP_ERROR):
            raise
        return codepoints.encode(codepoint)
    if w_result is w_None:
        return ""
    if isinstance(w_result, W_Str):
        return w_result.utf8
    if isinstance(w_result, W_Integer):
        if not isinstance(w_result, W_Int) or not 0 <= w_result.intval <= MAX_CODEPOINT:
            raise value_error("character mapping must be in range(0x110000)")
        return codepoints.encode(w_result.intval)
    raise type_error("character mapping must return integer, None or str")


@static(str_type, "maketrans", W_Root, optional(W_Root), optional(W_Root))
def str_maketrans(w_x, w_y, w_z):
    w_table = new_dict()
    if w_y is None:
        if not isinstance(w_x, W_Dict):
            raise type_error("if you give only one argument to maketrans it must be a dict")
        add_mapping(w_table, w_x)
        return w_table
    if not isinstance(w_y, W_Str):
        raise type_error("maketrans() argument 2 must be str, not %s" % shown_class(w_y))
    if w_z is not None and not isinstance(w_z, W_Str):
        raise type_error("maketrans() argument 3 must be str, not %s" % shown_class(w_z))
    if not isinstance(w_x, W_Str):
        raise type_error("first maketrans argument must be a string if there is a second"
                         " argument")
    if strings.length(w_x) != strings.length(w_y):
        raise value_error("the first two maketrans arguments must have equal length")
    for i in range(strings.length(w_x)):
        w_table.set(W_Int(strings.codepoint_at(w_x, i)), W_Int(strings.codepoint_at(w_y, i)))
    if isinstance(w_z, W_Str):
        for i in range(strings.length(w_z)):
            w_table.set(W_Int(strings.codepoint_at(w_z, i)), w_None)
    return w_table


def add_mapping(w_table, w_mapping):
    for w_key in w_mapping.keys_w():
        w_value = items.get(w_mapping, w_key)
        if isinstance(w_key, W_Str):
            codepoint = strings.only_codepoint(w_key)
            if codepoint < 0:
                raise value_error("string keys in translate table must be of length 1")
            w_table.set(W_Int(codepoint), w_value)
        elif isinstance(w_key, W_Integer):
            w_table.set(to_integer(w_key), w_value)
        else:
            raise type_error("keys in translate table must be strings or integers")


# -- format

@method(str_type, "format", W_Str, AnyArguments)
def str_format(w_self, arguments):
    return format_template(w_self.utf8, arguments)


@method(str_type, "format_map", W_Str, W_Root)
def str_format_map(w_self, w_mapping):
    return format_mapping(w_self.utf8, w_mapping)
