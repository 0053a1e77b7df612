"""The methods of iterators, and the constructors of enumerate, zip and so on."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.combinators import (
    W_Enumerate, W_Filter, W_Map, W_Reversed, W_Zip, enumerate_type, filter_type,
    map_type, reversed_type, zip_type)
from langs.python_subset.vm.convert import to_integer, truth
from langs.python_subset.vm.dictiterators import (
    W_DictItemIterator, W_DictKeyIterator, W_DictReverseIterator, W_DictValueIterator)
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import AnyArguments, optional, static
from langs.python_subset.vm.items import length_of
from langs.python_subset.vm.iterators import (
    W_CallableIterator, W_SequenceIterator, get_iterator)
from langs.python_subset.vm.listobject import W_ListIterator, W_ListReverseIterator
from langs.python_subset.vm.rangeobject import W_BigRangeIterator, W_RangeIterator
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.setobject import W_SetIterator
from langs.python_subset.vm.tupleobject import W_TupleIterator
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types.iterator_methods import add_iterator_methods
from langs.python_subset.vm.types.str_type import W_StrIterator
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import W_Int, w_None


for _cls, _has_length in [
        (W_ListIterator, True), (W_ListReverseIterator, True), (W_TupleIterator, True),
        (W_SequenceIterator, False), (W_CallableIterator, False),
        (W_DictKeyIterator, True), (W_DictValueIterator, True),
        (W_DictItemIterator, True), (W_DictReverseIterator, False),
        (W_SetIterator, True), (W_StrIterator, False), (W_RangeIterator, True),
        (W_BigRangeIterator, True), (W_Enumerate, False), (W_Zip, False), (W_Map, False),
        (W_Filter, False), (W_Reversed, True)]:
    add_iterator_methods(_cls.w_class, _cls, _has_length)

W_UserEnumerate = user_class(W_Enumerate)
W_UserZip = user_class(W_Zip)
W_UserMap = user_class(W_Map)
W_UserFilter = user_class(W_Filter)
W_UserReversed = user_class(W_Reversed)
add_class_getitem(enumerate_type)


@static(enumerate_type, "__new__", W_Type, W_Root, optional(W_Root))
def enumerate_new(w_type, w_iterable, w_start):
    w_start = W_Int(0) if w_start is None else to_integer(w_start)
    w_iterator = get_iterator(w_iterable)
    if w_type is enumerate_type:
        return W_Enumerate(w_iterator, w_start)
    w_enumerate = W_UserEnumerate(w_iterator, w_start)
    w_enumerate.init_map(w_type.root_map)
    return w_enumerate


@static(zip_type, "__new__", W_Type, AnyArguments)
def zip_new(w_type, arguments):
    strict = is_strict(arguments)
    iterators_w = iterators_of(arguments.args_w, 0)
    if w_type is zip_type:
        return W_Zip(iterators_w, strict)
    w_zip = W_UserZip(iterators_w, strict)
    w_zip.init_map(w_type.root_map)
    return w_zip


@jit.unroll_safe
def is_strict(arguments):
    """What the only keyword says that zip() has."""
    strict = False
    for i in range(len(arguments.names)):
        if arguments.names[i] != "strict":
            raise type_error("'%s' is an invalid keyword argument for zip()"
                             % arguments.names[i])
        strict = truth(arguments.values_w[i])
    return strict


@static(map_type, "__new__", W_Type, AnyArguments)
def map_new(w_type, arguments):
    no_keywords("map", arguments)
    args_w = arguments.args_w
    if len(args_w) < 2:
        raise type_error("map() must have at least two arguments.")
    iterators_w = iterators_of(args_w, 1)
    if w_type is map_type:
        return W_Map(args_w[0], iterators_w)
    w_map = W_UserMap(args_w[0], iterators_w)
    w_map.init_map(w_type.root_map)
    return w_map


@jit.unroll_safe
def iterators_of(args_w, start):
    iterators_w = [None] * (len(args_w) - start)
    for i in range(len(iterators_w)):
        iterators_w[i] = get_iterator(args_w[start + i])
    return iterators_w


def no_keywords(name, arguments):
    if len(arguments.names) > 0:
        raise type_error("%s() takes no keyword arguments" % name)


@static(filter_type, "__new__", W_Type, W_Root, W_Root)
def filter_new(w_type, w_function, w_iterable):
    w_iterator = get_iterator(w_iterable)
    if w_function is w_None:
        w_function = None
    if w_type is filter_type:
        return W_Filter(w_function, w_iterator)
    w_filter = W_UserFilter(w_function, w_iterator)
    w_filter.init_map(w_type.root_map)
    return w_filter


@static(reversed_type, "__new__", W_Type, W_Root)
def reversed_new(w_type, w_sequence):
    w_class = w_sequence.type()
    w_reversed_method = w_class.lookup("__reversed__")
    if w_reversed_method is not None and w_type is reversed_type:
        if w_reversed_method.is_none:
            raise not_reversible(w_sequence)
        return w_reversed_method.call_with0(w_sequence)
    if w_class.lookup("__getitem__") is None or w_class.lookup("__len__") is None:
        raise not_reversible(w_sequence)
    length = length_of(w_sequence)
    if w_type is reversed_type:
        return W_Reversed(w_sequence, length)
    w_reversed = W_UserReversed(w_sequence, length)
    w_reversed.init_map(w_type.root_map)
    return w_reversed


def not_reversible(w_sequence):
    return type_error("'%s' object is not reversible" % w_sequence.type_name())
