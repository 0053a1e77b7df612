"""Lists: making, measuring, taking apart, searching by identity."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Rest
from langs.scheme.vm import equality
from langs.scheme.vm.lists import (
    append_two, check_list, checked_index, is_list, list_length, not_proper_list,
    reverse_onto, tail_at, too_large_index)
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.values import (
    W_Fixnum, W_Pair, W_Root, list_to_w, list_with_tail, w_false, w_null, wrap_bool)

primitive = SCHEME.primitive
direct = SCHEME.direct

SCHEME.value("null", w_null)


@primitive("list", Rest)
def make_list(values_w):
    return list_to_w(values_w)


@direct("list")
def list_of_none():
    return w_null


@direct("list", W_Root)
def list_of_one(w_a):
    return W_Pair(w_a, w_null)


@direct("list", W_Root, W_Root)
def list_of_two(w_a, w_b):
    return W_Pair(w_a, W_Pair(w_b, w_null))


@direct("list", W_Root, W_Root, W_Root)
def list_of_three(w_a, w_b, w_c):
    return W_Pair(w_a, W_Pair(w_b, W_Pair(w_c, w_null)))


@primitive("list*", W_Root, Rest)
def list_star(w_first, values_w):
    last = len(values_w) - 1
    if last < 0:
        return w_first
    return W_Pair(w_first, list_with_tail(values_w[:last], values_w[last]))


@primitive("list?", W_Root)
def is_proper_list(w_value):
    return wrap_bool(is_list(w_value))


@primitive("length", W_Root)
def length(w_list):
    count = list_length(w_list)
    if count < 0:
        raise wrong_argument("length", "list?", 0, [w_list])
    return W_Fixnum(count)


@primitive("reverse", W_Root)
def reverse(w_list):
    check_list("reverse", w_list)
    return reverse_onto(w_list, w_null)


@primitive("append", Rest)
def append(lists_w):
    last = len(lists_w) - 1
    if last < 0:
        return w_null
    w_result = lists_w[last]
    for i in range(last - 1, -1, -1):
        check_list("append", lists_w[i])
        w_result = append_two(lists_w[i], w_result)
    return w_result


@direct("append", W_Root, W_Root)
def append_lists(w_front, w_back):
    check_list("append", w_front)
    return append_two(w_front, w_back)


@not_rpython
def _define_access(prefix):
    tail_name = prefix + "list-tail"
    ref_name = prefix + "list-ref"

    @primitive(tail_name, W_Root, W_Root)
    def list_tail(w_list, w_index):
        return tail_at(tail_name, w_list, checked_index(tail_name, w_list, w_index))

    @primitive(ref_name, W_Root, W_Root)
    def list_ref(w_list, w_index):
        w_tail = tail_at(ref_name, w_list, checked_index(ref_name, w_list, w_index))
        if not isinstance(w_tail, W_Pair):
            raise too_large_index(ref_name, w_list, w_index)
        return w_tail.w_car


_define_access("")
_define_access("unsafe-")


# -- searching

@not_rpython
def _define_member(name, same):
    @primitive(name, W_Root, W_Root)
    def member(w_value, w_list):
        w_found = find(w_value, w_list)
        if w_found is None:
            raise not_proper_list(name, w_list)
        return w_found

    @jit.dont_look_inside
    def find(w_value, w_list):
        while isinstance(w_list, W_Pair):
            if same(w_value, w_list.w_car):
                return w_list
            w_list = w_list.w_cdr
        return w_false if w_list is w_null else None


_define_member("memq", lambda w_a, w_b: w_a.eq(w_b))
_define_member("memv", equality.eqv)
