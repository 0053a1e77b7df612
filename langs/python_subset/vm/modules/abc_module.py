"""_abc: what ABCMeta takes from C. Checks are answered from a table of each abstract
class, so that in compiled code they cost nothing."""
from __future__ import absolute_import

from rpython.rlib import jit, rweakref
from rpython.rlib.objectmodel import compute_unique_id

from langs.python_subset.vm import attributes
from langs.python_subset.vm.classchecks import class_of, is_subclass
from langs.python_subset.vm.errors import assertion_error, runtime_error, type_error
from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.finalizers import W_Reference
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.setobject import make_frozenset, new_set
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import (
    W_Bool, W_Int, W_Str, W_Tuple, w_NotImplemented, wrap_bool)

ABC = ModuleTable("_abc")
UNKNOWN, NO, YES = range(3)


class Registrations(object):
    """How many there were of any class; each may make a "no" wrong."""
    _immutable_fields_ = ["count?"]

    def __init__(self):
        self.count = 0


REGISTRATIONS = Registrations()


class Answer(object):
    def __init__(self, w_class, is_subclass, registrations):
        self.reference = rweakref.ref(w_class)
        self.is_subclass = is_subclass
        self.registrations = registrations      # as it was given

    def holds(self, registrations):
        return self.is_subclass or self.registrations == registrations


class W_AbstractData(W_Root):
    """An abstract class's registry and the answers that it gave."""

    def __init__(self):
        self.forget_registry()
        self.forget_answers()

    def forget_registry(self):
        self.registry = []      # weak references to classes

    def forget_answers(self):
        self.answers = {}       # by the id of a class
        self.limit = 16         # so many answers and the dead ones are dropped

    @jit.elidable
    def known(self, w_class, registrations):
        """YES and NO do not change while there are so many registrations."""
        answer = self.answers.get(compute_unique_id(w_class), None)
        if answer is None or not answer.holds(registrations):
            return UNKNOWN
        if answer.reference() is not w_class:
            return UNKNOWN      # the class died, and its id was used again
        return YES if answer.is_subclass else NO

    def remember(self, w_class, is_subclass):
        if len(self.answers) >= self.limit:
            self.drop_dead()
        answer = Answer(w_class, is_subclass, REGISTRATIONS.count)
        self.answers[compute_unique_id(w_class)] = answer
        return is_subclass

    def drop_dead(self):
        alive = {}
        for key, answer in self.answers.items():
            if answer.reference() is not None:
                alive[key] = answer
        self.answers = alive
        self.limit = 2 * len(alive) + 16

    def registered_classes(self):
        """Those that are alive."""
        found_w = []
        for reference in self.registry:
            w_class = reference()
            if w_class is not None:
                found_w.append(w_class)
        return found_w


W_AbstractData.w_class = builtin_type("_abc_data", module_name="_abc")


def data_of(w_abstract):
    if isinstance(w_abstract, W_Type):
        w_data = w_abstract.lookup("_abc_impl")
        if isinstance(w_data, W_AbstractData):
            return w_data
    raise type_error("_abc_impl is set to a wrong type")


def answer_known(w_abstract, w_class):
    if not isinstance(w_class, W_Type):
        raise type_error("issubclass() arg 1 must be a class")
    data = jit.promote(data_of(w_abstract))
    return data.known(jit.promote(w_class), REGISTRATIONS.count)


# -- abstract methods

def is_abstract(w_value):
    w_flag = attributes.get_or_none(w_value, "__isabstractmethod__")
    return w_flag is not None and w_flag.is_true()


def abstract_methods(w_class):
    """The names of those that are new, and of those inherited and not defined."""
    names = {}
    for name in w_class.dict.keys():
        if is_abstract(w_class.lookup_own(name)):
            names[name] = None
    for w_base in w_class.bases_w:
        w_inherited = attributes.get_or_none(w_base, "__abstractmethods__")
        if w_inherited is None:
            continue
        for w_name in iterable_to_list(w_inherited):
            if isinstance(w_name, W_Str):
                w_value = attributes.get_or_none(w_class, w_name.utf8)
                if w_value is not None and is_abstract(w_value):
                    names[w_name.utf8] = None
    return [W_Str(name) for name in names.keys()]


