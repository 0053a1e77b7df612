"""Guest classes: method resolution order, versioned lookup, layouts."""
from __future__ import absolute_import

from collections import OrderedDict

from rpython.rlib import jit, rweakref
from rpython.rlib.objectmodel import not_rpython

from kit.vm.maps import make_root_map
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.instances import W_Instance
from langs.python_subset.vm.root import W_Root


UNKNOWN, NO, YES = range(3)


class Version(object):
    """Identity of one state of a class and all its bases, and what is known of that state:
    the answers of W_Type's methods has_..., see there."""

    def __init__(self):
        self.plain_get = UNKNOWN
        self.plain_set = UNKNOWN
        self.plain_new = UNKNOWN
        self.plain_class = UNKNOWN
        self.native_hash = UNKNOWN


def remembered(field):
    """Makes of a test of a class a method that is a constant in traces, and run once for a
    version, which has the answer in `field`."""
    def decorate(test):
        @jit.elidable
        def find(self, version):
            known = getattr(version, field)
            if known == UNKNOWN:
                known = YES if test(self) else NO
                setattr(version, field, known)
            return known == YES

        def holds(self):
            jit.promote(self)
            return find(self, jit.promote(self.version))
        find.__name__ = "_" + test.__name__
        holds.__name__ = test.__name__
        holds.__doc__ = test.__doc__
        return holds
    return decorate


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


class Defaults(object):
    """What `object` and `type` define, to see whether a class overrides it."""
    _immutable_fields_ = ["w_new?", "w_init?", "w_type_call?", "w_getattribute?",
                          "w_setattr?", "w_delattr?"]

    def __init__(self):
        self.w_new = None
        self.w_init = None
        self.w_type_call = None
        self.w_getattribute = None
        self.w_setattr = None
        self.w_delattr = None


