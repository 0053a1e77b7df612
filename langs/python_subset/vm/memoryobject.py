"""Memory views: items of one format in the bytes of another value.

A view does not keep its value from being resized, as CPython's does; items that are
gone then are errors.
"""
from __future__ import absolute_import

from langs.python_subset.vm.arrayobject import W_Array
from langs.python_subset.vm.buffers import W_Buffer, bytes_like
from langs.python_subset.vm.errors import GuestError, index_error, type_error, value_error
from langs.python_subset.vm.modules.struct_layout import (
    NATIVE_SIZES, STRUCT, Field, Layout)
from langs.python_subset.vm.modules.struct_values import pack_value, unpack_value
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Bytes, W_Int

w_struct_error = dict(STRUCT.entries)["error"]
FULL_READ_ONLY = 0x011C      # inspect.BufferFlags.FULL_RO
NATIVE = Layout("", [], 0, True, False)
FIELDS = {}
for _code in NATIVE_SIZES:
    if _code not in "xspe":
        FIELDS[_code] = Field(_code, NATIVE_SIZES[_code], 0, 1)
FIELDS["w"] = Field("w", 4, 0, 1)       # of arrays of characters: items cannot be read


class W_MemoryView(W_Buffer):
    """`count` items of the format `field`, the first at the byte `start` of the value,
    each `stride` bytes behind the one before it."""
    matches_sequence = True
    _immutable_fields_ = ["field", "start", "count", "stride"]

    def __init__(self, w_object, field, start, count, stride, read_only):
        self.w_object = w_object        # None when released
        self.field = field
        self.start = start
        self.count = count
        self.stride = stride
        self.read_only = read_only

    def is_true(self):
        self.value()
        return self.count > 0

    def value(self):
        w_object = self.w_object
        if w_object is None:
            raise value_error("operation forbidden on released memoryview object")
        return w_object

    def is_read_only(self):
        return self.read_only

    def is_contiguous(self):
        return self.stride == self.field.size or self.count <= 1

    # -- bytes

    def byte_count(self):
        return self.count * self.field.size

    def as_bytes(self):
        data = bytes_like(self.value())
        size = self.field.size
        if self.is_contiguous():
            return part(data, self.start, self.count * size)
        return "".join([part(data, self.start + i * self.stride, size)
                        for i in range(self.count)])

    def store_bytes(self, start, data):
        w_object = self.writable()
        size = self.field.size
        if self.is_contiguous():
            w_object.store_bytes(self.start + start, data)
            return
        for k in range(len(data)):
            i = (start + k) // size
            w_object.store_bytes(self.start + i * self.stride + (start + k) % size, data[k])

    def writable(self):
        w_object = self.value()
        if self.read_only:
            raise type_error("cannot modify read-only memory")
        assert isinstance(w_object, W_Buffer)
        return w_object

    # -- items

    def place(self, i):
        """The offset of item i in the value."""
        return self.start + i * self.stride

    def getitem(self, i):
        w_object = self.value()
        place = self.place(i)
        field = self.field
        if field.size == 1:
            char = byte_of(w_object, place)
            if field.code == "B":
                return W_Int(ord(char))
            return unpack_value(char, field, 0, False)
        return unpack_value(part(bytes_like(w_object), place, field.size), field, 0, False)

    def setitem(self, i, w_value):
        w_object = self.writable()
        w_object.store_bytes(self.place(i), packed(w_value, self.field))

    def sub_view(self, start, step, count):
        return W_MemoryView(self.value(), self.field, self.place(start), count,
                            self.stride * step, self.read_only)


def byte_of(w_object, place):
    if isinstance(w_object, W_Bytes):
        if place < len(w_object.data):
            return w_object.data[place]
    elif isinstance(w_object, W_Buffer) and place < w_object.byte_count():
        return w_object.byte_at(place)
    raise gone()


def part(data, start, count):
    stop = start + count
    if stop > len(data):
        raise gone()
    assert 0 <= start <= stop
    return data[start:stop]


def gone():
    return index_error("the memory of the view is gone")


def packed(w_value, field):
    """The bytes of an item."""
    code = field.code
    w_type = w_value.type()
    if code in "dfe":
        fits = w_type.lookup("__float__") is not None or (
            w_type.lookup("__index__") is not None)
    elif code == "c":
        fits = isinstance(w_value, W_Bytes)
    else:
        fits = code == "?" or w_type.lookup("__index__") is not None
    if not fits:
        raise type_error("memoryview: invalid type for format '%s'" % code)
    chars = ["\x00"] * field.size
    try:
        pack_value(chars, field, 0, w_value, NATIVE)
    except GuestError as error:
        if error.w_class() is not w_struct_error:
            raise
        raise value_error("memoryview: invalid value for format '%s'" % code)
    return "".join(chars)


def view_of(w_object):
    """memoryview(w_object)."""
    if isinstance(w_object, W_MemoryView):
        return w_object.sub_view(0, 1, w_object.count)
    if isinstance(w_object, W_Array):
        code = w_object.code()
        field = FIELDS["w" if code == "u" else code]
        return W_MemoryView(w_object, field, 0, w_object.length(), field.size, False)
    field = FIELDS["B"]
    if isinstance(w_object, W_Bytes):
        return W_MemoryView(w_object, field, 0, len(w_object.data), 1, True)
    if not isinstance(w_object, W_Buffer):
        return view_by_method(w_object)
    return W_MemoryView(w_object, field, 0, w_object.byte_count(), 1,
                        w_object.is_read_only())


def view_by_method(w_object):
    """What `__buffer__` gives (PEP 688), as of ctypes' objects."""
    w_method = w_object.type().lookup("__buffer__")
    if w_method is not None:
        w_view = w_method.call_with1(w_object, W_Int(FULL_READ_ONLY))
        if isinstance(w_view, W_MemoryView):
            return w_view
    raise type_error("memoryview: a bytes-like object is required, not '%s'"
                     % w_object.type_name())


def cast(w_view, text):
    """The same bytes as items of another format."""
    code = text[1:] if text.startswith("@") else text
    field = FIELDS.get(code, None)
    if field is None or code == "w":
        raise value_error("memoryview: destination format must be a native single character"
                          " format prefixed with an optional '@'")
    w_object = w_view.value()
    if not w_view.is_contiguous():
        raise type_error("memoryview: casts are restricted to C-contiguous views")
    if w_view.field.code not in "Bbc" and field.code not in "Bbc":
        raise type_error("memoryview: cannot cast between two non-byte formats")
    size = w_view.byte_count()
    if size % field.size != 0:
        raise type_error("memoryview: length is not a multiple of itemsize")
    return W_MemoryView(w_object, field, w_view.start, size // field.size, field.size,
                        w_view.read_only)


class W_MemoryIterator(W_Root):
    def __init__(self, w_view):
        self.w_view = w_view
        self.index = 0

    def next(self):
        w_view = self.w_view
        index = self.index
        if index >= w_view.count:
            return None
        self.index = index + 1
        return w_view.getitem(index)
