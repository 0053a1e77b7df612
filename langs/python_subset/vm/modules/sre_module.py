"""_sre: what the library's re compiles to."""
from __future__ import absolute_import

from rpython.rlib.rsre import rsre_char

from kit.vm import unicode
from langs.python_subset.vm import attributes, importing
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import GuestError
from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.regex_code import BadCode, translate
from langs.python_subset.vm.regexobject import W_Pattern, single
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.types import match_type
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, wrap_bool

SRE = ModuleTable("_sre")
SRE.constant("MAGIC", W_Int(20220615))
SRE.constant("CODESIZE", W_Int(4))
SRE.constant("MAXREPEAT", W_Int(rsre_char.MAXREPEAT))
SRE.constant("MAXGROUPS", W_Int(rsre_char.MAXGROUPS))
SRE.constant("copyright", W_Str("rsre of RPython"))
METHODS_IN = match_type


@SRE.function("compile", W_Root, int, W_Root, int, W_Root, W_Root)
def compile_(w_pattern, flags, w_code, groups, w_groupindex, w_indexgroup):
    words = [index(w_word) for w_word in iterable_to_list(w_code)]
    try:
        code, case_flags = translate(words, groups)
    except BadCode as error:
        raise regex_error(error.message)
    if is_bytes_like(w_pattern) and not isinstance(w_pattern, W_Bytes):
        w_pattern = W_Bytes(content(w_pattern))
    return W_Pattern(w_pattern, flags, code, case_flags, groups, w_groupindex, w_indexgroup)


def regex_error(message):
    """A re.error."""
    w_class = attributes.get(importing.import_module("re"), "error")
    return GuestError(w_class.call1(W_Str(message)), None, None)


@SRE.function("getcodesize")
def getcodesize():
    return W_Int(4)


def is_letter(code):
    return 65 <= code <= 90 or 97 <= code <= 122


@SRE.function("ascii_iscased", int)
def ascii_iscased(character):
    return wrap_bool(is_letter(character))


@SRE.function("ascii_tolower", int)
def ascii_tolower(character):
    return W_Int(character + 32 if 65 <= character <= 90 else character)


@SRE.function("unicode_iscased", int)
def unicode_iscased(character):
    return wrap_bool(to_lower(character) != character or to_upper(character) != character)


@SRE.function("unicode_tolower", int)
def unicode_tolower(character):
    return W_Int(to_lower(character))


def to_lower(code):
    return single(code, unicode.lower(code))


def to_upper(code):
    return single(code, unicode.upper(code))
