"""Values that are sequences of bytes to the VM: bytes, bytearray, memoryview..."""
from __future__ import absolute_import

from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Bytes, W_Int


class W_Buffer(W_Root):
    """A value other than bytes whose content can be taken as bytes."""

    def as_bytes(self):
        """The content as a str of bytes."""
        raise NotImplementedError

    def byte_count(self):
        return len(self.as_bytes())

    def byte_at(self, i):
        return self.as_bytes()[i]

    def store_bytes(self, start, data):
        """Overwrites content, which keeps its size. TypeError when read-only."""
        raise type_error("cannot modify read-only memory")

    def fill(self, data):
        """Puts what was read for it at its start; how much that is."""
        if len(data) > self.byte_count():
            raise value_error("read() returned too much data: %d bytes requested, %d returned"
                              % (self.byte_count(), len(data)))
        self.store_bytes(0, data)
        return W_Int(len(data))

    def is_read_only(self):
        return False


def is_bytes_like(w_value):
    return isinstance(w_value, W_Bytes) or isinstance(w_value, W_Buffer)


def content(w_value):
    """The bytes of a value that is_bytes_like."""
    if isinstance(w_value, W_Bytes):
        return w_value.data
    assert isinstance(w_value, W_Buffer)
    return w_value.as_bytes()


def bytes_like(w_value):
    if not is_bytes_like(w_value):
        raise type_error("a bytes-like object is required, not '%s'"
                         % w_value.type_name())
    data = content(w_value)
    assert data is not None
    return data
