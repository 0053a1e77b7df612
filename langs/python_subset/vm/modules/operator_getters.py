"""_operator: itemgetter, attrgetter and methodcaller."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm import attributes, items
from langs.python_subset.vm.arguments import Arguments
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import AnyArguments, ModuleTable, method, static
from langs.python_subset.vm.importing import import_from, import_module
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import W_Str, W_Tuple

OPERATOR = ModuleTable("_operator")


class W_Getter(W_Root):
    """A function of one argument."""

    def get(self, w_object):
        raise NotImplementedError

    def call1(self, w_object):
        return self.get(w_object)

    def call_args(self, args_w):
        if len(args_w) != 1:
            raise type_error("%s expected 1 argument, got %d"
                             % (self.type().qualname, len(args_w)))
        return self.get(args_w[0])

    def call_arguments(self, arguments):
        if len(arguments.names) > 0:
            raise type_error("%s() takes no keyword arguments" % self.type().qualname)
        return self.call_args(arguments.args_w)


def getter_class(name, cls):
    w_type = cls.w_class = builtin_type(name, module_name="operator")
    OPERATOR.constant(name, w_type)

    @method(w_type, "__call__", cls, AnyArguments)
    def call(w_getter, arguments):
        return w_getter.call_arguments(arguments)
    return w_type


def no_keywords(w_type, arguments):
    if len(arguments.names) > 0:
        raise type_error("%s() takes no keyword arguments" % w_type.qualname)
    if len(arguments.args_w) == 0:
        raise type_error("%s expected 1 argument, got 0" % w_type.qualname)


def described(w_getter, values_w):
    return W_Str("%s(%s)" % (
        w_getter.type_name(), ", ".join([repr_of(w_value) for w_value in values_w])))


# -- itemgetter

class W_ItemGetter(W_Getter):
    _immutable_fields_ = ["keys_w[*]"]

    def __init__(self, keys_w):
        self.keys_w = keys_w

    @jit.unroll_safe
    def get(self, w_object):
        keys_w = self.keys_w
        if len(keys_w) == 1:
            return items.get(w_object, keys_w[0])
        count = jit.promote(len(keys_w))
        result_w = [None] * count
        for i in range(count):
            result_w[i] = items.get(w_object, keys_w[i])
        return W_Tuple(result_w)


itemgetter_type = getter_class("itemgetter", W_ItemGetter)


@static(itemgetter_type, "__new__", W_Type, AnyArguments)
def itemgetter_new(w_type, arguments):
    no_keywords(w_type, arguments)
    return W_ItemGetter(arguments.args_w[:])


@method(itemgetter_type, "__repr__", W_ItemGetter)
def itemgetter_repr(w_getter):
    return described(w_getter, w_getter.keys_w)


@method(itemgetter_type, "__reduce__", W_ItemGetter)
def itemgetter_reduce(w_getter):
    return W_Tuple([w_getter.type(), W_Tuple(w_getter.keys_w)])


# -- attrgetter

class W_AttrGetter(W_Getter):
    _immutable_fields_ = ["names_w[*]", "paths[*]"]

    def __init__(self, names_w, paths):
        self.names_w = names_w
        self.paths = paths          # the parts of each dotted name

    @jit.unroll_safe
    def get(self, w_object):
        paths = self.paths
        if len(paths) == 1:
            return attribute_at(w_object, paths[0].names)
        count = jit.promote(len(paths))
        result_w = [None] * count
        for i in range(count):
            result_w[i] = attribute_at(w_object, paths[i].names)
        return W_Tuple(result_w)


class Path(object):
    _immutable_fields_ = ["names[*]"]

    def __init__(self, names):
        self.names = names


@jit.unroll_safe
def attribute_at(w_object, names):
    for i in range(jit.promote(len(names))):
        w_object = attributes.get(w_object, jit.promote_string(names[i]))
    return w_object


attrgetter_type = getter_class("attrgetter", W_AttrGetter)


@static(attrgetter_type, "__new__", W_Type, AnyArguments)
def attrgetter_new(w_type, arguments):
    no_keywords(w_type, arguments)
    paths = []
    for w_name in arguments.args_w:
        if not isinstance(w_name, W_Str):
            raise type_error("attribute name must be a string")
        paths.append(Path(w_name.utf8.split(".")[:]))
    return W_AttrGetter(arguments.args_w[:], paths[:])


@method(attrgetter_type, "__repr__", W_AttrGetter)
def attrgetter_repr(w_getter):
    return described(w_getter, w_getter.names_w)


@method(attrgetter_type, "__reduce__", W_AttrGetter)
def attrgetter_reduce(w_getter):
    return W_Tuple([w_getter.type(), W_Tuple(w_getter.names_w)])


# -- methodcaller

class W_MethodCaller(W_Getter):
    _immutable_fields_ = ["name", "arguments"]

    def __init__(self, name, arguments):
        self.name = name
        self.arguments = arguments

    def get(self, w_object):
        w_method = attributes.get(w_object, jit.promote_string(self.name))
        arguments = self.arguments
        return w_method.call_arguments(
            Arguments(arguments.args_w[:], arguments.names, arguments.values_w))


methodcaller_type = getter_class("methodcaller", W_MethodCaller)


@static(methodcaller_type, "__new__", W_Type, AnyArguments)
def methodcaller_new(w_type, arguments):
    args_w = arguments.args_w
    if len(args_w) == 0:
        raise type_error("methodcaller needs at least one argument, the method name")
    w_name = args_w[0]
    if not isinstance(w_name, W_Str):
        raise type_error("method name must be a string")
    return W_MethodCaller(w_name.utf8,
                          Arguments(args_w[1:], arguments.names, arguments.values_w))


@method(methodcaller_type, "__repr__", W_MethodCaller)
def methodcaller_repr(w_getter):
    arguments = w_getter.arguments
    parts = [repr_of(W_Str(w_getter.name))]
    for w_value in arguments.args_w:
        parts.append(repr_of(w_value))
    for i in range(len(arguments.names)):
        parts.append("%s=%s" % (arguments.names[i], repr_of(arguments.values_w[i])))
    return W_Str("operator.methodcaller(%s)" % ", ".join(parts))


@method(methodcaller_type, "__reduce__", W_MethodCaller)
def methodcaller_reduce(w_getter):
    arguments = w_getter.arguments
    w_name = W_Str(w_getter.name)
    if len(arguments.names) == 0:
        return W_Tuple([w_getter.type(), W_Tuple([w_name] + arguments.args_w)])
    w_partial = import_from(import_module("functools"), "partial")
    w_made = w_partial.call_arguments(
        Arguments([w_getter.type(), w_name], arguments.names, arguments.values_w))
    return W_Tuple([w_made, W_Tuple(arguments.args_w[:])])
