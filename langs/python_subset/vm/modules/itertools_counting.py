"""itertools: count, cycle and repeat."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import ovfcheck

from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import ModuleTable, method, optional, static
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.modules.module_class import factory_of, iterator_class
from langs.python_subset.vm.operators import BINARY
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import (
    W_Bool, W_Complex, W_Int, W_Str, W_Tuple)

ITERTOOLS = ModuleTable("itertools")
_add = BINARY["ADD"]


class W_Count(W_Root):
    """Unboxed while the numbers are machine integers."""
    _immutable_fields_ = ["step", "w_step"]

    def __init__(self, w_start, w_step):
        self.w_step = w_step
        self.current = 0
        self.step = 0
        self.w_current = w_start        # None while unboxed
        if type(w_start) is W_Int and type(w_step) is W_Int:
            self.current = w_start.intval
            self.step = w_step.intval
            self.w_current = None

    def next(self):
        if self.w_current is not None:
            return self.next_boxed()
        current = self.current
        try:
            self.current = ovfcheck(current + self.step)
        except OverflowError:
            self.w_current = _add(W_Int(current), self.w_step)
        return W_Int(current)

    def next_boxed(self):
        w_current = self.w_current
        self.w_current = _add(w_current, self.w_step)
        return w_current

    def following(self):
        """What next() will give."""
        if self.w_current is not None:
            return self.w_current
        return W_Int(self.current)


count_type = iterator_class(ITERTOOLS, "count", W_Count)
new_count = factory_of(W_Count)


def check_number(w_value):
    if isinstance(w_value, W_Complex):
        return
    w_type = w_value.type()
    if w_type.lookup("__index__") is None and w_type.lookup("__float__") is None and (
            w_type.lookup("__complex__") is None):
        raise type_error("a number is required")


@static(count_type, "__new__", W_Type, optional(W_Root), optional(W_Root))
def count_new(w_type, w_start, w_step):
    w_start = w_start or W_Int(0)
    w_step = w_step or W_Int(1)
    check_number(w_start)
    check_number(w_step)
    if isinstance(w_start, W_Bool):
        w_start = W_Int(w_start.intval)
    return new_count(w_type, w_start, w_step)


@method(count_type, "__repr__", W_Count)
def count_repr(w_count):
    name = w_count.type().short_name()
    current = repr_of(w_count.following())
    w_step = w_count.w_step
    if type(w_step) is W_Int and w_step.intval == 1:
        return W_Str("%s(%s)" % (name, current))
    return W_Str("%s(%s, %s)" % (name, current, repr_of(w_step)))


@method(count_type, "__reduce__", W_Count)
def count_reduce(w_count):
    w_step = w_count.w_step
    args_w = [w_count.following()]
    if not (type(w_step) is W_Int and w_step.intval == 1):
        args_w.append(w_step)
    return W_Tuple([w_count.type(), W_Tuple(args_w[:])])


class W_Cycle(W_Root):
    def __init__(self, w_iterator):
        self.w_iterator = w_iterator    # None after the first round
        self.seen_w = []
        self.position = 0

    def next(self):
        w_iterator = self.w_iterator
        if w_iterator is not None:
            w_item = w_iterator.next()
            if w_item is not None:
                self.seen_w.append(w_item)
                return w_item
            self.w_iterator = None
        seen_w = self.seen_w
        count = len(seen_w)
        if count == 0:
            return None
        position = self.position
        following = position + 1
        self.position = 0 if following == count else following
        return seen_w[position]


cycle_type = iterator_class(ITERTOOLS, "cycle", W_Cycle)
new_cycle = factory_of(W_Cycle)


@static(cycle_type, "__new__", W_Type, W_Root)
def cycle_new(w_type, w_iterable):
    return new_cycle(w_type, get_iterator(w_iterable))


class W_Repeat(W_Root):
    _immutable_fields_ = ["w_value"]

    def __init__(self, w_value, times):
        self.w_value = w_value
        self.times = times          # -1: without end

    def next(self):
        times = self.times
        if times >= 0:
            if times == 0:
                return None
            self.times = times - 1
        return self.w_value

    def remaining(self):
        if self.times < 0:
            raise type_error("len() of unsized object")
        return self.times


repeat_type = iterator_class(ITERTOOLS, "repeat", W_Repeat, has_length=True)
new_repeat = factory_of(W_Repeat)


@static(repeat_type, "__new__", W_Type, W_Root, optional(W_Root))
def repeat_new(w_type, w_object, w_times):
    times = -1
    if w_times is not None:
        times = max(index(w_times), 0)
    return new_repeat(w_type, w_object, times)


@method(repeat_type, "__repr__", W_Repeat)
def repeat_repr(w_repeat):
    name = w_repeat.type().short_name()
    value = repr_of(w_repeat.w_value)
    if w_repeat.times < 0:
        return W_Str("%s(%s)" % (name, value))
    return W_Str("%s(%s, %d)" % (name, value, w_repeat.times))


@method(repeat_type, "__reduce__", W_Repeat)
def repeat_reduce(w_repeat):
    if w_repeat.times < 0:
        w_args = W_Tuple([w_repeat.w_value])
    else:
        w_args = W_Tuple([w_repeat.w_value, W_Int(w_repeat.times)])
    return W_Tuple([w_repeat.type(), w_args])