@ABC.function("_abc_init", W_Type)
def abc_init(w_class):
    attributes.set(w_class, "__abstractmethods__", make_frozenset(abstract_methods(w_class)))
    w_class.set_attribute("_abc_impl", W_AbstractData())


# -- checks

@ABC.function("_abc_instancecheck", W_Root, W_Root)
def instance_check(w_abstract, w_object):
    w_type = w_object.type()
    w_class = class_of(w_object)
    if w_class is w_type:
        known = answer_known(w_abstract, w_type)
        if known != UNKNOWN:
            return wrap_bool(known == YES)
        return wrap_bool(ask(w_abstract, w_type))
    return wrap_bool(ask(w_abstract, w_class) or ask(w_abstract, w_type))


def ask(w_abstract, w_class):
    return attributes.get(w_abstract, "__subclasscheck__").call1(w_class).is_true()


@ABC.function("_abc_subclasscheck", W_Root, W_Root)
def subclass_check(w_abstract, w_class):
    known = answer_known(w_abstract, w_class)
    if known != UNKNOWN:
        return wrap_bool(known == YES)
    assert isinstance(w_abstract, W_Type) and isinstance(w_class, W_Type)
    return wrap_bool(find_out(w_abstract, w_class))


@jit.dont_look_inside
def find_out(w_abstract, w_class):
    data = data_of(w_abstract)
    w_said = attributes.get(w_abstract, "__subclasshook__").call1(w_class)
    if w_said is not w_NotImplemented:
        if not isinstance(w_said, W_Bool):
            raise assertion_error("__subclasshook__ must return either False, True, or"
                                  " NotImplemented")
        return data.remember(w_class, w_said.is_true())
    if w_class.is_subtype(w_abstract):
        return data.remember(w_class, True)
    for w_registered in data.registered_classes():
        if is_subclass(w_class, w_registered):
            return data.remember(w_class, True)
    w_subclasses = attributes.get(w_abstract, "__subclasses__").call0()
    for w_subclass in iterable_to_list(w_subclasses):
        if is_subclass(w_class, w_subclass):
            return data.remember(w_class, True)
    return data.remember(w_class, False)


# -- registration

@ABC.function("_abc_register", W_Type, W_Root)
def register(w_abstract, w_class):
    if not isinstance(w_class, W_Type):
        raise type_error("Can only register classes")
    if is_subclass(w_class, w_abstract):
        return w_class
    if is_subclass(w_abstract, w_class):
        raise runtime_error("Refusing to create an inheritance cycle")
    data_of(w_abstract).registry.append(rweakref.ref(w_class))
    REGISTRATIONS.count += 1
    w_flags = w_abstract.lookup_own("__abc_tpflags__")
    if w_flags is not None and not w_class.is_builtin:
        w_class.set_attribute("__abc_tpflags__", w_flags)   # how `match` sees its instances
    return w_class


@ABC.function("get_cache_token")
def get_cache_token():
    return W_Int(REGISTRATIONS.count)


@ABC.function("_reset_registry", W_Root)
def reset_registry(w_abstract):
    data_of(w_abstract).forget_registry()


@ABC.function("_reset_caches", W_Root)
def reset_caches(w_abstract):
    data_of(w_abstract).forget_answers()
    REGISTRATIONS.count += 1        # compiled code knows answers, too


@ABC.function("_get_dump", W_Root)
def get_dump(w_abstract):
    """(registry, classes with a yes, with a no, registrations), classes as weak references"""
    data = data_of(w_abstract)
    w_registry, w_yes, w_no = new_set(), new_set(), new_set()
    for w_class in data.registered_classes():
        w_registry.add(W_Reference(w_class, None))
    for answer in data.answers.values():
        w_class = answer.reference()
        if w_class is not None and answer.holds(REGISTRATIONS.count):
            w_set = w_yes if answer.is_subclass else w_no
            w_set.add(W_Reference(w_class, None))
    return W_Tuple([w_registry, w_yes, w_no, W_Int(REGISTRATIONS.count)])
