"""The values of FooLang, and the error that a program throws and catches."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import (
    compute_hash, compute_identity_hash, import_from_mixin)

from kit.vm import codepoints
from kit.vm.boxes import make_unboxing_mixins
from kit.vm.errors import GuestError
from kit.vm.maps import make_root_map
from kit.vm.number_classes import make_number_classes
from kit.vm.ordered_table import make_table_mixin


class W_Root(object):
    """What every value can be asked; the answers here are those of most values."""
    _attrs_ = ()
    kind = "value"          # the name of its type, which starts its methods' names

    def text(self):
        """As `print` and `str` show it."""
        return "<%s>" % self.kind

    def hash(self):
        return compute_identity_hash(self)

    def equals(self, w_other):
        return self is w_other

    def call(self, args_w):
        raise FooError("a %s cannot be called" % self.kind)

    def iterate(self):
        raise FooError("a %s has no items" % self.kind)

    def length(self):
        raise FooError("a %s has no length" % self.kind)

    def next(self):
        """The next item of an iterator, None at the end."""
        raise FooError("a %s is no iterator" % self.kind)

    def get_item(self, w_index):
        raise FooError("a %s has no items" % self.kind)

    def set_item(self, w_index, w_value):
        raise FooError("the items of a %s cannot be set" % self.kind)

    def contains(self, w_value):
        raise FooError("a %s has no items" % self.kind)

    def find_method(self, name):
        """The function that is called with this value first, or None."""
        return None

    def get_attribute(self, name):
        raise FooError("a %s has no attribute %s" % (self.kind, name))

    def set_attribute(self, name, w_value):
        raise FooError("attributes of a %s cannot be set" % self.kind)


class FooError(GuestError):
    """A thrown value; the VM's own errors throw strings."""

    def __init__(self, message, w_value=None):
        self.w_value = W_String(message) if w_value is None else w_value


class W_Singleton(W_Root):
    """nil, true and false."""
    _immutable_fields_ = ["name"]
    kind = "singleton"

    def __init__(self, name):
        self.name = name

    def text(self):
        return self.name


w_nil = W_Singleton("nil")
w_true = W_Singleton("true")
w_false = W_Singleton("false")


def wrap_bool(value):
    return w_true if value else w_false


def is_true(w_value):
    return w_value is not w_false and w_value is not w_nil


W_Int, W_Big, W_Float = make_number_classes(W_Root, "int", "float")


class W_String(W_Root):
    """Text, as UTF-8; its items are its characters."""
    _immutable_fields_ = ["utf8"]
    kind = "string"

    def __init__(self, utf8):
        self.utf8 = utf8

    def text(self):
        return self.utf8

    def hash(self):
        return compute_hash(self.utf8)

    def equals(self, w_other):
        return isinstance(w_other, W_String) and self.utf8 == w_other.utf8

    def length(self):
        return codepoints.count(self.utf8)

    def get_item(self, w_index):
        index = checked_index(w_index, self.length())
        start = codepoints.skip(self.utf8, 0, index)
        stop = codepoints.next_offset(self.utf8, start)
        assert 0 <= start <= stop
        return W_String(self.utf8[start:stop])

    def contains(self, w_value):
        return isinstance(w_value, W_String) and w_value.utf8 in self.utf8

    def iterate(self):
        start = 0
        characters_w = []
        while start < len(self.utf8):
            stop = codepoints.next_offset(self.utf8, start)
            assert 0 <= start <= stop
            characters_w.append(W_String(self.utf8[start:stop]))
            start = stop
        return W_List(characters_w[:]).iterate()


def checked_index(w_index, length):
    """An index from 0, or from the end when negative."""
    if not isinstance(w_index, W_Int):
        raise FooError("an index must be an int, not a " + w_index.kind)
    index = w_index.intval
    if index < 0:
        index += length
    if index < 0 or index >= length:
        raise FooError("index %d is out of range" % w_index.intval)
    return index


SequenceMixin, ObjectMixin = make_unboxing_mixins(W_Int, W_Float)


