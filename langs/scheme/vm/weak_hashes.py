"""Mutable hash tables that do not keep their keys alive."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.mutable_hashes import Cell, W_MutableHash
from langs.scheme.vm.weak_boxes import WeakReference, is_kept


class WeakCell(Cell):
    """Of a key that a collection may take away; its value goes when the table tidies up."""
    _immutable_fields_ = ["reference"]

    def __init__(self, reference, w_value, hash, next):
        Cell.__init__(self, None, w_value, hash, next)
        self.reference = reference

    def key(self):
        return self.reference.get()

    def is_there(self):
        return self.w_value is not None and self.reference.get() is not None

    def copied(self, next):
        return WeakCell(self.reference, self.w_value, self.hash, next)


class W_WeakHash(W_MutableHash):
    """`ephemeron`: made as a table whose values do not keep their keys. Here they do."""
    _immutable_fields_ = ["ephemeron"]
    weak = True

    def __init__(self, kind, ephemeron):
        W_MutableHash.__init__(self, kind)
        self.ephemeron = ephemeron

    def make_cell(self, w_key, w_value, hash, next):
        if is_kept(w_key):
            return Cell(w_key, w_value, hash, next)
        return WeakCell(WeakReference(w_key), w_value, hash, next)

    def overflow(self):
        """Tables in which keys come and go need no more room."""
        self.tidy_up()
        size = len(self.buckets)
        if self.count > size >> 1:
            self.resize(size * 2)

    def length(self):
        self.tidy_up()
        return self.count

    def all_cells(self):
        self.tidy_up()
        return W_MutableHash.all_cells(self)

    @jit.dont_look_inside
    def tidy_up(self):
        """Drops the cells whose keys are gone."""
        buckets = self.buckets
        for i in range(len(buckets)):
            last = None
            cell = buckets[i]
            while cell is not None:
                if cell.is_there():
                    last = cell
                else:
                    if last is None:
                        buckets[i] = cell.next
                    else:
                        last.next = cell.next
                    cell.w_value = None
                    self.count -= 1
                    self.changed = True
                cell = cell.next

    def empty_copy(self):
        return W_WeakHash(self.kind, self.ephemeron)
