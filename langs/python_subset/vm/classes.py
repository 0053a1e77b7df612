"""Making guest classes: the class statement and type's three-argument call."""
from __future__ import absolute_import

from collections import OrderedDict

from langs.python_subset.vm import attributes
from langs.python_subset.vm.arguments import Arguments
from langs.python_subset.vm.dictobject import new_dict
from langs.python_subset.vm.errors import GuestError, type_error, value_error
from langs.python_subset.vm.exceptions import runtime_error_from
from langs.python_subset.vm.gateway import (
    W_ClassMethod, W_DataDescriptor, W_StaticMethod, member_type)
from langs.python_subset.vm.instances import slot_key
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.typeobject import (
    OBJECT_LAYOUT, W_Type, w_object_type, w_type_type)
from langs.python_subset.vm.values import W_Cell, W_Str, W_Tuple, w_None


class W_Member(W_DataDescriptor):
    """The descriptor of a name in `__slots__`."""
    _immutable_fields_ = ["key"]

    def __init__(self, name, w_owner):
        W_DataDescriptor.__init__(self, name, w_owner)
        self.key = slot_key(name)

    def _check(self, w_object):
        if not w_object.type().is_subtype(self.w_owner):
            raise type_error("descriptor '%s' for '%s' objects doesn't apply to a '%s' object"
                             % (self.name, self.w_owner.name, w_object.type_name()))

    def bind(self, w_object, w_type):
        if w_object is None:
            return self
        self._check(w_object)
        w_value = w_object.get_own(self.key)
        if w_value is None:
            raise attributes.no_attribute(w_object, self.name)
        return w_value

    def descriptor_set(self, w_object, w_value):
        self._check(w_object)
        w_object.set_slot(self.key, w_value)

    def descriptor_delete(self, w_object):
        self._check(w_object)
        if not w_object.delete_own(self.key):
            raise attributes.no_attribute(w_object, self.name)


W_Member.w_class = member_type


def build_class(w_body, name, bases_w, names, values_w):
    """What a class statement evaluates to; `names` are its keywords."""
    w_metaclass = None
    rest_names = []
    rest_w = []
    for i in range(len(names)):
        if names[i] == "metaclass":
            w_metaclass = values_w[i]
        else:
            rest_names.append(names[i])
            rest_w.append(values_w[i])
    resolved_w, changed = resolve_bases(bases_w)
    w_metaclass = metaclass_of(w_metaclass, resolved_w)
    w_bases = W_Tuple(resolved_w)
    w_namespace = prepare(w_metaclass, name, w_bases, rest_names, rest_w)
    if changed:
        set_in(w_namespace, "__orig_bases__", W_Tuple(bases_w[:]))
    w_cell = w_body.run_class_body(w_namespace)
    arguments = Arguments([W_Str(name), w_bases, w_namespace], rest_names[:], rest_w)
    w_class = w_metaclass.call_arguments(arguments)
    if isinstance(w_cell, W_Cell) and w_cell.w_value is None:
        w_cell.w_value = w_class
    return w_class


def set_in(w_namespace, name, w_value):
    w_set = w_namespace.type().lookup("__setitem__")
    w_set.call_with2(w_namespace, W_Str(name), w_value)


def resolve_bases(bases_w):
    """The bases with `__mro_entries__` applied, and whether any had it."""
    result_w = []
    changed = False
    for w_base in bases_w:
        if not isinstance(w_base, W_Type):
            w_entries = attributes.get_or_none(w_base, "__mro_entries__")
            if w_entries is not None:
                result_w.extend(iterable_to_list(w_entries.call1(W_Tuple(bases_w[:]))))
                changed = True
                continue
        result_w.append(w_base)
    return result_w[:], changed


def metaclass_of(w_metaclass, bases_w):
    """The most derived of the metaclasses involved."""
    if w_metaclass is None:
        w_metaclass = w_type_type
    if not isinstance(w_metaclass, W_Type):
        return w_metaclass
    for w_base in bases_w:
        w_other = w_base.type()
        if w_metaclass.is_subtype(w_other):
            continue
        if w_other.is_subtype(w_metaclass):
            w_metaclass = w_other
            continue
        raise type_error("metaclass conflict: the metaclass of a derived class must be"
                         " a (non-strict) subclass of the metaclasses of all its bases")
    return w_metaclass


def prepare(w_metaclass, name, w_bases, names, values_w):
    if w_metaclass is w_type_type:
        return new_dict()
    w_prepare = attributes.get_or_none(w_metaclass, "__prepare__")
    if w_prepare is None:
        return new_dict()
    return w_prepare.call_arguments(Arguments([W_Str(name), w_bases], names[:], values_w))


