"""_collections: the getters of named tuples. The classes join from their own modules."""
from __future__ import absolute_import

from langs.python_subset.vm.errors import attribute_error, index_error, type_error
from langs.python_subset.vm.gateway import descriptor_get, getter, method, setter, static
from langs.python_subset.vm.modules import collections_dicts, collections_ordered
from langs.python_subset.vm.modules.collections_deque import COLLECTIONS
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import W_Int, W_Tuple, w_None

TABLES = [collections_dicts, collections_ordered]


class W_TupleGetter(W_Root):
    """The attribute that is an item of a tuple."""
    _immutable_fields_ = ["index"]

    def __init__(self, index, w_doc):
        self.index = index
        self.w_doc = w_doc

    def is_data_descriptor(self):
        return True

    def bind(self, w_object, w_type):
        if w_object is None:
            return self
        if not isinstance(w_object, W_Tuple):
            raise type_error("descriptor for index '%d' for tuple subclasses doesn't"
                             " apply to '%s' object" % (self.index, w_object.type_name()))
        items_w = w_object.items_w
        index = self.index
        if not 0 <= index < len(items_w):
            raise index_error("tuple index out of range")
        return items_w[index]

    def descriptor_set(self, w_object, w_value):
        raise attribute_error("can't set attribute")

    def descriptor_delete(self, w_object):
        raise attribute_error("can't delete attribute")


getter_type = W_TupleGetter.w_class = builtin_type(
    "_tuplegetter", module_name="_collections")
COLLECTIONS.constant("_tuplegetter", getter_type)


@static(getter_type, "__new__", W_Type, int, W_Root)
def getter_new(w_type, index, w_doc):
    return W_TupleGetter(index, w_doc)


@descriptor_get(getter_type, W_TupleGetter)
def getter_get(w_getter, w_object, w_type):
    return w_getter.bind(w_object, w_type)


@method(getter_type, "__set__", W_TupleGetter, W_Root, W_Root)
def getter_set(w_getter, w_object, w_value):
    w_getter.descriptor_set(w_object, w_value)


@method(getter_type, "__delete__", W_TupleGetter, W_Root)
def getter_delete(w_getter, w_object):
    w_getter.descriptor_delete(w_object)


@getter(getter_type, "__doc__", W_TupleGetter)
def getter_doc(w_getter):
    return w_getter.w_doc


@setter(getter_type, "__doc__", W_TupleGetter, W_Root)
def set_getter_doc(w_getter, w_doc):
    w_getter.w_doc = w_doc


@method(getter_type, "__reduce__", W_TupleGetter)
def getter_reduce(w_getter):
    return W_Tuple([w_getter.type(), W_Tuple([W_Int(w_getter.index), w_getter.w_doc])])
