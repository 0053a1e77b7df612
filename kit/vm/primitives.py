"""Primitives: functions of the VM, called by the guest with typed arguments.

A language makes one Convention, which says how guest values become RPython
values, and gets from it a class for each primitive:

    @PRIMITIVES.primitive("string-length", W_String)
    def string_length(w_text):
        return W_Fixnum(len(w_text.chars))

The class has `call_args(args_w)` and a `callN(...)` for every arity up to
MAX_ARITY that the primitive takes, so that calls need no argument list.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

MAX_ARITY = 4
NO_LIMIT = 1 << 30


class Rest(object):
    """The type of the last parameter when it takes all further values."""


class Optional(object):
    """The type of a parameter that may be left out, and its value then."""

    def __init__(self, type, default=None):
        self.type = type
        self.default = default


class PrimitiveMixin(object):
    """What the language's class of primitives has, besides its own."""
    _immutable_fields_ = ["name", "least", "most", "parameters[*]"]

    def call0(self):
        return self.call_args([])

    def call1(self, w_a):
        return self.call_args([w_a])

    def call2(self, w_a, w_b):
        return self.call_args([w_a, w_b])

    def call3(self, w_a, w_b, w_c):
        return self.call_args([w_a, w_b, w_c])

    def call4(self, w_a, w_b, w_c, w_d):
        return self.call_args([w_a, w_b, w_c, w_d])

    def call_args(self, args_w):
        raise NotImplementedError

    def takes(self, count):
        return self.least <= count <= self.most


class Convention(object):
    """How a language's values pass into primitives and out of them.

    base          its class of primitives, with PrimitiveMixin mixed in
    any_value     the root class of its values: a parameter that is not checked
    converters    {type: function(w_value)} such as {int: to_index}
    wrong_type    function(name, position, w_class, w_value): the error to raise
    wrong_count   function(primitive, count): the error to raise
    w_nothing     the result of a primitive that returns None
    leading       names of parameters that come before the guest's values and pass
                  unchanged, here and in call_args, the class's only method then
    """

    def __init__(self, base, any_value, converters, wrong_type, wrong_count, w_nothing,
                 leading=()):
        self.base = base
        self.leading = list(leading)
        self.any_value = any_value
        self.converters = converters
        self.wrong_type = wrong_type
        self.wrong_count = wrong_count
        self.w_nothing = w_nothing

    @not_rpython
    def make(self, name, function, types):
        """The primitive, an instance of a new subclass of `base`."""
        signature = _Signature(self, name, function, types)
        scope = signature.scope
        scope.update(__name__=function.__module__, Base=self.base, function=function,
                     wrong_count=self.wrong_count, w_nothing=self.w_nothing)
        exec(compile(signature.class_source(), "<primitive %s>" % name, "exec"), scope)
        primitive = scope["Primitive"]()
        primitive.__class__.__name__ = "Primitive_" + function.__name__
        primitive.name = name
        primitive.least = signature.least
        primitive.most = signature.most
        primitive.parameters = signature.parameters
        return primitive


    @not_rpython
    def add_direct(self, primitive, function, types):
        """Makes `function` the body of calls with exactly len(types) values."""
        signature = _Signature(self, primitive.name, function, types)
        assert not signature.rest and signature.least == signature.positional
        scope = signature.scope
        scope.update(__name__=function.__module__, function=function,
                     w_nothing=self.w_nothing)
        exec(compile("\n".join(["class Direct(object):"] + signature.calls()),
                     "<direct %s>" % primitive.name, "exec"), scope)
        method = "call%d" % len(types)
        setattr(primitive.__class__, method, scope["Direct"].__dict__[method])


