"""Arrays: a storage as a guest value whose content can be taken as bytes."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rarithmetic import intmask, r_uint

from kit.vm.words import get_word, put_word
from langs.python_subset.vm.arraystorage import new_storage
from langs.python_subset.vm.buffers import W_Buffer
from langs.python_subset.vm.errors import buffer_error, type_error, value_error
from langs.python_subset.vm.iterators import append_all
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.root import W_Root


class W_Array(W_Buffer):
    is_repeatable = True
    matches_sequence = True
    _immutable_fields_ = ["storage"]

    def __init__(self, storage):
        self.storage = storage
        self.exports = 0            # memoryviews of it: it may not be resized then

    def length(self):
        return self.storage.length()

    def is_true(self):
        return self.length() > 0

    def code(self):
        return self.storage.code

    def check_resizable(self):
        if self.exports > 0:
            raise buffer_error("cannot resize an array that is exporting buffers")

    # -- as bytes

    @jit.dont_look_inside
    def as_bytes(self):
        storage = self.storage
        size = storage.size
        chars = ["\x00"] * (storage.length() * size)
        for i in range(storage.length()):
            put_word(chars, i * size, size, storage.word(i), False)
        return "".join(chars)

    def byte_count(self):
        return self.length() * self.storage.size

    def byte_at(self, i):
        size = self.storage.size
        return chr(intmask(self.storage.word(i // size) >> (8 * (i % size))) & 255)

    @jit.dont_look_inside
    def store_bytes(self, start, data):
        storage = self.storage
        size = storage.size
        for k in range(len(data)):
            i, shift = (start + k) // size, 8 * ((start + k) % size)
            word = storage.word(i) & ~(r_uint(255) << shift)
            storage.set_word(i, word | (r_uint(ord(data[k])) << shift))

    @jit.dont_look_inside
    def append_bytes(self, data):
        self.check_resizable()
        size = self.storage.size
        if len(data) % size != 0:
            raise value_error("bytes length not a multiple of item size")
        for start in range(0, len(data), size):
            self.storage.append_word(get_word(data, start, size, False))

    # -- items

    def append(self, w_value):
        self.check_resizable()
        self.storage.append(w_value)

    def extend_from(self, w_iterable):
        if isinstance(w_iterable, W_Array):
            if w_iterable.code() != self.code():
                raise type_error("can only extend with array of same kind")
            self.check_resizable()
            self.storage.join(self.length(), w_iterable.storage)
        else:
            append_all(w_iterable, self)

    def extended_part(self, start, step, count):
        """The storage of a slice."""
        storage = self.storage
        if step == 1:
            return storage.part(start, start + count)
        result = storage.make_empty()
        for k in range(count):
            result.append_word(storage.word(start + k * step))
        return result

    def remove_steps(self, start, step, count):
        """Removes the items of a slice."""
        if count == 0:
            return
        self.check_resizable()
        if step < 0:
            start += (count - 1) * step
            step = -step
        if step == 1:
            self.storage.remove(start, start + count)
            return
        for k in range(count - 1, -1, -1):
            self.storage.remove(start + k * step, start + k * step + 1)

    def replace_steps(self, start, step, count, other):
        """Puts the items of another storage in the place of a slice."""
        if other is self.storage:
            other = other.part(0, other.length())
        if step == 1 and other.length() != count:
            self.check_resizable()
            self.storage.remove(start, start + count)
            self.storage.join(start, other)
            return
        if other.length() != count:
            raise value_error("attempt to assign array of size %d to extended slice of"
                              " size %d" % (other.length(), count))
        for k in range(count):
            self.storage.set_word(start + k * step, other.word(k))

    def repeated(self, times):
        """The storage of so many copies."""
        result = self.storage.make_empty()
        for _ in range(times):
            result.join(result.length(), self.storage)
        return result

    def index_of(self, w_value, start, stop):
        """The index of an equal item in start <= i < stop, or -1."""
        i = start
        while i < stop and i < self.length():
            if equal(self.storage.get(i), w_value):
                return i
            i += 1
        return -1


def new_array(code):
    return W_Array(new_storage(code))


class W_ArrayIterator(W_Root):
    def __init__(self, w_array):
        self.w_array = w_array      # None at the end
        self.index = 0

    def next(self):
        w_array = self.w_array
        if w_array is None:
            return None
        index = self.index
        storage = w_array.storage
        if index >= storage.length():
            self.w_array = None
            return None
        self.index = index + 1
        return storage.get(index)
