"""Handlers of calls, and of what makes functions and classes."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm import items
from langs.python_subset.vm.arguments import Arguments
from langs.python_subset.vm.code import W_Code
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.values import W_Str, W_Tuple


class CallHandlers(object):
    def CALL(self, count):
        if count == 0:
            w_result = self.pop().call0()
        elif count == 1:
            w_a = self.pop()
            w_result = self.pop().call1(w_a)
        elif count == 2:
            w_b = self.pop()
            w_a = self.pop()
            w_result = self.pop().call2(w_a, w_b)
        elif count == 3:
            w_c = self.pop()
            w_b = self.pop()
            w_a = self.pop()
            w_result = self.pop().call3(w_a, w_b, w_c)
        elif count == 4:
            w_d = self.pop()
            w_c = self.pop()
            w_b = self.pop()
            w_a = self.pop()
            w_result = self.pop().call4(w_a, w_b, w_c, w_d)
        else:
            args_w = self.pop_many(count)
            w_result = self.pop().call_args(args_w)
        self.push(w_result)

    def CALL_METHOD(self, count):
        if self.peek(count + 1) is not None:
            self.CALL(count + 1)
        else:
            self.CALL(count)
            w_result = self.pop()
            self.replace_top(w_result)

    @jit.unroll_safe
    def _pop_arguments(self, count):
        w_names = self.pop()
        assert isinstance(w_names, W_Tuple)
        names = names_of(w_names)
        values_w = self.pop_many(len(names))
        return Arguments(self.pop_many(count - len(names)), names, values_w)

    def CALL_KW(self, count):
        arguments = self._pop_arguments(count)
        self.replace_top(self.peek(0).call_arguments(arguments))

    def CALL_METHOD_KW(self, count):
        arguments = self._pop_arguments(count)
        w_self = self.pop()
        w_function = self.peek(0)
        if w_function is None:
            w_result = w_self.call_arguments(arguments)
        else:
            w_result = w_function.call_arguments(arguments.prepend(w_self))
        self.replace_top(w_result)

    def CALL_EX(self, has_keywords):
        names, values_w = [], []
        if has_keywords:
            w_keywords = self.pop()
            assert isinstance(w_keywords, W_Dict)
            names, values_w = w_keywords.keywords()
        w_args = self.pop()
        args_w = iterable_to_list(w_args)
        w_callee = self.peek(0)
        if len(names) == 0:
            w_result = w_callee.call_args(args_w)
        else:
            w_result = w_callee.call_arguments(Arguments(args_w, names, values_w))
        self.replace_top(w_result)

    def MAKE_FUNCTION(self, flags):
        w_code = self.pop()
        assert isinstance(w_code, W_Code)
        closure_w = None
        w_annotations = None
        w_kw_defaults = None
        defaults_w = None
        if flags & 8:
            closure_w = tuple_items(self.pop())
        if flags & 4:
            w_annotations = self.pop()
        if flags & 2:
            w_kw_defaults = self.pop()
            assert isinstance(w_kw_defaults, W_Dict)
        if flags & 1:
            defaults_w = tuple_items(self.pop())
        self.push(self.make_function(w_code, defaults_w, w_kw_defaults,
                                     w_annotations, closure_w))

    def LOAD_BUILD_CLASS(self, operand):
        self.push(self.globals.lookup("__build_class__"))

    def SETUP_ANNOTATIONS(self, operand):
        if self.w_locals is None:
            if self.globals.get("__annotations__") is None:
                self.globals.set("__annotations__", new_dict())
        elif items.get_name(self.w_locals, "__annotations__") is None:
            items.set_name(self.w_locals, "__annotations__", new_dict())


def tuple_items(w_tuple):
    assert isinstance(w_tuple, W_Tuple)
    return w_tuple.items_w


@jit.elidable
def names_of(w_names):
    """The strs of a tuple of keyword names (a constant of the code)."""
    names = []
    for w_name in w_names.items_w:
        assert isinstance(w_name, W_Str)
        names.append(w_name.utf8)
    return names[:]
