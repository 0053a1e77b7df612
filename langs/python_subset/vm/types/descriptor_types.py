"""property, staticmethod, classmethod and super."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm import attributes
from langs.python_subset.vm.errors import attribute_error, runtime_error, type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, W_ClassMethod, W_StaticMethod, descriptor_get, getter, method, optional,
    setter, static)
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import W_Str, w_False, w_None, w_True


class W_Property(W_Root):
    _immutable_fields_ = ["w_get?", "w_set?", "w_delete?"]

    def __init__(self):
        self.w_get = w_None
        self.w_set = w_None
        self.w_delete = w_None
        self.w_doc = w_None
        self.name = ""

    def is_data_descriptor(self):
        return True

    def bind(self, w_object, w_type):
        return self.read(w_object)

    def descriptor_set(self, w_object, w_value):
        self.write(w_object, w_value)

    def descriptor_delete(self, w_object):
        self.remove(w_object)

    # what a property does, also one of a subclass of `property`

    def read(self, w_object):
        if w_object is None:
            return self
        if self.w_get is w_None:
            raise self._missing(w_object, "getter")
        return self.w_get.call1(w_object)

    def write(self, w_object, w_value):
        if self.w_set is w_None:
            raise self._missing(w_object, "setter")
        self.w_set.call2(w_object, w_value)

    def remove(self, w_object):
        if self.w_delete is w_None:
            raise self._missing(w_object, "deleter")
        self.w_delete.call1(w_object)

    def _missing(self, w_object, what):
        return attribute_error("property '%s' of '%s' object has no %s"
                               % (self.name, w_object.type().qualname, what))


property_type = builtin_type("property", subclassable=True)
W_Property.w_class = property_type
W_UserProperty = user_class(W_Property)


@static(property_type, "__new__", W_Type, AnyArguments)
def property_new(w_type, arguments):
    if w_type is property_type:
        return W_Property()
    w_property = W_UserProperty()
    w_property.init_map(w_type.root_map)
    return w_property


@method(property_type, "__init__", W_Property, optional(W_Root), optional(W_Root),
        optional(W_Root), optional(W_Root))
def property_init(w_property, w_fget, w_fset, w_fdel, w_doc):
    w_property.w_get = w_fget or w_None
    w_property.w_set = w_fset or w_None
    w_property.w_delete = w_fdel or w_None
    if w_doc is None and w_property.w_get is not w_None:
        w_doc = attributes.get_or_none(w_property.w_get, "__doc__")
    w_property.w_doc = w_doc or w_None
    if isinstance(w_property, W_UserProperty):      # whose class has a docstring, too
        w_property.map_write("__doc__", w_property.w_doc)


@method(property_type, "__set_name__", W_Property, W_Root, W_Str)
def property_set_name(w_property, w_owner, w_name):
    w_property.name = w_name.utf8


def changed(w_property, w_get, w_set, w_delete):
    w_new = w_property.type().call_args([w_get, w_set, w_delete, w_property.w_doc])
    if isinstance(w_new, W_Property):
        w_new.name = w_property.name
    return w_new


@method(property_type, "getter", W_Property, W_Root)
def property_getter(w_property, w_function):
    return changed(w_property, w_function, w_property.w_set, w_property.w_delete)


@method(property_type, "setter", W_Property, W_Root)
def property_setter(w_property, w_function):
    return changed(w_property, w_property.w_get, w_function, w_property.w_delete)


@method(property_type, "deleter", W_Property, W_Root)
def property_deleter(w_property, w_function):
    return changed(w_property, w_property.w_get, w_property.w_set, w_function)


@getter(property_type, "fget", W_Property)
def property_fget(w_property):
    return w_property.w_get


@getter(property_type, "fset", W_Property)
def property_fset(w_property):
    return w_property.w_set


@getter(property_type, "fdel", W_Property)
def property_fdel(w_property):
    return w_property.w_delete


@getter(property_type, "__doc__", W_Property)
def property_doc(w_property):
    return w_property.w_doc


@setter(property_type, "__doc__", W_Property, W_Root)
def set_property_doc(w_property, w_doc):
    w_property.w_doc = w_doc


@getter(property_type, "__isabstractmethod__", W_Property)
def property_is_abstract(w_property):
    for w_function in [w_property.w_get, w_property.w_set, w_property.w_delete]:
        if is_abstract(w_function).is_true():
            return w_True
    return w_False


@descriptor_get(property_type, W_Property)
def property_get(w_property, w_object, w_type):
    return w_property.read(w_object)


@method(property_type, "__set__", W_Property, W_Root, W_Root)
def property_set(w_property, w_object, w_value):
    w_property.write(w_object, w_value)


@method(property_type, "__delete__", W_Property, W_Root)
def property_delete(w_property, w_object):
    w_property.remove(w_object)


# -- staticmethod and classmethod

staticmethod_type = W_StaticMethod.w_class
classmethod_type = W_ClassMethod.w_class


W_UserStaticMethod = user_class(W_StaticMethod)
W_UserClassMethod = user_class(W_ClassMethod)


@static(staticmethod_type, "__new__", W_Type, AnyArguments)
def staticmethod_new(w_type, arguments):
    if w_type is staticmethod_type:
        return W_StaticMethod(w_None)
    w_method = W_UserStaticMethod(w_None)
    w_method.init_map(w_type.root_map)
    return w_method


@method(staticmethod_type, "__init__", W_StaticMethod, W_Root)
def staticmethod_init(w_method, w_function):
    w_method.w_function = w_function


@getter(staticmethod_type, "__func__", W_StaticMethod)
def staticmethod_func(w_method):
    return w_method.w_function


@getter(staticmethod_type, "__wrapped__", W_StaticMethod)
def staticmethod_wrapped(w_method):
    return w_method.w_function


@method(staticmethod_type, "__call__", W_StaticMethod, AnyArguments)
def staticmethod_call(w_method, arguments):
    return w_method.w_function.call_arguments(arguments)


@descriptor_get(staticmethod_type, W_StaticMethod)
def staticmethod_get(w_method, w_object, w_type):
    return w_method.w_function


@getter(staticmethod_type, "__isabstractmethod__", W_StaticMethod)
def staticmethod_is_abstract(w_method):
    return is_abstract(w_method.w_function)


def is_abstract(w_function):
    return attributes.get_or_none(w_function, "__isabstractmethod__") or w_False


@static(classmethod_type, "__new__", W_Type, AnyArguments)
def classmethod_new(w_type, arguments):
    if w_type is classmethod_type:
        return W_ClassMethod(w_None)
    w_method = W_UserClassMethod(w_None)
    w_method.init_map(w_type.root_map)
    return w_method


@method(classmethod_type, "__init__", W_ClassMethod, W_Root)
def classmethod_init(w_method, w_function):
    w_method.w_function = w_function


@getter(classmethod_type, "__func__", W_ClassMethod)
def classmethod_func(w_method):
    return w_method.w_function


@getter(classmethod_type, "__wrapped__", W_ClassMethod)
def classmethod_wrapped(w_method):
    return w_method.w_function


@descriptor_get(classmethod_type, W_ClassMethod)
def classmethod_get(w_method, w_object, w_type):
    if w_type is None:
        w_type = w_object.type()
    return w_method.bind(w_object, w_type)


@getter(classmethod_type, "__isabstractmethod__", W_ClassMethod)
def classmethod_is_abstract(w_method):
    return is_abstract(w_method.w_function)


def _forward(name):
    """What a function says of itself, its wrappers say, too."""
    def get_staticmethod(w_method):
        return attributes.get(w_method.w_function, name)

    def get_classmethod(w_method):
        return attributes.get(w_method.w_function, name)
    getter(staticmethod_type, name, W_StaticMethod)(get_staticmethod)
    getter(classmethod_type, name, W_ClassMethod)(get_classmethod)


for _name in ("__name__", "__qualname__", "__module__", "__doc__", "__annotations__"):
    _forward(_name)


# -- super

class W_Super(W_Root):
    """Looks attributes up behind `w_start` in the order of `w_type`; None: it is not bound."""
    _immutable_fields_ = ["w_start", "w_self", "w_type"]

    def __init__(self, w_start, w_self, w_type):
        self.w_start = w_start
        self.w_self = w_self
        self.w_type = w_type

    def bind(self, w_object, w_type):
        if w_object is None or self.w_type is not None:
            return self
        return bound_super(self.w_start, w_object)


super_type = builtin_type("super")
W_Super.w_class = super_type


@static(super_type, "__new__", W_Type, optional(W_Root), optional(W_Root))
def super_new(w_type, w_start, w_self):
    if w_start is None:
        raise runtime_error("super(): no arguments")
    if not isinstance(w_start, W_Type):
        raise type_error("super() argument 1 must be a type, not %s"
                         % w_start.type_name())
    jit.promote(w_start)        # of `super()` it comes out of a cell
    if w_self is None or w_self is w_None:
        return W_Super(w_start, w_None, None)
    return bound_super(w_start, w_self)


def bound_super(w_start, w_self):
    if isinstance(w_self, W_Type) and w_self.is_subtype(w_start):
        return W_Super(w_start, w_self, w_self)
    if not w_self.type().is_subtype(w_start):
        raise type_error("super(type, obj): obj must be an instance or subtype of type")
    return W_Super(w_start, w_self, w_self.type())


@method(super_type, "__getattribute__", W_Super, str)
def super_getattribute(w_super, name):
    w_self = w_super.w_self
    w_type = w_super.w_type
    if w_type is not None and name != "__class__":
        w_value = w_type.lookup_after(w_super.w_start, name)
        if w_value is not None:
            if w_self is w_type:
                return w_value.bind(None, w_type)
            return w_value.bind(w_self, w_type)
    w_value = attributes.find(w_super, super_type, name)
    if w_value is None:
        raise attribute_error("'super' object has no attribute '%s'" % name)
    return w_value


@getter(super_type, "__self__", W_Super)
def super_self(w_super):
    return w_super.w_self


@getter(super_type, "__thisclass__", W_Super)
def super_class(w_super):
    return w_super.w_start


@getter(super_type, "__self_class__", W_Super)
def super_self_class(w_super):
    return w_super.w_type or w_None
