"""Mutable hash tables: buckets of linked cells, in the order of Racket CS's."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rarithmetic import intmask, r_uint

from langs.scheme.vm import hash_codes, key_hashing
from langs.scheme.vm.hashes import END, W_Hash
from langs.scheme.vm.values import W_Fixnum, W_Symbol

LEAST_BUCKETS = 8


class Cell(object):
    """A key with its value, None once it is removed."""
    _immutable_fields_ = ["w_key", "hash"]

    def __init__(self, w_key, w_value, hash, next):
        self.w_key = w_key
        self.w_value = w_value
        self.hash = hash
        self.next = next

    def key(self):
        """None when it is gone."""
        return self.w_key

    def is_there(self):
        return self.w_value is not None

    def copied(self, next):
        return Cell(self.w_key, self.w_value, self.hash, next)


NO_CELLS = []


class W_MutableHash(W_Hash):
    def __init__(self, kind):
        self.kind = kind
        self.reset()

    def reset(self):
        self.buckets = [None] * LEAST_BUCKETS
        self.count = 0
        self.cells = NO_CELLS       # as the last iteration saw them
        self.changed = False        # since then

    def length(self):
        return self.count

    # -- by key

    def find(self, w_key):
        """The key's cell, or None."""
        if isinstance(w_key, W_Fixnum):
            return self.find_int(w_key.intval)
        if isinstance(w_key, W_Symbol):
            return self.find_symbol(w_key)
        return self.find_other(w_key)

    @jit.dont_look_inside
    def find_int(self, value):
        cell = self.buckets[bucket_of(hash_codes.of_int(value), len(self.buckets))]
        while cell is not None:
            w_key = cell.w_key
            if isinstance(w_key, W_Fixnum) and w_key.intval == value:
                return cell
            cell = cell.next
        return None

    @jit.dont_look_inside
    def find_symbol(self, w_key):
        cell = self.buckets[bucket_of(w_key.hash_code(), len(self.buckets))]
        while cell is not None:
            if cell.w_key is w_key:
                return cell
            cell = cell.next
        return None

    @jit.dont_look_inside
    def find_other(self, w_key):
        hash = key_hashing.hash_of(self.kind, w_key)
        cell = self.buckets[bucket_of(hash, len(self.buckets))]
        while cell is not None:
            if cell.hash == hash and self.has_key(cell, w_key):
                return cell
            cell = cell.next
        return None

    def has_key(self, cell, w_key):
        w_other = cell.key()
        if w_other is None:
            return False
        return w_other is w_key or key_hashing.same(self.kind, w_other, w_key)

    def get(self, w_key):
        cell = self.find(w_key)
        if cell is None:
            return None
        return cell.w_value

    def get_key(self, w_key):
        cell = self.find(w_key)
        if cell is None:
            return None
        return cell.key()

    def put(self, w_key, w_value):
        cell = self.find(w_key)
        if cell is not None:
            cell.w_value = w_value
        else:
            self.insert(w_key, w_value)

    @jit.dont_look_inside
    def insert(self, w_key, w_value):
        """Adds a key that is not there."""
        hash = key_hashing.hash_of(self.kind, w_key)
        buckets = self.buckets
        index = bucket_of(hash, len(buckets))
        buckets[index] = self.make_cell(w_key, w_value, hash, buckets[index])
        self.count += 1
        self.changed = True
        if self.count > len(buckets):
            self.overflow()

    def make_cell(self, w_key, w_value, hash, next):
        return Cell(w_key, w_value, hash, next)

    def overflow(self):
        self.resize(len(self.buckets) * 2)

    @jit.dont_look_inside
    def remove(self, w_key):
        """Whether it was there."""
        cell = self.find(w_key)
        if cell is None or cell.w_value is None:
            return False
        buckets = self.buckets
        index = bucket_of(cell.hash, len(buckets))
        other = buckets[index]
        if other is cell:
            buckets[index] = cell.next
        else:
            while other.next is not cell:
                other = other.next
            other.next = cell.next
        cell.w_value = None
        self.count -= 1
        self.changed = True
        if len(buckets) > LEAST_BUCKETS and self.count < len(buckets) >> 2:
            self.resize(len(buckets) >> 1)
        return True

    def resize(self, size):
        old = self.buckets
        buckets = [None] * size
        for cell in old:
            while cell is not None:
                following = cell.next
                index = bucket_of(cell.hash, size)
                cell.next = buckets[index]
                buckets[index] = cell
                cell = following
        self.buckets = buckets

    # -- by position

    @jit.dont_look_inside
    def all_cells(self):
        """Those of now, in order; the list belongs to nobody."""
        cells = [None] * self.count
        i = 0
        for cell in self.buckets:
            while cell is not None:
                cells[i] = cell
                i += 1
                cell = cell.next
        return cells

    def first(self):
        if self.changed:
            self.cells = self.all_cells()
            self.changed = False
        return self.after(-1)

    def after(self, position):
        cells = self.cells
        position += 1
        while position < len(cells):
            if cells[position].is_there():
                return position
            position += 1
        return END

    def cell_at(self, position):
        """None where there never was one or it is removed."""
        if not 0 <= position < len(self.cells):
            if self.changed:
                self.cells = self.all_cells()
                self.changed = False
            if not 0 <= position < len(self.cells):
                return None
        cell = self.cells[position]
        return cell if cell.is_there() else None

    def key_at(self, position):
        cell = self.cell_at(position)
        return None if cell is None else cell.key()

    def value_at(self, position):
        cell = self.cell_at(position)
        return None if cell is None else cell.w_value

    def entries(self):
        result = []
        for cell in self.all_cells():
            w_key = cell.key()
            if w_key is not None:
                result.append(w_key)
                result.append(cell.w_value)
        return result[:]

    def copy(self):
        """With the same order."""
        result = self.empty_copy()
        result.buckets = [copy_chain(cell) for cell in self.buckets]
        result.count = self.count
        result.changed = True
        return result

    def empty_copy(self):
        return W_MutableHash(self.kind)


def copy_chain(cell):
    """Of a bucket; long chains are rare."""
    if cell is None:
        return None
    return cell.copied(copy_chain(cell.next))


def bucket_of(hash, size):
    """The low bits decide; high ones are mixed in."""
    value = r_uint(hash) & hash_codes.MASK
    value ^= value >> 32
    value ^= value >> 16
    value ^= value >> 8
    result = intmask(value) & (size - 1)
    assert result >= 0
    return result
