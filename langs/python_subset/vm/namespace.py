"""Module globals: names in cells, so that compiled code reads them without a lookup."""
from __future__ import absolute_import

from collections import OrderedDict

from rpython.rlib import jit

from langs.python_subset.vm.errors import undefined_name
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import Version


class GlobalCell(W_Root):
    """Holds a global that was assigned more than once."""

    def __init__(self, w_value):
        self.w_value = w_value


class Namespace(object):
    """A name assigned once is a constant of this version of the namespace."""
    _immutable_fields_ = ["version?", "builtins"]

    def __init__(self, builtins):
        self.table = OrderedDict()      # str -> value or GlobalCell
        self.version = Version()
        self.builtins = builtins        # the Namespace behind this one, or None
        self.changes = 0                # of the set of names

    def get(self, name):
        """The value of a name or None."""
        jit.promote(self)
        if jit.we_are_jitted():
            w_value = self._get(name, jit.promote(self.version))
        else:
            w_value = self.table.get(name, None)
        if type(w_value) is GlobalCell:
            return w_value.w_value
        return w_value

    @jit.elidable
    def _get(self, name, version):
        return self.table.get(name, None)

    def lookup(self, name):
        """The same, then in the builtins; NameError where it is in neither."""
        w_value = self.get(name)
        if w_value is None:
            builtins = self.builtins
            if builtins is not None:
                w_value = builtins.get(name)
            if w_value is None:
                raise undefined_name(name)
        return w_value

    def set(self, name, w_value):
        jit.promote(self)
        if jit.we_are_jitted():
            w_old = self._get(name, jit.promote(self.version))
        else:
            w_old = self.table.get(name, None)
        if type(w_old) is GlobalCell:
            w_old.w_value = w_value
        else:
            self._set(name, w_old, w_value)

    @jit.dont_look_inside
    def _set(self, name, w_old, w_value):
        if w_old is None:
            self.changes += 1
            self.table[name] = w_value
        elif w_old is w_value:
            return
        else:
            self.table[name] = GlobalCell(w_value)
        self.version = Version()

    @jit.dont_look_inside
    def delete(self, name):
        """Whether the name was there."""
        if name not in self.table:
            return False
        del self.table[name]
        self.changes += 1
        self.version = Version()
        return True

    def names(self):
        return self.table.keys()
