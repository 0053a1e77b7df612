"""Handlers that build values from values."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm import formatting
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.listobject import W_List, new_list
from langs.python_subset.vm.setobject import W_Set, new_set
from langs.python_subset.vm.strings import concatenate
from langs.python_subset.vm.values import W_Tuple


class BuildingHandlers(object):
    def BUILD_TUPLE(self, count):
        self.push(W_Tuple(self.pop_many(count)))

    def BUILD_LIST(self, count):
        self.push(new_list(self.pop_many(count)))

    @jit.unroll_safe
    def BUILD_SET(self, count):
        w_set = new_set()
        for w_value in self.pop_many(count):
            w_set.add(w_value)
        self.push(w_set)

    @jit.unroll_safe
    def BUILD_MAP(self, count):
        w_dict = new_dict()
        values_w = self.pop_many(count * 2)
        for i in range(count):
            w_dict.set(values_w[2 * i], values_w[2 * i + 1])
        self.push(w_dict)

    def BUILD_STRING(self, count):
        self.push(concatenate(self.pop_many(count)))

    def FORMAT_VALUE(self, flags):
        w_spec = self.pop() if flags & 4 else None
        self.replace_top(formatting.format_value(self.peek(0), flags & 3, w_spec))

    def LIST_APPEND(self, depth):
        w_value = self.pop()
        w_list = self.peek(depth - 1)
        assert isinstance(w_list, W_List)
        w_list.append(w_value)

    def SET_ADD(self, depth):
        w_value = self.pop()
        w_set = self.peek(depth - 1)
        assert isinstance(w_set, W_Set)
        w_set.add(w_value)

    def MAP_ADD(self, depth):
        w_value = self.pop()
        w_key = self.pop()
        w_dict = self.peek(depth - 1)
        assert isinstance(w_dict, W_Dict)
        w_dict.set(w_key, w_value)

    def LIST_EXTEND(self, depth):
        w_iterable = self.pop()
        w_list = self.peek(depth - 1)
        assert isinstance(w_list, W_List)
        w_list.extend_starred(w_iterable)

    def SET_UPDATE(self, depth):
        w_iterable = self.pop()
        w_set = self.peek(depth - 1)
        assert isinstance(w_set, W_Set)
        w_set.update_from(w_iterable)

    def DICT_UPDATE(self, depth):
        w_mapping = self.pop()
        w_dict = self.peek(depth - 1)
        assert isinstance(w_dict, W_Dict)
        w_dict.update_from(w_mapping)

    def DICT_MERGE(self, depth):
        w_mapping = self.pop()
        w_dict = self.peek(depth - 1)
        assert isinstance(w_dict, W_Dict)
        w_dict.merge_keywords(w_mapping, self.peek(depth + 1))

    def LIST_TO_TUPLE(self, operand):
        w_list = self.peek(0)
        assert isinstance(w_list, W_List)
        self.replace_top(W_Tuple(w_list.items_copy()))
