"""str: upper and lower case, and the questions that begin with `is`."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints, unicode
from kit.vm.text_cases import append_lower, fold, lower, lower_at, upper
from kit.vm.unicode import ALPHANUMERIC
from kit.vm.unicode_tables import (
    ALPHABETIC, DECIMAL, DIGIT, LOWERCASE, NUMERIC, PRINTABLE, SPACE, TITLECASE, UPPERCASE,
    WORD_PART, WORD_START)
from langs.python_subset.vm import strings
from langs.python_subset.vm.gateway import method
from langs.python_subset.vm.strings import ascii_str, str_type
from langs.python_subset.vm.values import W_Str, wrap_bool


# -- changing the case

@method(str_type, "lower", W_Str)
def str_lower(w_self):
    if strings.is_ascii(w_self):
        return ascii_str(w_self.utf8.lower())
    return W_Str(lower(w_self.utf8))


@method(str_type, "upper", W_Str)
def str_upper(w_self):
    if strings.is_ascii(w_self):
        return ascii_str(w_self.utf8.upper())
    return W_Str(upper(w_self.utf8))


@method(str_type, "casefold", W_Str)
def str_casefold(w_self):
    if strings.is_ascii(w_self):
        return ascii_str(w_self.utf8.lower())
    return W_Str(fold(w_self.utf8))


@method(str_type, "capitalize", W_Str)
def str_capitalize(w_self):
    return W_Str(capitalized(w_self.utf8))


@method(str_type, "title", W_Str)
def str_title(w_self):
    return W_Str(titled(w_self.utf8))


@method(str_type, "swapcase", W_Str)
def str_swapcase(w_self):
    return W_Str(swapped(w_self.utf8))


@jit.elidable
def capitalized(utf8):
    if len(utf8) == 0:
        return utf8
    builder = StringBuilder(len(utf8))
    builder.append(unicode.title(codepoints.codepoint_at(utf8, 0)))
    append_lower(builder, utf8, codepoints.next_offset(utf8, 0))
    return builder.build()


@jit.elidable
def titled(utf8):
    builder = StringBuilder(len(utf8))
    inside_word = False
    offset = 0
    while offset < len(utf8):
        codepoint = codepoints.codepoint_at(utf8, offset)
        if inside_word:
            builder.append(lower_at(utf8, offset, codepoint))
        else:
            builder.append(unicode.title(codepoint))
        inside_word = unicode.is_cased(codepoint)
        offset = codepoints.next_offset(utf8, offset)
    return builder.build()


@jit.elidable
def swapped(utf8):
    builder = StringBuilder(len(utf8))
    offset = 0
    while offset < len(utf8):
        codepoint = codepoints.codepoint_at(utf8, offset)
        flags = unicode.flags_of(codepoint)
        if flags & UPPERCASE:
            builder.append(lower_at(utf8, offset, codepoint))
        elif flags & LOWERCASE:
            builder.append(unicode.upper(codepoint))
        else:
            builder.append(codepoints.encode(codepoint))
        offset = codepoints.next_offset(utf8, offset)
    return builder.build()


# -- questions

@jit.elidable
def all_have(utf8, offset, flags):
    while offset < len(utf8):
        if not unicode.has(codepoints.codepoint_at(utf8, offset), flags):
            return False
        offset = codepoints.next_offset(utf8, offset)
    return True


@not_rpython
def define_question(name, flags):
    def question(w_self):
        return wrap_bool(len(w_self.utf8) > 0 and all_have(w_self.utf8, 0, flags))
    method(str_type, name, W_Str)(question)


define_question("isalpha", ALPHABETIC)
define_question("isalnum", ALPHANUMERIC)
define_question("isdecimal", DECIMAL)
define_question("isdigit", DIGIT)
define_question("isnumeric", NUMERIC)
define_question("isspace", SPACE)


@method(str_type, "isprintable", W_Str)
def str_isprintable(w_self):
    return wrap_bool(all_have(w_self.utf8, 0, PRINTABLE))


@method(str_type, "isascii", W_Str)
def str_isascii(w_self):
    return wrap_bool(strings.is_ascii(w_self))


@method(str_type, "isidentifier", W_Str)
def str_isidentifier(w_self):
    return wrap_bool(is_identifier(w_self.utf8))


def is_identifier(utf8):
    return (len(utf8) > 0 and
            unicode.has(codepoints.codepoint_at(utf8, 0), WORD_START) and
            all_have(utf8, codepoints.next_offset(utf8, 0), WORD_PART))


@jit.elidable
def has_only_case(utf8, wanted):
    """Whether a character has that case and none has another."""
    found = False
    offset = 0
    while offset < len(utf8):
        flags = unicode.flags_of(codepoints.codepoint_at(utf8, offset))
        if flags & (unicode.CASED & ~wanted):
            return False
        if flags & wanted:
            found = True
        offset = codepoints.next_offset(utf8, offset)
    return found


@method(str_type, "islower", W_Str)
def str_islower(w_self):
    return wrap_bool(has_only_case(w_self.utf8, LOWERCASE))


@method(str_type, "isupper", W_Str)
def str_isupper(w_self):
    return wrap_bool(has_only_case(w_self.utf8, UPPERCASE))


@method(str_type, "istitle", W_Str)
def str_istitle(w_self):
    return wrap_bool(is_titled(w_self.utf8))


@jit.elidable
def is_titled(utf8):
    found = False
    inside_word = False
    offset = 0
    while offset < len(utf8):
        flags = unicode.flags_of(codepoints.codepoint_at(utf8, offset))
        if flags & (UPPERCASE | TITLECASE):
            if inside_word:
                return False
            inside_word = found = True
        elif flags & LOWERCASE:
            if not inside_word:
                return False
            inside_word = found = True
        else:
            inside_word = False
        offset = codepoints.next_offset(utf8, offset)
    return found