def make_class(w_metaclass, name, bases_w, w_namespace, names, values_w):
    """type.__new__: a class from its name, bases and namespace (a W_Dict)."""
    w_metaclass = metaclass_of(w_metaclass, bases_w)
    assert isinstance(w_metaclass, W_Type)
    if len(bases_w) == 0:
        bases_w = [w_object_type]
    types_w = []
    for w_base in bases_w:
        if not isinstance(w_base, W_Type):
            raise type_error("bases must be types")
        types_w.append(w_base)
    layout = best_layout(types_w)
    members = OrderedDict()
    keys, members_w = w_namespace.keywords()
    w_slots = None
    for i in range(len(keys)):
        if keys[i] == "__slots__":
            w_slots = members_w[i]
        if keys[i] != "__classcell__":
            members[keys[i]] = members_w[i]
    has_dict = w_slots is None
    for w_base in types_w:
        if w_base.has_dict:
            has_dict = True
    slot_names = slots_of(w_slots, name)
    if "__dict__" in slot_names:
        has_dict = True
    if w_metaclass is w_type_type:
        w_metaclass = None
    w_type = W_Type(name, types_w[:], members, layout, False, has_dict, w_metaclass)
    add_members(w_type, slot_names)
    adjust_members(w_type)
    w_cell = w_namespace.get_str("__classcell__")
    if isinstance(w_cell, W_Cell):
        w_cell.w_value = w_type
    tell_names(w_type)
    w_super_init = w_type.lookup_after(w_type, "__init_subclass__")
    w_super_init.bind(None, w_type).call_arguments(Arguments([], names, values_w))
    return w_type


def slots_of(w_slots, class_name):
    if w_slots is None:
        return []
    if isinstance(w_slots, W_Str):
        return [w_slots.utf8]
    names = []
    for w_name in iterable_to_list(w_slots):
        if not isinstance(w_name, W_Str):
            raise type_error("__slots__ items must be strings, not '%s'"
                             % w_name.type_name())
        names.append(mangled(w_name.utf8, class_name))
    return names


def mangled(name, class_name):
    """A private name as it is called outside of its class."""
    stripped = class_name.lstrip("_")
    if name.startswith("__") and not name.endswith("__") and len(stripped) > 0:
        return "_" + stripped + name
    return name


def add_members(w_type, slot_names):
    slot_names = [name for name in slot_names if name not in ("__dict__", "__weakref__")]
    for name in slot_names:
        if isinstance(w_type.dict.get(name, None), W_Member):
            continue                    # listed twice
        if name in w_type.dict:
            raise value_error("'%s' in __slots__ conflicts with class variable" % name)
        w_type.dict[name] = W_Member(name, w_type)
    w_type.slot_names = slot_names


def slots(w_type):
    """The names that have a slot in its instances."""
    names = []
    for w_class in w_type.mro_w:
        names += w_class.slot_names
    return names


def adjust_members(w_type):
    """What the class statement does to some of the names in the body."""
    members = w_type.dict
    if "__eq__" in members and "__hash__" not in members:
        members["__hash__"] = w_None
    for name in ["__init_subclass__", "__class_getitem__"]:
        w_function = members.get(name, None)
        if w_function is not None and w_function.is_function:
            members[name] = W_ClassMethod(w_function)
    w_function = members.get("__new__", None)
    if w_function is not None and w_function.is_function:
        members["__new__"] = W_StaticMethod(w_function)
    w_qualname = members.get("__qualname__", None)
    if w_qualname is not None:
        if isinstance(w_qualname, W_Str):
            w_type.qualname = w_qualname.utf8
        del members["__qualname__"]
    w_module = members.get("__module__", None)
    if isinstance(w_module, W_Str):
        w_type.module_name = w_module.utf8
    if "__doc__" not in members:
        members["__doc__"] = w_None


def tell_names(w_type):
    """Calls __set_name__ of the values in the class that have it."""
    for name in w_type.dict.keys():
        w_value = w_type.dict[name]
        w_set_name = w_value.type().lookup("__set_name__")
        if w_set_name is not None:
            try:
                w_set_name.call_with2(w_value, w_type, W_Str(name))
            except GuestError as error:
                raise runtime_error_from(error, (
                    "Error calling __set_name__ on '%s' instance '%s' in '%s'"
                    % (w_value.type_name(), name, w_type.name)))


def best_layout(types_w):
    """The layout that extends those of all bases. TypeError without one."""
    best = OBJECT_LAYOUT
    for w_type in types_w:
        layout = w_type.layout
        if not layout.subclassable and layout is not OBJECT_LAYOUT:
            raise type_error("type '%s' is not an acceptable base type" % w_type.name)
        if layout.extends(best):
            best = layout
        elif not best.extends(layout):
            raise type_error("multiple bases have instance lay-out conflict")
    return best


def context_methods(w_manager):
    """The functions __enter__ and __exit__ of a context manager's class."""
    w_type = w_manager.type()
    w_enter = w_type.lookup("__enter__")
    w_exit = w_type.lookup("__exit__")
    if w_enter is None or w_exit is None:
        message = "'%s' object does not support the context manager protocol" % w_type.name
        if w_enter is not None:
            message += " (missed __exit__ method)"
        raise type_error(message)
    return w_enter, w_exit
