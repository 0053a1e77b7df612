"""Handlers of attributes and items."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm import attributes, items, sites
from langs.python_subset.vm.types.slice_type import W_Slice
from langs.python_subset.vm.values import w_None


class AccessHandlers(object):
    def LOAD_ATTR(self, index):
        w_object = self.peek(0)
        if jit.we_are_jitted():
            w_value = attributes.get(w_object, self.code.names[index])
        else:
            w_value = sites.load_attribute(self.code, index, w_object)
        self.replace_top(w_value)

    def STORE_ATTR(self, index):
        w_object = self.pop()
        w_value = self.pop()
        if jit.we_are_jitted():
            attributes.set(w_object, self.code.names[index], w_value)
        else:
            sites.store_attribute(self.code, index, w_object, w_value)

    def DELETE_ATTR(self, index):
        attributes.delete(self.pop(), self.code.names[index])

    def LOAD_METHOD(self, index):
        w_object = self.peek(0)
        if jit.we_are_jitted():
            w_function = attributes.find_method(w_object, self.code.names[index])
        else:
            w_function = sites.find_method(self.code, index, w_object)
        if w_function is None:
            w_bound = attributes.get(w_object, self.code.names[index])
            self.replace_top(None)
            self.push(w_bound)
        else:
            self.replace_top(w_function)
            self.push(w_object)

    def BINARY_SUBSCR(self, operand):
        w_index = self.pop()
        self.replace_top(items.get(self.peek(0), w_index))

    def STORE_SUBSCR(self, operand):
        w_index = self.pop()
        w_object = self.pop()
        items.set(w_object, w_index, self.pop())

    def DELETE_SUBSCR(self, operand):
        w_index = self.pop()
        items.delete(self.pop(), w_index)

    def BUILD_SLICE(self, count):
        w_step = self.pop() if count == 3 else w_None
        w_stop = self.pop()
        self.replace_top(W_Slice(self.peek(0), w_stop, w_step))
