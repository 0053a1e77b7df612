"""set and frozenset: their methods and operators."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm import attributes
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.errors import key_error, type_error
from langs.python_subset.vm.gateway import AnyArguments, Rest, method, static
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.setobject import (
    W_AnySet, W_FrozenSet, W_Set, W_SetIterator, frozenset_type, set_of, set_type)
from langs.python_subset.vm.sequences import repr_items
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types.native_hash import add_native_hash
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Int, W_Str, W_Tuple, w_None, w_NotImplemented, wrap_bool)

W_UserSet = user_class(W_Set)
W_UserFrozenSet = user_class(W_FrozenSet)
add_class_getitem(set_type)
add_class_getitem(frozenset_type)
set_type.dict["__hash__"] = w_None


def allocate_set(w_type):
    if w_type is set_type:
        return W_Set()
    w_set = W_UserSet()
    w_set.init_map(w_type.root_map)
    return w_set


def allocate_frozenset(w_type):
    if w_type is frozenset_type:
        return W_FrozenSet()
    w_set = W_UserFrozenSet()
    w_set.init_map(w_type.root_map)
    return w_set


def of_same_kind(w_set, storage):
    """A plain set or frozenset, as w_set is, with that storage."""
    w_result = W_FrozenSet() if isinstance(w_set, W_FrozenSet) else W_Set()
    w_result.storage = storage
    return w_result


# -- construction

def at_most_one(name, arguments):
    """The iterable of the constructor's arguments, or None."""
    args_w = arguments.args_w
    if len(arguments.names) > 0:
        raise type_error("%s() takes no keyword arguments" % name)
    if len(args_w) > 1:
        raise type_error("%s expected at most 1 argument, got %d" % (name, len(args_w)))
    if len(args_w) == 0:
        return None
    return args_w[0]


@static(set_type, "__new__", W_Type, AnyArguments)
def set_new(w_type, arguments):
    return allocate_set(w_type)


@method(set_type, "__init__", W_Set, AnyArguments)
def set_init(w_set, arguments):
    w_iterable = at_most_one("set", arguments)
    w_set.clear()
    if w_iterable is not None:
        w_set.update_from(w_iterable)


@static(frozenset_type, "__new__", W_Type, AnyArguments)
def frozenset_new(w_type, arguments):
    if w_type is frozenset_type:
        w_iterable = at_most_one("frozenset", arguments)
        if w_iterable is not None and type(w_iterable) is W_FrozenSet:
            return w_iterable
    else:
        args_w = arguments.args_w
        w_iterable = args_w[0] if len(args_w) > 0 else None
    w_set = allocate_frozenset(w_type)
    if w_iterable is not None:
        w_set.update_from(w_iterable)
    return w_set


# -- what both have

def hashable(w_item):
    """A set as the frozenset that would be found in its place."""
    if isinstance(w_item, W_Set) and w_item.type().lookup("__hash__") is w_None:
        return of_same_kind(W_FrozenSet(), w_item.storage)
    return w_item


def is_proper_subset(w_set, w_other):
    return w_set.length() < w_other.length() and w_set.is_subset(w_other)


