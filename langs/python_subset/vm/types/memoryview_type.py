"""memoryview: its constructor, items, attributes and conversions."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import compute_hash, not_rpython

from langs.python_subset.vm import bytestrings, slices
from langs.python_subset.vm.buffers import bytes_like, is_bytes_like
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import (
    index_error, not_implemented_error, type_error, value_error)
from langs.python_subset.vm.gateway import getter, method, optional, static
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.memoryobject import (
    W_MemoryIterator, W_MemoryView, cast, view_of)
from langs.python_subset.vm.operators import equal, identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import ascii_str
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.byte_cases import separator_of
from langs.python_subset.vm.types.iterator_methods import add_iterator_methods
from langs.python_subset.vm.values import (
    W_Bytes, W_Int, W_Slice, W_Str, W_Tuple, w_NotImplemented, wrap_bool)

memoryview_type = builtin_type("memoryview")
W_MemoryView.w_class = memoryview_type
W_MemoryIterator.w_class = builtin_type("memory_iterator")
add_iterator_methods(W_MemoryIterator.w_class, W_MemoryIterator)


@static(memoryview_type, "__new__", W_Type, W_Root)
def view_new(w_type, w_object):
    return view_of(w_object)


@method(memoryview_type, "__repr__", W_MemoryView)
def view_repr(w_view):
    released = "" if w_view.w_object is not None else "released "
    return W_Str("<%smemory at 0x%x>" % (released, identity_hash(w_view)))


@method(memoryview_type, "__len__", W_MemoryView)
def view_len(w_view):
    w_view.value()
    return W_Int(w_view.count)


@method(memoryview_type, "__iter__", W_MemoryView)
def view_iter(w_view):
    w_view.value()
    return W_MemoryIterator(w_view)


# -- items

def position(w_view, w_index):
    i = index(w_index)
    if i < 0:
        i += w_view.count
    if i < 0 or i >= w_view.count:
        raise index_error("index out of bounds on dimension 1")
    return i


def plain_key(w_view, w_key):
    """The index or slice of a key, which may be in a tuple."""
    w_view.value()
    if isinstance(w_key, W_Tuple):
        if len(w_key.items_w) != 1:
            raise type_error("cannot index 1-dimension view with %d-element tuple"
                             % len(w_key.items_w))
        w_key = w_key.items_w[0]
    if not isinstance(w_key, W_Slice) and w_key.type().lookup("__index__") is None:
        raise type_error("memoryview: invalid slice key")
    return w_key


@method(memoryview_type, "__getitem__", W_MemoryView, W_Root)
def view_getitem(w_view, w_key):
    w_key = plain_key(w_view, w_key)
    if isinstance(w_key, W_Slice):
        start, step, count = slices.decode(w_key, w_view.count)
        return w_view.sub_view(start, step, count)
    return w_view.getitem(position(w_view, w_key))


@method(memoryview_type, "__setitem__", W_MemoryView, W_Root, W_Root)
def view_setitem(w_view, w_key, w_value):
    w_view.writable()
    w_key = plain_key(w_view, w_key)
    if not isinstance(w_key, W_Slice):
        w_view.setitem(position(w_view, w_key), w_value)
        return
    start, step, count = slices.decode(w_key, w_view.count)
    data = bytes_like(w_value)
    if code_of(w_value) != w_view.field.code or len(data) != count * w_view.field.size:
        raise value_error("memoryview assignment: lvalue and rvalue have different"
                          " structures")
    w_view.sub_view(start, step, count).store_bytes(0, data)


def code_of(w_value):
    return view_of(w_value).field.code


@method(memoryview_type, "__delitem__", W_MemoryView, W_Root)
def view_delitem(w_view, w_key):
    raise type_error("cannot delete memory")


# -- comparison

def same_items(w_view, w_other):
    if w_view.count != w_other.count:
        return False
    if w_view.field.code == w_other.field.code and w_view.field.code not in "fde":
        return w_view.as_bytes() == w_other.as_bytes()
    for i in range(w_view.count):
        if not equal(w_view.getitem(i), w_other.getitem(i)):
            return False
    return True


def is_equal(w_view, w_other):
    if w_view is w_other:
        return True
    if w_view.w_object is None:
        return False
    w_other_view = view_of(w_other)
    return same_items(w_view, w_other_view)


def comparable(w_view, w_other):
    if isinstance(w_other, W_MemoryView) and w_other.w_object is None:
        return w_view is w_other
    return is_bytes_like(w_other)


@method(memoryview_type, "__eq__", W_MemoryView, W_Root)
def view_eq(w_view, w_other):
    if not comparable(w_view, w_other):
        return w_NotImplemented
    return wrap_bool(is_equal(w_view, w_other))


@method(memoryview_type, "__ne__", W_MemoryView, W_Root)
def view_ne(w_view, w_other):
    if not comparable(w_view, w_other):
        return w_NotImplemented
    return wrap_bool(not is_equal(w_view, w_other))


@method(memoryview_type, "__hash__", W_MemoryView)
def view_hash(w_view):
    w_view.value()
    if not w_view.read_only:
        raise value_error("cannot hash writable memoryview object")
    if w_view.field.code not in "Bbc":
        raise value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
    return W_Int(compute_hash(w_view.as_bytes()))


# -- conversions

@method(memoryview_type, "tobytes", W_MemoryView, optional(W_Root))
def view_tobytes(w_view, w_order):
    return W_Bytes(w_view.as_bytes())


@method(memoryview_type, "tolist", W_MemoryView)
def view_tolist(w_view):
    w_view.value()
    return new_list([w_view.getitem(i) for i in range(w_view.count)])


@method(memoryview_type, "hex", W_MemoryView, optional(W_Root), optional(int, 1))
def view_hex(w_view, w_sep, bytes_per_sep):
    separator = "" if w_sep is None else separator_of(w_sep)
    return ascii_str(bytestrings.to_hex(w_view.as_bytes(), separator, bytes_per_sep))


@method(memoryview_type, "cast", W_MemoryView, W_Str, optional(W_Root))
def view_cast(w_view, w_format, w_shape):
    w_result = cast(w_view, w_format.utf8)
    if w_shape is not None:
        sizes_w = iterable_to_list(w_shape)
        if len(sizes_w) != 1:
            raise not_implemented_error("memoryview: views of several dimensions")
        if index(sizes_w[0]) != w_result.count:
            raise type_error("memoryview: product(shape) * itemsize != buffer size")
    return w_result


@method(memoryview_type, "toreadonly", W_MemoryView)
def view_toreadonly(w_view):
    w_copy = w_view.sub_view(0, 1, w_view.count)
    w_copy.read_only = True
    return w_copy


# -- lifetime

@method(memoryview_type, "release", W_MemoryView)
def view_release(w_view):
    w_view.w_object = None


@method(memoryview_type, "__enter__", W_MemoryView)
def view_enter(w_view):
    w_view.value()
    return w_view


@method(memoryview_type, "__exit__", W_MemoryView, W_Root, W_Root, W_Root)
def view_exit(w_view, w_type, w_value, w_traceback):
    w_view.w_object = None


# -- attributes

@not_rpython
def attribute(name, compute):
    @getter(memoryview_type, name, W_MemoryView)
    def get(w_view):
        w_view.value()
        return compute(w_view)


def base_object(w_view):
    return w_view.value()


def format_of(w_view):
    return W_Str(w_view.field.code)


def item_size(w_view):
    return W_Int(w_view.field.size)


def byte_count(w_view):
    return W_Int(w_view.byte_count())


def shape_of(w_view):
    return W_Tuple([W_Int(w_view.count)])


def strides_of(w_view):
    return W_Tuple([W_Int(w_view.stride)])


def suboffsets_of(w_view):
    return W_Tuple([])


def dimensions(w_view):
    return W_Int(1)


def is_read_only(w_view):
    return wrap_bool(w_view.read_only)


def is_contiguous(w_view):
    return wrap_bool(w_view.is_contiguous())


attribute("obj", base_object)
attribute("format", format_of)
attribute("itemsize", item_size)
attribute("nbytes", byte_count)
attribute("shape", shape_of)
attribute("strides", strides_of)
attribute("suboffsets", suboffsets_of)
attribute("ndim", dimensions)
attribute("readonly", is_read_only)
attribute("contiguous", is_contiguous)
attribute("c_contiguous", is_contiguous)
attribute("f_contiguous", is_contiguous)
