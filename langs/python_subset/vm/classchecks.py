"""isinstance() and issubclass(), which classes may override, as RPython bools."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm import attributes
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Tuple


def class_of(w_object):
    """w_object.__class__, which is its type unless it says something else."""
    w_type = w_object.type()
    if w_type.has_plain_class():
        return w_type
    return attributes.get_or_none(w_object, "__class__") or w_type


def is_plain_instance(w_object, w_class):
    """type.__instancecheck__."""
    w_type = w_object.type()
    if w_type.is_subtype(w_class):
        return True
    w_said = class_of(w_object)
    return w_said is not w_type and isinstance(w_said, W_Type) and w_said.is_subtype(w_class)


def is_instance(w_object, w_class):
    if isinstance(w_class, W_Type):
        if w_object.type() is w_class:
            return True
        if w_class.w_metaclass is None:
            return is_plain_instance(w_object, w_class)
    elif isinstance(w_class, W_Tuple):
        return is_instance_of_any(w_object, w_class.items_w)
    w_check = w_class.type().lookup("__instancecheck__")
    if w_check is None:
        raise type_error("isinstance() arg 2 must be a type, a tuple of types,"
                         " or a union")
    return w_check.call_with1(w_class, w_object).is_true()


@jit.look_inside_iff(lambda w_object, classes_w: jit.isconstant(len(classes_w)))
def is_instance_of_any(w_object, classes_w):
    for w_class in classes_w:
        if is_instance(w_object, w_class):
            return True
    return False


def is_subclass(w_class, w_of):
    if isinstance(w_of, W_Tuple):
        return is_subclass_of_any(w_class, w_of.items_w)
    w_check = w_of.type().lookup("__subclasscheck__")
    if w_check is None:
        raise type_error("issubclass() arg 2 must be a class, a tuple of classes,"
                         " or a union")
    return w_check.call_with1(w_of, w_class).is_true()


@jit.look_inside_iff(lambda w_class, classes_w: jit.isconstant(len(classes_w)))
def is_subclass_of_any(w_class, classes_w):
    for w_one in classes_w:
        if is_subclass(w_class, w_one):
            return True
    return False
