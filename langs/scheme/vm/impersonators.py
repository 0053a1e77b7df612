"""Impersonators and chaperones: values that stand for others and see what is done to them."""
from __future__ import absolute_import

from langs.scheme.vm.applications import call_struct
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.equality import equal
from langs.scheme.vm.errors import MAKER, contract_error
from langs.scheme.vm.hashes import W_Hash
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.structs import W_Struct
from langs.scheme.vm.values import (
    W_AnyBox, W_Fixnum, W_MPair, W_Pair, W_Root)
from langs.scheme.vm.vectors import W_AnyVector


class W_ImpersonatorProperty(W_Root):
    _immutable_fields_ = ["name"]
    contract = "impersonator-property?"

    def __init__(self, name):
        self.name = name

    def opaque_text(self):
        return "#<impersonator-property:%s>" % self.name


def property_value(w_value, w_property):
    """That of the outermost impersonator that has it, or None."""
    impersonation = w_value.impersonation()
    while impersonation is not None:
        for i in range(len(impersonation.properties_w)):
            if impersonation.properties_w[i] is w_property:
                return impersonation.values_w[i]
        impersonation = impersonation.w_inner.impersonation()
    return None


def is_chaperone(w_value):
    """Whether all layers are."""
    impersonation = w_value.impersonation()
    if impersonation is None:
        return False
    while impersonation is not None:
        if not impersonation.is_chaperone:
            return False
        impersonation = impersonation.w_inner.impersonation()
    return True


def stands_for(w_a, w_b, chaperones_only):
    """chaperone-of? and impersonator-of?, where mutable values may be equal as well."""
    if w_a.eq(w_b):
        return True
    impersonation = w_a.impersonation()
    if impersonation is not None and (impersonation.is_chaperone or not chaperones_only):
        return stands_for(impersonation.w_inner, w_b, chaperones_only)
    if w_b.impersonation() is not None:
        return False
    if isinstance(w_a, W_Pair):
        return (isinstance(w_b, W_Pair) and
                stands_for(w_a.w_car, w_b.w_car, chaperones_only) and
                stands_for(w_a.w_cdr, w_b.w_cdr, chaperones_only))
    if isinstance(w_a, W_AnyVector):
        return (isinstance(w_b, W_AnyVector) and _comparable(w_a, w_b, chaperones_only) and
                _same_items(w_a, w_b, chaperones_only))
    if isinstance(w_a, W_AnyBox):
        return (isinstance(w_b, W_AnyBox) and _comparable(w_a, w_b, chaperones_only) and
                stands_for(w_a.unbox(), w_b.unbox(), chaperones_only))
    if isinstance(w_a, W_Struct):
        return isinstance(w_b, W_Struct) and _same_fields(w_a, w_b, chaperones_only)
    if isinstance(w_a, W_String) or isinstance(w_a, W_Bytes):
        return _comparable(w_a, w_b, chaperones_only) and equal(w_a, w_b)
    if isinstance(w_a, W_MPair) or (isinstance(w_a, W_Hash) and not w_a.immutable):
        return False
    return equal(w_a, w_b)


def _comparable(w_a, w_b, chaperones_only):
    return not chaperones_only or (w_a.is_frozen() and w_b.is_frozen())


def _same_items(w_a, w_b, chaperones_only):
    if w_a.length() != w_b.length():
        return False
    for i in range(w_a.length()):
        if not stands_for(w_a.ref(i), w_b.ref(i), chaperones_only):
            return False
    return True


def _same_fields(w_a, w_b, chaperones_only):
    w_type = w_a.struct_type()
    if w_type is not w_b.struct_type() or not w_type.is_transparent():
        return False
    if chaperones_only and not w_type.is_immutable:
        return False
    for i in range(w_type.count):
        if not stands_for(w_a.get_field(i), w_b.get_field(i), chaperones_only):
            return False
    return True


def checked_result(impersonation, name, w_new, w_original):
    """What a redirection gave: of a chaperone it must stand for the original."""
    if impersonation.is_chaperone and not stands_for(w_new, w_original, True):
        raise contract_error(
            "%s: chaperone produced a result that is not a chaperone of the original result\n"
            "  chaperone result: %s\n  original result: %s" % (
                name, MAKER.show(w_new), MAKER.show(w_original)))
    return w_new


