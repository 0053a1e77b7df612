"""Deques: a ring of places, as many as a power of two."""
from __future__ import absolute_import

from rpython.rlib import jit

from kit.vm.fixedlists import copy_items
from langs.python_subset.vm.errors import index_error, runtime_error
from langs.python_subset.vm.iterators import append_all
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.root import W_Root

LEAST_PLACES = 8
UNLIMITED = -1


class W_Deque(W_Root):
    is_repeatable = True

    def __init__(self):
        self.ring = [None] * LEAST_PLACES
        self.head = 0               # the place of the first item
        self.count = 0
        self.limit = UNLIMITED      # maxlen
        self.changes = 0            # after which iterators do not go on

    def is_true(self):
        return self.count > 0

    def length(self):
        return self.count

    def place(self, index):
        place = (self.head + index) & (len(self.ring) - 1)
        assert place >= 0
        return place

    def getitem(self, index):
        return self.ring[self.place(index)]

    def setitem(self, index, w_value):
        self.ring[self.place(index)] = w_value

    def items_copy(self):
        return [self.getitem(i) for i in range(self.count)]

    def become(self, items_w, limit):
        """The last items of a list, as many as the limit allows."""
        self.clear()
        self.limit = limit
        for w_item in items_w:
            self.append(w_item)

    # -- both ends

    def append(self, w_value):
        if self.count == self.limit:
            if self.count == 0:
                return
            self.drop_first()
        self.make_room()
        self.ring[self.place(self.count)] = w_value
        self.count += 1
        self.changes += 1

    def append_left(self, w_value):
        if self.count == self.limit:
            if self.count == 0:
                return
            self.drop_last()
        self.make_room()
        head = self.head = self.place(-1)
        self.ring[head] = w_value
        self.count += 1
        self.changes += 1

    def make_room(self):
        jit.conditional_call(self.count == len(self.ring), grow, self)

    def pop(self):
        if self.count == 0:
            raise index_error("pop from an empty deque")
        w_value = self.getitem(self.count - 1)
        self.drop_last()
        return w_value

    def pop_left(self):
        if self.count == 0:
            raise index_error("pop from an empty deque")
        w_value = self.getitem(0)
        self.drop_first()
        return w_value

    def drop_last(self):
        self.count -= 1
        self.ring[self.place(self.count)] = None
        self.changes += 1

    def drop_first(self):
        self.ring[self.head] = None
        self.head = self.place(1)
        self.count -= 1
        self.changes += 1

    def clear(self):
        self.ring = [None] * LEAST_PLACES
        self.head = self.count = 0
        self.changes += 1

    # -- many items

    def extend_from(self, w_iterable):
        if w_iterable is self:
            for w_item in self.items_copy():
                self.append(w_item)
        else:
            append_all(w_iterable, self)

    def reverse(self):
        i = 0
        j = self.count - 1
        while i < j:
            w_item = self.getitem(i)
            self.setitem(i, self.getitem(j))
            self.setitem(j, w_item)
            i += 1
            j -= 1
        self.changes += 1

    def rotate(self, steps):
        """Moves `steps` items from the end to the front."""
        count = self.count
        if count <= 1:
            return
        steps %= count
        if steps > count >> 1:
            self.rotate_left(count - steps)
        else:
            self.rotate_right(steps)
        self.changes += 1

    def rotate_right(self, steps):
        for _ in range(steps):
            w_item = self.getitem(self.count - 1)
            self.setitem(self.count - 1, None)
            self.head = self.place(-1)
            self.setitem(0, w_item)

    def rotate_left(self, steps):
        for _ in range(steps):
            w_item = self.getitem(0)
            self.setitem(0, None)
            self.head = self.place(1)
            self.setitem(self.count - 1, w_item)

    def insert(self, index, w_value):
        if self.count == self.limit:
            raise index_error("deque already at its maximum size")
        count = self.count
        if index >= count:
            self.append(w_value)
        elif index <= -count or index == 0:
            self.append_left(w_value)
        else:
            self.rotate(-index)
            if index < 0:
                self.append(w_value)
            else:
                self.append_left(w_value)
            self.rotate(index)

    def remove_at(self, index):
        self.rotate(-index)
        self.drop_first()
        self.rotate(index)

    # -- search; comparing may change the deque

    def index_of(self, w_value, start, stop):
        """The index of an equal item in start <= i < stop, or -1."""
        changes = self.changes
        i = start
        while i < stop:
            found = equal(self.getitem(i), w_value)
            if self.changes != changes:
                raise runtime_error("deque mutated during iteration")
            if found:
                return i
            i += 1
        return -1

    def count_of(self, w_value):
        result = 0
        i = self.index_of(w_value, 0, self.count)
        while i >= 0:
            result += 1
            i = self.index_of(w_value, i + 1, self.count)
        return result


@jit.dont_look_inside
def grow(w_deque):
    """Doubles the places, and puts the first item in the first."""
    ring = w_deque.ring
    head = w_deque.head
    new = [None] * (2 * len(ring))
    before_end = len(ring) - head
    copy_items(ring, new, head, 0, before_end)
    copy_items(ring, new, 0, before_end, head)
    w_deque.ring = new
    w_deque.head = 0


class W_DequeIterator(W_Root):
    """From an index on."""

    def __init__(self, w_deque, index=0):
        self.w_deque = w_deque
        self.index = index
        self.left = w_deque.count - index
        self.changes = w_deque.changes

    def next(self):
        w_deque = self.w_deque
        if w_deque.changes != self.changes:
            self.left = 0
            raise runtime_error("deque mutated during iteration")
        if self.left == 0:
            return None
        self.left -= 1
        index = self.index
        self.index = index + 1
        return w_deque.getitem(index)

    def remaining(self):
        return self.left


class W_DequeReverseIterator(W_Root):
    """Without the last `passed` items."""

    def __init__(self, w_deque, passed=0):
        self.w_deque = w_deque
        self.left = w_deque.count - passed
        self.changes = w_deque.changes

    def next(self):
        w_deque = self.w_deque
        if w_deque.changes != self.changes:
            self.left = 0
            raise runtime_error("deque mutated during iteration")
        if self.left == 0:
            return None
        self.left -= 1
        return w_deque.getitem(self.left)

    def remaining(self):
        return self.left