class W_List(W_Root):
    import_from_mixin(SequenceMixin)
    kind = "list"

    def __init__(self, values_w):
        self.init_values(values_w)

    def text(self):
        return "[" + ", ".join([inner_text(w_item) for w_item in self.items_copy()]) + "]"

    def get_item(self, w_index):
        return self.getitem(checked_index(w_index, self.length()))

    def set_item(self, w_index, w_value):
        self.setitem(checked_index(w_index, self.length()), w_value)

    def contains(self, w_value):
        for w_item in self.items_copy():
            if w_item.equals(w_value):
                return True
        return False

    def iterate(self):
        return W_ListIterator(self)


def inner_text(w_value):
    """The text of an item: strings are quoted, lists and maps are not looked into."""
    if isinstance(w_value, W_String):
        return '"%s"' % w_value.utf8
    if isinstance(w_value, W_List) or isinstance(w_value, W_Map):
        return "<%s>" % w_value.kind
    return w_value.text()


class W_ListIterator(W_Root):
    kind = "iterator"

    def __init__(self, w_list):
        self.w_list = w_list
        self.index = 0

    def next(self):
        if self.index >= self.w_list.length():
            return None
        w_item = self.w_list.getitem(self.index)
        self.index += 1
        return w_item


class W_Range(W_Root):
    """The integers from start to before stop, which are never all in memory."""
    _immutable_fields_ = ["start", "stop"]
    kind = "range"

    def __init__(self, start, stop):
        self.start = start
        self.stop = stop

    def iterate(self):
        return W_RangeIterator(self.start, self.stop)


class W_RangeIterator(W_Root):
    _immutable_fields_ = ["stop"]
    kind = "iterator"

    def __init__(self, index, stop):
        self.index = index
        self.stop = stop

    def next(self):
        index = self.index
        if index >= self.stop:
            return None
        self.index = index + 1
        return W_Int(index)


def same_key(w_stored, w_key):
    return w_stored.equals(w_key)


class W_Map(W_Root):
    """Values by key, in the order in which the keys were added."""
    import_from_mixin(make_table_mixin(None, same_key, None, True))
    kind = "map"

    def __init__(self):
        self.init_table()

    def text(self):
        return "{" + ", ".join([inner_text(w_key) + ": " + inner_text(self.get_item(w_key))
                                for w_key in self.all_keys()]) + "}"

    def get_item(self, w_key):
        w_value = self.get_value(w_key, w_key.hash())
        if w_value is None:
            raise FooError("the map has no key " + inner_text(w_key))
        return w_value

    def set_item(self, w_key, w_value):
        self.set_value(w_key, w_key.hash(), w_value)

    def contains(self, w_key):
        return self.find(w_key, w_key.hash()) >= 0

    def iterate(self):
        return W_ListIterator(W_List(self.all_keys()))


class W_Class(W_Root):
    _immutable_fields_ = ["name", "methods", "root_map"]
    kind = "class"

    def __init__(self, name, methods):
        self.name = name
        self.methods = methods      # with those of the classes that it extends
        self.root_map = make_root_map(self)

    def text(self):
        return "<class %s>" % self.name

    @jit.elidable_promote("all")
    def find(self, name):
        return self.methods.get(name, None)

    def call(self, args_w):
        w_object = W_Object(self)
        w_init = self.find("init")
        if w_init is not None:
            w_init.call([w_object] + args_w)
        elif len(args_w) > 0:
            raise FooError("%s takes no arguments" % self.name)
        return w_object


class W_Object(W_Root):
    """An instance of a class of the program."""
    import_from_mixin(ObjectMixin)
    kind = "object"

    def __init__(self, w_class):
        self.init_map(w_class.root_map)

    def get_class(self):
        return jit.promote(self.map).shape.owner

    def text(self):
        w_method = self.find_method("str")
        if w_method is not None:
            return w_method.call([self]).text()
        return "<%s>" % self.get_class().name

    def find_method(self, name):
        return self.get_class().find(name)

    def get_attribute(self, name):
        w_value = self.map_read(name)
        if w_value is None:
            raise FooError("a %s has no attribute %s" % (self.get_class().name, name))
        return w_value

    def set_attribute(self, name, w_value):
        self.map_write(name, w_value)
