"""The table of primitives, and how values pass into them.

    @SCHEME.primitive("string-length", W_String)
    def string_length(w_text):
        return W_Fixnum(w_text.length())

A control primitive gets the continuation as well and returns the machine's next state,
which `k.plug(w_value)`, `w_procedure.call(args_w, k)` and the like make:

    @SCHEME.control("call/cc", W_Procedure)
    def call_cc(k, w_procedure):
        return w_procedure.call([W_Continuation(k)], k)
"""
from __future__ import absolute_import

from rpython.rlib.objectmodel import import_from_mixin, not_rpython

from kit.vm.primitives import NO_LIMIT, Convention, PrimitiveMixin, PrimitiveTable
from langs.scheme.controls import CONTROLS
from langs.scheme.vm import errors
from langs.scheme.vm.values import (
    W_Fixnum, W_Flonum, W_Procedure, W_Root, is_true, w_void)


class W_AnyPrimitive(W_Procedure):
    _immutable_fields_ = ["name", "least", "most", "parameters[*]"]

    def procedure_name(self):
        return self.name

    def expected_count(self):
        """As arity errors tell it: nothing of several counts."""
        if self.most == NO_LIMIT:
            return "at least %d" % self.least
        if self.most == self.least:
            return "%d" % self.least
        return ""


class W_Primitive(W_AnyPrimitive):
    """Values in, value out."""
    import_from_mixin(PrimitiveMixin)

    def call(self, args_w, k):
        return k.plug(self.call_args(args_w))


class W_ControlPrimitive(W_AnyPrimitive):
    """With the continuation; gives the machine's next state."""

    def takes(self, count):
        return self.least <= count <= self.most

    def call_args(self, k, args_w):
        raise NotImplementedError

    def call(self, args_w, k):
        return self.call_args(k, args_w)


def to_int(w_value):
    """A parameter of type int: a fixnum. Others are checked by the primitive itself."""
    if isinstance(w_value, W_Fixnum):
        return w_value.intval
    raise errors.wrong_argument("argument", "exact-nonnegative-integer?", 0, [w_value])


def to_float(w_value):
    if isinstance(w_value, W_Flonum):
        return w_value.floatval
    raise errors.wrong_argument("argument", "flonum?", 0, [w_value])


def to_bool(w_value):
    return is_true(w_value)


def wrong_type(name, position, w_class, w_value):
    return errors.wrong_argument(name, w_class.contract, 0, [w_value])


def wrong_count(primitive, count):
    return errors.arity_error(primitive.name, primitive.expected_count(), [None] * count)


class Table(PrimitiveTable):
    """Of plain and of control primitives."""

    def __init__(self, convention, control_convention):
        PrimitiveTable.__init__(self, convention)
        self.control_convention = control_convention

    @not_rpython
    def control(self, name, *types):
        assert name in CONTROLS, "control primitive %s is not in controls.py" % name

        def decorate(function):
            assert name not in self.primitives, "primitive %s is defined twice" % name
            self.primitives[name] = self.control_convention.make(name, function, types)
            return function
        return decorate

    @not_rpython
    def value(self, name, w_value):
        """A primitive that is any other value: a parameter, a structure type."""
        assert name not in self.primitives, "primitive %s is defined twice" % name
        assert name in CONTROLS or isinstance(w_value, W_Primitive) or (
            not w_value.is_procedure()), "parameter %s is not in controls.py" % name
        self.primitives[name] = w_value


CONVERTERS = {int: to_int, float: to_float, bool: to_bool}

SCHEME = Table(
    Convention(W_Primitive, W_Root, CONVERTERS, wrong_type, wrong_count, w_void),
    Convention(W_ControlPrimitive, W_Root, CONVERTERS, wrong_type, wrong_count, None,
               leading=("k",)))
