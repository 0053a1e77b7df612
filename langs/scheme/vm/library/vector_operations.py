"""Vectors."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.continuation import plug_any
from langs.scheme.vm.errors import no_room_for, not_enough_room, wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.ranges import check_naturals, index_in, start_in, stop_in
from langs.scheme.vm.tower import w_zero
from langs.scheme.vm.values import (
    W_Bignum, W_Fixnum, W_Pair, W_Root, list_to_w, w_null, w_to_list, wrap_bool)
from langs.scheme.vm.vectors import W_AnyVector, W_Vector, make_vector

primitive = SCHEME.primitive
direct = SCHEME.direct

MUTABLE = "(and/c vector? (not/c immutable?))"
PLAIN = "(and/c vector? (not impersonator?))"
PLAIN_MUTABLE = "(and/c vector? (not immutable?) (not impersonator?))"
MOST = 1 << 40                  # more is out of memory at once


@primitive("vector?", W_Root)
def is_vector(w_value):
    return wrap_bool(isinstance(w_value, W_AnyVector))


@primitive("vector", Rest)
def vector(values_w):
    return W_Vector(values_w[:])


@direct("vector", W_Root)
def vector_of_one(w_a):
    return W_Vector([w_a])


@direct("vector", W_Root, W_Root)
def vector_of_two(w_a, w_b):
    return W_Vector([w_a, w_b])


@direct("vector", W_Root, W_Root, W_Root)
def vector_of_three(w_a, w_b, w_c):
    return W_Vector([w_a, w_b, w_c])


@primitive("vector-immutable", Rest)
def vector_immutable(values_w):
    return W_Vector(values_w[:], True)


@primitive("make-vector", W_Root, Optional(W_Root))
def make(w_count, w_fill):
    if isinstance(w_count, W_Fixnum) and 0 <= w_count.intval < MOST:
        return make_vector(w_count.intval, w_fill if w_fill is not None else w_zero)
    if (isinstance(w_count, W_Fixnum) and w_count.intval >= 0 or
            isinstance(w_count, W_Bignum) and w_count.bigval.sign > 0):
        raise no_room_for("vector", w_count)
    raise wrong_argument("make-vector", "valid-vector-length?", 0, [w_count])


# -- access

@primitive("vector-length", W_AnyVector)
def vector_length(w_vector):
    return W_Fixnum(w_vector.length())


@primitive("vector-ref", W_AnyVector, W_Root)
def vector_ref(w_vector, w_index):
    return w_vector.ref(
        index_in("vector-ref", "vector", w_index, w_vector.length(), w_vector))


@primitive("vector-set!", W_Root, W_Root, W_Root)
def vector_set(w_vector, w_index, w_value):
    w_vector = check_mutable("vector-set!", w_vector)
    w_vector.set(index_in("vector-set!", "vector", w_index, w_vector.length(), w_vector),
                 w_value)


def check_mutable(name, w_vector):
    if not isinstance(w_vector, W_AnyVector) or w_vector.is_frozen():
        raise wrong_argument(name, MUTABLE, 0, [w_vector])
    return w_vector


def unsafe_index(w_index):
    assert isinstance(w_index, W_Fixnum)
    return w_index.intval


@not_rpython
def _define_unsafe(prefix, type):
    """Of any vector, or of those that are no impersonators."""
    @primitive(prefix + "-length", W_Root)
    def unsafe_length(w_vector):
        assert isinstance(w_vector, type)
        return W_Fixnum(w_vector.length())

    @primitive(prefix + "-ref", W_Root, W_Root)
    def unsafe_ref(w_vector, w_index):
        assert isinstance(w_vector, type)
        return w_vector.ref(unsafe_index(w_index))

    @primitive(prefix + "-set!", W_Root, W_Root, W_Root)
    def unsafe_set(w_vector, w_index, w_value):
        assert isinstance(w_vector, type)
        w_vector.set(unsafe_index(w_index), w_value)


_define_unsafe("unsafe-vector", W_AnyVector)
_define_unsafe("unsafe-vector*", W_Vector)


# -- those that no impersonator passes

@primitive("vector*-length", W_Root)
def plain_length(w_vector):
    return W_Fixnum(_plain("vector*-length", w_vector).length())


@primitive("vector*-ref", W_Root, W_Root)
def plain_ref(w_vector, w_index):
    w_vector = _plain("vector*-ref", w_vector)
    return w_vector.ref(
        index_in("vector*-ref", "vector", w_index, w_vector.length(), w_vector))


@primitive("vector*-set!", W_Root, W_Root, W_Root)
def plain_set(w_vector, w_index, w_value):
    w_vector = _plain_mutable("vector*-set!", w_vector)
    w_vector.set(index_in("vector*-set!", "vector", w_index, w_vector.length(), w_vector),
                 w_value)


def _plain(name, w_vector):
    if not isinstance(w_vector, W_Vector):
        raise wrong_argument(name, PLAIN, 0, [w_vector])
    return w_vector


def _plain_mutable(name, w_vector):
    if not isinstance(w_vector, W_Vector) or w_vector.immutable:
        raise wrong_argument(name, PLAIN_MUTABLE, 0, [w_vector])
    return w_vector


@not_rpython
def _define_cas(name):
    @primitive(name, W_Root, W_Root, W_Root, W_Root)
    def compare_and_set(w_vector, w_index, w_old, w_new):
        if not isinstance(w_vector, W_Vector) or w_vector.immutable:
            raise wrong_argument(name, MUTABLE, 0, [w_vector])
        index = index_in(name, "vector", w_index, w_vector.length(), w_vector)
        same = w_vector.ref(index).eq(w_old)
        if same:
            w_vector.set(index, w_new)
        return wrap_bool(same)


_define_cas("vector-cas!")
_define_cas("unsafe-vector*-cas!")


# -- whole vectors

@primitive("vector-fill!", W_Root, W_Root)
def vector_fill(w_vector, w_fill):
    if not isinstance(w_vector, W_AnyVector):
        raise wrong_argument("vector-fill!", "vector?", 0, [w_vector])
    fill(check_mutable("vector-fill!", w_vector), w_fill)


@jit.dont_look_inside
def fill(w_vector, w_fill):
    for i in range(w_vector.length()):
        w_vector.set(i, w_fill)


@primitive("vector-copy!", W_Root, W_Root, W_AnyVector, Optional(W_Root), Optional(W_Root))
def vector_copy_into(w_target, w_at, w_source, w_start, w_stop):
    w_target = check_mutable("vector-copy!", w_target)
    check_naturals("vector-copy!", [w_at, w_start, w_stop])
    at = start_in("vector-copy!", "vector", w_at, w_target.length(), w_target)
    length = w_source.length()
    start = start_in("vector-copy!", "vector", w_start, length, w_source)
    stop = stop_in("vector-copy!", "vector", w_stop, start, length, w_source)
    if at + stop - start > w_target.length():
        raise not_enough_room("vector-copy!", "vector", w_target.length(), at + stop - start)
    copy_between(w_target, at, w_source, start, stop)


@jit.dont_look_inside
def copy_between(w_target, at, w_source, start, stop):
    if w_target is w_source and at > start:
        for i in range(stop - start - 1, -1, -1):
            w_target.set(at + i, w_source.ref(start + i))
    else:
        for i in range(stop - start):
            w_target.set(at + i, w_source.ref(start + i))


@primitive("vector->list", W_AnyVector)
def vector_to_list(w_vector):
    if isinstance(w_vector, W_Vector):
        return list_to_w(w_vector.items_copy())
    w_list = w_null
    for i in range(w_vector.length() - 1, -1, -1):
        w_list = W_Pair(w_vector.ref(i), w_list)
    return w_list


def all_values(w_vector):
    if isinstance(w_vector, W_Vector):
        return w_vector.items_copy()
    return values_between(w_vector, 0, w_vector.length())


@jit.dont_look_inside
def values_between(w_vector, start, stop):
    values_w = [None] * (stop - start)
    for i in range(start, stop):
        values_w[i - start] = w_vector.ref(i)
    return values_w


@primitive("list->vector", W_Root)
def list_to_vector(w_list):
    values_w = w_to_list(w_list)
    if values_w is None:
        raise wrong_argument("list->vector", "list?", 0, [w_list])
    return W_Vector(values_w)


@primitive("vector->immutable-vector", W_AnyVector)
def to_immutable(w_vector):
    if w_vector.is_frozen():
        return w_vector
    return W_Vector(all_values(w_vector), True)


@primitive("unsafe-vector*->immutable-vector!", W_Root)
def unsafe_to_immutable(w_vector):
    assert isinstance(w_vector, W_Vector)
    return W_Vector(w_vector.items_copy(), True)


@SCHEME.control("vector->values", W_AnyVector, Optional(W_Root), Optional(W_Root))
def vector_to_values(k, w_vector, w_start, w_stop):
    length = w_vector.length()
    start = start_in("vector->values", "vector", w_start, length, w_vector)
    stop = stop_in("vector->values", "vector", w_stop, start, length, w_vector)
    return plug_any(k, values_between(w_vector, start, stop))
