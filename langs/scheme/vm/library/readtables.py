"""Readtables, special comments, and reading inside a reader.

`read` keeps to Racket's own syntax: a readtable's procedures are kept, not called.
"""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.current_ports import input_port
from langs.scheme.vm.datum_reader import Reader
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.library.syntax_literals import W_Syntax
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, w_false, wrap_bool

primitive = SCHEME.primitive


class W_Readtable(W_Root):
    _immutable_fields_ = ["w_base", "changes_w[*]"]
    contract = "readtable?"

    def __init__(self, w_base, changes_w):
        self.w_base = w_base
        self.changes_w = changes_w      # (character, mode, action) one after the other

    def opaque_text(self):
        return "#<readtable>"


@primitive("make-readtable", W_Root, Rest)
def make_readtable(w_base, changes_w):
    if w_base is not w_false and not isinstance(w_base, W_Readtable):
        raise wrong_argument("make-readtable", "(or/c readtable? #f)", 0, [w_base])
    return W_Readtable(w_base, changes_w[:])


@primitive("readtable?", W_Root)
def is_readtable(w_value):
    return wrap_bool(isinstance(w_value, W_Readtable))


class W_SpecialComment(W_Root):
    _immutable_fields_ = ["w_value"]
    contract = "special-comment?"

    def __init__(self, w_value):
        self.w_value = w_value

    def opaque_text(self):
        return "#<special-comment>"


@primitive("make-special-comment", W_Root)
def make_special_comment(w_value):
    return W_SpecialComment(w_value)


@primitive("special-comment?", W_Root)
def is_special_comment(w_value):
    return wrap_bool(isinstance(w_value, W_SpecialComment))


@primitive("special-comment-value", W_SpecialComment)
def special_comment_value(w_comment):
    return w_comment.w_value


@primitive("read/recursive", Optional(W_Root), Rest)
def read_recursive(w_port, rest_w):
    return Reader(input_port("read/recursive", w_port), False).datum_or_eof()


@primitive("read-syntax/recursive", W_Root, Optional(W_Root), Rest)
def read_syntax_recursive(w_source, w_port, rest_w):
    port = input_port("read-syntax/recursive", w_port)
    return W_Syntax(Reader(port, False).datum_or_eof(), w_source, w_false, w_false)