DEFAULTS = Defaults()       # filled by types/object_type.py and type_type.py


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
        self.slot_names = []
        self.gives_native_hash = False      # as a builtin class, to its instances
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

    def is_reassigned(self, name):
        """Whether the attribute's value is no constant of the class's version."""
        return type(self._lookup(name, self.version)) is TypeCell

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

    @remembered("plain_get")
    def has_plain_get(self):
        """Whether attributes are read as object.__getattribute__ reads them."""
        return self.lookup("__getattribute__") is DEFAULTS.w_getattribute

    @remembered("plain_set")
    def has_plain_set(self):
        """The same for object.__setattr__."""
        return self.lookup("__setattr__") is DEFAULTS.w_setattr

    @remembered("plain_class")
    def has_plain_class(self):
        """Whether `__class__` of its instances is this class."""
        return (self.has_plain_get() and
                self.lookup("__class__") is w_object_type.lookup("__class__"))

    @remembered("native_hash")
    def has_native_hash(self):
        """Whether hash() of its instances is their native_hash()."""
        for w_class in self.mro_w:
            if "__hash__" in w_class.dict:
                return w_class.gives_native_hash
        return False

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

    # -- calls: an instance is made by __new__ and then initialised

    def _custom_call(self):
        """The metaclass's own __call__, or None."""
        w_metaclass = self.w_metaclass
        if w_metaclass is None:
            return None
        w_call = w_metaclass.lookup("__call__")
        if w_call is DEFAULTS.w_type_call:
            return None
        return w_call

    def _is_plain(self, w_init):
        """Whether __new__ is object's, and __init__ takes the arguments."""
        return (w_init is not DEFAULTS.w_init and not self.abstract and
                self.has_plain_new())

    @remembered("plain_new")
    def has_plain_new(self):
        """Whether an instance just comes into being: there is no __del__ either."""
        return self.lookup("__new__") is DEFAULTS.w_new and self.lookup("__del__") is None

    def _new(self):
        return self.lookup("__new__").bind(None, self)

    def _init_of(self, w_object):
        """The __init__ to call on what __new__ gave, or None."""
        w_type = w_object.type()
        if w_type is not self and not w_type.is_subtype(self):
            return None
        w_init = w_type.lookup("__init__")
        if w_init is DEFAULTS.w_init:
            return None
        return w_init

    def call0(self):
        w_call = self._custom_call()
        if w_call is not None:
            return w_call.call_with0(self)
        w_init = self.lookup("__init__")
        if self._is_plain(w_init):
            w_object = W_Instance(self)
        else:
            w_object = self._new().call1(self)
            w_init = self._init_of(w_object)
        if w_init is not None:
            check_init(w_init.call_with0(w_object))
        return w_object

    def call1(self, w_a):
        w_call = self._custom_call()
        if w_call is not None:
            return w_call.call_with1(self, w_a)
        if self is w_type_type:
            return w_a.type()
        w_init = self.lookup("__init__")
        if self._is_plain(w_init):
            w_object = W_Instance(self)
        else:
            w_object = self._new().call2(self, w_a)
            w_init = self._init_of(w_object)
        if w_init is not None:
            check_init(w_init.call_with1(w_object, w_a))
        return w_object

    def call2(self, w_a, w_b):
        w_call = self._custom_call()
        if w_call is not None:
            return w_call.call_with2(self, w_a, w_b)
        w_init = self.lookup("__init__")
        if self._is_plain(w_init):
            w_object = W_Instance(self)
        else:
            w_object = self._new().call3(self, w_a, w_b)
            w_init = self._init_of(w_object)
        if w_init is not None:
            check_init(w_init.call_with2(w_object, w_a, w_b))
        return w_object

    def call3(self, w_a, w_b, w_c):
        return self.call_args([w_a, w_b, w_c])

    def call4(self, w_a, w_b, w_c, w_d):
        return self.call_args([w_a, w_b, w_c, w_d])

    def call_args(self, args_w):
        w_call = self._custom_call()
        if w_call is not None:
            return w_call.call_with_args(self, args_w)
        if self is w_type_type and len(args_w) == 1:
            return args_w[0].type()
        w_init = self.lookup("__init__")
        if self._is_plain(w_init):
            w_object = W_Instance(self)
        else:
            w_object = self._new().call_with_args(self, args_w)
            w_init = self._init_of(w_object)
        if w_init is not None:
            check_init(w_init.call_with_args(w_object, args_w))
        return w_object

    def call_arguments(self, arguments):
        w_call = self._custom_call()
        if w_call is not None:
            return w_call.bind(self, self.type()).call_arguments(arguments)
        return self.construct(arguments)

    def construct(self, arguments):
        """type.__call__."""
        if self is w_type_type and len(arguments.args_w) == 1:
            return arguments.args_w[0].type()
        w_init = self.lookup("__init__")
        if self._is_plain(w_init):
            w_object = W_Instance(self)
        else:
            w_object = self._new().call_arguments(arguments.prepend(self))
            w_init = self._init_of(w_object)
        if w_init is not None:
            w_bound = w_init.bind(w_object, self)
            check_init(w_bound.call_arguments(arguments))
        return w_object

    def short_name(self):
        """The guest's `__name__`; `name` has the module too where CPython's has it."""
        return self.qualname if self.is_builtin else self.name

    # -- own attributes

    def set_own(self, name, w_value):
        if self.is_builtin:
            raise type_error("cannot set '%s' attribute of immutable type '%s'"
                             % (name, self.name))
        self.set_attribute(name, w_value)
        return True

    def delete_own(self, name):
        if self.is_builtin:
            raise type_error("cannot delete '%s' attribute of immutable type '%s'"
                             % (name, self.name))
        return self.delete_attribute(name)

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

    def replace_bases(self, bases_w):
        """Other base classes, of the same layout."""
        for w_base in self.bases_w:
            w_base.subclasses = [reference for reference in w_base.subclasses
                                 if reference() is not self]
        for w_base in bases_w:
            w_base.subclasses.append(rweakref.ref(self))
        self.bases_w = bases_w
        self.order_again()
        self.changed()

    def order_again(self):
        self.mro_w = compute_mro(self)
        for w_subclass in self.direct_subclasses():
            w_subclass.order_again()

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


def check_init(w_result):
    if not w_result.is_none:
        raise type_error("__init__() should return None, not '%s'"
                         % w_result.type_name())


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
            raise no_order(w_type.bases_w)
        order.append(w_candidate)
        sequences = [without_head(sequence, w_candidate) for sequence in sequences]


def no_order(bases_w):
    for i in range(len(bases_w)):
        for j in range(i):
            if bases_w[i] is bases_w[j]:
                return type_error("duplicate base class " + bases_w[i].name)
    return type_error("Cannot create a consistent method resolution\n"
                      "order (MRO) for bases " + ", ".join([w_base.name for w_base in bases_w]))


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
                 subclassable=False, has_map=False, module_name="builtins"):
    """A new builtin class (at import time); its table is filled by the gateway."""
    full_name = name if module_name == "builtins" else module_name + "." + name
    w_type = W_Type(full_name, [w_base], OrderedDict(),
                    Layout(full_name, layout_base, has_map, subclassable), True, has_map)
    w_type.module_name = module_name
    w_type.qualname = name
    return w_type
