"""Values with attributes of their own: instances of guest classes."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import import_from_mixin

from kit.vm.maps import BOXED, FLOAT, INTEGER, make_object_mixin
from langs.python_subset.vm.errors import attribute_error
from langs.python_subset.vm.root import W_Root, next_by_method, true_by_methods
from langs.python_subset.vm.values import W_Float, W_Int, w_None


def kind_of(w_value):
    if type(w_value) is W_Int:
        return INTEGER
    if type(w_value) is W_Float:
        return FLOAT
    return BOXED


def unbox_int(w_value):
    assert isinstance(w_value, W_Int)
    return w_value.intval


def unbox_float(w_value):
    assert isinstance(w_value, W_Float)
    return w_value.floatval


ObjectMixin = make_object_mixin(kind_of, W_Int, unbox_int, W_Float, unbox_float)


def slot_key(name):
    """What a name in `__slots__` is called in a map: `__dict__` does not show it."""
    return "\0" + name


ASSIGNED_DICT = slot_key("__dict__")     # the dict that holds the attributes instead


class InstanceMixin(object):
    """The guest side of an object with a map."""

    def type(self):
        return jit.promote(self.map).shape.owner

    def get_own(self, name):
        w_value = self.map_read(name)
        if w_value is None:
            w_dict = self.assigned_dict()
            if w_dict is not None:
                return w_dict.get_str(name)
        return w_value

    def set_own(self, name, w_value):
        if not self.type().has_dict:
            return False
        w_dict = self.assigned_dict()
        if w_dict is not None:
            w_dict.set_str(name, w_value)
        else:
            self.map_write(name, w_value)
        return True

    def has_attributes(self):
        return self.type().has_dict

    def set_slot(self, name, w_value):
        self.map_write(name, w_value)

    def delete_own(self, name):
        if self.map_delete(name):
            return True
        w_dict = self.assigned_dict()
        return w_dict is not None and w_dict.delete_str(name)

    def own_names(self):
        return [node.name for node in self.map.nodes() if not node.name.startswith("\0")]

    def assigned_dict(self):
        return self.map_read(ASSIGNED_DICT)

    @jit.dont_look_inside
    def assign_dict(self, w_dict):
        if not self.type().has_dict:
            return False
        for name in self.own_names():
            self.map_delete(name)
        self.map_write(ASSIGNED_DICT, w_dict)
        return True

    # a guest class overrides what the builtin class that it extends does

    def is_true(self):
        return true_by_methods(self)

    def next(self):
        return next_by_method(self)

    def quick_items(self):
        return None

    # an instance may be a descriptor when its class says so

    def is_data_descriptor(self):
        w_type = self.type()
        return (w_type.lookup("__set__") is not None or
                w_type.lookup("__delete__") is not None)

    def is_read_first(self):
        return self.is_data_descriptor() and self.type().lookup("__get__") is not None

    def bind(self, w_object, w_type):
        w_get = self.type().lookup("__get__")
        if w_get is None:
            return self
        return bind_through(self, w_get, w_object, w_type)

    def descriptor_set(self, w_object, w_value):
        w_set = self.type().lookup("__set__")
        if w_set is None:
            raise attribute_error("__set__")
        w_set.call_with2(self, w_object, w_value)

    def descriptor_delete(self, w_object):
        w_delete = self.type().lookup("__delete__")
        if w_delete is None:
            raise attribute_error("__delete__")
        w_delete.call_with1(self, w_object)


def bind_through(w_descriptor, w_get, w_object, w_type):
    if w_object is None:
        w_object = w_None
    return w_get.call_with2(w_descriptor, w_object, w_type)


class W_Instance(W_Root):
    """An instance of a guest class that extends `object`."""
    import_from_mixin(ObjectMixin)
    import_from_mixin(InstanceMixin)

    def __init__(self, w_type):
        self.init_map(w_type.root_map)
