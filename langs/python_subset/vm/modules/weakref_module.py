"""_weakref: references that do not keep their objects alive."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import compute_unique_id

from langs.python_subset.vm import attributes
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.errors import GuestError, kind, type_error
from langs.python_subset.vm.finalizers import PENDING, W_Reference, add_callback
from langs.python_subset.vm.gateway import (
    AnyArguments, ModuleTable, Rest, getter, method, optional, static)
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.operators import COMPARE, hash_of, identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import w_repr_of, w_str_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Int, W_Integer, W_Str, W_Tuple, w_None, w_NotImplemented, wrap_bool)

WEAKREF = ModuleTable("_weakref")
REFERENCE_ERROR = kind("ReferenceError")

reference_type = builtin_type("ReferenceType", subclassable=True)
reference_type.module_name = "weakref"
W_Reference.w_class = reference_type
W_UserReference = user_class(W_Reference)
add_class_getitem(reference_type)
for _name in ("ref", "ReferenceType"):
    WEAKREF.constant(_name, reference_type)


def can_be_referred_to(w_object):
    """Not so the values that have no identity of their own."""
    return not (isinstance(w_object, W_Integer) or isinstance(w_object, W_Str) or
                isinstance(w_object, W_Tuple) or w_object is w_None)


def check_target(w_object):
    if not (can_be_referred_to(w_object) or w_object.has_attributes()):
        raise type_error("cannot create weak reference to '%s' object"
                         % w_object.type_name())


def callback_of(w_callback):
    if w_callback is w_None:
        return None
    return w_callback


@static(reference_type, "__new__", W_Type, W_Root, optional(W_Root))
def reference_new(w_type, w_object, w_callback):
    check_target(w_object)
    w_callback = callback_of(w_callback)
    if w_type is reference_type:
        w_reference = W_Reference(w_object, w_callback)
    else:
        w_reference = W_UserReference(w_object, w_callback)
        w_reference.init_map(w_type.root_map)
    if w_callback is not None:
        add_callback(w_object, w_reference)
    return w_reference


@method(reference_type, "__init__", W_Reference, AnyArguments)
def reference_init(w_reference, arguments):
    pass


@method(reference_type, "__call__", W_Reference)
def reference_call(w_reference):
    return w_reference.target() or w_None


@getter(reference_type, "__callback__", W_Reference)
def reference_callback(w_reference):
    return w_reference.w_callback or w_None


@method(reference_type, "__hash__", W_Reference)
def reference_hash(w_reference):
    if w_reference.hash == -1:
        w_object = w_reference.target()
        if w_object is None:
            raise type_error("weak object has gone away")
        w_reference.hash = hash_of(w_object)
    return W_Int(w_reference.hash)


@method(reference_type, "__eq__", W_Reference, W_Root)
def reference_eq(w_reference, w_other):
    if not isinstance(w_other, W_Reference):
        return w_NotImplemented
    w_left = w_reference.target()
    w_right = w_other.target()
    if w_left is None or w_right is None:
        return wrap_bool(w_reference is w_other)
    return COMPARE["EQ"](w_left, w_right)


@method(reference_type, "__ne__", W_Reference, W_Root)
def reference_ne(w_reference, w_other):
    if not isinstance(w_other, W_Reference):
        return w_NotImplemented
    return wrap_bool(not reference_eq(w_reference, w_other).is_true())


@method(reference_type, "__repr__", W_Reference)
def reference_repr(w_reference):
    w_object = w_reference.target()
    if w_object is None:
        return W_Str("<weakref at 0x%x; dead>" % identity_hash(w_reference))
    return W_Str("<weakref at 0x%x; to '%s' at 0x%x>" % (
        identity_hash(w_reference), w_object.type_name(), identity_hash(w_object)))


@WEAKREF.function("getweakrefcount", W_Root)
def getweakrefcount(w_object):
    return W_Int(len(references_to(w_object)))


@WEAKREF.function("getweakrefs", W_Root)
def getweakrefs(w_object):
    return new_list(references_to(w_object)[:])


def references_to(w_object):
    """Of those with callbacks: others are not kept track of."""
    found_w = []
    for reference in PENDING.callbacks.get(compute_unique_id(w_object), []):
        w_reference = reference()
        if w_reference is not None:
            found_w.append(w_reference)
    return found_w


@WEAKREF.function("_remove_dead_weakref", W_Root, W_Root)
def remove_dead_weakref(w_dict, w_key):
    w_reference = w_dict.type().lookup("get").call_with1(w_dict, w_key)
    if isinstance(w_reference, W_Reference) and w_reference.target() is None:
        w_dict.type().lookup("__delitem__").call_with1(w_dict, w_key)


# -- proxies

class W_Proxy(W_Reference):
    """Stands for its object in every operation."""

    def object(self):
        w_object = self.target()
        if w_object is None:
            raise GuestError(None, REFERENCE_ERROR,
                             "weakly-referenced object no longer exists")
        return w_object

    def is_true(self):
        return self.object().is_true()


class W_CallableProxy(W_Proxy):
    pass


proxy_type = W_Proxy.w_class = builtin_type("weakproxy")
callable_proxy_type = W_CallableProxy.w_class = builtin_type("weakcallableproxy")
WEAKREF.constant("ProxyType", proxy_type)
WEAKREF.constant("CallableProxyType", callable_proxy_type)


@WEAKREF.function("proxy", W_Root, optional(W_Root))
def proxy(w_object, w_callback):
    check_target(w_object)
    w_callback = callback_of(w_callback)
    if w_object.type().lookup("__call__") is not None:
        w_proxy = W_CallableProxy(w_object, w_callback)
    else:
        w_proxy = W_Proxy(w_object, w_callback)
    if w_callback is not None:
        add_callback(w_object, w_proxy)
    return w_proxy


def unwrapped(w_value):
    if isinstance(w_value, W_Proxy):
        return w_value.object()
    return w_value


OPERATORS = """
    __add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __divmod__ __pow__ __lshift__
    __rshift__ __and__ __xor__ __or__ __matmul__
    __radd__ __rsub__ __rmul__ __rtruediv__ __rfloordiv__ __rmod__ __rdivmod__ __rpow__
    __rlshift__ __rrshift__ __rand__ __rxor__ __ror__ __rmatmul__
    __iadd__ __isub__ __imul__ __itruediv__ __ifloordiv__ __imod__ __ipow__ __ilshift__
    __irshift__ __iand__ __ixor__ __ior__ __imatmul__
    __neg__ __pos__ __abs__ __invert__ __int__ __float__ __index__ __bytes__ __len__
    __getitem__ __setitem__ __delitem__ __contains__ __iter__ __next__ __reversed__
    __lt__ __le__ __eq__ __ne__ __gt__ __ge__""".split()


def _forward(name):
    def forwarded(w_proxy, args_w):
        w_object = w_proxy.object()
        w_method = w_object.type().lookup(name)
        if w_method is None:
            if name == "__getitem__" or name == "__len__":
                raise type_error("object of type '%s' has no %s" % (w_object.type_name(), name))
            return w_NotImplemented
        return w_method.call_with_args(w_object, [unwrapped(w_arg) for w_arg in args_w])
    for w_type in (proxy_type, callable_proxy_type):
        method(w_type, name, W_Proxy, Rest)(forwarded)


for _name in OPERATORS:
    _forward(_name)


def _define(w_type):
    @method(w_type, "__getattribute__", W_Proxy, str)
    def proxy_getattribute(w_proxy, name):
        return attributes.get(w_proxy.object(), name)

    @method(w_type, "__setattr__", W_Proxy, str, W_Root)
    def proxy_setattr(w_proxy, name, w_value):
        attributes.set(w_proxy.object(), name, w_value)

    @method(w_type, "__delattr__", W_Proxy, str)
    def proxy_delattr(w_proxy, name):
        attributes.delete(w_proxy.object(), name)

    @method(w_type, "__str__", W_Proxy)
    def proxy_str(w_proxy):
        return w_str_of(w_proxy.object())

    @method(w_type, "__repr__", W_Proxy)
    def proxy_repr(w_proxy):
        w_object = w_proxy.target()
        if w_object is None:
            return W_Str("<weakproxy at 0x%x; dead>" % identity_hash(w_proxy))
        return w_repr_of(w_object)

    @method(w_type, "__bool__", W_Proxy)
    def proxy_bool(w_proxy):
        return wrap_bool(w_proxy.is_true())

    w_type.dict["__hash__"] = w_None


_define(proxy_type)
_define(callable_proxy_type)


@method(callable_proxy_type, "__call__", W_Proxy, AnyArguments)
def proxy_call(w_proxy, arguments):
    return w_proxy.object().call_arguments(arguments)
