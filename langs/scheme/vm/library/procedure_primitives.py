"""Procedures' arities and names."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.arities import W_Reduced, mask_of
from langs.scheme.vm.arity_masks import includes, runs_of
from langs.scheme.vm.continuation import K
from langs.scheme.vm.errors import MAKER, contract_error, wrong_argument
from langs.scheme.vm.library.builtin_structs import w_arity_at_least
from langs.scheme.vm.primitives import SCHEME, W_AnyPrimitive
from langs.scheme.vm.structs import (
    W_Struct, W_StructProperty, W_StructType, is_instance, make_struct, w_prop_incomplete_arity,
    w_prop_object_name)
from langs.scheme.vm.values import (
    W_Fixnum, W_Procedure, W_Root, W_Symbol, is_true, list_to_w, symbol, w_false, w_to_list,
    wrap_bool)

primitive = SCHEME.primitive
control = SCHEME.control


def arity_value(mask):
    parts_w = []
    for count in runs_of(mask):
        if count < 0:
            parts_w.append(make_struct(w_arity_at_least, [W_Fixnum(-1 - count)]))
        else:
            parts_w.append(W_Fixnum(count))
    if len(parts_w) == 1:
        return parts_w[0]
    return list_to_w(parts_w[:])


def mask_of_arity(name, w_arity):
    if isinstance(w_arity, W_Fixnum):
        return 1 << w_arity.intval
    if is_instance(w_arity, w_arity_at_least):
        assert isinstance(w_arity, W_Struct)
        w_count = w_arity.get_field(0)
        assert isinstance(w_count, W_Fixnum)
        return -1 << w_count.intval
    parts_w = w_to_list(w_arity)
    if parts_w is None:
        raise wrong_argument(name, "procedure-arity?", 0, [w_arity])
    mask = 0
    for w_part in parts_w:
        mask |= mask_of_arity(name, w_part)
    return mask


def checked(name, w_value):
    if not w_value.is_procedure():
        raise wrong_argument(name, "procedure?", 0, [w_value])
    return w_value


@primitive("procedure-arity", W_Root)
def procedure_arity(w_procedure):
    return arity_value(mask_of(checked("procedure-arity", w_procedure)))


@primitive("procedure-arity-mask", W_Root)
def procedure_arity_mask(w_procedure):
    return W_Fixnum(mask_of(checked("procedure-arity-mask", w_procedure)))


@primitive("procedure-arity-includes?", W_Root, int, Optional(W_Root, w_false))
def procedure_arity_includes(w_procedure, count, w_incomplete):
    mask = mask_of(checked("procedure-arity-includes?", w_procedure))
    if not includes(mask, count):
        return w_false
    return wrap_bool(is_true(w_incomplete) or not isinstance(w_procedure, W_Struct) or
                     w_procedure.find_property(w_prop_incomplete_arity) is None)


@primitive("procedure-arity?", W_Root)
def is_procedure_arity(w_value):
    if isinstance(w_value, W_Fixnum):
        return wrap_bool(w_value.intval >= 0)
    if is_instance(w_value, w_arity_at_least):
        return wrap_bool(True)
    parts_w = w_to_list(w_value)
    if parts_w is None:
        return wrap_bool(False)
    for w_part in parts_w:
        if not isinstance(w_part, W_Fixnum) and not is_instance(w_part, w_arity_at_least):
            return wrap_bool(False)
    return wrap_bool(True)


def name_of(w_procedure, w_name):
    if isinstance(w_name, W_Symbol):
        return w_name.utf8
    return procedure_name(w_procedure)


def procedure_name(w_procedure):
    if isinstance(w_procedure, W_Procedure):
        return w_procedure.procedure_name()
    return ""


@primitive("procedure-reduce-arity", W_Root, W_Root, Optional(W_Root, w_false),
           Optional(W_Root, w_false))
def procedure_reduce_arity(w_procedure, w_arity, w_name, w_realm):
    mask = mask_of_arity("procedure-reduce-arity", w_arity)
    if mask & ~mask_of(checked("procedure-reduce-arity", w_procedure)) != 0:
        raise contract_error(
            "procedure-reduce-arity: arity of procedure does not include requested arity\n"
            "  procedure: %s\n  requested arity: %s" % (
                MAKER.show(w_procedure), MAKER.show(w_arity)))
    return W_Reduced(w_procedure, name_of(w_procedure, w_name), mask)


@primitive("procedure-reduce-arity-mask", W_Root, int, Optional(W_Root, w_false),
           Optional(W_Root, w_false))
def procedure_reduce_arity_mask(w_procedure, mask, w_name, w_realm):
    return W_Reduced(w_procedure, name_of(w_procedure, w_name), mask)


@primitive("procedure-rename", W_Root, W_Symbol, Optional(W_Root, w_false))
def procedure_rename(w_procedure, w_name, w_realm):
    return W_Reduced(w_procedure, w_name.utf8, mask_of(w_procedure))


@primitive("procedure->method", W_Root)
def procedure_to_method(w_procedure):
    return w_procedure


@primitive("procedure-specialize", W_Root)
def procedure_specialize(w_procedure):
    return w_procedure


@primitive("procedure-result-arity", W_Root)
def procedure_result_arity(w_procedure):
    return w_false


@primitive("procedure-closure-contents-eq?", W_Root, W_Root)
def procedure_closure_contents_eq(w_a, w_b):
    return wrap_bool(w_a is w_b)


@primitive("primitive?", W_Root)
def is_primitive(w_value):
    return wrap_bool(isinstance(w_value, W_AnyPrimitive))


@primitive("primitive-closure?", W_Root)
def is_primitive_closure(w_value):
    return w_false


@primitive("procedure-struct-type?", W_StructType)
def is_procedure_struct_type(w_type):
    return wrap_bool(w_type.w_procedure is not None)


@primitive("procedure-extract-target", W_Root)
def procedure_extract_target(w_value):
    if isinstance(w_value, W_Struct):
        w_procedure = w_value.w_type.w_procedure
        if isinstance(w_procedure, W_Fixnum):
            return w_value.get_field(w_procedure.intval)
    return w_false


@primitive("object-name", W_Root)
def object_name(w_value):
    if isinstance(w_value, W_Struct):
        return struct_name(w_value)
    if isinstance(w_value, W_StructType):
        return symbol(w_value.name)
    if isinstance(w_value, W_StructProperty):
        return symbol(w_value.name)
    if isinstance(w_value, W_Procedure):
        name = w_value.procedure_name()
        if name != "":
            return symbol(name)
        return w_false
    return w_value.object_name()


def struct_name(w_struct):
    w_name = w_struct.w_type.find_property(w_prop_object_name)
    if isinstance(w_name, W_Fixnum):
        return w_struct.get_field(w_name.intval)
    w_procedure = w_struct.w_type.w_procedure
    if isinstance(w_procedure, W_Fixnum):
        return object_name(w_struct.get_field(w_procedure.intval))
    return symbol(w_struct.w_type.name)


@control("checked-procedure-check-and-extract", W_StructType, W_Root, W_Root, W_Root, W_Root)
def checked_procedure_check_and_extract(k, w_type, w_value, w_otherwise, w_a, w_b):
    """The first field of an instance whose second one accepts both values."""
    if is_instance(w_value, w_type):
        assert isinstance(w_value, W_Struct)
        return w_value.get_field(0).call([w_a, w_b], K_CheckAndExtract(
            w_value, w_otherwise, w_a, w_b, k))
    return w_otherwise.call([w_value, w_a, w_b], k)


class K_CheckAndExtract(K):
    _immutable_fields_ = ["w_value", "w_otherwise", "w_a", "w_b"]

    def __init__(self, w_value, w_otherwise, w_a, w_b, next):
        self.w_value = w_value
        self.w_otherwise = w_otherwise
        self.w_a = w_a
        self.w_b = w_b
        self.next = next

    def plug(self, w_result):
        if is_true(w_result):
            return self.next.plug(self.w_value.get_field(1))
        return self.w_otherwise.call([self.w_value, self.w_a, self.w_b], self.next)

    def relinked(self, next):
        return K_CheckAndExtract(self.w_value, self.w_otherwise, self.w_a, self.w_b, next)
