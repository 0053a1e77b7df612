"""_contextvars: variables of a context; there is one context at a time."""
from __future__ import absolute_import

from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.errors import (
    GuestError, kind, runtime_error, type_error, value_error)
from langs.python_subset.vm.gateway import (
    AnyArguments, ModuleTable, getter, method, optional, static)
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.operators import identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of, str_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None, wrap_bool

CONTEXTVARS = ModuleTable("_contextvars")
LOOKUP_ERROR = kind("LookupError")
KEY_ERROR = kind("KeyError")


class W_Context(W_Root):
    def __init__(self, values_w):
        self.values_w = values_w        # W_ContextVar -> value
        self.is_entered = False


class W_ContextVar(W_Root):
    def __init__(self, name, w_default):
        self.name = name
        self.w_default = w_default      # or None


class W_Token(W_Root):
    """What a variable was before it was set."""

    def __init__(self, w_context, w_var, w_old):
        self.w_context = w_context
        self.w_var = w_var
        self.w_old = w_old              # or None
        self.is_used = False


class W_Missing(W_Root):
    pass


context_type = W_Context.w_class = builtin_type("Context")
var_type = W_ContextVar.w_class = builtin_type("ContextVar")
token_type = W_Token.w_class = builtin_type("Token")
W_Missing.w_class = builtin_type("Missing")
for _w_type in (context_type, var_type, token_type):
    _w_type.module_name = "_contextvars"
    CONTEXTVARS.constant(_w_type.name, _w_type)
add_class_getitem(var_type)
add_class_getitem(token_type)
w_missing = W_Missing()
token_type.dict["MISSING"] = w_missing


class Current(object):
    def __init__(self):
        self.w_context = W_Context({})


CURRENT = Current()


@CONTEXTVARS.function("copy_context")
def copy_context():
    return W_Context(CURRENT.w_context.values_w.copy())


# -- variables

@static(var_type, "__new__", W_Type, AnyArguments)
def var_new(w_type, arguments):
    if len(arguments.args_w) != 1:
        raise type_error("ContextVar() takes exactly 1 positional argument (%d given)"
                         % len(arguments.args_w))
    w_default = None
    for i in range(len(arguments.names)):
        if arguments.names[i] != "default":
            raise type_error("'%s' is an invalid keyword argument for ContextVar()"
                             % arguments.names[i])
        w_default = arguments.values_w[i]
    return W_ContextVar(str_of(arguments.args_w[0]), w_default)


@getter(var_type, "name", W_ContextVar)
def var_name(w_var):
    return W_Str(w_var.name)


@method(var_type, "get", W_ContextVar, optional(W_Root))
def var_get(w_var, w_default):
    w_value = CURRENT.w_context.values_w.get(w_var, None)
    if w_value is None:
        w_value = w_default or w_var.w_default
        if w_value is None:
            raise GuestError(None, LOOKUP_ERROR, None, w_var)
    return w_value


@method(var_type, "set", W_ContextVar, W_Root)
def var_set(w_var, w_value):
    w_context = CURRENT.w_context
    w_token = W_Token(w_context, w_var, w_context.values_w.get(w_var, None))
    w_context.values_w[w_var] = w_value
    return w_token


@method(var_type, "reset", W_ContextVar, W_Token)
def var_reset(w_var, w_token):
    if w_token.is_used:
        raise runtime_error("%s has already been used once" % repr_of(w_token))
    if w_token.w_var is not w_var:
        raise value_error("%s was created by a different ContextVar" % repr_of(w_token))
    if w_token.w_context is not CURRENT.w_context:
        raise value_error("%s was created in a different Context" % repr_of(w_token))
    w_token.is_used = True
    if w_token.w_old is None:
        if w_var in CURRENT.w_context.values_w:
            del CURRENT.w_context.values_w[w_var]
    else:
        CURRENT.w_context.values_w[w_var] = w_token.w_old


@method(var_type, "__repr__", W_ContextVar)
def var_repr(w_var):
    return W_Str("<ContextVar name=%s at 0x%x>" % (repr_of(W_Str(w_var.name)),
                                                  identity_hash(w_var)))


@getter(token_type, "var", W_Token)
def token_var(w_token):
    return w_token.w_var


@getter(token_type, "old_value", W_Token)
def token_old(w_token):
    return w_token.w_old or w_missing


# -- contexts

@static(context_type, "__new__", W_Type)
def context_new(w_type):
    return W_Context({})


@method(context_type, "copy", W_Context)
def context_copy(w_context):
    return W_Context(w_context.values_w.copy())


@method(context_type, "run", W_Context, W_Root, AnyArguments)
def context_run(w_context, w_function, arguments):
    if w_context.is_entered:
        raise runtime_error("cannot enter context: %s is already entered" % repr_of(w_context))
    w_before = CURRENT.w_context
    CURRENT.w_context = w_context
    w_context.is_entered = True
    try:
        return w_function.call_arguments(arguments)
    finally:
        w_context.is_entered = False
        CURRENT.w_context = w_before


@method(context_type, "__getitem__", W_Context, W_ContextVar)
def context_getitem(w_context, w_var):
    w_value = w_context.values_w.get(w_var, None)
    if w_value is None:
        raise GuestError(None, KEY_ERROR, None, w_var)
    return w_value


@method(context_type, "get", W_Context, W_ContextVar, optional(W_Root))
def context_get(w_context, w_var, w_default):
    return w_context.values_w.get(w_var, None) or w_default or w_None


@method(context_type, "__contains__", W_Context, W_ContextVar)
def context_contains(w_context, w_var):
    return wrap_bool(w_var in w_context.values_w)


@method(context_type, "__len__", W_Context)
def context_len(w_context):
    return W_Int(len(w_context.values_w))


def variables(w_context):
    found_w = []
    for w_var in w_context.values_w.keys():
        found_w.append(w_var)
    return found_w[:]


@method(context_type, "__iter__", W_Context)
def context_iter(w_context):
    return get_iterator(new_list(variables(w_context)))


@method(context_type, "keys", W_Context)
def context_keys(w_context):
    return new_list(variables(w_context))


@method(context_type, "values", W_Context)
def context_values(w_context):
    return new_list([w_context.values_w[w_var] for w_var in w_context.values_w.keys()])


@method(context_type, "items", W_Context)
def context_items(w_context):
    return new_list([W_Tuple([w_var, w_context.values_w[w_var]])
                     for w_var in w_context.values_w.keys()])
