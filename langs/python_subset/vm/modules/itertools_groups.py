"""itertools: groupby and tee, whose iterators share a source."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes
from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.gateway import method, optional, static
from langs.python_subset.vm.iterators import get_iterator, loop_driver
from langs.python_subset.vm.modules.itertools_counting import ITERTOOLS
from langs.python_subset.vm.modules.module_class import factory_of, iterator_class
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.iterator_methods import add_iterator_methods
from langs.python_subset.vm.values import W_Tuple, w_None

group_driver = loop_driver("groupby")


class W_GroupBy(W_Root):
    _immutable_fields_ = ["w_iterator", "w_function"]

    def __init__(self, w_iterator, w_function):
        self.w_iterator = w_iterator
        self.w_function = w_function        # None: items are their own keys
        self.w_value = None                 # read from the source, not given out yet
        self.w_key = None                   # of the item read last
        self.w_group_key = None
        self.w_group = None                 # the only group that may go on

    def next(self):
        self.w_group = None
        if not self.find_group():
            return None
        w_key = self.w_group_key = self.w_key
        self.w_group = w_group = W_Group(self, w_key)
        return W_Tuple([w_key, w_group])

    def find_group(self):
        """Reads up to the first item with another key. False at the end."""
        key = self.w_iterator.loop_key()
        while True:
            group_driver.jit_merge_point(key=key)
            if self.w_key is not None:
                if self.w_group_key is None or not equal(self.w_group_key, self.w_key):
                    return True
            if not self.read():
                return False

    def read(self):
        w_value = self.w_iterator.next()
        if w_value is None:
            return False
        if self.w_function is None:
            w_key = w_value
        else:
            w_key = self.w_function.call1(w_value)
        self.w_value = w_value
        self.w_key = w_key
        return True


groupby_type = iterator_class(ITERTOOLS, "groupby", W_GroupBy)
new_groupby = factory_of(W_GroupBy)


@static(groupby_type, "__new__", W_Type, W_Root, optional(W_Root))
def groupby_new(w_type, w_iterable, w_key):
    if w_key is w_None:
        w_key = None
    return new_groupby(w_type, get_iterator(w_iterable), w_key)


class W_Group(W_Root):
    _immutable_fields_ = ["w_parent", "w_key"]

    def __init__(self, w_parent, w_key):
        self.w_parent = w_parent
        self.w_key = w_key

    def next(self):
        w_parent = self.w_parent
        if w_parent.w_group is not self:
            return None
        if w_parent.w_value is None and not w_parent.read():
            return None
        if not equal(self.w_key, w_parent.w_key):
            return None
        w_value = w_parent.w_value
        w_parent.w_value = None
        return w_value

    def loop_key(self):
        return self.w_parent.w_iterator.loop_key()


W_Group.w_class = builtin_type("_grouper", module_name="itertools")
add_iterator_methods(W_Group.w_class, W_Group)


# -- tee

class TeeCell(object):
    """An item that was read from the source, for those which come to it later."""

    def __init__(self):
        self.w_item = None
        self.following = None


class W_Tee(W_Root):
    _immutable_fields_ = ["w_iterator"]

    def __init__(self, w_iterator, cell):
        self.w_iterator = w_iterator
        self.cell = cell

    def next(self):
        cell = self.cell
        w_item = cell.w_item
        if w_item is None:
            w_item = self.w_iterator.next()
            if w_item is None:
                return None
            cell.w_item = w_item
            cell.following = TeeCell()
        self.cell = cell.following
        return w_item

    def loop_key(self):
        return self.w_iterator.loop_key()


tee_type = W_Tee.w_class = builtin_type("_tee", module_name="itertools")
add_iterator_methods(tee_type, W_Tee)


def tee_of(w_iterable):
    w_iterator = get_iterator(w_iterable)
    if isinstance(w_iterator, W_Tee):
        return tee_copy(w_iterator)
    return W_Tee(w_iterator, TeeCell())


@static(tee_type, "__new__", W_Type, W_Root)
def tee_new(w_type, w_iterable):
    return tee_of(w_iterable)


@method(tee_type, "__copy__", W_Tee)
def tee_copy(w_tee):
    return W_Tee(w_tee.w_iterator, w_tee.cell)


@ITERTOOLS.function("tee", W_Root, optional(int, 2))
def tee(w_iterable, n):
    if n < 0:
        raise value_error("n must be >= 0")
    if n == 0:
        return W_Tuple([])
    w_iterator = get_iterator(w_iterable)
    w_copy = attributes.get_or_none(w_iterator, "__copy__")
    if w_copy is None:
        w_iterator = tee_of(w_iterator)
        w_copy = attributes.get(w_iterator, "__copy__")
    tees_w = [w_iterator]
    for _ in range(n - 1):
        tees_w.append(w_copy.call0())
    return W_Tuple(tees_w[:])
