"""_functools: partial."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.arguments import Arguments
from langs.python_subset.vm.dictobject import W_Dict, attributes_dict, new_str_dict
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, ModuleTable, getter, method, static)
from langs.python_subset.vm.modules.module_class import W_Attributed, attributed_class
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import enter_repr, leave_repr, repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types.object_type import qualified_name
from langs.python_subset.vm.values import W_Str, W_Tuple, w_None

FUNCTOOLS = ModuleTable("_functools")


class W_Partial(W_Attributed):
    def __init__(self, w_type, w_function, args_w, names, values_w):
        self.init_map(w_type.root_map)
        self.w_function = w_function
        self.args_w = args_w
        self.names = names              # of keywords, with values_w
        self.values_w = values_w

    def call_with(self, arguments):
        args_w = arguments.args_w
        if len(self.args_w) > 0:
            args_w = joined(self.args_w, args_w)
        if len(self.names) == 0:
            if len(arguments.names) == 0:
                return self.w_function.call_args(args_w)
            return self.w_function.call_arguments(
                Arguments(args_w, arguments.names, arguments.values_w))
        names, values_w = merged(self.names, self.values_w,
                                 arguments.names, arguments.values_w)
        return self.w_function.call_arguments(Arguments(args_w, names, values_w))

    def keywords(self):
        w_keywords = new_str_dict()
        for i in range(len(self.names)):
            w_keywords.set_str(self.names[i], self.values_w[i])
        return w_keywords


partial_type = attributed_class(FUNCTOOLS, "partial", W_Partial, "functools")
add_class_getitem(partial_type)


@jit.look_inside_iff(lambda first_w, then_w: jit.isconstant(len(then_w)))
def joined(first_w, then_w):
    count = jit.promote(len(first_w))
    result_w = [None] * (count + len(then_w))
    for i in range(count):
        result_w[i] = first_w[i]
    for i in range(len(then_w)):
        result_w[count + i] = then_w[i]
    return result_w


@jit.dont_look_inside
def merged(names, values_w, more, more_w):
    """Keywords, of which those that come later take the place of earlier ones."""
    result = names[:]
    result_w = values_w[:]
    for i in range(len(more)):
        for j in range(len(names)):
            if names[j] == more[i]:
                result_w[j] = more_w[i]
                break
        else:
            result = result + [more[i]]
            result_w = result_w + [more_w[i]]
    return result[:], result_w[:]


@static(partial_type, "__new__", W_Type, AnyArguments)
def partial_new(w_type, arguments):
    args_w = arguments.args_w
    if len(args_w) == 0:
        raise type_error("type 'partial' takes at least one argument")
    w_function = args_w[0]
    if w_function.type().lookup("__call__") is None:
        raise type_error("the first argument must be callable")
    args_w = args_w[1:]
    names, values_w = arguments.names, arguments.values_w
    if type(w_function) is W_Partial and w_function.type() is partial_type and (
            len(w_function.own_names()) == 0):
        args_w = joined(w_function.args_w, args_w)
        names, values_w = merged(w_function.names, w_function.values_w, names, values_w)
        w_function = w_function.w_function
    return W_Partial(w_type, w_function, args_w, names, values_w)


@method(partial_type, "__call__", W_Partial, AnyArguments)
def partial_call(w_partial, arguments):
    return w_partial.call_with(arguments)


@getter(partial_type, "func", W_Partial)
def partial_func(w_partial):
    return w_partial.w_function


@getter(partial_type, "args", W_Partial)
def partial_args(w_partial):
    return W_Tuple(w_partial.args_w[:])


@getter(partial_type, "keywords", W_Partial)
def partial_keywords(w_partial):
    """A copy; CPython gives the dict itself."""
    return w_partial.keywords()


@method(partial_type, "__repr__", W_Partial)
def partial_repr(w_partial):
    if not enter_repr(w_partial):
        return W_Str("...")
    try:
        parts = [repr_of(w_partial.w_function)]
        for w_value in w_partial.args_w:
            parts.append(repr_of(w_value))
        for i in range(len(w_partial.names)):
            parts.append("%s=%s" % (w_partial.names[i], repr_of(w_partial.values_w[i])))
        return W_Str("%s(%s)" % (qualified_name(w_partial.type()), ", ".join(parts)))
    finally:
        leave_repr()


@method(partial_type, "__reduce__", W_Partial)
def partial_reduce(w_partial):
    w_attributes = w_None
    if len(w_partial.own_names()) > 0:
        w_attributes = attributes_dict(w_partial)
    w_state = W_Tuple([w_partial.w_function, W_Tuple(w_partial.args_w[:]),
                       w_partial.keywords(), w_attributes])
    return W_Tuple([w_partial.type(), W_Tuple([w_partial.w_function]), w_state])


@method(partial_type, "__setstate__", W_Partial, W_Root)
def partial_setstate(w_partial, w_state):
    if not isinstance(w_state, W_Tuple) or len(w_state.items_w) != 4:
        raise type_error("invalid partial state")
    w_function, w_args, w_keywords, w_attributes = unpacked(w_state)
    if w_function.type().lookup("__call__") is None or (
            not isinstance(w_args, W_Tuple) or not (
                isinstance(w_keywords, W_Dict) or w_keywords is w_None)):
        raise type_error("invalid partial state")
    w_partial.w_function = w_function
    w_partial.args_w = w_args.items_w[:]
    w_partial.names, w_partial.values_w = [], []
    if isinstance(w_keywords, W_Dict):
        w_partial.names, w_partial.values_w = w_keywords.keywords()
    if isinstance(w_attributes, W_Dict):
        names, values_w = w_attributes.keywords()
        for i in range(len(names)):
            w_partial.map_write(names[i], values_w[i])


def unpacked(w_tuple):
    items_w = w_tuple.items_w
    return items_w[0], items_w[1], items_w[2], items_w[3]
