"""Handlers of constants, names and cells."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm import items, sites
from langs.python_subset.vm.errors import (
    LookupFailure, NAME_ERROR, unbound_local_error, undefined_name)
from langs.python_subset.vm.values import W_Cell


class NameHandlers(object):
    def LOAD_CONST(self, index):
        self.push(self.code.consts_w[index])

    def LOAD_FAST(self, index):
        w_value = self.array_w[index]
        if w_value is None:
            raise unbound_local(self.code.varnames[index])
        self.push(w_value)

    def STORE_FAST(self, index):
        self.array_w[index] = self.pop()

    def DELETE_FAST(self, index):
        if self.array_w[index] is None:
            raise unbound_local(self.code.varnames[index])
        self.array_w[index] = None

    def LOAD_GLOBAL(self, index):
        if jit.we_are_jitted():
            w_value = self.globals.lookup(self.code.names[index])
        else:
            w_value = sites.load_global(self.code, index, self.globals)
        self.push(w_value)

    def STORE_GLOBAL(self, index):
        self.globals.set(self.code.names[index], self.pop())

    def DELETE_GLOBAL(self, index):
        name = self.code.names[index]
        if not self.globals.delete(name):
            raise undefined_name(name)

    def LOAD_NAME(self, index):
        if self.w_locals is not None:
            w_value = items.get_name(self.w_locals, self.code.names[index])
            if w_value is not None:
                self.push(w_value)
                return
        self.LOAD_GLOBAL(index)

    def STORE_NAME(self, index):
        name = self.code.names[index]
        if self.w_locals is None:
            self.globals.set(name, self.pop())
        else:
            items.set_name(self.w_locals, name, self.pop())

    def DELETE_NAME(self, index):
        name = self.code.names[index]
        if self.w_locals is None:
            if self.globals.delete(name):
                return
        elif items.delete_name(self.w_locals, name):
            return
        raise undefined_name(name)

    def _cell(self, index):
        at = self.code.nlocals + index
        assert at >= 0
        w_cell = self.array_w[at]
        assert isinstance(w_cell, W_Cell)
        return w_cell

    def LOAD_CLOSURE(self, index):
        self.push(self._cell(index))

    def LOAD_DEREF(self, index):
        w_value = self._cell(index).w_value
        if w_value is None:
            raise unbound_cell(self.code, index)
        self.push(w_value)

    def LOAD_CLASSDEREF(self, index):
        w_value = None
        if self.w_locals is not None:
            code = self.code
            name = code.freevars[index - len(code.cellvars)]
            w_value = items.get_name(self.w_locals, name)
        if w_value is None:
            self.LOAD_DEREF(index)
        else:
            self.push(w_value)

    def STORE_DEREF(self, index):
        self._cell(index).w_value = self.pop()

    def DELETE_DEREF(self, index):
        w_cell = self._cell(index)
        if w_cell.w_value is None:
            raise unbound_cell(self.code, index)
        w_cell.w_value = None


def unbound_local(name):
    return unbound_local_error("cannot access local variable '%s' where it is not"
                               " associated with a value" % name)


def unbound_cell(code, index):
    if index < len(code.cellvars):
        return unbound_local(code.cellvars[index])
    name = code.freevars[index - len(code.cellvars)]
    return LookupFailure(
        NAME_ERROR, "cannot access free variable '%s' where it is not associated"
        " with a value in enclosing scope" % name, name, None)