@not_rpython
def add_common_methods(w_type):
    @method(w_type, "__repr__", W_AnySet)
    def repr_(w_set):
        name = w_set.type_name()
        if w_set.length() == 0:
            return W_Str(name + "()")
        start, end = name + "({", "})"
        if type(w_set) is W_Set:
            start, end = "{", "}"
        return W_Str(repr_items(w_set, w_set.items_w(), start, end, name + "(...)"))

    @method(w_type, "__len__", W_AnySet)
    def len_(w_set):
        return W_Int(w_set.length())

    @method(w_type, "__iter__", W_AnySet)
    def iter_(w_set):
        return W_SetIterator(w_set)

    @method(w_type, "__contains__", W_AnySet, W_Root)
    def contains(w_set, w_item):
        return wrap_bool(w_set.contains(hashable(w_item)))

    @method(w_type, "__reduce__", W_AnySet)
    def reduce_(w_set):
        w_state = attributes.get(w_set, "__getstate__").call0()
        return W_Tuple([w_set.type(), W_Tuple([new_list(w_set.items_w())]), w_state])

    @not_rpython
    def comparison(name, compare):
        @method(w_type, name, W_AnySet, W_Root)
        def compare_sets(w_set, w_other):
            if not isinstance(w_other, W_AnySet):
                return w_NotImplemented
            return wrap_bool(compare(w_set, w_other))

    comparison("__eq__", lambda w_a, w_b: w_a.equals(w_b))
    comparison("__ne__", lambda w_a, w_b: not w_a.equals(w_b))
    comparison("__le__", lambda w_a, w_b: w_a.is_subset(w_b))
    comparison("__ge__", lambda w_a, w_b: w_b.is_subset(w_a))
    comparison("__lt__", lambda w_a, w_b: is_proper_subset(w_a, w_b))
    comparison("__gt__", lambda w_a, w_b: is_proper_subset(w_b, w_a))

    @not_rpython
    def operator(name, combine):
        @method(w_type, "__%s__" % name, W_AnySet, W_Root)
        def operate(w_set, w_other):
            if not isinstance(w_other, W_AnySet):
                return w_NotImplemented
            return of_same_kind(w_set, combine(w_set, w_other))

        @method(w_type, "__r%s__" % name, W_AnySet, W_Root)
        def operate_reflected(w_set, w_other):
            if not isinstance(w_other, W_AnySet):
                return w_NotImplemented
            return of_same_kind(w_other, combine(w_other, w_set))

    operator("and", W_AnySet.keep_common)
    operator("or", W_AnySet.keep_all)
    operator("sub", W_AnySet.keep_others)
    operator("xor", W_AnySet.keep_unshared)

    @method(w_type, "issubset", W_AnySet, W_Root)
    def issubset(w_set, w_other):
        return wrap_bool(w_set.is_subset(set_of(w_other)))

    @method(w_type, "issuperset", W_AnySet, W_Root)
    def issuperset(w_set, w_other):
        return wrap_bool(set_of(w_other).is_subset(w_set))

    @method(w_type, "isdisjoint", W_AnySet, W_Root)
    def isdisjoint(w_set, w_other):
        return wrap_bool(w_set.is_disjoint(set_of(w_other)))

    @not_rpython
    def combination(name, combine):
        @method(w_type, name, W_AnySet, Rest)
        def combine_all(w_set, others_w):
            w_result = of_same_kind(w_set, w_set.storage.duplicate())
            for w_other in others_w:
                w_result.storage = combine(w_result, set_of(w_other))
            return w_result

    combination("union", W_AnySet.keep_all)
    combination("intersection", W_AnySet.keep_common)
    combination("difference", W_AnySet.keep_others)

    @method(w_type, "symmetric_difference", W_AnySet, W_Root)
    def symmetric_difference(w_set, w_other):
        return of_same_kind(w_set, w_set.keep_unshared(set_of(w_other)))


add_common_methods(set_type)
add_common_methods(frozenset_type)


add_native_hash(frozenset_type, W_FrozenSet)


@method(frozenset_type, "copy", W_FrozenSet)
def frozenset_copy(w_set):
    if type(w_set) is W_FrozenSet:
        return w_set
    return of_same_kind(w_set, w_set.storage.duplicate())


# -- what only set has

@method(set_type, "copy", W_Set)
def set_copy(w_set):
    return of_same_kind(w_set, w_set.storage.duplicate())


@method(set_type, "add", W_Set, W_Root)
def set_add(w_set, w_item):
    w_set.add(w_item)


@method(set_type, "discard", W_Set, W_Root)
def set_discard(w_set, w_item):
    w_set.discard(hashable(w_item))


@method(set_type, "remove", W_Set, W_Root)
def set_remove(w_set, w_item):
    if not w_set.discard(hashable(w_item)):
        raise key_error(w_item)


@method(set_type, "pop", W_Set)
def set_pop(w_set):
    storage = w_set.storage
    position = storage.next_position(0)
    if position < 0:
        raise key_error(W_Str("pop from an empty set"))
    w_item = storage.key_at(position)
    storage.remove_at(position)
    return w_item


@method(set_type, "clear", W_Set)
def set_clear(w_set):
    w_set.clear()


@method(set_type, "update", W_Set, Rest)
def set_update(w_set, others_w):
    for w_other in others_w:
        w_set.update_from(w_other)


@method(set_type, "__ior__", W_Set, W_Root)
def set_ior(w_set, w_other):
    if not isinstance(w_other, W_AnySet):
        return w_NotImplemented
    w_set.update_from(w_other)
    return w_set


@not_rpython
def add_in_place(method_name, operator_name, combine, takes_many):
    if takes_many:
        @method(set_type, method_name, W_Set, Rest)
        def update_many(w_set, others_w):
            for w_other in others_w:
                w_set.storage = combine(w_set, set_of(w_other))
    else:
        @method(set_type, method_name, W_Set, W_Root)
        def update_once(w_set, w_other):
            w_set.storage = combine(w_set, set_of(w_other))

    @method(set_type, operator_name, W_Set, W_Root)
    def operate_in_place(w_set, w_other):
        if not isinstance(w_other, W_AnySet):
            return w_NotImplemented
        w_set.storage = combine(w_set, w_other)
        return w_set


add_in_place("intersection_update", "__iand__", W_AnySet.keep_common, True)
add_in_place("difference_update", "__isub__", W_AnySet.keep_others, True)
add_in_place("symmetric_difference_update", "__ixor__", W_AnySet.keep_unshared, False)
