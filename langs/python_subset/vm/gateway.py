"""Builtin functions: guest name, argument types and body in one place.

    @method(list_type, "insert", W_List, int, W_Root)
    def list_insert(w_list, index, w_item): ...

Argument types: a W_ class (checked), `int` (an index), `float`, `str` (UTF-8
of a guest str), `bool` (truth), `Rest` (all further values as a list),
`optional(type, default)`. A parameter `w_key` or `key` may also be passed as
the keyword `key`. Returning nothing returns the guest's None.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm import convert
from langs.python_subset.vm.arguments import Arguments, prepended
from langs.python_subset.vm.errors import attribute_error, type_error
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import w_None
from langs.python_subset.vm.typeobject import builtin_type


class Rest(object):
    """Marks the parameter that takes all further positional values."""


class AnyArguments(object):
    """Marks the parameter that takes an Arguments: everything as it came."""


class optional(object):
    def __init__(self, type, default=None):
        self.type = type
        self.default = default


class W_Builtin(W_Root):
    """A function of the VM. Each one is a subclass made by the gateway."""
    _immutable_fields_ = ["name", "module_name", "doc", "parameters[*]",
                          "least", "most", "owner", "w_owner", "has_self"]
    is_function = True

    def bind(self, w_object, w_type):
        if w_object is None or not self.is_function:
            return self
        return W_BoundMethod(w_object, self)

    # Calls of any value find one method here, which calls the function's own: the
    # annotator looks at all functions once, not at each place of a call.

    def call0(self):
        return self.run0()

    def call1(self, w_a):
        return self.run1(w_a)

    def call2(self, w_a, w_b):
        return self.run2(w_a, w_b)

    def call3(self, w_a, w_b, w_c):
        return self.run3(w_a, w_b, w_c)

    def call4(self, w_a, w_b, w_c, w_d):
        return self.run4(w_a, w_b, w_c, w_d)

    def call_args(self, args_w):
        return self.run_args(args_w)

    def call_arguments(self, arguments):
        return self.run_arguments(arguments)

    # What does not bind is called without the instance.

    def call_with0(self, w_self):
        return self.run1(w_self) if self.is_function else self.run0()

    def call_with1(self, w_self, w_a):
        return self.run2(w_self, w_a) if self.is_function else self.run1(w_a)

    def call_with2(self, w_self, w_a, w_b):
        return self.run3(w_self, w_a, w_b) if self.is_function else self.run2(w_a, w_b)

    def call_with_args(self, w_self, args_w):
        return self.run_args([w_self] + args_w if self.is_function else args_w)

    def run0(self):
        return self.run_args([])

    def run1(self, w_a):
        return self.run_args([w_a])

    def run2(self, w_a, w_b):
        return self.run_args([w_a, w_b])

    def run3(self, w_a, w_b, w_c):
        return self.run_args([w_a, w_b, w_c])

    def run4(self, w_a, w_b, w_c, w_d):
        return self.run_args([w_a, w_b, w_c, w_d])

    def run_args(self, args_w):
        raise NotImplementedError

    def run_arguments(self, arguments):
        if len(arguments.names) == 0:
            return self.run_args(arguments.args_w)
        return self.run_args(self._place(arguments))

    @jit.unroll_safe
    def _place(self, arguments):
        args_w = arguments.args_w
        parameters = self.parameters
        filled = [None] * len(parameters)
        if len(args_w) > len(parameters):
            raise self.wrong_count(len(args_w))
        for i in range(len(args_w)):
            filled[i] = args_w[i]
        used = len(args_w)
        for k in range(len(arguments.names)):
            name = arguments.names[k]
            position = self._position(name)
            if position < 0:
                raise type_error("%s() got an unexpected keyword argument '%s'"
                                 % (self.name, name))
            if filled[position] is not None:
                raise type_error("argument for %s() given by name ('%s') and position"
                                 % (self.name, name))
            filled[position] = arguments.values_w[k]
            if position >= used:
                used = position + 1
        for i in range(self.least):
            if filled[i] is None:
                raise type_error("%s() missing required argument '%s' (pos %d)"
                                 % (self.name, parameters[i], i + 1))
        return filled[:used]

    @jit.elidable
    def _position(self, name):
        for i in range(len(self.parameters)):
            if self.parameters[i] == name:
                return i
        return -1

    def wrong_count(self, count):
        least, most, name, full_name = self.least, self.most, self.name, self.name
        if self.has_self:
            least -= 1
            most -= 1
            count -= 1
            full_name = self.owner + "." + name
            if name == "__init__" or name == "__new__":
                name = full_name = self.owner
        if least == most:
            if most == 0:
                return type_error("%s() takes no arguments (%d given)" % (full_name, count))
            if most == 1:
                return type_error("%s() takes exactly one argument (%d given)"
                                  % (full_name, count))
            bound, limit = "", most
        elif count < least:
            bound, limit = "at least ", least
        else:
            bound, limit = "at most ", most
        return type_error("%s expected %s%d argument%s, got %d" % (
            name, bound, limit, "" if limit == 1 else "s", count))

    def plain_name(self):
        return self.name


class CallWithMixin(object):
    """Calls with the instance first, for classes where `is_function` holds."""

    def call_with0(self, w_self):
        return self.call1(w_self)

    def call_with1(self, w_self, w_a):
        return self.call2(w_self, w_a)

    def call_with2(self, w_self, w_a, w_b):
        return self.call3(w_self, w_a, w_b)

    def call_with_args(self, w_self, args_w):
        return self.call_args(prepended(w_self, args_w))


class W_BoundMethod(W_Root):
    """A function (or any callable) with the instance that it was looked up on."""
    _immutable_fields_ = ["w_self", "w_function"]

    def __init__(self, w_self, w_function):
        self.w_self = w_self
        self.w_function = w_function

    def call0(self):
        if self.w_function.is_function:
            return self.w_function.call_with0(self.w_self)
        return self.w_function.call1(self.w_self)

    def call1(self, w_a):
        if self.w_function.is_function:
            return self.w_function.call_with1(self.w_self, w_a)
        return self.w_function.call2(self.w_self, w_a)

    def call2(self, w_a, w_b):
        if self.w_function.is_function:
            return self.w_function.call_with2(self.w_self, w_a, w_b)
        return self.w_function.call3(self.w_self, w_a, w_b)

    def call3(self, w_a, w_b, w_c):
        return self.call_args([w_a, w_b, w_c])

    def call4(self, w_a, w_b, w_c, w_d):
        return self.call_args([w_a, w_b, w_c, w_d])

    def call_args(self, args_w):
        if self.w_function.is_function:
            return self.w_function.call_with_args(self.w_self, args_w)
        return self.w_function.call_args(prepended(self.w_self, args_w))

    def call_arguments(self, arguments):
        return self.w_function.call_arguments(arguments.prepend(self.w_self))

    def plain_name(self):
        return self.w_function.plain_name()


class W_StaticMethod(W_Root):
    _immutable_fields_ = ["w_function?"]

    def __init__(self, w_function):
        self.w_function = w_function

    def bind(self, w_object, w_type):
        return self.w_function


class W_ClassMethod(W_Root):
    _immutable_fields_ = ["w_function?"]

    def __init__(self, w_function):
        self.w_function = w_function

    def bind(self, w_object, w_type):
        w_function = self.w_function
        w_bound = w_function.bind(w_type, w_type.type())
        if w_bound is w_function and w_function.type().lookup("__get__") is None:
            return W_BoundMethod(w_type, w_function)
        return w_bound


class W_DataDescriptor(W_Root):
    """Of an attribute that the VM knows of. Subclasses have bind(), descriptor_set() and
    descriptor_delete()."""
    _immutable_fields_ = ["name", "w_owner"]

    def __init__(self, name, w_owner):
        self.name = name
        self.w_owner = w_owner

    def is_data_descriptor(self):
        return True


class W_GetSet(W_DataDescriptor):
    """An attribute computed by the VM; set and deleted where it has functions."""
    _immutable_fields_ = ["w_getter", "w_setter?", "w_deleter?"]

    def __init__(self, name, w_getter, w_owner):
        W_DataDescriptor.__init__(self, name, w_owner)
        self.w_getter = w_getter
        self.w_setter = None
        self.w_deleter = None

    def bind(self, w_object, w_type):
        if w_object is None:
            return self
        return self.w_getter.call1(w_object)

    def descriptor_set(self, w_object, w_value):
        if self.w_setter is None:
            raise attribute_error("attribute '%s' of '%s' objects is not writable"
                                  % (self.name, self.w_owner.name))
        self.w_setter.call2(w_object, w_value)

    def descriptor_delete(self, w_object):
        if self.w_deleter is None:
            raise attribute_error("attribute '%s' of '%s' objects is not writable"
                                  % (self.name, self.w_owner.name))
        self.w_deleter.call1(w_object)


class W_ReadOnlyMember(W_GetSet):
    """One that CPython reads from its structure."""


# -- making them (import time)

_CONVERTERS = {
    int: "convert.index",
    float: "convert.real",
    str: "convert.text",
    bool: "convert.truth",
}
_DEFAULTS = (int, float, str, bool, type(None))


def _checker(w_class, function_name, place):
    """`place` says which argument it is; it is empty for what a method is called on."""
    if not place:
        def check(w_value):
            if not isinstance(w_value, w_class):
                raise type_error("descriptor '%s' for '%s' objects doesn't apply to a '%s' object"
                                 % (function_name, w_class.w_class.name, w_value.type_name()))
            return w_value
    else:
        def check(w_value):
            if not isinstance(w_value, w_class):
                raise type_error("%s() %s must be %s, not %s"
                                 % (function_name, place, w_class.w_class.name,
                                    w_value.type_name()))
            return w_value
    check._always_inline_ = True
    return check


@not_rpython
def make_builtin(name, function, types, module_name=""):
    """A W_Builtin for `function`, whose parameters have `types`; it is a method
    where it is of no module."""
    count = function.__code__.co_argcount
    assert count == len(types), "%s: %d parameters, %d types" % (
        name, count, len(types))
    parameters = []
    expressions = []
    scope = {"__name__": function.__module__, "convert": convert,
             "function": function, "w_None": w_None,
             "W_Builtin": W_Builtin, "Arguments": Arguments}
    least = most = 0
    rest = everything = False
    for i, spec in enumerate(types):
        parameter = function.__code__.co_varnames[i]
        parameters.append(parameter[2:] if parameter.startswith("w_") else parameter)
        if spec is Rest:
            assert i == count - 1, "%s: Rest must come last" % name
            rest = True
            expressions.append("REST")
            continue
        if spec is AnyArguments:
            assert count == i + 1, "%s: AnyArguments must come last" % name
            everything = True
            continue
        is_optional = isinstance(spec, optional)
        kind = spec.type if is_optional else spec
        if kind is W_Root:
            expression = "w_%d" % i
        elif kind in _CONVERTERS:
            expression = "%s(w_%d)" % (_CONVERTERS[kind], i)
        else:
            assert issubclass(kind, W_Root), "%s: unknown type %r" % (name, kind)
            place = "argument %d" % (i + 1)
            if i == 0:
                place = "" if not module_name else "argument" if count == 1 else place
            scope["check_%d" % i] = _checker(kind, name, place)
            expression = "check_%d(w_%d)" % (i, i)
        most += 1
        if is_optional:
            scope["default_%d" % i] = spec.default
            expression = "(default_%d if w_%d is None else %s)" % (i, i, expression)
        else:
            assert least == i, "%s: a required parameter behind an optional one" % name
            least += 1
        expressions.append(expression)

    def method_source(method, arguments, values, check):
        lines = ["    def %s(self%s):" % (method, "".join([", " + a for a in arguments]))]
        lines += ["        " + line for line in check]
        lines.append("        w_result = function(%s)" % ", ".join(values))
        lines += ["        if w_result is None:", "            return w_None",
                  "        return w_result"]
        return lines

    source = ["class W_%s(W_Builtin):" % function.__name__]
    if everything:
        check = ["if len(args_w) < %d:" % least,
                 "    raise self.wrong_count(len(args_w))"]
        check += ["w_%d = args_w[%d]" % (i, i) for i in range(least)]
        source += method_source(
            "run_args", ["args_w"],
            expressions + ["Arguments(args_w[%d:], [], [])" % least], check)
        check = ["args_w = arguments.args_w"] + check
        source += method_source(
            "run_arguments", ["arguments"],
            expressions + ["Arguments(args_w[%d:], arguments.names, arguments.values_w)"
                           % least], check)
        most = 1 << 30
    else:
        check = ["count = len(args_w)",
                 "if count < %d%s:" % (least, "" if rest else " or count > %d" % most),
                 "    raise self.wrong_count(count)"]
        for i in range(most):
            if i < least:
                check.append("w_%d = args_w[%d]" % (i, i))
            else:
                check.append("w_%d = args_w[%d] if count > %d else None" % (i, i, i))
        values = [e.replace("REST", "args_w[%d:]" % most) for e in expressions]
        source += method_source("run_args", ["args_w"], values, check)
        for arity in range(least, min(most, 4) + 1):
            arguments = ["w_%d" % i for i in range(arity)]
            check = ["w_%d = None" % i for i in range(arity, most)]
            values = [e.replace("REST", "[]") for e in expressions]
            source += method_source("run%d" % arity, arguments, values, check)
        if rest:
            most = 1 << 30
    exec(compile("\n".join(source), "<gateway %s>" % name, "exec"), scope)
    cls = scope["W_%s" % function.__name__]
    w_builtin = cls()
    w_builtin.name = name
    w_builtin.module_name = module_name or "builtins"
    w_builtin.doc = function.__doc__
    w_builtin.owner = ""
    w_builtin.w_owner = None
    w_builtin.has_self = False
    w_builtin.parameters = parameters
    w_builtin.least = least
    w_builtin.most = most
    return w_builtin


def _add(w_type, name, w_value):
    assert name not in w_type.dict, "%s.%s is defined twice" % (w_type.name, name)
    w_type.dict[name] = w_value
    w_type.changed()


@not_rpython
def method(w_type, name, *types):
    def decorate(function):
        _add(w_type, name, _owned(w_type, make_builtin(name, function, types)))
        return function
    return decorate


def _owned(w_type, w_builtin):
    """Its first argument, the instance or class, is not counted in messages."""
    w_builtin.owner = w_type.qualname
    w_builtin.w_owner = w_type
    w_builtin.has_self = True
    return w_builtin


@not_rpython
def static(w_type, name, *types):
    """A static method; `__new__`, whose first parameter is the class."""
    def decorate(function):
        w_builtin = make_builtin(name, function, types)
        if name == "__new__":
            _owned(w_type, w_builtin)
        _add(w_type, name, W_StaticMethod(w_builtin))
        return function
    return decorate


@not_rpython
def class_method(w_type, name, *types):
    def decorate(function):
        _add(w_type, name, W_ClassMethod(
            _owned(w_type, make_builtin(name, function, types))))
        return function
    return decorate


@not_rpython
def descriptor_get(w_type, cls):
    """Makes `__get__` of a function of the descriptor, the object (None on the class itself)
    and the class (None where it is left out)."""
    def decorate(function):
        def get(w_descriptor, w_object, w_class):
            if w_class is w_None:
                w_class = None
            if w_object is w_None:
                if w_class is None:
                    raise type_error("__get__(None, None) is invalid")
                w_object = None
            return function(w_descriptor, w_object, w_class)
        method(w_type, "__get__", cls, W_Root, optional(W_Root))(get)
        return function
    return decorate


@not_rpython
def getter(w_type, name, type, cls=W_GetSet):
    def decorate(function):
        _add(w_type, name, cls(name, make_builtin(name, function, [type]), w_type))
        return function
    return decorate


@not_rpython
def setter(w_type, name, *types):
    def decorate(function):
        w_type.dict[name].w_setter = make_builtin(name, function, types)
        return function
    return decorate


@not_rpython
def deleter(w_type, name, type):
    def decorate(function):
        w_type.dict[name].w_deleter = make_builtin(name, function, [type])
        return function
    return decorate


class ModuleTable(object):
    """The functions and constants of a builtin module."""

    def __init__(self, name):
        self.name = name
        self.entries = []       # (guest name, value)

    def start(self, namespace):
        """Adds what is different in each run to the module's names."""

    @not_rpython
    def function(self, name, *types):
        def decorate(function):
            w_builtin = make_builtin(name, function, types, self.name)
            w_builtin.__class__.is_function = False     # in a class, it is no method
            self.constant(name, w_builtin)
            return function
        return decorate

    @not_rpython
    def constant(self, name, w_value):
        assert w_value is not None, "%s.%s has no value" % (self.name, name)
        assert name not in [entry[0] for entry in self.entries], \
            "%s.%s is defined twice" % (self.name, name)
        self.entries.append((name, w_value))


builtin_function_type = builtin_type("builtin_function_or_method")
W_Builtin.w_class = builtin_function_type
W_BoundMethod.w_class = builtin_type("method")
W_StaticMethod.w_class = builtin_type("staticmethod", subclassable=True)
W_ClassMethod.w_class = builtin_type("classmethod", subclassable=True)
W_GetSet.w_class = builtin_type("getset_descriptor")
member_type = W_ReadOnlyMember.w_class = builtin_type("member_descriptor")
