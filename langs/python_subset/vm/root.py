"""W_Root: the protocol that every guest value answers. Defaults live here."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import compute_identity_hash

from langs.python_subset.vm.errors import GuestError, STOP_ITERATION, type_error


class W_Root(object):
    """A guest value. Methods take and return guest values unless they say not."""

    _attrs_ = ()
    w_class = None      # the W_Type of a builtin class; set where its table is

    def type(self):
        return self.w_class

    def type_name(self):
        return self.type().name

    # -- attributes of its own: a value or None; True when it was done

    def get_own(self, name):
        return None

    def set_own(self, name, w_value):
        return False

    def delete_own(self, name):
        return False

    def set_slot(self, name, w_value):
        """Sets the attribute of a slot, whether or not there is a __dict__."""
        raise type_error("'%s' object has no slots" % self.type_name())

    def fallback(self, name):
        """A value in the place of an attribute that is missing, or None."""
        return None

    def own_names(self):
        """Of those attributes, in the order in which they were added (strs)."""
        return []

    def own_dict(self):
        """The guest's `__dict__` where it is kept apart, or None."""
        return None

    def has_attributes(self):
        """Whether the guest's `__dict__` is a view of the object's map, or may be."""
        return False

    def assigned_dict(self):
        """The W_Dict that holds the object's attributes since assign_dict(), or None."""
        return None

    def assign_dict(self, w_dict):
        """The guest's `__dict__ = `, of a W_Dict; whether the object can."""
        return False

    # -- as a dict that was assigned to a `__dict__`

    def get_str(self, name):
        raise NotImplementedError

    def set_str(self, name, w_value):
        raise NotImplementedError

    def delete_str(self, name):
        raise NotImplementedError

    # -- attributes that are not there

    def missing_attribute(self, name):
        """The message of the AttributeError."""
        return "'%s' object has no attribute '%s'" % (self.type_name(), name)

    # -- as the `__loader__` of a module

    def spec_of(self, w_module):
        """The `__spec__` of a module that it has loaded, or None."""
        return None

    # -- as a key

    hashes_natively = False     # whatever the guest does

    def native_hash(self):
        """hash() as the builtin class of the value has it, where W_Type.has_native_hash()."""
        return compute_identity_hash(self)

    # -- as a descriptor found in a type

    is_function = False         # binds by putting the instance first

    def is_data_descriptor(self):
        return False

    def is_read_first(self):
        """Whether it comes before an attribute of the instance's own."""
        return self.is_data_descriptor()

    def bind(self, w_object, w_type):
        """What an attribute access gives. w_object is None on the type itself."""
        return self

    def descriptor_set(self, w_object, w_value):
        raise type_error("not a data descriptor")

    def descriptor_delete(self, w_object):
        raise type_error("not a data descriptor")

    is_none = False
    is_repeatable = False       # a builtin sequence that has `+` and `*`
    matches_sequence = False    # as a subject of `match`

    # -- truth

    def is_true(self):
        return true_by_methods(self)

    def bool_result(self):
        """The truth of a bool that __bool__ returned."""
        raise type_error("__bool__ should return bool, returned %s" % self.type_name())

    def length_result(self):
        """The int that __len__ returned, checked."""
        raise type_error("'%s' object cannot be interpreted as an integer"
                         % self.type_name())

    # -- calls; `Arguments` carries keywords

    def _special_call(self):
        w_call = self.type().lookup("__call__")
        if w_call is None:
            raise type_error("'%s' object is not callable" % self.type_name())
        return w_call

    def call0(self):
        return self._special_call().call_with0(self)

    def call1(self, w_a):
        return self._special_call().call_with1(self, w_a)

    def call2(self, w_a, w_b):
        return self._special_call().call_with2(self, w_a, w_b)

    def call3(self, w_a, w_b, w_c):
        return self._special_call().call_with_args(self, [w_a, w_b, w_c])

    def call4(self, w_a, w_b, w_c, w_d):
        return self._special_call().call_with_args(self, [w_a, w_b, w_c, w_d])

    def call_args(self, args_w):
        return self._special_call().call_with_args(self, args_w)

    def call_arguments(self, arguments):
        w_call = self._special_call()
        return w_call.bind(self, self.type()).call_arguments(arguments)

    # -- calls as a special method found in the type of w_self

    def call_with0(self, w_self):
        return self.bind(w_self, w_self.type()).call0()

    def call_with1(self, w_self, w_a):
        return self.bind(w_self, w_self.type()).call1(w_a)

    def call_with2(self, w_self, w_a, w_b):
        return self.bind(w_self, w_self.type()).call2(w_a, w_b)

    def call_with_args(self, w_self, args_w):
        return self.bind(w_self, w_self.type()).call_args(args_w)

    # -- generators

    is_generator = False

    def resume(self, w_sent, error):
        raise NotImplementedError

    # -- the body of a class statement

    def run_class_body(self, w_namespace):
        raise type_error("__build_class__: func must be a function")

    # -- the fast ways of builtin classes around the special methods

    def next(self):
        """The next item, or None at the end."""
        return next_by_method(self)

    def quick_items(self):
        """What iterating over a builtin container gives, as an RPython list that
        nobody may change; None where it takes iterating to know."""
        return None

    def loop_key(self):
        """By what the JIT tells loops over this iterator apart."""
        return self.type()

    def plain_name(self):
        """How a function calls itself in messages (a str)."""
        return self.type_name()


def true_by_methods(w_value):
    w_type = w_value.type()
    w_bool = w_type.lookup("__bool__")
    if w_bool is not None:
        return w_bool.call_with0(w_value).bool_result()
    w_len = w_type.lookup("__len__")
    if w_len is not None:
        return w_len.call_with0(w_value).length_result() != 0
    return True


def next_by_method(w_iterator):
    w_next = w_iterator.type().lookup("__next__")
    if w_next is None:
        raise type_error("'%s' object is not an iterator" % w_iterator.type_name())
    try:
        return w_next.call_with0(w_iterator)
    except GuestError as error:
        if not error.matches(STOP_ITERATION):
            raise
        return None