def checked(impersonation, name, what, w_new, w_original):
    """The same for tables and structs; `what` is a key or a value."""
    if impersonation.is_chaperone and not stands_for(w_new, w_original, True):
        raise contract_error(
            "%s: non-chaperone result; received a %s that is not a chaperone of the original "
            "%s\n  original: %s\n  received: %s" % (
                name, what, what, MAKER.show(w_original), MAKER.show(w_new)))
    return w_new


class W_ImpersonatorVector(W_AnyVector):
    """`passes_self`: the redirections get the impersonator as well."""
    _immutable_fields_ = ["w_vector", "w_ref", "w_set", "passes_self", "layer"]

    def __init__(self, w_vector, w_ref, w_set, passes_self, layer):
        self.w_vector = w_vector
        self.w_ref = w_ref              # None where nothing is redirected
        self.w_set = w_set
        self.passes_self = passes_self
        self.layer = layer

    def impersonation(self):
        return self.layer

    def is_frozen(self):
        return self.w_vector.is_frozen()

    def length(self):
        return self.w_vector.length()

    def redirected(self, name, w_procedure, index, w_value):
        args_w = [self.w_vector, W_Fixnum(index), w_value]
        if self.passes_self:
            args_w = [self] + args_w
        return checked_result(self.layer, name, call_nested(w_procedure, args_w), w_value)

    def ref(self, index):
        w_value = self.w_vector.ref(index)
        if self.w_ref is None:
            return w_value
        return self.redirected("vector-ref", self.w_ref, index, w_value)

    def set(self, index, w_value):
        if self.w_set is not None:
            w_value = self.redirected("vector-set!", self.w_set, index, w_value)
        self.w_vector.set(index, w_value)


class W_ImpersonatorBox(W_AnyBox):
    _immutable_fields_ = ["w_box", "w_unbox", "w_set", "layer"]

    def __init__(self, w_box, w_unbox, w_set, layer):
        self.w_box = w_box
        self.w_unbox = w_unbox
        self.w_set = w_set
        self.layer = layer

    def impersonation(self):
        return self.layer

    def is_frozen(self):
        return self.w_box.is_frozen()

    def unbox(self):
        w_value = self.w_box.unbox()
        return checked_result(
            self.layer, "unbox", call_nested(self.w_unbox, [self.w_box, w_value]), w_value)

    def set(self, w_value):
        w_new = call_nested(self.w_set, [self.w_box, w_value])
        self.w_box.set(checked_result(self.layer, "set-box!", w_new, w_value))


class W_ImpersonatorStruct(W_Struct):
    """Redirections are those of accessors and mutators, by the index of their field, and
    of properties. An applicable struct may have a wrapper of its calls."""
    _immutable_fields_ = ["w_struct", "getters_w[*]", "setters_w[*]", "struct_properties_w[*]",
                          "property_redirections_w[*]", "wrapper", "layer"]

    def __init__(self, w_struct, getters_w, setters_w, struct_properties_w,
                 property_redirections_w, wrapper, layer):
        self.w_type = w_struct.w_type
        self.w_struct = w_struct
        self.getters_w = getters_w      # by field, None where there is none
        self.setters_w = setters_w
        self.struct_properties_w = struct_properties_w
        self.property_redirections_w = property_redirections_w
        self.wrapper = wrapper          # None, or how calls are wrapped
        self.layer = layer

    def impersonation(self):
        return self.layer

    def get_value(self, index):
        w_value = self.w_struct.get_field(index)
        w_redirect = self.getters_w[index]
        if w_redirect is None:
            return w_value
        return checked(self.layer, "struct-ref", "value",
                       call_nested(w_redirect, [self, w_value]), w_value)

    def set_value(self, index, w_value):
        w_redirect = self.setters_w[index]
        if w_redirect is not None:
            w_value = checked(self.layer, "struct-set!", "value",
                              call_nested(w_redirect, [self, w_value]), w_value)
        self.w_struct.set_field(index, w_value)

    def find_property(self, w_property):
        w_value = self.w_struct.find_property(w_property)
        for i in range(len(self.struct_properties_w)):
            if w_value is not None and self.struct_properties_w[i] is w_property:
                return checked_result(
                    self.layer, self.w_type.name,
                    call_nested(self.property_redirections_w[i], [self, w_value]), w_value)
        return w_value

    def call(self, args_w, k):
        if self.wrapper is None:        # a redirection may give another procedure
            return call_struct(self, args_w, k)
        return self.wrapper.call_wrapped(self, self.w_struct, args_w, k)

    def procedure_name(self):
        return self.w_struct.procedure_name()
