"""Finds the values that contain themselves, which print with labels."""
from __future__ import absolute_import

from langs.scheme.vm.hashes import W_Hash
from langs.scheme.vm.struct_printing import visible_fields
from langs.scheme.vm.structs import W_Struct
from langs.scheme.vm.values import W_AnyBox, W_MPair, W_Pair
from langs.scheme.vm.vectors import W_AnyVector

FEW = 1000              # a value of fewer parts that is followed to its end has no cycle
UNDONE = -1


def find_shared(w_value, all_shared):
    """A dict of the values to label, None when there are none.

    With `all_shared` also those that are met twice but do not contain themselves.
    """
    if not is_container(w_value):
        return None
    if not all_shared and Walk().ends(w_value):
        return None
    search = Search(all_shared)
    search.visit(w_value)
    if len(search.labels) == 0:
        return None
    return search.labels


def is_container(w_value):
    return (isinstance(w_value, W_Pair) or isinstance(w_value, W_AnyVector) or
            isinstance(w_value, W_AnyBox) or isinstance(w_value, W_MPair) or
            isinstance(w_value, W_Hash) or isinstance(w_value, W_Struct))


class Walk(object):
    """Whether a value ends within a few parts; proper lists of atoms cost nothing."""

    def __init__(self):
        self.parts = 0

    def ends(self, w_value):
        while isinstance(w_value, W_Pair):
            if is_container(w_value.w_car) and not self.ends(w_value.w_car):
                return False
            self.parts += 1
            if self.parts > FEW:
                return False
            w_value = w_value.w_cdr
        if is_container(w_value):
            for w_part in parts_of(w_value):
                self.parts += 1
                if self.parts > FEW or not self.ends(w_part):
                    return False
        return True


class Search(object):
    """Walks a value; `open` are those that contain where it is."""

    def __init__(self, all_shared):
        self.all_shared = all_shared
        self.labels = {}
        self.open = {}
        self.done = {}

    def visit(self, w_value):
        spine = []
        while is_container(w_value):
            if w_value in self.open:
                self.labels[w_value] = UNDONE
                break
            if w_value in self.done:
                if self.all_shared:
                    self.labels[w_value] = UNDONE
                break
            self.open[w_value] = True
            spine.append(w_value)
            if isinstance(w_value, W_Pair):
                self.visit(w_value.w_car)
                w_value = w_value.w_cdr
            elif isinstance(w_value, W_MPair):
                self.visit(w_value.w_car)
                w_value = w_value.w_cdr
            else:
                for w_part in parts_of(w_value):
                    self.visit(w_part)
                break
        for w_one in spine:
            del self.open[w_one]
            self.done[w_one] = True


def parts_of(w_value):
    if isinstance(w_value, W_Pair):
        return [w_value.w_car, w_value.w_cdr]
    if isinstance(w_value, W_AnyVector):
        return [w_value.ref(i) for i in range(w_value.length())]
    if isinstance(w_value, W_AnyBox):
        return [w_value.unbox()]
    if isinstance(w_value, W_Hash):
        return w_value.entries()
    if isinstance(w_value, W_MPair):
        return [w_value.w_car, w_value.w_cdr]
    if isinstance(w_value, W_Struct):
        return visible_fields(w_value)
    return []
