"""What loops over lists and ranges look like to the JIT."""
from __future__ import absolute_import

from rpython.jit.metainterp.test.support import LLJitMixin
from rpython.rlib import jit

from langs.python_subset.vm.iteration import unpack_list
from langs.python_subset.vm.listobject import W_ListIterator, new_list
from langs.python_subset.vm.rangeobject import W_StepOneIterator
from langs.python_subset.vm.values import W_Float, W_Int, W_Str, w_None

INTS = 0
FLOATS = 1
OTHERS = 2


def driver(name):
    return jit.JitDriver(name=name, greens=[], reds="auto")


list_driver = driver("list")
append_driver = driver("append")
append_objects_driver = driver("append_objects")
range_driver = driver("range")
swap_driver = driver("swap")


def int_of(w_value):
    assert isinstance(w_value, W_Int)
    return w_value.intval


def filled_list(kind):
    w_list = new_list([])
    for i in range(40):
        if kind == INTS:
            w_list.append(W_Int(i))
        elif kind == FLOATS:
            w_list.append(W_Float(i * 1.0))
        else:
            w_list.append(W_Str("x" * i))
    return w_list


def sum_of_list(kind):
    w_iterator = W_ListIterator(filled_list(kind))
    total = 0.0
    while True:
        list_driver.jit_merge_point()
        w_item = w_iterator.next()
        if w_item is None:
            return int(total)
        if type(w_item) is W_Int:
            total += w_item.intval
        elif type(w_item) is W_Float:
            total += w_item.floatval
        elif type(w_item) is W_Str:
            total += len(w_item.utf8)


def append_and_set(count):
    w_list = filled_list(INTS)
    w_times = new_list([])
    i = 0
    while i < count:
        append_driver.jit_merge_point()
        w_times.append(W_Int(i))
        w_list.setitem(3, W_Int(int_of(w_list.getitem(3)) + i))
        i += 1
    return int_of(w_list.getitem(3)) + w_times.length()


def append_objects(count):
    w_list = new_list([])
    i = 0
    while i < count:
        append_objects_driver.jit_merge_point()
        w_list.append(w_None)
        i += 1
    return w_list.length()


def sum_of_range(count):
    w_iterator = W_StepOneIterator(0, count)
    total = 0
    while True:
        range_driver.jit_merge_point()
        w_item = w_iterator.next()
        if w_item is None:
            return total
        total += int_of(w_item)


def swap(count):
    w_a, w_b = W_Int(0), W_Int(1)
    while True:
        swap_driver.jit_merge_point()
        w_b, w_a = unpack_list(new_list([w_a, W_Int(int_of(w_b) + 1)]), 2)
        if int_of(w_a) > count:
            return int_of(w_b)


class TestTraces(LLJitMixin):
    def check(self, function, argument, **expected):
        assert self.meta_interp(function, [argument]) == function(argument)
        self.check_resops(**expected)

    def test_ints(self):
        self.check(sum_of_list, INTS, getarrayitem_gc_i=2, new_with_vtable=0, call_r=0)

    def test_floats(self):
        self.check(sum_of_list, FLOATS, getarrayitem_gc_f=2, new_with_vtable=0, call_r=0)

    def test_others(self):
        self.check(sum_of_list, OTHERS, getarrayitem_gc_r=2, new_with_vtable=0, call_r=0)

    def test_append_and_set(self):
        self.check(append_and_set, 40, cond_call=2, new_with_vtable=0, call_n=0, call_r=0)

    def test_append_objects(self):
        self.check(append_objects, 40, cond_call=2, new_with_vtable=0, call_n=0)

    def test_range(self):
        self.check(sum_of_range, 40, new_with_vtable=0, call_r=0, setfield_gc=2)

    def test_list_as_a_pair(self):
        self.check(swap, 40, new_with_vtable=0, new_array=0, new_array_clear=0, call_r=0)
