"""`list[int]` and `int | None`: values that annotations evaluate to."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, items
from langs.python_subset.vm.classchecks import is_instance_of_any, is_subclass_of_any
from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.errors import ATTRIBUTE_ERROR, GuestError, TYPE_ERROR, type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, class_method, getter, method, optional, static)
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.operators import BINARY, equal, hash_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.tupleobject import tuple_type
from langs.python_subset.vm.typeobject import W_Type, builtin_type, w_type_type
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Int, W_None, W_Str, W_Tuple, w_Ellipsis, w_NotImplemented, w_None, w_True,
    wrap_bool)


class W_GenericAlias(W_Root):
    """A class with type arguments; answers for the class otherwise. `*tuple[int, ...]` is
    an unpacked one."""
    _immutable_fields_ = ["w_origin", "args_w[*]", "is_unpacked"]

    def __init__(self, w_origin, args_w, is_unpacked=False):
        self.w_origin = w_origin
        self.args_w = args_w
        self.is_unpacked = is_unpacked

    def call_args(self, args_w):
        return self.made(self.w_origin.call_args(args_w))

    def call_arguments(self, arguments):
        return self.made(self.w_origin.call_arguments(arguments))

    def made(self, w_object):
        """An instance knows the alias that made it, if it has attributes."""
        if w_object.has_attributes():
            try:
                attributes.set(w_object, "__orig_class__", self)
            except GuestError as error:
                if not (error.matches(ATTRIBUTE_ERROR) or error.matches(TYPE_ERROR)):
                    raise
        return w_object


class W_Union(W_Root):
    """One of several classes."""
    _immutable_fields_ = ["args_w[*]"]

    def __init__(self, args_w):
        self.args_w = args_w


generic_alias_type = builtin_type("GenericAlias", subclassable=True)
generic_alias_type.module_name = "types"
union_type = builtin_type("UnionType")
union_type.module_name = "types"
W_GenericAlias.w_class = generic_alias_type
W_Union.w_class = union_type
W_UserGenericAlias = user_class(W_GenericAlias)

# all other attributes are those of the class that has got arguments
OWN_NAMES = {"__origin__": None, "__args__": None, "__mro_entries__": None,
             "__class__": None, "__parameters__": None, "__unpacked__": None,
             "__typing_unpacked_tuple_args__": None,
             "__reduce__": None, "__reduce_ex__": None, "__copy__": None,
             "__deepcopy__": None}


def type_arguments(w_index):
    if isinstance(w_index, W_Tuple):
        return w_index.items_w
    return [w_index]


def describe(w_argument):
    """How a type argument is shown inside the repr."""
    if w_argument is w_Ellipsis:
        return "..."
    if isinstance(w_argument, W_Type):
        if w_argument.module_name == "builtins":
            return w_argument.qualname
        return "%s.%s" % (w_argument.module_name, w_argument.qualname)
    return repr_of(w_argument)


def add_class_getitem(w_type):
    """Lets a builtin class take type arguments (at import time)."""
    @class_method(w_type, "__class_getitem__", W_Root, W_Root)
    def class_getitem(w_class, w_index):
        return W_GenericAlias(w_class, type_arguments(w_index)[:])


@static(generic_alias_type, "__new__", W_Type, W_Root, W_Root, optional(W_Root))
def alias_new(w_type, w_origin, w_args, w_is_unpacked):
    """The third argument is for pickles alone."""
    args_w = type_arguments(w_args)[:]
    return new_alias(w_type, w_origin, args_w, w_is_unpacked is w_True)


def new_alias(w_type, w_origin, args_w, is_unpacked):
    if w_type is generic_alias_type:
        return W_GenericAlias(w_origin, args_w, is_unpacked)
    w_alias = W_UserGenericAlias(w_origin, args_w, is_unpacked)
    w_alias.init_map(w_type.root_map)
    return w_alias


@method(generic_alias_type, "__iter__", W_GenericAlias)
def alias_iter(w_alias):
    return get_iterator(W_Tuple([
        new_alias(w_alias.type(), w_alias.w_origin, w_alias.args_w, True)]))


@method(generic_alias_type, "__repr__", W_GenericAlias)
def alias_repr(w_alias):
    return W_Str("%s%s[%s]" % (
        "*" if w_alias.is_unpacked else "", describe(w_alias.w_origin),
        ", ".join([describe(w_arg) for w_arg in w_alias.args_w]) or "()"))


@method(generic_alias_type, "__call__", W_GenericAlias, AnyArguments)
def alias_call(w_alias, arguments):
    return w_alias.call_arguments(arguments)


@method(generic_alias_type, "__getattribute__", W_GenericAlias, str)
def alias_getattribute(w_alias, name):
    if name in OWN_NAMES:
        w_value = attributes.find(w_alias, w_alias.type(), name)
        if w_value is None:
            raise attributes.no_attribute(w_alias, name)
        return w_value
    return attributes.get(w_alias.w_origin, name)


@getter(generic_alias_type, "__origin__", W_GenericAlias)
def alias_origin(w_alias):
    return w_alias.w_origin


@getter(generic_alias_type, "__args__", W_GenericAlias)
def alias_args(w_alias):
    return W_Tuple(w_alias.args_w)


@getter(generic_alias_type, "__parameters__", W_GenericAlias)
def alias_parameters(w_alias):
    return W_Tuple(parameters_in(w_alias.args_w))


@getter(generic_alias_type, "__unpacked__", W_GenericAlias)
def alias_unpacked(w_alias):
    return wrap_bool(w_alias.is_unpacked)


@getter(generic_alias_type, "__typing_unpacked_tuple_args__", W_GenericAlias)
def alias_unpacked_args(w_alias):
    if w_alias.is_unpacked and w_alias.w_origin is tuple_type:
        return W_Tuple(w_alias.args_w)
    return w_None


def parameters_in(args_w):
    """The type variables in type arguments, each once."""
    found_w = []
    for w_arg in args_w:
        if attribute_of(w_arg, "__typing_subst__") is not None:
            add_once(found_w, w_arg)
        else:
            for w_inner in inner_parameters(w_arg):
                add_once(found_w, w_inner)
    return found_w[:]


def attribute_of(w_arg, name):
    """None also of a class, whose attributes are those of its instances, and for None."""
    if isinstance(w_arg, W_Type):
        return None
    w_value = attributes.get_or_none(w_arg, name)
    return None if w_value is w_None else w_value


def inner_parameters(w_arg):
    w_parameters = attribute_of(w_arg, "__parameters__")
    return w_parameters.items_w if isinstance(w_parameters, W_Tuple) else NO_PARAMETERS


NO_PARAMETERS = []


def add_once(found_w, w_value):
    for w_other in found_w:
        if w_other is w_value:
            return
    found_w.append(w_value)


@method(generic_alias_type, "__getitem__", W_GenericAlias, W_Root)
def alias_getitem(w_alias, w_index):
    return new_alias(w_alias.type(), w_alias.w_origin,
                     with_arguments(w_alias, w_alias.args_w, w_index), w_alias.is_unpacked)


def with_arguments(w_alias, args_w, w_index):
    """An alias' or union's type arguments with what it is given for its type variables."""
    parameters_w = parameters_in(args_w)
    if len(parameters_w) == 0:
        raise type_error("%s is not a generic class" % repr_of(w_alias))
    w_given = unpacked_arguments(w_index)
    for w_parameter in parameters_w:
        w_prepare = attribute_of(w_parameter, "__typing_prepare_subst__")
        if w_prepare is not None:
            w_given = w_prepare.call2(w_alias, w_given)
    given_w = type_arguments(w_given)
    if len(parameters_w) != len(given_w):
        raise type_error("Too %s arguments for %s; actual %d, expected %d" % (
            "many" if len(given_w) > len(parameters_w) else "few", repr_of(w_alias),
            len(given_w), len(parameters_w)))
    new_w = []
    for w_arg in args_w:
        w_new = substituted(w_arg, parameters_w, given_w)
        w_is_variadic = attribute_of(w_arg, "__typing_is_unpacked_typevartuple__")
        if w_is_variadic is not None and truth(w_is_variadic) and isinstance(w_new, W_Tuple):
            new_w.extend(w_new.items_w)
        else:
            new_w.append(w_new)
    return new_w[:]


def unpacked_arguments(w_index):
    """What stands between the brackets; those of `*tuple[int, str]` each for itself."""
    args_w = []
    for w_arg in type_arguments(w_index):
        w_inner = attribute_of(w_arg, "__typing_unpacked_tuple_args__")
        if isinstance(w_inner, W_Tuple) and not ends_open(w_inner.items_w):
            args_w.extend(w_inner.items_w)
        else:
            args_w.append(w_arg)
    return W_Tuple(args_w[:])


def ends_open(args_w):
    return len(args_w) > 0 and args_w[len(args_w) - 1] is w_Ellipsis


def substituted(w_arg, parameters_w, given_w):
    """A type argument with `given_w` in the place of the variables."""
    index = position_of(w_arg, parameters_w)
    if index >= 0:
        return attributes.get(w_arg, "__typing_subst__").call1(given_w[index])
    inner_w = inner_parameters(w_arg)
    if len(inner_w) == 0:
        return w_arg
    args_w = []
    for w_inner in inner_w:
        index = position_of(w_inner, parameters_w)
        w_new = given_w[index] if index >= 0 else w_inner
        if index >= 0 and isinstance(w_new, W_Tuple) and is_variadic(w_inner):
            args_w.extend(w_new.items_w)
        else:
            args_w.append(w_new)
    return items.get(w_arg, W_Tuple(args_w[:]))


def position_of(w_parameter, parameters_w):
    for i in range(len(parameters_w)):
        if w_parameter is parameters_w[i]:
            return i
    return -1


def is_variadic(w_parameter):
    """A TypeVarTuple, which `*` can stand before."""
    return w_parameter.type().lookup("__iter__") is not None


@method(generic_alias_type, "__reduce__", W_GenericAlias)
def alias_reduce(w_alias):
    args_w = [w_alias.w_origin, W_Tuple(w_alias.args_w)]
    if w_alias.is_unpacked:
        args_w.append(w_True)
    return W_Tuple([w_alias.type(), W_Tuple(args_w[:])])


@method(generic_alias_type, "__instancecheck__", W_GenericAlias, W_Root)
def alias_instance_check(w_alias, w_object):
    raise type_error("isinstance() argument 2 cannot be a parameterized generic")


@method(generic_alias_type, "__subclasscheck__", W_GenericAlias, W_Root)
def alias_subclass_check(w_alias, w_class):
    raise type_error("issubclass() argument 2 cannot be a parameterized generic")


@method(generic_alias_type, "__mro_entries__", W_GenericAlias, W_Root)
def alias_mro_entries(w_alias, w_bases):
    return W_Tuple([w_alias.w_origin])


def same_arguments(left_w, right_w):
    if len(left_w) != len(right_w):
        return False
    for i in range(len(left_w)):
        if not equal(left_w[i], right_w[i]):
            return False
    return True


@method(generic_alias_type, "__eq__", W_GenericAlias, W_Root)
def alias_eq(w_alias, w_other):
    if not isinstance(w_other, W_GenericAlias):
        return w_NotImplemented
    return wrap_bool(w_alias.w_origin is w_other.w_origin and
                     w_alias.is_unpacked == w_other.is_unpacked and
                     same_arguments(w_alias.args_w, w_other.args_w))


@method(generic_alias_type, "__hash__", W_GenericAlias)
def alias_hash(w_alias):
    return W_Int(hash_of(w_alias.w_origin) ^ hash_of(W_Tuple(w_alias.args_w)))


# -- unions

def members(w_value):
    if isinstance(w_value, W_Union):
        return w_value.args_w
    if isinstance(w_value, W_None):
        return [w_value.type()]
    return [w_value]


def is_type_like(w_value):
    return (isinstance(w_value, W_Type) or isinstance(w_value, W_GenericAlias) or
            isinstance(w_value, W_Union) or isinstance(w_value, W_None))


def has_equal(values_w, w_value):
    for w_one in values_w:
        if equal(w_one, w_value):
            return True
    return False


def union_of(w_left, w_right):
    if not (is_type_like(w_left) and is_type_like(w_right)):
        return w_NotImplemented
    args_w = []
    for w_one in members(w_left) + members(w_right):
        if not has_equal(args_w[:], w_one):
            args_w.append(w_one)
    if len(args_w) == 1:
        return args_w[0]
    return W_Union(args_w[:])


def _add_or(w_type):
    @method(w_type, "__or__", W_Root, W_Root)
    def or_(w_left, w_right):
        return union_of(w_left, w_right)

    @method(w_type, "__ror__", W_Root, W_Root)
    def ror(w_right, w_left):
        return union_of(w_left, w_right)


for _w_type in (w_type_type, generic_alias_type, union_type):
    _add_or(_w_type)


@getter(union_type, "__module__", W_Union)
def union_module(w_union):
    return W_Str("types")


@getter(union_type, "__parameters__", W_Union)
def union_parameters(w_union):
    return W_Tuple(parameters_in(w_union.args_w))


@method(union_type, "__getitem__", W_Union, W_Root)
def union_getitem(w_union, w_index):
    args_w = with_arguments(w_union, w_union.args_w, w_index)
    w_result = args_w[0]
    for i in range(1, len(args_w)):
        w_result = BINARY["OR"](w_result, args_w[i])
    return w_result


@getter(union_type, "__args__", W_Union)
def union_args(w_union):
    return W_Tuple(w_union.args_w)


@method(union_type, "__repr__", W_Union)
def union_repr(w_union):
    names = []
    for w_arg in w_union.args_w:
        names.append("None" if w_arg is w_None.w_class else describe(w_arg))
    return W_Str(" | ".join(names))


@method(union_type, "__eq__", W_Union, W_Root)
def union_eq(w_union, w_other):
    if not isinstance(w_other, W_Union):
        return w_NotImplemented
    if len(w_union.args_w) != len(w_other.args_w):
        return wrap_bool(False)
    for w_arg in w_union.args_w:
        if not has_equal(w_other.args_w, w_arg):
            return wrap_bool(False)
    return wrap_bool(True)


@method(union_type, "__hash__", W_Union)
def union_hash(w_union):
    """The same in any order."""
    result = len(w_union.args_w)
    for w_arg in w_union.args_w:
        result ^= hash_of(w_arg)
    return W_Int(result)


@method(union_type, "__instancecheck__", W_Union, W_Root)
def union_instance_check(w_union, w_object):
    return wrap_bool(is_instance_of_any(w_object, w_union.args_w))


@method(union_type, "__subclasscheck__", W_Union, W_Root)
def union_subclass_check(w_union, w_class):
    if not isinstance(w_class, W_Type):
        raise type_error("issubclass() arg 1 must be a class")
    return wrap_bool(is_subclass_of_any(w_class, w_union.args_w))
