"""bytearray: its storage and the operations that change it."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from langs.python_subset.vm.buffers import W_Buffer
from langs.python_subset.vm.errors import buffer_error
from langs.python_subset.vm.values import W_Int


class W_ByteArray(W_Buffer):
    is_repeatable = True

    def __init__(self, chars):
        self.chars = chars          # a list of characters that may be resized
        self.exports = 0            # memoryviews of it: it may not be resized then

    def is_true(self):
        return len(self.chars) > 0

    def as_bytes(self):
        builder = StringBuilder(len(self.chars))
        for char in self.chars:
            builder.append(char)
        return builder.build()

    def byte_count(self):
        return len(self.chars)

    def byte_at(self, i):
        return self.chars[i]

    def store_bytes(self, start, data):
        for i in range(len(data)):
            self.chars[start + i] = data[i]

    def check_resizable(self):
        if self.exports > 0:
            raise buffer_error("Existing exports of data: object cannot be re-sized")

    def item_at(self, i):
        return W_Int(ord(self.chars[i]))

    def append_char(self, char):
        self.check_resizable()
        self.chars.append(char)

    def append_bytes(self, data):
        self.check_resizable()
        self.chars += data

    def replace_bytes(self, start, stop, data):
        """Puts data in the place of chars[start:stop]."""
        if stop - start == len(data):
            self.store_bytes(start, data)
            return
        self.check_resizable()
        assert start >= 0 and stop >= 0
        tail = self.chars[stop:]
        del self.chars[start:]
        self.chars += data
        self.chars += tail

    def repeat_bytes(self, times):
        if times != 1:
            self.check_resizable()
        self.chars *= times


def chars_of(data):
    """The list of the characters of a string."""
    return [char for char in data]
