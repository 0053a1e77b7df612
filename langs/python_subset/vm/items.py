"""Subscripts, membership, length, and the namespaces of class bodies."""
from __future__ import absolute_import

from langs.python_subset.vm import convert
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import KEY_ERROR, GuestError, type_error
from langs.python_subset.vm.iteration import get_iterator
from langs.python_subset.vm.listobject import W_List, list_type
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.typeobject import W_Type, w_type_type
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple


def get(w_object, w_index):
    if type(w_index) is W_Int:
        index = w_index.intval
        if type(w_object) is W_List:
            if index < 0:
                index += w_object.length()
            if 0 <= index < w_object.length():
                return w_object.getitem(index)
        elif type(w_object) is W_Tuple:
            items_w = w_object.items_w
            if index < 0:
                index += len(items_w)
            if 0 <= index < len(items_w):
                return items_w[index]
    if type(w_object) is W_Dict:
        w_value = w_object.get(w_index)
        if w_value is not None:
            return w_value
    w_get = w_object.type().lookup("__getitem__")
    if w_get is None:
        if isinstance(w_object, W_Type):
            return get_of_class(w_object, w_index)
        raise type_error("'%s' object is not subscriptable" % w_object.type_name())
    return w_get.call_with1(w_object, w_index)


def get_of_class(w_class, w_index):
    """`list[int]`: through __class_getitem__."""
    w_get = w_class.lookup("__class_getitem__")
    if w_class is w_type_type:          # whose own would be an attribute of all classes
        w_get = list_type.lookup("__class_getitem__")
    if w_get is None:
        raise type_error("type '%s' is not subscriptable" % w_class.name)
    return w_get.bind(None, w_class).call1(w_index)


def set(w_object, w_index, w_value):
    if type(w_object) is W_List and type(w_index) is W_Int:
        index = w_index.intval
        if index < 0:
            index += w_object.length()
        if 0 <= index < w_object.length():
            w_object.setitem(index, w_value)
            return
    elif type(w_object) is W_Dict:
        w_object.set(w_index, w_value)
        return
    w_set = w_object.type().lookup("__setitem__")
    if w_set is None:
        raise type_error("'%s' object does not support item assignment"
                         % w_object.type_name())
    w_set.call_with2(w_object, w_index, w_value)


def delete(w_object, w_index):
    w_delete = w_object.type().lookup("__delitem__")
    if w_delete is None:
        raise type_error("'%s' object doesn't support item deletion"
                         % w_object.type_name())
    w_delete.call_with1(w_object, w_index)


def contains(w_container, w_item):
    if type(w_container) is W_Dict:
        return w_container.get(w_item) is not None
    if type(w_container) is W_List:
        return w_container.contains(w_item)
    w_contains = w_container.type().lookup("__contains__")
    if w_contains is not None:
        if w_contains.is_none:
            raise type_error("'%s' object is not a container" % w_container.type_name())
        return convert.truth(w_contains.call_with1(w_container, w_item))
    if (w_container.type().lookup("__iter__") is None and
            w_container.type().lookup("__getitem__") is None):
        raise type_error("argument of type '%s' is not iterable"
                         % w_container.type_name())
    return contains_by_iteration(get_iterator(w_container), w_item)


def contains_by_iteration(w_iterator, w_item):
    while True:
        w_candidate = w_iterator.next()
        if w_candidate is None:
            return False
        if equal(w_candidate, w_item):
            return True


def length_of(w_object):
    """len(w_object) as a machine integer."""
    w_len = w_object.type().lookup("__len__")
    if w_len is None:
        raise type_error("object of type '%s' has no len()" % w_object.type_name())
    return w_len.call_with0(w_object).length_result()


def length(w_object):
    return W_Int(length_of(w_object))


# -- names of a class body, whose namespace a metaclass may have prepared

def get_name(w_namespace, name):
    if type(w_namespace) is W_Dict:
        return w_namespace.get_str(name)
    try:
        return get(w_namespace, W_Str(name))
    except GuestError as error:
        if not error.matches(KEY_ERROR):
            raise
        return None


def set_name(w_namespace, name, w_value):
    if type(w_namespace) is W_Dict:
        w_namespace.set_str(name, w_value)
    else:
        set(w_namespace, W_Str(name), w_value)


def delete_name(w_namespace, name):
    """Whether the name was there."""
    try:
        delete(w_namespace, W_Str(name))
    except GuestError as error:
        if not error.matches(KEY_ERROR):
            raise
        return False
    return True
