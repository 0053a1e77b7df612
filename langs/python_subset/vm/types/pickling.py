"""How an object is taken apart for copy and pickle: object's __reduce_ex__ and __getstate__."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, importing
from langs.python_subset.vm.classes import slots
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import method
from langs.python_subset.vm.instances import slot_key
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.listobject import W_List
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.types.object_type import dict_of
from langs.python_subset.vm.typeobject import W_Type, w_object_type
from langs.python_subset.vm.values import W_Int, W_Tuple, w_None


def slot_values(w_object):
    """The values in slots, by name; None where there are none."""
    w_values = None
    for name in slots(w_object.type()):
        w_value = w_object.get_own(slot_key(name))
        if w_value is not None:
            if w_values is None:
                w_values = new_dict()
            w_values.set_str(name, w_value)
    return w_values


@method(w_object_type, "__getstate__", W_Root)
def getstate(w_object):
    w_state = w_None
    if not isinstance(w_object, W_Type):
        w_dict = dict_of(w_object)
        if w_dict is not None and w_dict.length() > 0:
            w_state = w_dict.copy()
    w_slots = slot_values(w_object)
    if w_slots is not None:
        return W_Tuple([w_state, w_slots])
    return w_state


def copyreg_function(name):
    return attributes.get(importing.import_module("copyreg"), name)


@method(w_object_type, "__reduce__", W_Root)
def reduce_(w_object):
    return copyreg_function("_reduce_ex").call2(w_object, W_Int(0))


DEFAULT_REDUCE = w_object_type.dict["__reduce__"]


@method(w_object_type, "__reduce_ex__", W_Root, int)
def reduce_ex(w_object, protocol):
    w_type = w_object.type()
    w_reduce = w_type.lookup("__reduce__")
    if w_reduce is not DEFAULT_REDUCE:
        return attributes.get(w_object, "__reduce__").call0()
    if protocol < 2:
        return copyreg_function("_reduce_ex").call2(w_object, W_Int(protocol))
    return reduce_2(w_object, w_type)


def reduce_2(w_object, w_type):
    """For protocols from 2: __new__ with arguments, state, items."""
    w_new = copyreg_function("__newobj__")
    args_w = [w_type]
    has_arguments = False
    w_getter = attributes.get_or_none(w_object, "__getnewargs_ex__")
    if w_getter is not None:
        pair_w = iterable_to_list(w_getter.call0())
        if len(pair_w) != 2:
            raise type_error("__getnewargs_ex__ should return a tuple of length 2")
        if pair_w[1].is_true():
            return W_Tuple([copyreg_function("__newobj_ex__"),
                            W_Tuple([w_type, pair_w[0], pair_w[1]]), state_of(w_object),
                            w_None, w_None])
        args_w = args_w + iterable_to_list(pair_w[0])
        has_arguments = True
    else:
        w_getter = attributes.get_or_none(w_object, "__getnewargs__")
        if w_getter is not None:
            args_w = args_w + iterable_to_list(w_getter.call0())
            has_arguments = True
    if not has_arguments and is_closed(w_object, w_type):
        raise type_error("cannot pickle '%s' object" % w_type.name)
    w_list_items = w_None
    if isinstance(w_object, W_List):
        w_list_items = get_iterator(w_object)
    w_dict_items = w_None
    if isinstance(w_object, W_Dict):
        w_dict_items = get_iterator(attributes.get(w_object, "items").call0())
    return W_Tuple([w_new, W_Tuple(args_w), state_of(w_object), w_list_items, w_dict_items])


def is_closed(w_object, w_type):
    """Whether the object is more than its attributes and items."""
    return (w_type.is_builtin and not w_object.has_attributes() and
            not isinstance(w_object, W_List) and not isinstance(w_object, W_Dict) and
            w_type is not w_object_type)


def state_of(w_object):
    return attributes.get(w_object, "__getstate__").call0()
