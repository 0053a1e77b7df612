"""Attribute access: `object`'s and `type`'s, and what classes override."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.errors import (
    ATTRIBUTE_ERROR, GuestError, LookupFailure, attribute_error)
from langs.python_subset.vm.typeobject import DEFAULTS, W_Type
from langs.python_subset.vm.values import W_Str


def get(w_object, name):
    """w_object.name. AttributeError where there is none."""
    w_type = w_object.type()
    if not w_type.has_plain_get():
        return get_overridden(w_object, w_type, name)
    w_value = find(w_object, w_type, name)
    if w_value is None:
        return get_missing(w_object, w_type, name, None)
    return w_value


def get_or_none(w_object, name):
    """The same, with None instead of an AttributeError."""
    w_type = w_object.type()
    try:
        if w_type.has_plain_get() and w_type.lookup("__getattr__") is None:
            return find(w_object, w_type, name) or w_object.fallback(name)
        return get(w_object, name)
    except GuestError as error:
        if not error.matches(ATTRIBUTE_ERROR):
            raise
        return None


def find(w_object, w_type, name):
    """What object.__getattribute__ finds, or None."""
    w_descriptor = w_type.lookup(name)
    if w_descriptor is not None and w_descriptor.is_read_first():
        return w_descriptor.bind(w_object, w_type)
    if isinstance(w_object, W_Type):
        w_value = w_object.lookup(name)
        if w_value is not None:
            return w_value.bind(None, w_object)
    else:
        w_value = w_object.get_own(name)
        if w_value is not None:
            return w_value
    if w_descriptor is not None:
        return w_descriptor.bind(w_object, w_type)
    return None


def get_overridden(w_object, w_type, name):
    w_hook = w_type.lookup("__getattribute__")
    try:
        return w_hook.call_with1(w_object, W_Str(name))
    except GuestError as error:
        if not error.matches(ATTRIBUTE_ERROR) or w_type.lookup("__getattr__") is None:
            raise
        return get_missing(w_object, w_type, name, error)


def get_missing(w_object, w_type, name, error):
    w_hook = w_type.lookup("__getattr__")
    if w_hook is not None:
        return w_hook.call_with1(w_object, W_Str(name))
    w_value = w_object.fallback(name)
    if w_value is not None:
        return w_value
    if error is not None:
        raise error
    raise no_attribute(w_object, name)


@jit.dont_look_inside
def no_attribute(w_object, name):
    if isinstance(w_object, W_Type):
        message = "type object '%s' has no attribute '%s'" % (w_object.name, name)
    else:
        message = w_object.missing_attribute(name)
    return LookupFailure(ATTRIBUTE_ERROR, message, name, w_object)


def find_method(w_object, name):
    """The function that `w_object.name(...)` would call with w_object first,
    or None where it is not that simple."""
    w_type = w_object.type()
    w_descriptor = w_type.lookup(name)
    if (w_descriptor is None or not w_descriptor.is_function or
            not w_type.has_plain_get() or
            isinstance(w_object, W_Type)):
        return None
    if w_object.get_own(name) is not None:
        return None
    return w_descriptor


def set(w_object, name, w_value):
    w_type = w_object.type()
    if w_type.has_plain_set():
        set_plainly(w_object, w_type, name, w_value)
    else:
        w_type.lookup("__setattr__").call_with2(w_object, W_Str(name), w_value)


def set_plainly(w_object, w_type, name, w_value):
    """object.__setattr__."""
    w_descriptor = w_type.lookup(name)
    if w_descriptor is not None and w_descriptor.is_data_descriptor():
        w_descriptor.descriptor_set(w_object, w_value)
        return
    if not w_object.set_own(name, w_value):
        if w_descriptor is not None:
            raise attribute_error("'%s' object attribute '%s' is read-only"
                                  % (w_object.type_name(), name))
        raise no_attribute(w_object, name)


def delete(w_object, name):
    w_type = w_object.type()
    w_hook = w_type.lookup("__delattr__")
    if w_hook is not DEFAULTS.w_delattr:
        w_hook.call_with1(w_object, W_Str(name))
    else:
        delete_plainly(w_object, w_type, name)


def delete_plainly(w_object, w_type, name):
    """object.__delattr__."""
    w_descriptor = w_type.lookup(name)
    if w_descriptor is not None and w_descriptor.is_data_descriptor():
        w_descriptor.descriptor_delete(w_object)
        return
    if not w_object.delete_own(name):
        raise no_attribute(w_object, name)
