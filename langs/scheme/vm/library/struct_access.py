"""Structs and struct types looked at from outside: vectors, prefab keys, raw fields."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.struct_procedures import (
    W_Constructor, W_IndexedAccessor, W_IndexedMutator, W_StructPredicate)
from langs.scheme.vm.struct_types import make_prefab
from langs.scheme.vm.structs import W_Struct, W_StructType
from langs.scheme.vm.values import (
    W_Fixnum, W_Pair, W_Root, W_Symbol, list_to_w, symbol, w_false, w_to_list, w_true,
    wrap_bool)
from langs.scheme.vm.vectors import W_Vector

primitive = SCHEME.primitive
control = SCHEME.control


@primitive("struct->vector", W_Root, Optional(W_Root, None))
def struct_to_vector(w_struct, w_opaque):
    """The type's name and the fields; runs of opaque ones are one value."""
    w_hidden = w_opaque if w_opaque is not None else symbol("...")
    if not isinstance(w_struct, W_Struct):
        return W_Vector([symbol("struct:" + w_struct.contract[:-1]), w_hidden])
    parts_w = []
    w_type = w_struct.w_type
    hidden = False
    while w_type is not None:
        if w_type.is_transparent():
            for index in range(w_type.count - 1, w_type.first - 1, -1):
                parts_w.append(w_struct.get_field(index))
            hidden = False
        elif not hidden:
            parts_w.append(w_hidden)
            hidden = True
        w_type = w_type.w_super
    parts_w.append(symbol("struct:" + w_struct.w_type.name))
    parts_w.reverse()
    return W_Vector(parts_w[:])


# -- prefab structs

@primitive("prefab-struct-key", W_Root)
def prefab_struct_key(w_value):
    if isinstance(w_value, W_Struct) and w_value.w_type.prefab_key is not None:
        return w_value.w_type.prefab_key
    return w_false


class PrefabKey(object):
    """A key, taken apart: the outermost level, and the key of the supertype."""

    def __init__(self, w_key, total):
        self.name = ""
        self.own_count = -1
        self.auto_count = 0
        self.w_auto = w_false
        self.mutable = []
        self.super_key = None
        if isinstance(w_key, W_Symbol):
            self.name = w_key.utf8
        else:
            self.read(w_key)
        super_total = 0
        if self.super_key is not None:
            super_total = self.super_key.total()
        if self.own_count < 0:
            self.own_count = total - super_total - self.auto_count

    def read(self, w_key):
        parts_w = w_to_list(w_key)
        if parts_w is None or len(parts_w) == 0:
            raise bad_key(w_key)
        w_name = parts_w[0]
        if not isinstance(w_name, W_Symbol):
            raise bad_key(w_key)
        self.name = w_name.utf8
        i = 1
        while i < len(parts_w):
            w_part = parts_w[i]
            if isinstance(w_part, W_Fixnum):
                self.own_count = w_part.intval
            elif isinstance(w_part, W_Pair):
                w_count = w_part.w_car
                w_rest = w_part.w_cdr
                if not isinstance(w_count, W_Fixnum) or not isinstance(w_rest, W_Pair):
                    raise bad_key(w_key)
                self.auto_count = w_count.intval
                self.w_auto = w_rest.w_car
            elif isinstance(w_part, W_Vector):
                for at in range(w_part.length()):
                    w_index = w_part.ref(at)
                    if not isinstance(w_index, W_Fixnum):
                        raise bad_key(w_key)
                    self.mutable.append(w_index.intval)
            else:
                assert i >= 0
                self.super_key = PrefabKey(list_to_w(parts_w[i:]), -1)
                break
            i += 1

    def total(self):
        """All fields that a constructor takes."""
        count = self.own_count
        if count < 0:
            raise contract_error("prefab key: a supertype tells no number of fields")
        if self.super_key is not None:
            count += self.super_key.total()
        return count

    def make_type(self):
        w_super = None
        if self.super_key is not None:
            w_super = self.super_key.make_type()
        mutables = [i in self.mutable for i in range(self.own_count + self.auto_count)]
        return make_prefab(self.name, w_super, self.own_count + self.auto_count,
                           self.auto_count, self.w_auto, mutables)


def bad_key(w_key):
    return wrong_argument("make-prefab-struct", "prefab-key?", 0, [w_key])


def prefab_type(w_key, total):
    """The type with so many fields to construct from."""
    return PrefabKey(w_key, total).make_type()


@primitive("make-prefab-struct", W_Root, Rest)
def make_prefab_struct(w_key, fields_w):
    w_type = prefab_type(w_key, len(fields_w))
    if w_type.given_count() != len(fields_w):
        raise contract_error("make-prefab-struct: mismatch between prefab key and field count")
    return W_Constructor("make-prefab-struct", w_type).call_args(fields_w)


@primitive("prefab-key->struct-type", W_Root, int)
def prefab_key_to_struct_type(w_key, count):
    return prefab_type(w_key, count)


@primitive("prefab-key?", W_Root)
def is_prefab_key(w_value):
    if isinstance(w_value, W_Symbol):
        return w_true
    return wrap_bool(isinstance(w_value, W_Pair) and isinstance(w_value.w_car, W_Symbol))


@primitive("prefab-struct-type-key+field-count", W_StructType)
def prefab_key_and_count(w_type):
    if w_type.prefab_key is None:
        return w_false
    return W_Pair(w_type.prefab_key, W_Fixnum(w_type.count))


# -- types

@control("struct-info", W_Root)
def struct_info(k, w_value):
    if isinstance(w_value, W_Struct) and w_value.w_type.is_transparent():
        return k.plug_values([w_value.w_type, w_false])
    return k.plug_values([w_false, w_true])


@control("struct-type-info", W_StructType)
def struct_type_info(k, w_type):
    w_super = w_type.w_super
    given = w_type.own_count - w_type.auto_count
    immutables_w = [W_Fixnum(i) for i in w_type.immutables if i < given]
    return k.plug_values([
        symbol(w_type.name), W_Fixnum(given), W_Fixnum(w_type.auto_count),
        W_IndexedAccessor(w_type.name + "-ref", w_type),
        W_IndexedMutator(w_type.name + "-set!", w_type), list_to_w(immutables_w[:]),
        w_super if w_super is not None and w_super.is_transparent() else w_false,
        wrap_bool(w_super is not None and not w_super.is_transparent())])


@primitive("struct-type-make-constructor", W_StructType, Optional(W_Root, w_false))
def struct_type_make_constructor(w_type, w_name):
    name = w_name.utf8 if isinstance(w_name, W_Symbol) else "make-" + w_type.name
    return W_Constructor(name, w_type)


@primitive("struct-type-make-predicate", W_StructType)
def struct_type_make_predicate(w_type):
    return W_StructPredicate(w_type.name + "?", w_type)


# -- fields without checks

def unsafe_ref(w_struct, index):
    assert isinstance(w_struct, W_Struct)
    return w_struct.get_field(index)


def unsafe_set(w_struct, index, w_value):
    assert isinstance(w_struct, W_Struct)
    w_struct.set_field(index, w_value)


for _name in ("unsafe-struct-ref", "unsafe-struct*-ref"):
    primitive(_name, W_Root, int)(unsafe_ref)
for _name in ("unsafe-struct-set!", "unsafe-struct*-set!"):
    primitive(_name, W_Root, int, W_Root)(unsafe_set)
