"""_collections: OrderedDict."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import import_from_mixin

from langs.python_subset.vm import attributes, items
from langs.python_subset.vm.dictiterators import KEYS, W_DictReverseIterator
from langs.python_subset.vm.dictobject import (
    W_Dict, attributes_dict, dict_type, pair_items)
from langs.python_subset.vm.dictviews import W_DictItems, W_DictKeys, W_DictValues
from langs.python_subset.vm.errors import key_error, type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, class_method, method, optional, static)
from langs.python_subset.vm.instances import InstanceMixin, ObjectMixin
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.modules.collections_deque import COLLECTIONS
from langs.python_subset.vm.modules.module_class import dict_class
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import enter_repr, leave_repr, repr_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types import dict_type as dict_methods
from langs.python_subset.vm.types.dict_view_types import as_list
from langs.python_subset.vm.values import (
    W_Str, W_Tuple, w_None, w_NotImplemented, wrap_bool)


class W_OrderedDict(W_Dict):
    """It may have attributes, unlike a dict."""
    import_from_mixin(ObjectMixin)
    import_from_mixin(InstanceMixin)

    def __init__(self, w_type):
        W_Dict.__init__(self)
        self.init_map(w_type.root_map)


ordered_type = dict_class(COLLECTIONS, "OrderedDict", W_OrderedDict, has_map=True)


@static(ordered_type, "__new__", W_Type, AnyArguments)
def ordered_new(w_type, arguments):
    return W_OrderedDict(w_type)


@method(ordered_type, "__init__", W_OrderedDict, AnyArguments)
def ordered_init(w_dict, arguments):
    update(w_dict, arguments)


@method(ordered_type, "update", W_OrderedDict, AnyArguments)
def ordered_update(w_dict, arguments):
    update(w_dict, arguments)


def sets_plainly(w_dict):
    return w_dict.type().lookup("__setitem__") is dict_type.lookup("__setitem__")


def update(w_dict, arguments):
    """Through __setitem__ where a subclass has its own."""
    args_w = arguments.args_w
    if len(args_w) > 1:
        raise type_error("expected at most 1 arguments, got %d" % len(args_w))
    if sets_plainly(w_dict):
        dict_methods.update(w_dict, "OrderedDict", arguments)
        return
    if len(args_w) == 1:
        set_items(w_dict, args_w[0])
    for i in range(len(arguments.names)):
        items.set(w_dict, W_Str(arguments.names[i]), arguments.values_w[i])


def set_items(w_dict, w_source):
    w_keys = attributes.get_or_none(w_source, "keys")
    number = 0
    w_iterator = get_iterator(w_source if w_keys is None else w_keys.call0())
    while True:
        w_item = w_iterator.next()
        if w_item is None:
            return
        if w_keys is not None:
            items.set(w_dict, w_item, items.get(w_source, w_item))
        else:
            pair_w = pair_items(w_item, number)
            items.set(w_dict, pair_w[0], pair_w[1])
        number += 1


@class_method(ordered_type, "fromkeys", W_Type, W_Root, optional(W_Root))
def ordered_fromkeys(w_type, w_iterable, w_value):
    return dict_methods.dict_fromkeys(w_type, w_iterable, w_value)


@method(ordered_type, "__repr__", W_OrderedDict)
def ordered_repr(w_dict):
    name = w_dict.type().short_name()
    if w_dict.length() == 0:
        return W_Str(name + "()")
    if not enter_repr(w_dict):
        return W_Str("...")
    try:
        pairs_w = as_list(get_iterator(attributes.get(w_dict, "items").call0()))
        return W_Str("%s([%s])" % (name, ", ".join([repr_of(w_pair) for w_pair in pairs_w])))
    finally:
        leave_repr()


# -- the order

@method(ordered_type, "move_to_end", W_OrderedDict, W_Root, optional(bool, True))
def ordered_move_to_end(w_dict, w_key, last):
    if not w_dict.move_to_end(w_key, last):
        raise key_error(w_key)


@method(ordered_type, "popitem", W_OrderedDict, optional(bool, True))
def ordered_popitem(w_dict, last):
    w_pair = w_dict.pop_item(last)
    if w_pair is None:
        raise key_error(W_Str("dictionary is empty"))
    return w_pair


@method(ordered_type, "__reversed__", W_OrderedDict)
def ordered_reversed(w_dict):
    return W_DictReverseIterator(w_dict, KEYS)


def same_order(w_dict, w_other):
    """Whether the keys are equal, one by one."""
    storage, others = w_dict.storage, w_other.storage
    position, other = storage.next_position(0), others.next_position(0)
    while position >= 0 and other >= 0:
        if not equal(storage.key_at(position), others.key_at(other)):
            return False
        position = storage.next_position(position + 1)
        other = others.next_position(other + 1)
    return position < 0 and other < 0


def same_items(w_dict, w_other):
    if not dict_methods.same_items(w_dict, w_other):
        return False
    return not isinstance(w_other, W_OrderedDict) or same_order(w_dict, w_other)


@method(ordered_type, "__eq__", W_OrderedDict, W_Root)
def ordered_eq(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    return wrap_bool(same_items(w_dict, w_other))


@method(ordered_type, "__ne__", W_OrderedDict, W_Root)
def ordered_ne(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    return wrap_bool(not same_items(w_dict, w_other))


ordered_type.dict["__hash__"] = w_None


# -- items that a subclass may keep in its own way

@method(ordered_type, "setdefault", W_OrderedDict, W_Root, optional(W_Root))
def ordered_setdefault(w_dict, w_key, w_default):
    w_default = w_default or w_None
    if w_dict.type() is ordered_type:
        return w_dict.setdefault(w_key, w_default)
    if items.contains(w_dict, w_key):
        return items.get(w_dict, w_key)
    items.set(w_dict, w_key, w_default)
    return w_default


@method(ordered_type, "pop", W_OrderedDict, W_Root, optional(W_Root))
def ordered_pop(w_dict, w_key, w_default):
    return dict_methods.dict_pop(w_dict, w_key, w_default)


# -- copies

@method(ordered_type, "copy", W_OrderedDict)
def ordered_copy(w_dict):
    w_copy = w_dict.type().call0()
    if isinstance(w_copy, W_OrderedDict) and w_copy.type() is ordered_type:
        w_copy.update_from_dict(w_dict)
    else:
        set_items(w_copy, w_dict)
    return w_copy


@method(ordered_type, "__reduce__", W_OrderedDict)
def ordered_reduce(w_dict):
    w_state = w_None
    w_attributes = attributes_dict(w_dict)
    if w_attributes.length() > 0:
        w_state = w_attributes
    w_items = attributes.get(w_dict, "items").call0()
    return W_Tuple([w_dict.type(), W_Tuple([]), w_state, w_None, get_iterator(w_items)])


@method(ordered_type, "__or__", W_OrderedDict, W_Root)
def ordered_or(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    w_result = w_dict.type().call1(w_dict)
    if isinstance(w_result, W_Dict):
        w_result.update_from_any(w_other)
    return w_result


@method(ordered_type, "__ror__", W_OrderedDict, W_Root)
def ordered_ror(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    w_result = w_dict.type().call1(w_other)
    if isinstance(w_result, W_Dict):
        w_result.update_from_any(w_dict)
    return w_result


@method(ordered_type, "__ior__", W_OrderedDict, W_Root)
def ordered_ior(w_dict, w_other):
    if sets_plainly(w_dict):
        w_dict.update_from_any(w_other)
    else:
        set_items(w_dict, w_other)
    return w_dict


# -- views that say whose they are

class W_OrderedKeys(W_DictKeys):
    pass


class W_OrderedValues(W_DictValues):
    pass


class W_OrderedItems(W_DictItems):
    pass


def _view(name, cls, view_class):
    w_base = view_class.__bases__[0].w_class
    view_class.w_class = builtin_type("odict_" + name, w_base.layout, w_base)

    @method(ordered_type, name, cls)
    def view(w_dict):
        return view_class(w_dict)


_view("keys", W_OrderedDict, W_OrderedKeys)
_view("values", W_OrderedDict, W_OrderedValues)
_view("items", W_OrderedDict, W_OrderedItems)
