"""Constructors, predicates, accessors and mutators of struct types."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.errors import arity_error, contract_error, wrong_argument
from langs.scheme.vm.primitives import W_Primitive
from langs.scheme.vm.structs import W_Struct, is_instance, make_struct
from langs.scheme.vm.values import W_Fixnum, W_Values, symbol, w_void, wrap_bool


class W_StructProcedure(W_Primitive):
    _immutable_fields_ = ["w_type"]

    def __init__(self, name, least, most, w_type):
        self.name = name
        self.least = least
        self.most = most
        self.parameters = []
        self.w_type = w_type

    def check_count(self, args_w):
        if not self.least <= len(args_w) <= self.most:
            raise arity_error(self.name, self.expected_count(), args_w)


class W_Constructor(W_StructProcedure):
    _immutable_fields_ = ["has_auto", "has_guards"]

    def __init__(self, name, w_type):
        count = w_type.given_count()
        W_StructProcedure.__init__(self, name, count, count, w_type)
        self.has_auto = w_type.has_auto()
        self.has_guards = w_type.has_guards

    def call_args(self, args_w):
        self.check_count(args_w)
        if self.has_guards:
            args_w = guarded(self.w_type, args_w)
        return self.make(args_w)

    def make(self, args_w):
        if self.has_auto:
            args_w = with_auto_fields(self.w_type, args_w)
        return make_struct(self.w_type, args_w)


@jit.dont_look_inside
def guarded(w_type, args_w):
    """What the guards make of the values, those of the subtypes first."""
    w_guarded = w_type
    while w_guarded is not None:
        if w_guarded.w_guard is not None:
            count = w_guarded.given_count()
            assert count >= 0
            w_values = call_nested(w_guarded.w_guard,
                                   args_w[:count] + [symbol(w_type.name)])
            args_w = values_of(w_values) + args_w[count:]
        w_guarded = w_guarded.w_super
    return args_w


def values_of(w_values):
    if isinstance(w_values, W_Values):
        return w_values.values_w
    return [w_values]


@jit.unroll_safe
def with_auto_fields(w_type, args_w):
    fields_w = [None] * w_type.count
    given = w_type.given_count()
    while w_type is not None:
        start = w_type.first
        plain = w_type.own_count - w_type.auto_count
        given -= plain
        for i in range(plain):
            fields_w[start + i] = args_w[given + i]
        for i in range(w_type.auto_count):
            fields_w[start + plain + i] = w_type.w_auto
        w_type = w_type.w_super
    return fields_w


class W_StructPredicate(W_StructProcedure):

    def __init__(self, name, w_type):
        W_StructProcedure.__init__(self, name, 1, 1, w_type)

    def call1(self, w_value):
        return wrap_bool(is_instance(w_value, self.w_type))

    def call_args(self, args_w):
        self.check_count(args_w)
        return self.call1(args_w[0])


def checked(w_struct, procedure):
    w_type = procedure.w_type
    if not is_instance(w_struct, w_type):
        raise wrong_argument(procedure.name, w_type.name + "?", 0, [w_struct])
    assert isinstance(w_struct, W_Struct)
    return w_struct


class W_FieldAccessor(W_StructProcedure):
    """`index` is that among all fields."""
    _immutable_fields_ = ["index"]

    def __init__(self, name, w_type, index):
        W_StructProcedure.__init__(self, name, 1, 1, w_type)
        self.index = index

    def call1(self, w_struct):
        return checked(w_struct, self).get_field(self.index)

    def call_args(self, args_w):
        self.check_count(args_w)
        return self.call1(args_w[0])


class W_FieldMutator(W_StructProcedure):
    _immutable_fields_ = ["index"]

    def __init__(self, name, w_type, index):
        W_StructProcedure.__init__(self, name, 2, 2, w_type)
        self.index = index

    def call2(self, w_struct, w_value):
        checked(w_struct, self).set_field(self.index, w_value)
        return w_void

    def call_args(self, args_w):
        self.check_count(args_w)
        return self.call2(args_w[0], args_w[1])


class W_IndexedAccessor(W_StructProcedure):
    """Takes the index of an own field as well."""

    def __init__(self, name, w_type):
        W_StructProcedure.__init__(self, name, 2, 2, w_type)

    def call_args(self, args_w):
        self.check_count(args_w)
        return checked(args_w[0], self).get_field(own_index(self, args_w[1]))


class W_IndexedMutator(W_StructProcedure):

    def __init__(self, name, w_type):
        W_StructProcedure.__init__(self, name, 3, 3, w_type)

    def call_args(self, args_w):
        self.check_count(args_w)
        checked(args_w[0], self).set_field(own_index(self, args_w[1]), args_w[2])
        return w_void


def own_index(procedure, w_index):
    w_type = procedure.w_type
    if not isinstance(w_index, W_Fixnum):
        raise wrong_argument(procedure.name, "exact-nonnegative-integer?", 0, [w_index])
    if not 0 <= w_index.intval < w_type.own_count:
        raise contract_error("%s: index too large\n  index: %d\n  maximum allowed index: %d"
                             % (procedure.name, w_index.intval, w_type.own_count - 1))
    return w_type.first + w_index.intval
