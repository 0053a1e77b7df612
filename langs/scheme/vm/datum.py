"""Constants of the code: what `quote` gives."""
from __future__ import absolute_import

from kit.vm import codetree
from kit.vm.codetree import CodeFileError
from langs.scheme.vm.values import (
    W_Bignum, W_Box, W_Char, W_Fixnum, W_Flonum, W_Symbol, keyword, list_with_tail,
    symbol, w_eof, w_false, w_null, w_true, w_undefined, w_void)
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
        return W_Symbol(items[1].as_text())
    raise CodeFileError("unknown datum %s" % tag)
