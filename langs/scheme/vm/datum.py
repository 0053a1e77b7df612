"""Constants of the code: what `quote` gives."""
from __future__ import absolute_import

from kit.vm import codetree
from kit.vm.codetree import CodeFileError
from langs.scheme.vm.bytestrings import immutable_from_str
from langs.scheme.vm.hashes import EQ, EQUAL, EQV
from langs.scheme.vm.immutable_hashes import empty
from langs.scheme.vm.library.builtin_structs import w_srcloc
from langs.scheme.vm.library.struct_access import prefab_type
from langs.scheme.vm.number_vectors import W_Flvector, W_Fxvector
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.regexp_values import W_Regexp, compiled
from langs.scheme.vm.strings import immutable_from_utf8
from langs.scheme.vm.structs import make_struct
from langs.scheme.vm.tower import make_rectangular, wrap_ratio
from langs.scheme.vm.values import (
    W_Bignum, W_Box, W_Char, W_Fixnum, W_Flonum, W_Symbol, keyword, list_with_tail,
    symbol, unreadable_symbol, w_eof, w_false, w_null, w_true, w_undefined, w_void)
from langs.scheme.vm.vectors import W_Vector


def datum(tree):
    if tree is codetree.TRUE:
        return w_true
    if tree is codetree.FALSE:
        return w_false
    if isinstance(tree, codetree.IntNode):
        return W_Fixnum(tree.intval)
    if isinstance(tree, codetree.BigNode):
        return W_Bignum(tree.bigval)
    if isinstance(tree, codetree.FloatNode):
        return W_Flonum(tree.floatval)
    if isinstance(tree, codetree.SymbolNode):
        return symbol(tree.text)
    if isinstance(tree, codetree.TextNode):
        return immutable_from_utf8(tree.text)
    if isinstance(tree, codetree.BytesNode):
        return immutable_from_str(tree.data)
    if isinstance(tree, codetree.ListNode):
        return tagged(tree.items[0].as_symbol(), tree.items)
    raise CodeFileError("no datum is %s" % tree.kind)


def all_data(items, start):
    assert start >= 0
    return [datum(item) for item in items[start:]]


def tagged(tag, items):
    if tag == "null":
        return w_null
    if tag == "void":
        return w_void
    if tag == "eof":
        return w_eof
    if tag == "undefined":
        return w_undefined
    if tag == "char":
        return W_Char(items[1].as_int())
    if tag == "list":
        return list_with_tail(all_data(items, 1), w_null)
    if tag == "pair" or tag == "list*":
        values_w = all_data(items, 1)
        last = len(values_w) - 1
        assert last >= 0
        return list_with_tail(values_w[:last], values_w[last])
    if tag == "vector":
        return W_Vector(all_data(items, 1), True)
    if tag == "box":
        return W_Box(datum(items[1]), True)
    if tag == "keyword":
        return keyword(items[1].as_text())
    if tag == "symbol!":
        text = items[1].as_text()
        return unreadable_symbol(text) if items[2].as_int() == 1 else W_Symbol(text)
    if tag == "rational":
        return wrap_ratio(items[1].as_bigint(), items[2].as_bigint())
    if tag == "complex":
        return make_rectangular(datum(items[1]), datum(items[2]))
    if tag == "srcloc":
        return make_struct(w_srcloc, all_data(items, 1))
    if tag == "prefab":
        fields_w = all_data(items, 2)
        return make_struct(prefab_type(datum(items[1]), len(fields_w)), fields_w)
    if tag == "hash":
        return hash_table(items)
    if tag == "regexp":
        return W_Regexp(compiled("regexp", items[1].as_text(), False, False))
    if tag == "pregexp":
        return W_Regexp(compiled("pregexp", items[1].as_text(), False, True))
    if tag == "byte-regexp":
        return W_Regexp(compiled("byte-regexp", items[1].as_bytes(), True, False))
    if tag == "byte-pregexp":
        return W_Regexp(compiled("byte-pregexp", items[1].as_bytes(), True, True))
    if tag == "flvector":
        return W_Flvector([item.as_float() for item in items[1:]])
    if tag == "fxvector":
        return W_Fxvector([item.as_int() for item in items[1:]])
    if tag == "path":
        return W_Path(items[1].as_text())
    raise CodeFileError("unknown datum %s" % tag)


def hash_table(items):
    kind = items[1].as_symbol()
    w_table = empty(EQ if kind == "eq" else EQV if kind == "eqv" else EQUAL)
    for i in range(2, len(items) - 1, 2):
        w_table = w_table.with_entry(datum(items[i]), datum(items[i + 1]))
    return w_table
