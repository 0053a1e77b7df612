"""Characters: predicates, case, comparison."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Rest
from langs.scheme.vm import characters
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import (
    W_Char, W_Fixnum, W_Root, list_to_w, symbol, wrap_bool)

primitive = SCHEME.primitive
direct = SCHEME.direct


@primitive("char?", W_Root)
def is_char(w_value):
    return wrap_bool(isinstance(w_value, W_Char))


@primitive("char->integer", W_Char)
def char_to_integer(w_char):
    return W_Fixnum(w_char.code)


@primitive("unsafe-char->integer", W_Char)
def unsafe_char_to_integer(w_char):
    return W_Fixnum(w_char.code)


@primitive("integer->char", W_Root)
def integer_to_char(w_code):
    if isinstance(w_code, W_Fixnum) and characters.is_scalar(w_code.intval):
        return W_Char(w_code.intval)
    raise wrong_argument("integer->char", "valid-unicode-scalar-value?", 0, [w_code])


@primitive("char-general-category", W_Char)
def char_general_category(w_char):
    return symbol(characters.general_category(w_char.code))


@primitive("char-utf-8-length", W_Char)
def char_utf_8_length(w_char):
    code = w_char.code
    return W_Fixnum(1 + (code >= 0x80) + (code >= 0x800) + (code >= 0x10000))


@not_rpython
def _define_predicate(name, holds):
    @primitive(name, W_Char)
    def predicate(w_char):
        return wrap_bool(holds(w_char.code))


_define_predicate("char-alphabetic?", characters.is_alphabetic)
_define_predicate("char-lower-case?", characters.is_lower)
_define_predicate("char-upper-case?", characters.is_upper)
_define_predicate("char-title-case?", characters.is_title)
_define_predicate("char-numeric?", characters.is_numeric)
_define_predicate("char-symbolic?", characters.is_symbolic)
_define_predicate("char-punctuation?", characters.is_punctuation)
_define_predicate("char-graphic?", characters.is_graphic)
_define_predicate("char-whitespace?", characters.is_whitespace)
_define_predicate("char-blank?", characters.is_blank)
_define_predicate("char-iso-control?", characters.is_control)


@not_rpython
def _define_case(name, convert):
    @primitive(name, W_Char)
    def change(w_char):
        return W_Char(convert(w_char.code))


_define_case("char-upcase", characters.upcase)
_define_case("char-downcase", characters.downcase)
_define_case("char-titlecase", characters.titlecase)
_define_case("char-foldcase", characters.foldcase)


# -- comparison

@not_rpython
def _define_comparison(name, holds, key):
    @primitive(name, W_Char, Rest)
    def compare(w_first, values_w):
        result = True
        previous = key(w_first.code)
        for i in range(len(values_w)):
            w_value = values_w[i]
            if not isinstance(w_value, W_Char):
                raise wrong_argument(name, "char?", 0, [w_value])
            code = key(w_value.code)
            result = holds(previous, code) and result
            previous = code
        return wrap_bool(result)

    @direct(name, W_Char, W_Char)
    def of_two(w_a, w_b):
        return wrap_bool(holds(key(w_a.code), key(w_b.code)))


@not_rpython
def _define_comparisons():
    for sign, holds in [("=", lambda a, b: a == b), ("<", lambda a, b: a < b),
                        ("<=", lambda a, b: a <= b), (">", lambda a, b: a > b),
                        (">=", lambda a, b: a >= b)]:
        _define_comparison("char%s?" % sign, holds, lambda code: code)
        _define_comparison("unsafe-char%s?" % sign, holds, lambda code: code)
        _define_comparison("char-ci%s?" % sign, holds, characters.foldcase)


_define_comparisons()


@not_rpython
def _known_ranges():
    """[(first and last code point of a range that is assigned, whether its characters are all
    of one kind)]
    """
    runs = characters.category_runs() + [(0x110000, "cn")]
    ranges = []
    first = -1
    parts = 0
    for start, category in runs:
        if category != "cn" and category != "cs":
            first = start if first < 0 else first
            parts += 1
        elif first >= 0:
            ranges.append((first, start - 1, parts == 1))
            first = -1
            parts = 0
    return ranges


_KNOWN_RANGES = _known_ranges()


@primitive("make-known-char-range-list")
def known_char_ranges():
    ranges_w = []
    for first, last, is_uniform in _KNOWN_RANGES:
        ranges_w.append(list_to_w([W_Fixnum(first), W_Fixnum(last), wrap_bool(is_uniform)]))
    return list_to_w(ranges_w[:])
