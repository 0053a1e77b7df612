"""Strings: comparison, and text in another case."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints, text_cases, unicode
from kit.vm.primitives import Rest
from kit.vm.unicode_tables import WORD_PART
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String, compare_strings, from_utf8
from langs.scheme.vm.values import wrap_bool

primitive = SCHEME.primitive
direct = SCHEME.direct


# -- changing the case

@jit.elidable
def title(utf8):
    """Each word's first letter in title case, the others lower; digits end no word."""
    builder = StringBuilder(len(utf8))
    inside = False
    offset = 0
    while offset < len(utf8):
        code = codepoints.codepoint_at(utf8, offset)
        builder.append(text_cases.lower_at(utf8, offset, code) if inside
                       else unicode.title(code))
        if unicode.is_cased(code):
            inside = True
        elif not unicode.is_case_ignorable(code) and not unicode.has(code, WORD_PART):
            inside = False
        offset = codepoints.next_offset(utf8, offset)
    return builder.build()


@not_rpython
def _define_case(name, convert):
    @primitive(name, W_String)
    def change(w_text):
        return from_utf8(convert(w_text.utf8()))


for prefix in ("string-", "string-locale-"):
    _define_case(prefix + "upcase", text_cases.upper)
    _define_case(prefix + "downcase", text_cases.lower)
_define_case("string-titlecase", title)
_define_case("string-foldcase", text_cases.fold)


# -- comparison

def compare_folded(w_a, w_b):
    a = text_cases.fold(w_a.utf8())
    b = text_cases.fold(w_b.utf8())
    return int(a > b) - int(a < b)


@not_rpython
def _define_comparison(name, compare, holds):
    @primitive(name, W_String, Rest)
    def compare_all(w_first, values_w):
        result = True
        for i in range(len(values_w)):
            w_value = values_w[i]
            if not isinstance(w_value, W_String):
                raise wrong_argument(name, "string?", 0, [w_value])
            result = holds(compare(w_first, w_value)) and result
            w_first = w_value
        return wrap_bool(result)

    @direct(name, W_String, W_String)
    def compare_two(w_a, w_b):
        return wrap_bool(holds(compare(w_a, w_b)))


@not_rpython
def _define_comparisons():
    for sign, holds in [("=", lambda order: order == 0), ("<", lambda order: order < 0),
                        ("<=", lambda order: order <= 0), (">", lambda order: order > 0),
                        (">=", lambda order: order >= 0)]:
        _define_comparison("string%s?" % sign, compare_strings, holds)
        _define_comparison("string-ci%s?" % sign, compare_folded, holds)
        if sign in "=<>":
            _define_comparison("string-locale%s?" % sign, compare_strings, holds)
            _define_comparison("string-locale-ci%s?" % sign, compare_folded, holds)


_define_comparisons()
