"""Guest classes: method resolution order, versioned lookup, layouts."""
from __future__ import absolute_import

from collections import OrderedDict

from rpython.rlib import jit, rweakref
from rpython.rlib.objectmodel import not_rpython

from kit.vm.maps import make_root_map
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.root import W_Root


class Version(object):
    """Identity of one state of a class and all its bases."""


class TypeCell(W_Root):
    """Holds a class attribute that was assigned more than once, so that
    further assignments need not invalidate compiled code."""

    def __init__(self, w_value):
        self.w_value = w_value


class Layout(object):
    """How instances are laid out: which RPython class, by which builtin type.

    `base` is the layout whose RPython class this one extends.
    """
    _immutable_ = True

    def __init__(self, name, base, has_map, subclassable=True):
        self.name = name
        self.base = base
        self.has_map = has_map
        self.subclassable = subclassable

    def extends(self, other):
        layout = self
        while layout is not None:
            if layout is other:
                return True
            layout = layout.base
        return False


OBJECT_LAYOUT = Layout("object", None, False)


class W_Type(W_Root):
    _immutable_fields_ = ["name?", "layout", "version?", "root_map", "has_dict",
                          "mro_w?[*]", "w_metaclass?", "is_builtin"]

    def __init__(self, name, bases_w, namespace, layout, is_builtin, has_dict,
                 w_metaclass=None):
        self.name = name
        self.bases_w = bases_w
        self.dict = namespace               # OrderedDict: str -> value or TypeCell
        self.layout = layout
        self.is_builtin = is_builtin
        self.has_dict = has_dict
        self.w_metaclass = w_metaclass      # None: `type`
        self.qualname = name
        self.module_name = "builtins"
        self.root_map = make_root_map(self)
        self.mro_w = [self]
        self.version = Version()
        self.found = {}
        self.subclasses = []                # weak references
        self.slot_names = None
        self.abstract = False
        self.mro_w = compute_mro(self)
        for w_base in bases_w:
            w_base.subclasses.append(rweakref.ref(self))

    def type(self):
        w_metaclass = self.w_metaclass
        if w_metaclass is None:
            return self.w_class
        return w_metaclass

    # -- lookup

    def lookup(self, name):
        """The attribute `name` along the method resolution order, or None."""
        jit.promote(self)
        w_value = self._lookup(name, jit.promote(self.version))
        if type(w_value) is TypeCell:
            return w_value.w_value
        return w_value

    @jit.elidable
    def _lookup(self, name, version):
        try:
            return self.found[name]
        except KeyError:
            pass
        w_value = None
        for w_class in self.mro_w:
            w_value = w_class.dict.get(name, None)
            if w_value is not None:
                break
        self.found[name] = w_value
        return w_value

    def lookup_after(self, w_start, name):
        """The same, beginning behind w_start in the order (super's lookup)."""
        jit.promote(self)
        w_value = self._lookup_after(w_start, name, jit.promote(self.version))
        if type(w_value) is TypeCell:
            return w_value.w_value
        return w_value

    @jit.elidable
    def _lookup_after(self, w_start, name, version):
        found = False
        for w_class in self.mro_w:
            if found:
                w_value = w_class.dict.get(name, None)
                if w_value is not None:
                    return w_value
            elif w_class is w_start:
                found = True
        return None

    def lookup_own(self, name):
        w_value = self.dict.get(name, None)
        if type(w_value) is TypeCell:
            return w_value.w_value
        return w_value

    def is_subtype(self, w_other):
        jit.promote(self)
        return self._is_subtype(w_other, jit.promote(self.version))

    @jit.elidable
    def _is_subtype(self, w_other, version):
        for w_class in self.mro_w:
            if w_class is w_other:
                return True
        return False

    # -- change

    def set_attribute(self, name, w_value):
        w_old = self.dict.get(name, None)
        if w_old is not None:
            if type(w_old) is TypeCell:
                w_old.w_value = w_value
                return
            if not w_old.is_function:
                w_value = TypeCell(w_value)
        self.dict[name] = w_value
        self.changed()

    def delete_attribute(self, name):
        if name not in self.dict:
            return False
        del self.dict[name]
        self.changed()
        return True

    @jit.dont_look_inside
    def changed(self):
        self.version = Version()
        self.found = {}
        for w_subclass in self.direct_subclasses():
            w_subclass.changed()

    def direct_subclasses(self):
        result = []
        alive = []
        for reference in self.subclasses:
            w_subclass = reference()
            if w_subclass is not None:
                result.append(w_subclass)
                alive.append(reference)
        self.subclasses = alive
        return result


def compute_mro(w_type):
    """C3 linearisation. Raises TypeError where the bases' orders conflict."""
    sequences = [w_base.mro_w[:] for w_base in w_type.bases_w]
    sequences.append(w_type.bases_w[:])
    order = [w_type]
    while True:
        sequences = [sequence for sequence in sequences if len(sequence) > 0]
        if not sequences:
            return order[:]
        for sequence in sequences:
            w_candidate = sequence[0]
            if not in_a_tail(w_candidate, sequences):
                break
        else:
            names = ", ".join([w_base.name for w_base in w_type.bases_w])
            raise type_error("Cannot create a consistent method resolution\n"
                             "order (MRO) for bases " + names)
        order.append(w_candidate)
        sequences = [without_head(sequence, w_candidate) for sequence in sequences]


def in_a_tail(w_candidate, sequences):
    for sequence in sequences:
        for i in range(1, len(sequence)):
            if sequence[i] is w_candidate:
                return True
    return False


def without_head(sequence, w_head):
    if sequence[0] is w_head:
        return sequence[1:]
    return sequence


w_object_type = W_Type("object", [], OrderedDict(), OBJECT_LAYOUT, True, False)
w_type_type = W_Type("type", [w_object_type], OrderedDict(),
                     Layout("type", OBJECT_LAYOUT, False), True, False)
W_Type.w_class = w_type_type


@not_rpython
def builtin_type(name, layout_base=OBJECT_LAYOUT, w_base=w_object_type,
                 subclassable=False, has_map=False):
    """A new builtin class (at import time); its table is filled by the gateway."""
    return W_Type(name, [w_base], OrderedDict(),
                  Layout(name, layout_base, has_map, subclassable), True, has_map)
