"""The table of primitives, and how values pass into them.

    @SCHEME.primitive("string-length", W_String)
    def string_length(w_text):
        return W_Fixnum(w_text.length())

A control primitive gets the continuation as well and returns the machine's next state,
which `k.plug(w_value)`, `w_procedure.call(args_w, k)` and the like make:

    @SCHEME.control("call/cc", W_Procedure)
    def call_cc(k, w_procedure):
        return w_procedure.call([W_Continuation(k)], k)

A repeatable primitive may raise Leaving, which lets other threads run before it is called
again; it is written like a plain one:

    @SCHEME.repeatable("read-byte", Optional(W_Root))
    def read_byte(w_port):
        return byte_or_eof(input_port("read-byte", w_port).read_byte())
"""
from __future__ import absolute_import

from rpython.rlib.objectmodel import import_from_mixin, not_rpython

from kit.vm.primitives import NO_LIMIT, Convention, PrimitiveMixin, PrimitiveTable
from langs.scheme.controls import CONTROLS
from langs.scheme.vm import errors
from langs.scheme.vm.context import MACHINE
from langs.scheme.vm.continuation import K, K_Give
from langs.scheme.vm.syncing import wait_for
from langs.scheme.vm.threads import SCHEDULER
from langs.scheme.vm.values import (
    W_Fixnum, W_Flonum, W_Procedure, W_Root, is_true, w_void)
from langs.scheme.vm.waiting import PATIENCE, WouldCall, WouldWait


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


class W_RepeatablePrimitive(W_AnyPrimitive):
    """Values in, value out, but with other threads' turns before it where it would wait."""
    import_from_mixin(PrimitiveMixin)

    def call(self, args_w, k):
        if not SCHEDULER.has_several or MACHINE.level > 0:
            return k.plug(self.call_args(args_w))
        try:
            w_value = self.call_patiently(args_w)
        except WouldWait as reason:
            return wait_for(K_Repeat(self, args_w, k), reason.event)
        except WouldCall as reason:
            k = K_Receive(reason.port, K_Repeat(self, args_w, k))
            return reason.w_procedure.call([reason.w_argument], k)
        if PATIENCE.rest is not None:
            return wait_for(K_Give([w_value], k), PATIENCE.rest)
        return k.plug(w_value)

    def call_patiently(self, args_w):
        PATIENCE.can_leave = True
        PATIENCE.rest = None
        try:
            return self.call_args(args_w)
        finally:
            PATIENCE.can_leave = False


class K_Repeat(K):
    """Calls the primitive again."""
    _immutable_fields_ = ["primitive", "args_w[*]"]

    def __init__(self, primitive, args_w, next):
        self.primitive = primitive
        self.args_w = args_w
        self.next = next

    def plug(self, w_value):
        return self.primitive.call(self.args_w, self.next)

    def relinked(self, next):
        return K_Repeat(self.primitive, self.args_w, next)


class K_Receive(K):
    """Gives a port what its procedure has returned."""
    _immutable_fields_ = ["port"]

    def __init__(self, port, next):
        self.port = port
        self.next = next

    def plug(self, w_value):
        self.port.receive(w_value)
        return self.next.plug(w_value)

    def relinked(self, next):
        return K_Receive(self.port, next)


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
    """Of plain, control and repeatable primitives."""

    def __init__(self, convention, control_convention, repeatable_convention):
        PrimitiveTable.__init__(self, convention)
        self.control_convention = control_convention
        self.repeatable_convention = repeatable_convention

    @not_rpython
    def control(self, name, *types):
        return self.with_continuation(self.control_convention, name, types)

    @not_rpython
    def repeatable(self, name, *types):
        return self.with_continuation(self.repeatable_convention, name, types)

    @not_rpython
    def with_continuation(self, convention, name, types):
        assert name in CONTROLS, "control primitive %s is not in controls.py" % name

        def decorate(function):
            assert name not in self.primitives, "primitive %s is defined twice" % name
            self.primitives[name] = convention.make(name, function, types)
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
               leading=("k",)),
    Convention(W_RepeatablePrimitive, W_Root, CONVERTERS, wrong_type, wrong_count, w_void))
