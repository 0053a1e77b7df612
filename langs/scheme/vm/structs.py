"""Struct types and their instances, inspectors, properties of struct types."""
from __future__ import absolute_import

from rpython.rlib import jit

from kit.vm.sizedclasses import make_sized_classes
from langs.scheme.vm.values import W_Fixnum, W_Procedure, W_Root, W_Symbol, w_false


class W_Inspector(W_Root):
    _immutable_fields_ = ["w_parent"]
    contract = "inspector?"

    def __init__(self, w_parent):
        self.w_parent = w_parent

    def is_under(self, w_other):
        w_parent = self.w_parent
        while w_parent is not None:
            if w_parent is w_other:
                return True
            w_parent = w_parent.w_parent
        return False

    def opaque_text(self):
        return "#<inspector>"


w_root_inspector = W_Inspector(None)


class W_StructProperty(W_Root):
    """`w_guard` is None or a procedure; `supers` give further properties by procedures."""
    _immutable_fields_ = ["name", "w_guard", "supers_w[*]", "procedures_w[*]"]
    contract = "struct-type-property?"

    def __init__(self, name, w_guard=None, supers_w=[], procedures_w=[]):
        self.name = name
        self.w_guard = w_guard
        self.supers_w = supers_w
        self.procedures_w = procedures_w

    def opaque_text(self):
        return "#<struct-type-property:%s>" % self.name


w_prop_procedure = W_StructProperty("procedure")
w_prop_object_name = W_StructProperty("object-name")
w_prop_custom_write = W_StructProperty("custom-write")
w_prop_custom_print_quotable = W_StructProperty("custom-print-quotable")
w_prop_equal_hash = W_StructProperty("equal+hash")
w_prop_evt = W_StructProperty("evt")
w_prop_arity_string = W_StructProperty("arity-string")
w_prop_method_arity_error = W_StructProperty("method-arity-error")
w_prop_incomplete_arity = W_StructProperty("incomplete-arity")
w_prop_input_port = W_StructProperty("input-port")
w_prop_output_port = W_StructProperty("output-port")


class W_StructType(W_Root):
    """`count` is the number of all fields, those of the supertypes first."""
    _immutable_fields_ = [
        "name", "w_super", "own_count", "count", "first", "depth", "auto_count", "w_auto",
        "w_inspector", "is_immutable", "immutables[*]", "w_guard", "prefab_key",
        "properties_w[*]", "property_values_w[*]", "w_procedure", "constructor_name",
        "has_guards", "mutable_count"]
    contract = "struct-type?"

    def __init__(self, name, w_super, own_count, auto_count=0, w_auto=w_false,
                 w_inspector=w_root_inspector, immutables=[], w_guard=None, prefab_key=None,
                 constructor_name="", mutates=False):
        """`own_count` includes `auto_count`; `mutates`: some own field can be set."""
        self.name = name
        self.w_super = w_super
        self.first = 0 if w_super is None else w_super.count
        self.depth = 0 if w_super is None else w_super.depth + 1
        self.own_count = own_count
        self.auto_count = auto_count
        self.w_auto = w_auto
        self.count = self.first + own_count
        self.w_inspector = w_inspector
        self.immutables = immutables        # of the own fields, those that cannot be set
        self.is_immutable = not mutates and (w_super is None or w_super.is_immutable)
        self.w_guard = w_guard
        self.has_guards = w_guard is not None or (w_super is not None and w_super.has_guards)
        self.prefab_key = prefab_key
        self.properties_w = []
        self.property_values_w = []
        self.constructor_name = constructor_name if constructor_name != "" else name
        self.w_procedure = None if w_super is None else w_super.w_procedure

    def set_properties(self, properties_w, values_w):
        """Before there is an instance: guards of properties get the unfinished type."""
        self.properties_w = properties_w
        self.property_values_w = values_w
        for i in range(len(properties_w)):
            if properties_w[i] is w_prop_procedure:
                self.w_procedure = values_w[i]

    @jit.elidable
    def extends(self, w_other):
        w_type = self
        while w_type is not None:
            if w_type is w_other:
                return True
            w_type = w_type.w_super
        return False

    @jit.elidable
    def find_property(self, w_property):
        """Its value for this type or the nearest supertype, or None."""
        w_type = self
        while w_type is not None:
            for i in range(len(w_type.properties_w)):
                if w_type.properties_w[i] is w_property:
                    return w_type.property_values_w[i]
            w_type = w_type.w_super
        return None

    def is_transparent(self):
        """Whether this type's own fields may be looked at."""
        w_inspector = self.w_inspector
        return (self.prefab_key is not None or w_inspector is None or
                w_inspector.is_under(w_root_inspector))

    def given_count(self):
        """The number of values that the constructor takes."""
        count = 0
        w_type = self
        while w_type is not None:
            count += w_type.own_count - w_type.auto_count
            w_type = w_type.w_super
        return count

    def has_auto(self):
        w_type = self
        while w_type is not None:
            if w_type.auto_count > 0:
                return True
            w_type = w_type.w_super
        return False

    def opaque_text(self):
        return "#<struct-type:%s>" % self.name


class W_Struct(W_Procedure):
    """An instance; its fields are reached by index from the first of the root type on."""
    _immutable_fields_ = ["w_type"]
    contract = "struct?"

    def struct_type(self):
        return jit.promote(self.w_type)

    def get_value(self, index):
        raise NotImplementedError

    def set_value(self, index, w_value):
        raise NotImplementedError

    def get_field(self, index):
        return self.get_value(index)

    def set_field(self, index, w_value):
        self.set_value(index, w_value)

    def find_property(self, w_property):
        """Its value, or None."""
        return self.struct_type().find_property(w_property)

    def is_procedure(self):
        return self.struct_type().w_procedure is not None

    def procedure_name(self):
        """That of the field which is called, unless prop:object-name says another."""
        w_name = self.w_type.find_property(w_prop_object_name)
        if isinstance(w_name, W_Fixnum):
            w_text = self.get_field(w_name.intval)
            if isinstance(w_text, W_Symbol):
                return w_text.utf8
        w_procedure = self.w_type.w_procedure
        if isinstance(w_procedure, W_Fixnum):
            w_target = self.get_field(w_procedure.intval)
            if w_target.is_procedure() and isinstance(w_target, W_Procedure):
                return w_target.procedure_name()
        return self.w_type.name


class W_MutableStruct(W_Struct):
    pass


class W_ImmutableStruct(W_Struct):
    pass


_new_mutable = make_sized_classes(W_MutableStruct, 6, immutable=False)
_new_immutable = make_sized_classes(W_ImmutableStruct, 6)


def make_struct(w_type, fields_w):
    """An instance with all its fields, the list of which it takes over."""
    if w_type.is_immutable:
        w_immutable = _new_immutable(fields_w)
        w_immutable.w_type = w_type
        return w_immutable
    w_mutable = _new_mutable(fields_w)
    w_mutable.w_type = w_type
    return w_mutable


def is_instance(w_value, w_type):
    if not isinstance(w_value, W_Struct):
        return False
    w_found = w_value.w_type
    if w_found is w_type:
        return True
    return w_found.depth > w_type.depth and jit.promote(w_found).extends(w_type)
