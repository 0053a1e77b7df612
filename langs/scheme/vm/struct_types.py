"""make-struct-type: checks, properties with what they imply, prefab types."""
from __future__ import absolute_import

from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.struct_procedures import W_IndexedAccessor, W_IndexedMutator
from langs.scheme.vm.structs import (
    W_Inspector, W_StructProperty, W_StructType, w_prop_procedure)
from langs.scheme.vm.values import (
    W_Fixnum, W_Pair, W_Symbol, list_to_w, list_with_tail, symbol, w_false)
from langs.scheme.vm.vectors import W_Vector


class Properties(object):
    """Those of a type that is being made; guards get its description."""

    def __init__(self, w_description):
        self.w_description = w_description
        self.properties_w = []
        self.values_w = []

    def add(self, w_property, w_value):
        """With the further properties that it implies."""
        for i in range(len(self.properties_w)):
            if self.properties_w[i] is w_property:
                self.values_w[i] = w_value
                return
        if w_property.w_guard is not None:
            w_value = call_nested(w_property.w_guard, [w_value, self.w_description])
        self.properties_w.append(w_property)
        self.values_w.append(w_value)
        for i in range(len(w_property.supers_w)):
            w_super = w_property.supers_w[i]
            assert isinstance(w_super, W_StructProperty)
            self.add(w_super, call_nested(w_property.procedures_w[i], [w_value]))


class Prefabs(object):
    """Prefab types by name, supertype and fields."""

    def __init__(self):
        self.types = []

    def find(self, name, w_super, own_count, auto_count, mutables):
        for w_type in self.types:
            if (w_type.name == name and w_type.w_super is w_super and
                    w_type.own_count == own_count and w_type.auto_count == auto_count and
                    same_mutables(w_type, mutables)):
                return w_type
        return None


def same_mutables(w_type, mutables):
    for i in range(len(mutables)):
        if mutables[i] == (i in w_type.immutables):
            return False
    return True


PREFABS = Prefabs()


def prefab_key(name, w_super, own_count, auto_count, w_auto, mutables):
    """Short: (name own-count [auto] [#(mutable...)] super-key ...), or the name alone."""
    parts_w = []
    if auto_count > 0:
        parts_w.append(list_to_w([W_Fixnum(auto_count), w_auto]))
    indexes_w = [W_Fixnum(i) for i in range(own_count - auto_count) if mutables[i]]
    if len(indexes_w) > 0:
        parts_w.append(W_Vector(indexes_w[:], True))
    if w_super is not None:
        w_key = w_super.prefab_key
        parts_w = [W_Fixnum(own_count - auto_count)] + parts_w
        w_rest = w_key if isinstance(w_key, W_Pair) else list_to_w([w_key])
        return W_Pair(symbol(name), list_with_tail(parts_w[:], with_count(w_super, w_rest)))
    if len(parts_w) == 0:
        return symbol(name)
    return W_Pair(symbol(name), list_to_w(parts_w[:]))


def with_count(w_super, w_key):
    """A supertype's key inside of another one tells its number of fields."""
    if w_super.w_super is not None:
        return w_key
    assert isinstance(w_key, W_Pair)
    count = w_super.own_count - w_super.auto_count
    return W_Pair(w_key.w_car, W_Pair(W_Fixnum(count), w_key.w_cdr))


def make_prefab(name, w_super, own_count, auto_count, w_auto, mutables):
    """The type, which is the same for the same description."""
    w_type = PREFABS.find(name, w_super, own_count, auto_count, mutables)
    if w_type is None:
        immutables = [i for i in range(own_count) if not mutables[i]]
        w_type = W_StructType(
            name, w_super, own_count, auto_count, w_auto, None, immutables[:], None,
            prefab_key(name, w_super, own_count, auto_count, w_auto, mutables),
            "", len(immutables) < own_count)
        PREFABS.types.append(w_type)
    return w_type


def description(w_type, given_count, immutables_w):
    """The list that guards of properties get."""
    return list_to_w([
        symbol(w_type.name), W_Fixnum(given_count), W_Fixnum(w_type.auto_count),
        W_IndexedAccessor(w_type.name + "-ref", w_type),
        W_IndexedMutator(w_type.name + "-set!", w_type), list_to_w(immutables_w),
        w_type.w_super if w_type.w_super is not None else w_false, w_false])


def make_type(name, w_super, given_count, auto_count, w_auto, properties_w, w_inspector,
              w_procedure, immutables_w, w_guard, constructor_name):
    """What make-struct-type makes, from arguments that have the right types."""
    own_count = given_count + auto_count
    mutables = [True] * own_count
    for w_index in immutables_w:
        if not isinstance(w_index, W_Fixnum) or not 0 <= w_index.intval < given_count:
            raise contract_error("make-struct-type: index for immutable field >= "
                                 "initialized-field count")
        mutables[w_index.intval] = False
    if isinstance(w_inspector, W_Symbol):           # 'prefab
        return make_prefab(name, w_super, own_count, auto_count, w_auto, mutables)
    if isinstance(w_procedure, W_Fixnum):
        mutables[w_procedure.intval] = False
    immutables = [i for i in range(own_count) if not mutables[i]]
    inspector = None
    if isinstance(w_inspector, W_Inspector):
        inspector = w_inspector
    w_type = W_StructType(name, w_super, own_count, auto_count, w_auto, inspector,
                          immutables[:], w_guard, None, constructor_name,
                          len(immutables) < own_count)
    properties = Properties(description(w_type, given_count, immutables_w))
    for w_pair in properties_w:
        assert isinstance(w_pair, W_Pair)
        w_property = w_pair.w_car
        assert isinstance(w_property, W_StructProperty)
        properties.add(w_property, w_pair.w_cdr)
    if w_procedure is not w_false:
        properties.add(w_prop_procedure, w_procedure)
    for i in range(len(properties.properties_w)):
        w_index = properties.values_w[i]
        if properties.properties_w[i] is w_prop_procedure and isinstance(w_index, W_Fixnum):
            properties.values_w[i] = W_Fixnum(w_type.first + w_index.intval)
    w_type.set_properties(properties.properties_w[:], properties.values_w[:])
    return w_type
