"""The methods and operators of dict views."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.dictviews import (
    W_DictItems, W_DictKeys, W_DictValues, all_contained, as_set,
    is_set_like, length_of)
from langs.python_subset.vm.gateway import getter, method
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.sequences import repr_items
from langs.python_subset.vm.setobject import W_AnySet, W_Set, set_of
from langs.python_subset.vm.values import (
    W_Int, W_Str, w_None, w_NotImplemented, wrap_bool)



@not_rpython
def add_view_methods(w_type, cls):
    @method(w_type, "__len__", cls)
    def len_(w_view):
        return W_Int(w_view.length())

    @method(w_type, "__iter__", cls)
    def iter_(w_view):
        return w_view.iterator()

    @method(w_type, "__reversed__", cls)
    def reversed_(w_view):
        return w_view.reverse_iterator()

    @method(w_type, "__repr__", cls)
    def repr_(w_view):
        values_w = as_list(w_view.iterator())
        return W_Str(repr_items(w_view, values_w, w_view.type_name() + "([", "])", "..."))

    @getter(w_type, "mapping", cls)
    def mapping(w_view):
        return w_view.w_dict


def as_list(w_iterator):
    values_w = []
    while True:
        w_value = w_iterator.next()
        if w_value is None:
            return values_w[:]
        values_w.append(w_value)


@not_rpython
def add_set_methods(w_type, cls):
    w_type.dict["__hash__"] = w_None

    @method(w_type, "__contains__", cls, W_Root)
    def contains(w_view, w_item):
        return wrap_bool(w_view.contains(w_item))

    @method(w_type, "isdisjoint", cls, W_Root)
    def isdisjoint(w_view, w_other):
        return wrap_bool(as_set(w_view).is_disjoint(set_of(w_other)))

    @not_rpython
    def comparison(name, compare):
        @method(w_type, name, cls, W_Root)
        def compare_views(w_view, w_other):
            if not is_set_like(w_other):
                return w_NotImplemented
            return wrap_bool(compare(w_view, w_other))

    comparison("__eq__", equals)
    comparison("__ne__", differs)
    comparison("__le__", is_subset)
    comparison("__ge__", is_superset)
    comparison("__lt__", is_proper_subset)
    comparison("__gt__", is_proper_superset)

    @not_rpython
    def operator(name, combine):
        @method(w_type, "__%s__" % name, cls, W_Root)
        def operate(w_view, w_other):
            return set_with(combine(as_set(w_view), set_of(w_other)))

        @method(w_type, "__r%s__" % name, cls, W_Root)
        def operate_reflected(w_view, w_other):
            return set_with(combine(set_of(w_other), as_set(w_view)))

    operator("and", W_AnySet.keep_common)
    operator("or", W_AnySet.keep_all)
    operator("sub", W_AnySet.keep_others)
    operator("xor", W_AnySet.keep_unshared)


def set_with(storage):
    w_set = W_Set()
    w_set.storage = storage
    return w_set


def equals(w_a, w_b):
    return length_of(w_a) == length_of(w_b) and all_contained(w_a, w_b)


def differs(w_a, w_b):
    return not equals(w_a, w_b)


def is_subset(w_a, w_b):
    return length_of(w_a) <= length_of(w_b) and all_contained(w_a, w_b)


def is_superset(w_a, w_b):
    return is_subset(w_b, w_a)


def is_proper_subset(w_a, w_b):
    return length_of(w_a) < length_of(w_b) and all_contained(w_a, w_b)


def is_proper_superset(w_a, w_b):
    return is_proper_subset(w_b, w_a)


for _cls in (W_DictKeys, W_DictValues, W_DictItems):
    add_view_methods(_cls.w_class, _cls)
for _cls in (W_DictKeys, W_DictItems):
    add_set_methods(_cls.w_class, _cls)
