"""The operators that bytes and bytearray share; they are part of traces."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.convert import repetition_count
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import method
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import check_product
from langs.python_subset.vm.values import w_NotImplemented, wrap_bool


@not_rpython
def define_operators(w_type, cls, data_of, make, is_comparable):
    """On w_type, as define_byte_methods."""

    @method(w_type, "__add__", cls, W_Root)
    def add(w_self, w_other):
        if not is_bytes_like(w_other):
            raise type_error("can't concat %s to %s" % (w_other.type_name(), w_type.name))
        return make(data_of(w_self) + content(w_other))

    def mul(w_self, w_times):
        if w_times.type().lookup("__index__") is None:
            return w_NotImplemented
        times = max(repetition_count(w_times), 0)
        data = data_of(w_self)
        check_product(len(data), times, "repeated bytes are too long")
        return make(data * times)

    method(w_type, "__mul__", cls, W_Root)(mul)
    method(w_type, "__rmul__", cls, W_Root)(mul)

    def define_comparison(name, operation):
        def byte_comparison(w_self, w_other):
            if not is_comparable(w_other):
                return w_NotImplemented
            return wrap_bool(operation(data_of(w_self), content(w_other)))
        method(w_type, name, cls, W_Root)(byte_comparison)

    define_comparison("__lt__", lambda a, b: a < b)
    define_comparison("__le__", lambda a, b: a <= b)
    define_comparison("__eq__", lambda a, b: a == b)
    define_comparison("__ne__", lambda a, b: a != b)
    define_comparison("__gt__", lambda a, b: a > b)
    define_comparison("__ge__", lambda a, b: a >= b)
