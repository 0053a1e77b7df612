"""Tuples with named fields, as sys and os give them."""
from __future__ import absolute_import

from collections import OrderedDict

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import method, optional, static
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.types.object_type import qualified_name
from langs.python_subset.vm.types.tuple_type import W_UserTuple, tuple_type
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None


MORE = "_more_fields"


class W_Field(W_Root):
    """The descriptor of one item."""
    _immutable_fields_ = ["index"]

    def __init__(self, index):
        self.index = index

    def is_data_descriptor(self):
        return True

    def bind(self, w_object, w_type):
        if w_object is None:
            return self
        assert isinstance(w_object, W_Tuple)
        return w_object.items_w[self.index]


W_Field.w_class = builtin_type("structseq_field")
structseq_type = W_Type("structseq", [tuple_type], OrderedDict(), tuple_type.layout, True, False)


@not_rpython
def make_type(module, name, fields, more=""):
    """A class of such tuples; `fields` are the names of the items, in a string, `more`
    those of fields that are no items."""
    w_type = W_Type(name, [structseq_type], OrderedDict(), tuple_type.layout, True, True)
    w_type.module_name = module
    names = fields.split()
    for index in range(len(names)):
        w_type.dict[names[index]] = W_Field(index)
    w_type.dict["n_fields"] = W_Int(len(names) + len(more.split()))
    w_type.dict["n_sequence_fields"] = W_Int(len(names))
    w_type.dict[MORE] = W_Tuple([W_Str(name) for name in more.split()])
    w_type.dict["n_unnamed_fields"] = W_Int(0)
    w_type.dict["__match_args__"] = W_Tuple([W_Str(name) for name in names])
    return w_type


def make(w_type, items_w):
    w_tuple = W_UserTuple(items_w)
    w_tuple.init_map(w_type.root_map)
    return w_tuple


@static(structseq_type, "__new__", W_Type, W_Root, optional(W_Root))
def new(w_type, w_items, w_more):
    items_w = iterable_to_list(w_items)
    w_count = w_type.lookup("n_sequence_fields")
    assert isinstance(w_count, W_Int)
    count = w_count.intval
    assert count >= 0
    if len(items_w) < count:
        raise type_error("%s() takes an at least %d-sequence (%d-sequence given)"
                         % (qualified_name(w_type), count, len(items_w)))
    w_tuple = make(w_type, items_w[:count])
    w_more = w_type.lookup(MORE)
    assert isinstance(w_more, W_Tuple)
    for i in range(len(w_more.items_w)):
        w_name = w_more.items_w[i]
        assert isinstance(w_name, W_Str)
        w_value = items_w[count + i] if count + i < len(items_w) else w_None
        w_tuple.map_write(w_name.utf8, w_value)
    return w_tuple


@method(structseq_type, "__repr__", W_Tuple)
def repr_(w_tuple):
    w_type = w_tuple.type()
    parts = []
    for name in w_type.dict.keys():
        w_field = w_type.dict[name]
        if isinstance(w_field, W_Field):
            parts.append("%s=%s" % (name, repr_of(w_tuple.items_w[w_field.index])))
    return W_Str("%s(%s)" % (qualified_name(w_type), ", ".join(parts)))


@method(structseq_type, "__reduce__", W_Tuple)
def reduce_(w_tuple):
    return W_Tuple([w_tuple.type(), W_Tuple([W_Tuple(w_tuple.items_w)])])


def with_extra(w_tuple, name, w_value):
    """Sets a field that is no item."""
    assert isinstance(w_tuple, W_UserTuple)
    w_tuple.map_write(name, w_value)