class _Signature(object):
    """The parameters of one primitive, and the code that passes them."""

    def __init__(self, convention, name, function, types):
        self.leading = convention.leading
        names = function.__code__.co_varnames[:function.__code__.co_argcount]
        self.parameters = list(names[len(self.leading):])
        count = len(self.parameters)
        assert count == len(types), "%s: %d parameters, %d types" % (name, count, len(types))
        self.scope = {}
        self.expressions = []
        self.least = 0
        self.rest = len(types) > 0 and types[-1] is Rest
        positional = types[:-1] if self.rest else types
        for position, type in enumerate(positional):
            value = "w_%d" % position
            if isinstance(type, Optional):
                self.scope["default_%d" % position] = type.default
                expression = "default_%d if %s is None else %s" % (
                    position, value, self._passed(convention, name, type.type, position))
            else:
                assert self.least == position, (
                    "%s: a required parameter behind an optional one" % name)
                self.least += 1
                expression = self._passed(convention, name, type, position)
            self.expressions.append(expression)
        self.positional = len(positional)
        self.most = NO_LIMIT if self.rest else self.positional

    def _passed(self, convention, name, type, position):
        value = "w_%d" % position
        if type is convention.any_value:
            return value
        pass_name = "pass_%d" % position
        if type in convention.converters:
            self.scope[pass_name] = convention.converters[type]
        else:
            assert issubclass(
                type, convention.any_value), "%s: unknown type %r" % (name, type)
            self.scope[pass_name] = _make_check(convention, name, type, position)
        return "%s(%s)" % (pass_name, value)

    def calls(self):
        """The source of the methods callN."""
        lines = []
        for arity in range(self.least, min(self.positional, MAX_ARITY) + 1):
            values = ["w_%d" % position for position in range(arity)]
            missing = ["w_%d = None" % position
                       for position in range(arity, self.positional)]
            lines += self._method("call%d" % arity, values, missing, "[]")
        return lines

    def class_source(self):
        lines = ["class Primitive(Base):"]
        if not self.leading:
            lines += self.calls()
        prepare = ["count = len(args_w)",
                   "if count < %d%s:" % (self.least, "" if self.rest else
                                         " or count > %d" % self.positional),
                   "    raise wrong_count(self, count)"]
        for position in range(self.positional):
            line = "w_%d = args_w[%d]" % (position, position)
            if position >= self.least:
                line += " if count > %d else None" % position
            prepare.append(line)
        lines += self._method("call_args", ["args_w"], prepare,
                              "args_w[%d:]" % self.positional if not self._has_optional()
                              else "args_w[%d:] if count > %d else []"
                              % (self.positional, self.positional))
        return "\n".join(lines)

    def _has_optional(self):
        return self.least < self.positional

    def _method(self, name, arguments, prepare, rest):
        values = self.leading + self.expressions + ([rest] if self.rest else [])
        arguments = self.leading + arguments
        body = prepare + ["w_result = function(%s)" % ", ".join(values),
                          "if w_result is None:",
                          "    return w_nothing",
                          "return w_result"]
        return (["    def %s(%s):" % (name, ", ".join(["self"] + arguments))] +
                ["        " + line for line in body])


def _make_check(convention, name, w_class, position):
    wrong_type = convention.wrong_type

    def check(w_value):
        if not isinstance(w_value, w_class):
            raise wrong_type(name, position, w_class, w_value)
        return w_value
    check._always_inline_ = True
    return check


class PrimitiveTable(object):
    """The primitives of a language, by name; a name given twice fails at import."""

    def __init__(self, convention):
        self.convention = convention
        self.primitives = {}

    @not_rpython
    def primitive(self, name, *types):
        def decorate(function):
            assert name not in self.primitives, "primitive %s is defined twice" % name
            self.primitives[name] = self.convention.make(name, function, types)
            return function
        return decorate

    @not_rpython
    def direct(self, name, *types):
        """A second body of a primitive, for calls with exactly these values: one
        that takes any number of values then needs no list of them."""
        def decorate(function):
            self.convention.add_direct(self.primitives[name], function, types)
            return function
        return decorate

    @jit.elidable
    def find(self, name):
        """The primitive, or None."""
        return self.primitives.get(name, None)

    @jit.elidable_promote("all")
    def find_method(self, type_name, name):
        """The primitive called TYPE_NAME.NAME, or None."""
        return self.primitives.get(type_name + "." + name, None)
