"""memoryview of bytes-like values: their bytes, shared, in one dimension."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import compute_hash

from langs.python_subset.vm import slices
from langs.python_subset.vm.buffers import W_Buffer, content, is_bytes_like
from langs.python_subset.vm.bytearrayobject import W_ByteArray
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import index_error, type_error, value_error
from langs.python_subset.vm.gateway import getter, method, optional, static
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.operators import identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import (
    W_Bytes, W_Int, W_Slice, W_Str, W_Tuple, w_NotImplemented, wrap_bool)


class W_MemoryView(W_Buffer):
    """Of `count` bytes of w_object, from `start`, every step-th."""

    def __init__(self, w_object, start, step, count):
        self.w_object = w_object
        self.start = start
        self.step = step
        self.count = count
        self.released = False
        if isinstance(w_object, W_ByteArray):
            w_object.exports += 1

    def release(self):
        if not self.released:
            self.released = True
            w_object = self.w_object
            if isinstance(w_object, W_ByteArray):
                w_object.exports -= 1

    def check(self):
        if self.released:
            raise value_error("operation forbidden on released memoryview object")

    def as_bytes(self):
        self.check()
        data = content(self.w_object)
        start = self.start
        if self.step == 1:
            stop = start + self.count
            if start == 0 and stop == len(data):
                return data
            assert 0 <= start <= stop
            return data[start:stop]
        return "".join([data[start + i * self.step] for i in range(self.count)])

    def byte_count(self):
        return self.count

    def store_bytes(self, start, data):
        self.check()
        w_object = self.w_object
        if not isinstance(w_object, W_Buffer) or w_object.is_read_only():
            raise type_error("cannot modify read-only memory")
        if self.step == 1:
            w_object.store_bytes(self.start + start, data)
            return
        for i in range(len(data)):
            w_object.store_bytes(self.start + (start + i) * self.step, data[i])

    def is_read_only(self):
        w_object = self.w_object
        return not isinstance(w_object, W_Buffer) or w_object.is_read_only()

    def part(self, start, step, count):
        return W_MemoryView(self.w_object, self.start + start * self.step,
                            self.step * step, count)

    def is_true(self):
        return self.count > 0


memoryview_type = W_MemoryView.w_class = builtin_type("memoryview")


@static(memoryview_type, "__new__", W_Type, W_Root)
def new(w_type, w_object):
    if isinstance(w_object, W_MemoryView):
        w_object.check()
        return w_object.part(0, 1, w_object.count)
    if not is_bytes_like(w_object):
        raise type_error("memoryview: a bytes-like object is required, not '%s'"
                         % w_object.type_name())
    count = len(w_object.data) if isinstance(w_object, W_Bytes) else byte_count(w_object)
    return W_MemoryView(w_object, 0, 1, count)


def byte_count(w_buffer):
    assert isinstance(w_buffer, W_Buffer)
    return w_buffer.byte_count()


@method(memoryview_type, "__len__", W_MemoryView)
def len_(w_view):
    w_view.check()
    return W_Int(w_view.count)


def position(w_view, w_index):
    at = index(w_index)
    if at < 0:
        at += w_view.count
    if not 0 <= at < w_view.count:
        raise index_error("index out of bounds on dimension 1")
    return at


@method(memoryview_type, "__getitem__", W_MemoryView, W_Root)
def getitem(w_view, w_index):
    w_view.check()
    if isinstance(w_index, W_Slice):
        start, step, count = slices.decode(w_index, w_view.count)
        return w_view.part(start, step, count)
    at = position(w_view, w_index)
    return W_Int(ord(w_view.part(at, 1, 1).as_bytes()[0]))


@method(memoryview_type, "__setitem__", W_MemoryView, W_Root, W_Root)
def setitem(w_view, w_index, w_value):
    w_view.check()
    if w_view.is_read_only():
        raise type_error("cannot modify read-only memory")
    if isinstance(w_index, W_Slice):
        start, step, count = slices.decode(w_index, w_view.count)
        if not is_bytes_like(w_value):
            raise type_error("a bytes-like object is required, not '%s'"
                             % w_value.type_name())
        data = content(w_value)
        if len(data) != count:
            raise value_error("memoryview assignment: lvalue and rvalue have different"
                              " structures")
        w_view.part(start, step, count).store_bytes(0, data)
        return
    at = position(w_view, w_index)
    byte = index(w_value)
    if not 0 <= byte < 256:
        raise value_error("memoryview: invalid value for format 'B'")
    w_view.store_bytes(at, chr(byte))


@method(memoryview_type, "__eq__", W_MemoryView, W_Root)
def eq(w_view, w_other):
    if w_view is w_other:
        return wrap_bool(True)
    if not is_bytes_like(w_other):
        return w_NotImplemented
    return wrap_bool(w_view.as_bytes() == content(w_other))


@method(memoryview_type, "__hash__", W_MemoryView)
def hash_(w_view):
    if not w_view.is_read_only():
        raise value_error("cannot hash writable memoryview object")
    return W_Int(compute_hash(w_view.as_bytes()))


@method(memoryview_type, "__repr__", W_MemoryView)
def repr_(w_view):
    return W_Str("<%smemory at 0x%x>" % ("released " if w_view.released else "",
                                         identity_hash(w_view)))


@method(memoryview_type, "tobytes", W_MemoryView, optional(W_Root))
def tobytes(w_view, w_order):
    return W_Bytes(w_view.as_bytes())


@method(memoryview_type, "tolist", W_MemoryView)
def tolist(w_view):
    return new_list([W_Int(ord(char)) for char in w_view.as_bytes()])


@method(memoryview_type, "hex", W_MemoryView)
def hex_(w_view):
    w_bytes = W_Bytes(w_view.as_bytes())
    return w_bytes.type().lookup("hex").call_with0(w_bytes)


@method(memoryview_type, "toreadonly", W_MemoryView)
def toreadonly(w_view):
    return W_MemoryView(W_Bytes(w_view.as_bytes()), 0, 1, w_view.count)


@method(memoryview_type, "cast", W_MemoryView, str)
def cast(w_view, format):
    if format != "B" and format != "@B":
        raise value_error("memoryview.cast: this VM has bytes of format 'B' only")
    return w_view.part(0, 1, w_view.count)


@method(memoryview_type, "release", W_MemoryView)
def release(w_view):
    w_view.release()


@method(memoryview_type, "__enter__", W_MemoryView)
def enter(w_view):
    w_view.check()
    return w_view


@method(memoryview_type, "__exit__", W_MemoryView, W_Root, W_Root, W_Root)
def exit_(w_view, w_class, w_exception, w_traceback):
    w_view.release()


def _constant(name, w_value):
    def get(w_view):
        w_view.check()
        return w_value
    getter(memoryview_type, name, W_MemoryView)(get)


for _name, _w_value in [("itemsize", W_Int(1)), ("format", W_Str("B")), ("ndim", W_Int(1)),
                        ("suboffsets", W_Tuple([]))]:
    _constant(_name, _w_value)


@getter(memoryview_type, "nbytes", W_MemoryView)
def nbytes(w_view):
    return len_(w_view)


@getter(memoryview_type, "shape", W_MemoryView)
def shape(w_view):
    return W_Tuple([len_(w_view)])


@getter(memoryview_type, "strides", W_MemoryView)
def strides(w_view):
    return W_Tuple([W_Int(w_view.step)])


@getter(memoryview_type, "readonly", W_MemoryView)
def readonly(w_view):
    return wrap_bool(w_view.is_read_only())


@getter(memoryview_type, "obj", W_MemoryView)
def obj(w_view):
    w_view.check()
    return w_view.w_object


def _contiguous(name):
    def get(w_view):
        return wrap_bool(w_view.step == 1)
    getter(memoryview_type, name, W_MemoryView)(get)


for _name in ("contiguous", "c_contiguous", "f_contiguous"):
    _contiguous(_name)
