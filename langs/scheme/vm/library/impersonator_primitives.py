"""Impersonators and chaperones of procedures, vectors, boxes, structs and tables; properties."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm import impersonators
from langs.scheme.vm.arities import includes, mask_of
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.errors import MAKER, contract_error, wrong_argument
from langs.scheme.vm.hashes import W_Hash
from langs.scheme.vm.impersonated_hashes import Redirections, impersonate
from langs.scheme.vm.impersonators import (
    W_ImpersonatorBox, W_ImpersonatorProperty, W_ImpersonatorStruct, W_ImpersonatorVector,
    property_value, stands_for)
from langs.scheme.vm.library.struct_primitives import W_PropertyAccessor
from langs.scheme.vm.primitives import SCHEME, W_Primitive
from langs.scheme.vm.struct_procedures import W_FieldAccessor, W_FieldMutator
from langs.scheme.vm.structs import W_Struct, W_StructType
from langs.scheme.vm.values import (
    Impersonation, W_AnyBox, W_Root, W_Symbol, is_true, wrap_bool)
from langs.scheme.vm.vectors import W_AnyVector
from langs.scheme.vm.wrapped_procedures import W_ImpersonatorProcedure, Wrapper

primitive = SCHEME.primitive


# ____________________________________________________________
# Properties


class W_ImpersonatorPredicate(W_Primitive):
    _immutable_fields_ = ["w_property"]

    def __init__(self, name, w_property):
        self.name = name
        self.least = self.most = 1
        self.parameters = []
        self.w_property = w_property

    def call1(self, w_value):
        return wrap_bool(property_value(w_value, self.w_property) is not None)

    def call_args(self, args_w):
        return self.call1(args_w[0])


class W_ImpersonatorAccessor(W_Primitive):
    _immutable_fields_ = ["w_property"]

    def __init__(self, name, w_property):
        self.name = name
        self.least = 1
        self.most = 2
        self.parameters = []
        self.w_property = w_property

    def call_args(self, args_w):
        w_found = property_value(args_w[0], self.w_property)
        if w_found is not None:
            return w_found
        if len(args_w) == 1:
            raise wrong_argument(self.name, self.w_property.name + "?", 0, [args_w[0]])
        if args_w[1].is_procedure():
            return call_nested(args_w[1], [])
        return args_w[1]


@SCHEME.control("make-impersonator-property", W_Symbol)
def make_impersonator_property(k, w_name):
    name = w_name.utf8
    w_property = W_ImpersonatorProperty(name)
    return k.plug_values([w_property, W_ImpersonatorPredicate(name + "?", w_property),
                          W_ImpersonatorAccessor(name + "-accessor", w_property)])


SCHEME.value("impersonator-prop:application-mark",
             W_ImpersonatorProperty("application-mark"))


@primitive("impersonator-property?", W_Root)
def is_property(w_value):
    return wrap_bool(isinstance(w_value, W_ImpersonatorProperty))


@primitive("impersonator-property-accessor-procedure?", W_Root)
def is_property_accessor(w_value):
    return wrap_bool(isinstance(w_value, W_ImpersonatorAccessor))


def layer_of(name, w_inner, is_chaperone, rest_w, start):
    """The layer with the properties and values in rest_w from start on."""
    properties_w = []
    values_w = []
    for i in range(start, len(rest_w), 2):
        w_property = rest_w[i]
        if not isinstance(w_property, W_ImpersonatorProperty):
            raise wrong_argument(name, "impersonator-property?", 0, [w_property])
        if i + 1 == len(rest_w):
            raise contract_error("%s: missing value after impersonator-property argument\n"
                                 "  impersonator-property: %s" % (
                                     name, MAKER.show(w_property)))
        properties_w.append(w_property)
        values_w.append(rest_w[i + 1])
    return Impersonation(w_inner, is_chaperone, properties_w[:], values_w[:])


def procedure_or_none(name, w_procedure):
    if not is_true(w_procedure):
        return None
    if not w_procedure.is_procedure():
        raise wrong_argument(name, "(or/c procedure? #f)", 0, [w_procedure])
    return w_procedure


# ____________________________________________________________
# Predicates


@primitive("impersonator?", W_Root)
def is_impersonator(w_value):
    return wrap_bool(w_value.impersonation() is not None)


@primitive("chaperone?", W_Root)
def is_chaperone(w_value):
    return wrap_bool(impersonators.is_chaperone(w_value))


@primitive("impersonator-of?", W_Root, W_Root)
def impersonator_of(w_a, w_b):
    return wrap_bool(stands_for(w_a, w_b, False))


@primitive("chaperone-of?", W_Root, W_Root)
def chaperone_of(w_a, w_b):
    return wrap_bool(stands_for(w_a, w_b, True))


@primitive("procedure-impersonator*?", W_Root)
def is_self_passing(w_value):
    if isinstance(w_value, W_ImpersonatorProcedure):
        return wrap_bool(w_value.wrapper.passes_self)
    return wrap_bool(False)


# ____________________________________________________________
# Procedures


@not_rpython
def _define_procedure(name, is_chaperone, passes_self, replaces):
    @primitive(name, W_Root, W_Root, Rest)
    def make(w_inner, w_wrapper, rest_w):
        if not w_inner.is_procedure():
            raise wrong_argument(name, "procedure?", 0, [w_inner])
        w_procedure = procedure_or_none(name, w_wrapper)
        if w_procedure is not None:
            needed = mask_of(w_inner)
            if passes_self:
                needed <<= 1
            if needed & ~mask_of(w_procedure):
                raise contract_error(
                    "%s: arity of wrapper procedure does not cover arity of original "
                    "procedure\n  wrapper: %s\n  original: %s" % (
                        name, MAKER.show(w_procedure), MAKER.show(w_inner)))
        layer = layer_of(name, w_inner, is_chaperone, rest_w, 0)
        wrapper = Wrapper(w_procedure, passes_self, replaces, is_chaperone)
        if isinstance(w_inner, W_Struct):
            count = w_inner.struct_type().count
            return W_ImpersonatorStruct(w_inner, [None] * count, [None] * count, [], [],
                                        wrapper, layer)
        return W_ImpersonatorProcedure(w_inner, wrapper, layer)


_define_procedure("impersonate-procedure", False, False, False)
_define_procedure("chaperone-procedure", True, False, False)
_define_procedure("impersonate-procedure*", False, True, False)
_define_procedure("chaperone-procedure*", True, True, False)
_define_procedure("unsafe-impersonate-procedure", False, False, True)
_define_procedure("unsafe-chaperone-procedure", True, False, True)


# ____________________________________________________________
# Vectors and boxes


@not_rpython
def _define_vector(name, is_chaperone, passes_self):
    @primitive(name, W_AnyVector, W_Root, W_Root, Rest)
    def make(w_vector, w_ref, w_set, rest_w):
        if not is_chaperone and w_vector.is_frozen():
            raise wrong_argument(name, "(and/c vector? (not/c immutable?))", 0, [w_vector])
        return W_ImpersonatorVector(
            w_vector, procedure_or_none(name, w_ref), procedure_or_none(name, w_set),
            passes_self, layer_of(name, w_vector, is_chaperone, rest_w, 0))


_define_vector("impersonate-vector", False, False)
_define_vector("chaperone-vector", True, False)
_define_vector("impersonate-vector*", False, True)
_define_vector("chaperone-vector*", True, True)


@not_rpython
def _define_replaced_vector(name, is_chaperone):
    @primitive(name, W_AnyVector, W_AnyVector, Rest)
    def make(w_vector, w_replacement, rest_w):
        return W_ImpersonatorVector(w_replacement, None, None, False,
                                    layer_of(name, w_vector, is_chaperone, rest_w, 0))


_define_replaced_vector("unsafe-impersonate-vector", False)
_define_replaced_vector("unsafe-chaperone-vector", True)


@not_rpython
def _define_box(name, is_chaperone):
    @primitive(name, W_AnyBox, W_Root, W_Root, Rest)
    def make(w_box, w_unbox, w_set, rest_w):
        if not w_unbox.is_procedure():
            raise wrong_argument(name, "(procedure-arity-includes/c 2)", 0, [w_unbox])
        if not w_set.is_procedure():
            raise wrong_argument(name, "(procedure-arity-includes/c 2)", 0, [w_set])
        if not is_chaperone and w_box.is_frozen():
            raise wrong_argument(name, "(and/c box? (not/c immutable?))", 0, [w_box])
        return W_ImpersonatorBox(w_box, w_unbox, w_set,
                                 layer_of(name, w_box, is_chaperone, rest_w, 0))


_define_box("impersonate-box", False)
_define_box("chaperone-box", True)


# ____________________________________________________________
# Hash tables


@not_rpython
def _define_hash(name, is_chaperone):
    @primitive(name, W_Root, W_Root, W_Root, W_Root, W_Root, Rest)
    def make(w_hash, w_ref, w_set, w_remove, w_key, rest_w):
        if not isinstance(w_hash, W_Hash):
            raise wrong_argument(name, "hash?", 0, [w_hash])
        if not is_chaperone and w_hash.immutable:
            raise wrong_argument(name, "(and/c hash? (not/c immutable?))", 0, [w_hash])
        at = 0
        further_w = [None, None]        # clear, equal-key
        while at < 2 and at < len(rest_w) and not isinstance(
                rest_w[at], W_ImpersonatorProperty):
            further_w[at] = procedure_or_none(name, rest_w[at])
            at += 1
        for w_procedure, count in [(w_ref, 2), (w_set, 3), (w_remove, 2), (w_key, 2)]:
            if not includes(mask_of(w_procedure), count):
                raise wrong_argument(name, "(procedure-arity-includes/c %d)" % count, 0,
                                     [w_procedure])
        redirections = Redirections(w_ref, w_set, w_remove, w_key, further_w[0], further_w[1])
        return impersonate(w_hash, redirections,
                           layer_of(name, w_hash, is_chaperone, rest_w, at))


_define_hash("impersonate-hash", False)
_define_hash("chaperone-hash", True)


# ____________________________________________________________
# Structs


@not_rpython
def _define_struct(name, is_chaperone):
    @primitive(name, W_Root, Rest)
    def make(w_struct, rest_w):
        if not isinstance(w_struct, W_Struct):
            if len(rest_w) == 0:
                return w_struct
            raise contract_error("%s: operation does not apply to given value\n  value: %s" % (
                name, MAKER.show(w_struct)))
        count = w_struct.struct_type().count
        getters_w = [None] * count
        setters_w = [None] * count
        properties_w = []
        redirections_w = []
        at = 0
        if len(rest_w) > 0 and isinstance(rest_w[0], W_StructType):
            at = 1
        while at + 1 < len(rest_w) and not isinstance(rest_w[at], W_ImpersonatorProperty):
            w_operation = rest_w[at]
            w_redirect = procedure_or_none(name, rest_w[at + 1])
            if isinstance(w_operation, W_FieldAccessor):
                getters_w[w_operation.index] = w_redirect
            elif isinstance(w_operation, W_FieldMutator):
                setters_w[w_operation.index] = w_redirect
            elif isinstance(w_operation, W_PropertyAccessor) and w_redirect is not None:
                properties_w.append(w_operation.w_property)
                redirections_w.append(w_redirect)
            at += 2
        return W_ImpersonatorStruct(
            w_struct, getters_w, setters_w, properties_w[:], redirections_w[:], None,
            layer_of(name, w_struct, is_chaperone, rest_w, at))


_define_struct("impersonate-struct", False)
_define_struct("chaperone-struct", True)
