"""Walks along lists. Pairs are immutable, so that most of them are pure."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.errors import contract_error, wrong_argument, MAKER
from langs.scheme.vm.values import W_Bignum, W_Fixnum, W_Pair, w_null

UNROLLED = 8


@jit.elidable
def list_length(w_list):
    """Of a proper list, -1 where it is none."""
    count = 0
    while isinstance(w_list, W_Pair):
        count += 1
        w_list = w_list.w_cdr
    return count if w_list is w_null else -1


def is_list(w_list):
    return w_list is w_null or (isinstance(w_list, W_Pair) and list_length(w_list) >= 0)


def check_list(name, w_list):
    if not is_list(w_list):
        raise wrong_argument(name, "list?", 0, [w_list])


@jit.look_inside_iff(lambda name, w_list, index: jit.isconstant(index) and index <= UNROLLED)
def tail_at(name, w_list, index):
    w_tail = w_list
    for _ in range(index):
        if not isinstance(w_tail, W_Pair):
            raise too_large_index(name, w_list, W_Fixnum(index))
        w_tail = w_tail.w_cdr
    return w_tail


def checked_index(name, w_list, w_index):
    if isinstance(w_index, W_Fixnum) and w_index.intval >= 0:
        return w_index.intval
    if isinstance(w_index, W_Bignum) and w_index.bigval.sign > 0:
        raise too_large_index(name, w_list, w_index)
    raise contract_error("%s: index %s is not an exact nonnegative integer" % (
        name, MAKER.show(w_index)))


def too_large_index(name, w_list, w_index):
    if is_list(w_list):
        reason = "index too large for list"
    else:
        reason = "index reaches a non-pair"
    return contract_error("%s: %s\n  index: %s\n  in: %s" % (
        name, reason, MAKER.show(w_index), MAKER.show(w_list)))


@jit.dont_look_inside
def reverse_onto(w_list, w_tail):
    """The list's values in reverse, in front of w_tail; w_list is a proper list."""
    while isinstance(w_list, W_Pair):
        w_tail = W_Pair(w_list.w_car, w_tail)
        w_list = w_list.w_cdr
    return w_tail


@jit.dont_look_inside
def append_two(w_front, w_back):
    """w_front is a proper list. Each fresh pair gets its cdr when the next one is there."""
    if not isinstance(w_front, W_Pair):
        return w_back
    w_first = w_last = W_Pair(w_front.w_car, w_back)
    w_rest = w_front.w_cdr
    while isinstance(w_rest, W_Pair):
        w_next = W_Pair(w_rest.w_car, w_back)
        w_last.w_cdr = w_next
        w_last = w_next
        w_rest = w_rest.w_cdr
    return w_first


def not_proper_list(name, w_list):
    return contract_error("%s: not a proper list\n  in: %s" % (name, MAKER.show(w_list)))
