"""Strings: making, taking apart, changing."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.errors import no_room_for, not_enough_room, wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.ranges import check_naturals, index_in, start_in, stop_in
from langs.scheme.vm.strings import (
    W_String, append_strings, copy_between, fill, from_char, from_codes, repeated)
from langs.scheme.vm.values import (
    W_Bignum, W_Char, W_Fixnum, W_Root, list_to_w, w_to_list, wrap_bool)

primitive = SCHEME.primitive
direct = SCHEME.direct

MOST = 1 << 40                  # more is out of memory at once


@primitive("string?", W_Root)
def is_string(w_value):
    return wrap_bool(isinstance(w_value, W_String))


@primitive("make-string", W_Root, Optional(W_Root))
def make_string(w_count, w_char):
    count = _length(w_count)
    code = 0
    if w_char is not None:
        code = check_char("make-string", w_char)
    return repeated(count, code)


def _length(w_count):
    if isinstance(w_count, W_Fixnum) and 0 <= w_count.intval < MOST:
        return w_count.intval
    if (isinstance(w_count, W_Fixnum) and w_count.intval >= 0 or
            isinstance(w_count, W_Bignum) and w_count.bigval.sign > 0):
        raise no_room_for("string", w_count)
    raise wrong_argument("make-string", "valid-string-length?", 0, [w_count])


def check_char(name, w_char):
    if not isinstance(w_char, W_Char):
        raise wrong_argument(name, "char?", 0, [w_char])
    return w_char.code


@primitive("string", Rest)
def string(chars_w):
    return string_of("string", chars_w)


@direct("string", W_Char)
def string_of_one(w_char):
    return from_char(w_char.code)


@jit.dont_look_inside
def string_of(name, chars_w):
    codes = [0] * len(chars_w)
    for i in range(len(chars_w)):
        codes[i] = check_char(name, chars_w[i])
    return from_codes(codes)


@primitive("list->string", W_Root)
def list_to_string(w_list):
    chars_w = w_to_list(w_list)
    if chars_w is None:
        raise wrong_argument("list->string", "list?", 0, [w_list])
    return string_of("list->string", chars_w)


@primitive("string->list", W_String)
def string_to_list(w_text):
    return list_to_w(chars_of(w_text))


@jit.dont_look_inside
def chars_of(w_text):
    chars_w = [None] * w_text.length()
    for i in range(len(chars_w)):
        chars_w[i] = W_Char(w_text.ref(i))
    return chars_w


# -- access

@primitive("string-length", W_String)
def string_length(w_text):
    return W_Fixnum(w_text.length())


@primitive("unsafe-string-length", W_String)
def unsafe_string_length(w_text):
    return W_Fixnum(w_text.length())


@primitive("string-ref", W_String, W_Root)
def string_ref(w_text, w_index):
    return W_Char(w_text.ref(
        index_in("string-ref", "string", w_index, w_text.length(), w_text)))


@primitive("unsafe-string-ref", W_String, W_Root)
def unsafe_string_ref(w_text, w_index):
    assert isinstance(w_index, W_Fixnum)
    return W_Char(w_text.ref(w_index.intval))


@primitive("string-set!", W_Root, W_Root, W_Root)
def string_set(w_text, w_index, w_char):
    if not isinstance(w_text, W_String) or w_text.immutable:
        raise wrong_argument("string-set!", "mutable-string?", 0, [w_text])
    index = index_in("string-set!", "string", w_index, w_text.length(), w_text)
    w_text.set(index, check_char("string-set!", w_char))


@primitive("unsafe-string-set!", W_String, W_Root, W_Char)
def unsafe_string_set(w_text, w_index, w_char):
    assert isinstance(w_index, W_Fixnum)
    w_text.set(w_index.intval, w_char.code)


def check_mutable(name, w_text):
    if not isinstance(w_text, W_String) or w_text.immutable:
        raise wrong_argument(name, "(and/c string? (not/c immutable?))", 0, [w_text])
    return w_text


# -- parts

@primitive("substring", W_String, W_Root, Optional(W_Root))
def substring(w_text, w_start, w_stop):
    length = w_text.length()
    check_naturals("substring", [w_start, w_stop])
    start = start_in("substring", "string", w_start, length, w_text)
    stop = stop_in("substring", "string", w_stop, start, length, w_text)
    return w_text.substring(start, stop)


@primitive("string-copy", W_String)
def string_copy(w_text):
    return w_text.substring(0, w_text.length())


@primitive("string->immutable-string", W_String)
def to_immutable(w_text):
    return w_text.as_immutable()


@primitive("unsafe-string->immutable-string!", W_String)
def unsafe_to_immutable(w_text):
    return w_text.as_immutable()


@primitive("string-copy!", W_Root, W_Root, W_String, Optional(W_Root), Optional(W_Root))
def string_copy_into(w_target, w_at, w_source, w_start, w_stop):
    name = "string-copy!"
    w_target = check_mutable(name, w_target)
    check_naturals(name, [w_at, w_start, w_stop])
    at = start_in(name, "string", w_at, w_target.length(), w_target)
    length = w_source.length()
    start = start_in(name, "string", w_start, length, w_source)
    stop = stop_in(name, "string", w_stop, start, length, w_source)
    if at + stop - start > w_target.length():
        raise not_enough_room(name, "string", w_target.length(), at + stop - start)
    copy_between(w_target, at, w_source, start, stop)


@primitive("string-fill!", W_Root, W_Root)
def string_fill(w_text, w_char):
    w_text = check_mutable("string-fill!", w_text)
    fill(w_text, check_char("string-fill!", w_char))


@not_rpython
def _define_append(name, finish):
    @primitive(name, Rest)
    def append(values_w):
        texts_w = [None] * len(values_w)
        for i in range(len(values_w)):
            w_text = values_w[i]
            if not isinstance(w_text, W_String):
                raise wrong_argument(name, "string?", 0, [w_text])
            texts_w[i] = w_text
        return finish(append_strings(texts_w))

    @direct(name, W_String, W_String)
    def append_two(w_a, w_b):
        if w_a.ascii is not None and w_b.ascii is not None:
            return finish(W_String(w_a.ascii + w_b.ascii, None, False))
        return finish(append_strings([w_a, w_b]))


_define_append("string-append", lambda w_text: w_text)
_define_append("string-append-immutable", lambda w_text: w_text.as_immutable())
