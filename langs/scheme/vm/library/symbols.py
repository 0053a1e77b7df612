"""Symbols and keywords."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String, from_utf8, immutable_from_utf8
from langs.scheme.vm.values import (
    W_Keyword, W_Root, W_Symbol, keyword, symbol, unreadable_symbol, wrap_bool)

primitive = SCHEME.primitive


@primitive("symbol?", W_Root)
def is_symbol(w_value):
    return wrap_bool(isinstance(w_value, W_Symbol))


@primitive("symbol->string", W_Symbol)
def symbol_to_string(w_symbol):
    return from_utf8(w_symbol.utf8)


@primitive("symbol->immutable-string", W_Symbol)
def symbol_to_immutable_string(w_symbol):
    return immutable_from_utf8(w_symbol.utf8)


@primitive("string->symbol", W_String)
def string_to_symbol(w_text):
    return symbol(w_text.utf8())


@primitive("string->unreadable-symbol", W_String)
def string_to_unreadable_symbol(w_text):
    return unreadable_symbol(w_text.utf8())


@primitive("string->uninterned-symbol", W_String)
def string_to_uninterned_symbol(w_text):
    return W_Symbol(w_text.utf8())


@primitive("symbol-interned?", W_Symbol)
def is_interned(w_symbol):
    return wrap_bool(w_symbol.kind == W_Symbol.INTERNED)


@primitive("symbol-unreadable?", W_Symbol)
def is_unreadable(w_symbol):
    return wrap_bool(w_symbol.kind == W_Symbol.UNREADABLE)


class Gensyms(object):
    count = 0


GENSYMS = Gensyms()


@primitive("gensym", Optional(W_Root))
def gensym(w_base):
    if w_base is None:
        base = "g"
    elif isinstance(w_base, W_Symbol):
        base = w_base.utf8
    elif isinstance(w_base, W_String):
        base = w_base.utf8()
    else:
        raise wrong_argument("gensym", "(or/c symbol? string?)", 0, [w_base])
    GENSYMS.count += 1
    return W_Symbol("%s%d" % (base, GENSYMS.count))


# -- keywords

@primitive("keyword?", W_Root)
def is_keyword(w_value):
    return wrap_bool(isinstance(w_value, W_Keyword))


@primitive("keyword->string", W_Keyword)
def keyword_to_string(w_keyword):
    return from_utf8(w_keyword.utf8)


@primitive("keyword->immutable-string", W_Keyword)
def keyword_to_immutable_string(w_keyword):
    return immutable_from_utf8(w_keyword.utf8)


@primitive("string->keyword", W_String)
def string_to_keyword(w_text):
    return keyword(w_text.utf8())


# -- order, which is that of UTF-8 bytes

@not_rpython
def _define_less(name, type):
    @primitive(name, type, Rest)
    def less(w_first, values_w):
        result = True
        for i in range(len(values_w)):
            w_value = values_w[i]
            if not isinstance(w_value, type):
                raise wrong_argument(name, type.contract, 0, [w_value])
            result = w_first.utf8 < w_value.utf8 and result
            w_first = w_value
        return wrap_bool(result)


_define_less("symbol<?", W_Symbol)
_define_less("keyword<?", W_Keyword)
