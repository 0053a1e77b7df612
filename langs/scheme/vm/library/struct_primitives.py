"""Struct types, their properties, inspectors."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm import structs
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.primitives import SCHEME, W_Primitive
from langs.scheme.vm.struct_procedures import (
    W_Constructor, W_FieldAccessor, W_FieldMutator, W_IndexedAccessor, W_IndexedMutator,
    W_StructPredicate)
from langs.scheme.vm.struct_types import make_type
from langs.scheme.vm.structs import (
    W_Inspector, W_Struct, W_StructProperty, W_StructType, w_root_inspector)
from langs.scheme.vm.values import (
    W_Pair, W_Root, W_Symbol, w_false, w_null, w_to_list, w_true, wrap_bool)

primitive = SCHEME.primitive
control = SCHEME.control


@control("make-struct-type", W_Symbol, W_Root, int, int, Optional(W_Root, w_false),
         Optional(W_Root, w_null), Optional(W_Root, w_true), Optional(W_Root, w_false),
         Optional(W_Root, w_null), Optional(W_Root, w_false), Optional(W_Root, w_false))
def make_struct_type(k, w_name, w_super, given_count, auto_count, w_auto, w_properties,
                     w_inspector, w_procedure, w_immutables, w_guard, w_constructor):
    name = w_name.utf8
    w_super_type = w_super if isinstance(w_super, W_StructType) else None
    if w_inspector is w_true:
        w_inspector = w_root_inspector
    w_type = make_type(
        name, w_super_type, given_count, auto_count, w_auto,
        list_of("make-struct-type", w_properties), w_inspector, w_procedure,
        list_of("make-struct-type", w_immutables), None if w_guard is w_false else w_guard,
        w_constructor.utf8 if isinstance(w_constructor, W_Symbol) else "")
    return k.plug_values([
        w_type, W_Constructor(constructor_name(w_constructor, name), w_type),
        W_StructPredicate(name + "?", w_type), W_IndexedAccessor(name + "-ref", w_type),
        W_IndexedMutator(name + "-set!", w_type)])


def constructor_name(w_name, name):
    if isinstance(w_name, W_Symbol):
        return w_name.utf8
    return "make-" + name


def list_of(name, w_list):
    values_w = w_to_list(w_list)
    if values_w is None:
        raise wrong_argument(name, "list?", 0, [w_list])
    return values_w


def field_name(w_procedure, w_index, w_field):
    if isinstance(w_field, W_Symbol):
        return w_field.utf8
    return "field%d" % w_index


def own_field(name, w_index, w_type):
    if not 0 <= w_index < w_type.own_count:
        raise contract_error("%s: index too large\n  index: %d" % (name, w_index))
    return w_type.first + w_index


@primitive("make-struct-field-accessor", W_IndexedAccessor, int, Optional(W_Root, w_false),
           Optional(W_Root, w_false), Optional(W_Root, w_false))
def make_field_accessor(w_accessor, index, w_name, w_contract, w_realm):
    w_type = w_accessor.w_type
    at = own_field("make-struct-field-accessor", index, w_type)
    return W_FieldAccessor(w_type.name + "-" + field_name(w_accessor, index, w_name),
                           w_type, at)


@primitive("make-struct-field-mutator", W_IndexedMutator, int, Optional(W_Root, w_false),
           Optional(W_Root, w_false), Optional(W_Root, w_false))
def make_field_mutator(w_mutator, index, w_name, w_contract, w_realm):
    w_type = w_mutator.w_type
    at = own_field("make-struct-field-mutator", index, w_type)
    if index in w_type.immutables:
        raise contract_error("make-struct-field-mutator: cannot make a mutator for an "
                             "immutable field")
    return W_FieldMutator("set-%s-%s!" % (
        w_type.name, field_name(w_mutator, index, w_name)), w_type, at)


# -- properties

class W_PropertyPredicate(W_Primitive):
    _immutable_fields_ = ["w_property"]

    def __init__(self, name, w_property):
        self.name = name
        self.least = self.most = 1
        self.parameters = []
        self.w_property = w_property

    def call1(self, w_value):
        return wrap_bool(property_of(w_value, self.w_property) is not None)

    def call_args(self, args_w):
        return self.call1(args_w[0])


def property_of(w_value, w_property):
    if isinstance(w_value, W_Struct):
        return w_value.find_property(w_property)
    if isinstance(w_value, W_StructType):
        return w_value.find_property(w_property)
    return None


class W_PropertyAccessor(W_Primitive):
    _immutable_fields_ = ["w_property"]

    def __init__(self, name, w_property):
        self.name = name
        self.least = 1
        self.most = 2
        self.parameters = []
        self.w_property = w_property

    def call1(self, w_value):
        w_found = property_of(w_value, self.w_property)
        if w_found is None:
            raise wrong_argument(self.name, self.w_property.name + "?", 0, [w_value])
        return w_found

    def call2(self, w_value, w_failure):
        w_found = property_of(w_value, self.w_property)
        if w_found is None:
            if w_failure.is_procedure():
                return call_nested(w_failure, [])
            return w_failure
        return w_found

    def call_args(self, args_w):
        if len(args_w) == 2:
            return self.call2(args_w[0], args_w[1])
        return self.call1(args_w[0])


@control("make-struct-type-property", W_Symbol, Optional(W_Root, w_false),
         Optional(W_Root, w_null), Optional(W_Root, w_false), Optional(W_Root, w_false),
         Optional(W_Root, w_false), Optional(W_Root, w_false))
def make_struct_type_property(k, w_name, w_guard, w_supers, w_impersonate, w_accessor,
                              w_contract, w_realm):
    name = w_name.utf8
    supers_w = []
    procedures_w = []
    for w_pair in list_of("make-struct-type-property", w_supers):
        if isinstance(w_pair, W_Pair):
            supers_w.append(w_pair.w_car)
            procedures_w.append(w_pair.w_cdr)
    w_property = W_StructProperty(
        name, w_guard if w_guard.is_procedure() else None, supers_w[:], procedures_w[:])
    accessor_name = (w_accessor.utf8 if isinstance(w_accessor, W_Symbol)
                     else name + "-accessor")
    return k.plug_values([w_property, W_PropertyPredicate(name + "?", w_property),
                          W_PropertyAccessor(accessor_name, w_property)])


for _w_property in (
        structs.w_prop_procedure, structs.w_prop_object_name, structs.w_prop_custom_write,
        structs.w_prop_custom_print_quotable, structs.w_prop_equal_hash, structs.w_prop_evt,
        structs.w_prop_input_port, structs.w_prop_output_port, structs.w_prop_arity_string,
        structs.w_prop_method_arity_error, structs.w_prop_incomplete_arity):
    SCHEME.value("prop:" + _w_property.name, _w_property)
for _name in """equal-mode+hash checked-procedure impersonator-of sealed authentic rename-transformer
                chaperone-unsafe-undefined
                set!-transformer liberal-define-context expansion-contexts""".split():
    SCHEME.value("prop:" + _name, W_StructProperty(_name))


def define_access(name, w_property):
    """The predicate and the accessor of a property of the kernel."""
    SCHEME.value(name + "?", W_PropertyPredicate(name + "?", w_property))
    SCHEME.value(name + "-accessor", W_PropertyAccessor(name + "-accessor", w_property))


w_prop_srclocs = W_StructProperty("prop:exn:srclocs")
SCHEME.value("prop:exn:srclocs", w_prop_srclocs)
define_access("exn:srclocs", w_prop_srclocs)


@primitive("struct-type-property?", W_Root)
def is_struct_type_property(w_value):
    return wrap_bool(isinstance(w_value, W_StructProperty))


# -- looking at structs

@primitive("struct?", W_Root)
def is_struct(w_value):
    return wrap_bool(isinstance(w_value, W_Struct) and w_value.w_type.is_transparent())


@primitive("struct-type?", W_Root)
def is_struct_type(w_value):
    return wrap_bool(isinstance(w_value, W_StructType))


@primitive("struct-constructor-procedure?", W_Root)
def is_constructor(w_value):
    return wrap_bool(isinstance(w_value, W_Constructor))


@primitive("struct-predicate-procedure?", W_Root)
def is_predicate(w_value):
    return wrap_bool(isinstance(w_value, W_StructPredicate))


@primitive("struct-type-property-accessor-procedure?", W_Root)
def is_property_accessor(w_value):
    return wrap_bool(isinstance(w_value, W_PropertyAccessor))


@primitive("struct-type-property-predicate-procedure?", W_Root, Optional(W_Root))
def is_property_predicate(w_value, w_property):
    return wrap_bool(isinstance(w_value, W_PropertyPredicate))


@primitive("struct-accessor-procedure?", W_Root)
def is_accessor(w_value):
    return wrap_bool(isinstance(w_value, W_FieldAccessor) or
                     isinstance(w_value, W_IndexedAccessor))


@primitive("struct-mutator-procedure?", W_Root)
def is_mutator(w_value):
    return wrap_bool(isinstance(w_value, W_FieldMutator) or
                     isinstance(w_value, W_IndexedMutator))


# -- inspectors

@primitive("make-inspector", Optional(W_Inspector, w_root_inspector))
def make_inspector(w_parent):
    return W_Inspector(w_parent)


primitive("make-sibling-inspector", Optional(W_Inspector, w_root_inspector))(make_inspector)


@primitive("inspector?", W_Root)
def is_inspector(w_value):
    return wrap_bool(isinstance(w_value, W_Inspector))


@primitive("inspector-superior?", W_Inspector, W_Inspector)
def is_superior(w_a, w_b):
    return wrap_bool(w_b.is_under(w_a))
