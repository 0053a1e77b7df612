"""Lists: their storage and the operations that the interpreter uses."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import import_from_mixin

from kit.vm.sequence_strategies import UNDECIDED, make_sequence_mixin
from langs.python_subset.vm.errors import index_error, type_error, value_error
from langs.python_subset.vm.float_arithmetic import same as same_bits
from langs.python_subset.vm.instances import unbox_float, unbox_int
from langs.python_subset.vm.iterators import append_all, is_iterable
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.rangeobject import W_IntRange
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.slices import decode, decode_plain, is_plain
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Float, W_Int


def is_int(w_value):
    return type(w_value) is W_Int


def is_float(w_value):
    return type(w_value) is W_Float


def same_float(x, y):
    return x == y or same_bits(x, y)        # a nan is in the list that holds it


SequenceMixin = make_sequence_mixin(is_int, W_Int, unbox_int,
                                    is_float, W_Float, unbox_float, same_float)


class W_List(W_Root):
    """length(), getitem(i), setitem(i, w), append(w), items_copy() and more
    come from kit.vm.sequence_strategies."""
    import_from_mixin(SequenceMixin)
    is_repeatable = True
    matches_sequence = True

    def __init__(self):
        self.init_empty()

    def is_true(self):
        return self.count != 0

    def quick_items(self):
        return self.items_copy()

    # -- with the guest's indexes

    def checked_index(self, index, message):
        length = self.count
        if index < 0:
            index += length
        if index < 0 or index >= length:
            raise index_error(message)
        return index

    def get_checked(self, index):
        return self.getitem(self.checked_index(index, "list index out of range"))

    def set_checked(self, index, w_value):
        self.setitem(self.checked_index(index, "list assignment index out of range"),
                     w_value)

    def delete_checked(self, index):
        self.remove_at(self.checked_index(index, "list assignment index out of range"))

    def insert(self, index, w_value):
        """`list.insert`: an index outside means the end it is beyond."""
        length = self.count
        if index < 0:
            index = max(index + length, 0)
        if index >= length:
            self.append(w_value)
        else:
            self.insert_at(index, w_value)

    def pop(self, index):
        length = self.count
        if length == 0:
            raise index_error("pop from empty list")
        if index == -1 or index == length - 1:
            return self.pop_last()
        index = self.checked_index(index, "pop index out of range")
        w_value = self.getitem(index)
        self.remove_at(index)
        return w_value

    # -- slices

    def get_slice(self, w_slice):
        if is_plain(w_slice):
            start, stop = decode_plain(w_slice, self.count)
            return self.copy_part(start, stop)
        start, step, count = decode(w_slice, self.count)
        if step == 1:
            return self.copy_part(start, start + count)
        return self._extended_slice(start, step, count)

    def copy_part(self, start, stop):
        w_list = W_List()
        w_list.become_slice(self, start, stop)
        return w_list

    def copy(self):
        return self.copy_part(0, self.count)

    def _extended_slice(self, start, step, count):
        w_list = W_List()
        w_list.become_steps(self, start, step, count)
        return w_list

    def set_slice(self, w_slice, w_iterable):
        if is_plain(w_slice) and type(w_iterable) is W_List:
            start, stop = decode_plain(w_slice, self.count)
            self.replace_part(start, stop, w_iterable)
        else:
            self._set_slice(w_slice, w_iterable)

    def _set_slice(self, w_slice, w_iterable):
        if is_plain(w_slice):
            check_iterable(w_iterable, "can only assign an iterable")
            w_items = list_of(w_iterable)
            start, stop = decode_plain(w_slice, self.count)
            self.replace_part(start, stop, w_items)
            return
        check_iterable(w_iterable, "must assign iterable to extended slice")
        w_items = self.copy() if w_iterable is self else list_of(w_iterable)
        start, step, count = decode(w_slice, self.count)
        if step == 1:
            self.replace_part(start, start + count, w_items)
            return
        if w_items.count != count:
            raise value_error("attempt to assign sequence of size %d to extended slice"
                              " of size %d" % (w_items.count, count))
        for i in range(count):
            self.setitem(start + i * step, w_items.getitem(i))

    def replace_part(self, start, stop, w_items):
        """Puts the items of another list in the place of a part."""
        if w_items is self:
            w_items = self.copy()
        if stop - start == w_items.count:
            self.overwrite(start, w_items)
        else:
            self.remove_slice(start, stop)
            self.insert_sequence(start, w_items)

    def delete_slice(self, w_slice):
        start, step, count = decode(w_slice, self.count)
        if count == 0:
            return
        if step < 0:
            start += (count - 1) * step
            step = -step
        if step == 1:
            self.remove_slice(start, start + count)
            return
        target = start
        skipped = 0
        for i in range(start, self.count):
            if skipped < count and i == start + skipped * step:
                skipped += 1
            else:
                self.setitem(target, self.getitem(i))
                target += 1
        self.cut(target)

    # -- from iterables

    def extend_starred(self, w_iterable):
        """`[*w_iterable]`."""
        w_type = w_iterable.type()
        if w_type.lookup("__iter__") is None and w_type.lookup("__getitem__") is None:
            raise type_error("Value after * must be an iterable, not %s"
                             % w_iterable.type_name())
        self.extend_from(w_iterable)

    def extend_from(self, w_iterable):
        if type(w_iterable) is W_List:
            self.insert_sequence(self.count, w_iterable)
        elif type(w_iterable) is W_IntRange:
            self.insert_sequence(self.count, new_int_list(w_iterable.numbers()))
        else:
            items_w = w_iterable.quick_items()
            if items_w is not None:
                self.insert_sequence(self.count, new_list(items_w))
            else:
                append_all(w_iterable, self)

    # -- search

    def index_of(self, w_value, start, stop):
        """The index of an equal item in start <= i < stop, or -1."""
        index = self.find(w_value, start)
        if index == UNDECIDED:
            return self._index_by_equality(w_value, start, stop)
        if index >= stop:
            return -1
        return index

    def _index_by_equality(self, w_value, start, stop):
        i = start
        while i < self.count and i < stop:      # comparing may change the list
            if equal(self.getitem(i), w_value):
                return i
            i += 1
        return -1

    def contains(self, w_value):
        return self.index_of(w_value, 0, self.count) >= 0


class W_ListIterator(W_Root):
    def __init__(self, w_list):
        self.w_list = w_list        # None at the end
        self.index = 0

    def next(self):
        w_list = self.w_list
        if w_list is None:
            return None
        index = self.index
        if index >= w_list.count:
            self.w_list = None
            return None
        self.index = index + 1
        return w_list.getitem(index)

    def remaining(self):
        if self.w_list is None:
            return 0
        return max(self.w_list.count - self.index, 0)


class W_ListReverseIterator(W_Root):
    def __init__(self, w_list):
        self.w_list = w_list        # None at the end
        self.index = w_list.count - 1

    def next(self):
        w_list = self.w_list
        if w_list is None:
            return None
        index = self.index
        if index < 0 or index >= w_list.count:
            self.w_list = None
            return None
        self.index = index - 1
        return w_list.getitem(index)

    def remaining(self):
        if self.w_list is None or self.index >= self.w_list.count:
            return 0
        return self.index + 1


def new_list(items_w):
    """The list of values; takes items_w over."""
    w_list = W_List()
    w_list.init_values(items_w)
    return w_list


def new_int_list(numbers):
    """The list of machine integers; takes `numbers` over."""
    w_list = W_List()
    w_list.init_ints(numbers)
    return w_list


def check_iterable(w_value, message):
    if not is_iterable(w_value):
        raise type_error(message)


def list_of(w_iterable):
    """A list with the items of any iterable: itself where it is a list."""
    if type(w_iterable) is W_List:
        return w_iterable
    w_list = W_List()
    w_list.extend_from(w_iterable)
    return w_list


W_ListIterator.w_class = builtin_type("list_iterator")
W_ListReverseIterator.w_class = builtin_type("list_reverseiterator")
list_type = W_List.w_class = builtin_type("list", subclassable=True)
