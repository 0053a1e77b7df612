"""Characters: their kinds, and upper, lower and folded case of a single one."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

from kit.vm import codepoints, unicode
from kit.vm.paged_table import make_paged_table
from kit.vm.unicode_tables import LOWERCASE, SPACE, UPPERCASE
from langs.scheme.vm import char_tables

FIRST_SURROGATE = 0xD800
LAST_SURROGATE = 0xDFFF
LIMIT = 0x110000
DOTTED_I = 0x130
COMPATIBILITY_NUMERALS = [0xF96B, 0xF973, 0xF978, 0xF9B2, 0xF9D1, 0xF9D3, 0xF9FD, 0x2F890]


@not_rpython
def _make_kinds():
    """(number of the kind by code point, its category by number, whether alphabetic)"""
    runs = [tuple(run.split(",")) for run in char_tables.KINDS.split()]
    kinds = sorted(set([kind for _, kind in runs]))
    table = make_paged_table([(int(start, 16), kinds.index(kind)) for start, kind in runs])
    return table, [kind[:2] for kind in kinds], [kind.endswith("+") for kind in kinds]


_KINDS, _CATEGORIES, _ALPHABETIC = _make_kinds()


def is_scalar(code):
    """Whether it is a character's code."""
    return 0 <= code < FIRST_SURROGATE or LAST_SURROGATE < code < LIMIT


def general_category(code):
    """Such as "lu"."""
    return _CATEGORIES[_KINDS.get(code)]


def category_runs():
    """[(first code point, category)] of each run."""
    return [(int(run.split(",")[0], 16), run.split(",")[1][:2])
            for run in char_tables.KINDS.split()]


def is_alphabetic(code):
    return _ALPHABETIC[_KINDS.get(code)]


def is_lower(code):
    return unicode.has(code, LOWERCASE)


def is_upper(code):
    return unicode.has(code, UPPERCASE)


def is_title(code):
    return general_category(code) == "lt"


def is_whitespace(code):
    return unicode.has(code, SPACE) and not 0x1C <= code <= 0x1F


def is_blank(code):
    return code == 9 or general_category(code) == "zs"


def is_control(code):
    return code <= 0x1F or 0x7F <= code <= 0x9F


def is_numeric(code):
    return general_category(code)[0] == "n" or code in COMPATIBILITY_NUMERALS


def is_symbolic(code):
    return general_category(code)[0] == "s"


def is_punctuation(code):
    return general_category(code)[0] == "p"


def is_graphic(code):
    return general_category(code)[0] in "lmnps"


# -- case of one character: where its text would become several, it has a simple form

@jit.elidable
def _single(utf8):
    """The code point of a text with one, else -1."""
    if codepoints.size_at(utf8, 0) != len(utf8):
        return -1
    return codepoints.codepoint_at(utf8, 0)


def upcase(code):
    result = _single(unicode.upper(code))
    return result if result >= 0 else titlecase(code)


def downcase(code):
    if code == DOTTED_I:
        return ord("i")
    return _single(unicode.lower(code))


def titlecase(code):
    result = _single(unicode.title(code))
    return result if result >= 0 else code


def foldcase(code):
    if code == DOTTED_I:
        return code
    result = _single(unicode.fold(code))
    return result if result >= 0 else code
