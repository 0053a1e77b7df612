"""Byte strings: the bytes as they are, or as a list once they were changed."""
from __future__ import absolute_import

from langs.scheme.vm import hash_codes
from langs.scheme.vm.values import W_Root


class W_Bytes(W_Root):
    """`data` holds the bytes until the first change, `chars` from then on."""
    _immutable_fields_ = ["immutable"]
    contract = "bytes?"

    def __init__(self, data, chars, immutable):
        self.data = data            # None where the bytes are in `chars`
        self.chars = chars
        self.immutable = immutable

    def is_frozen(self):
        return self.immutable

    def length(self):
        if self.data is not None:
            return len(self.data)
        return len(self.chars)

    def ref(self, index):
        assert index >= 0
        if self.data is not None:
            return ord(self.data[index])
        return ord(self.chars[index])

    def make_changeable(self):
        if self.data is not None:
            self.chars = list(self.data)
            self.data = None

    def set(self, index, byte):
        assert index >= 0
        self.make_changeable()
        self.chars[index] = chr(byte)

    def set_slice(self, start, data):
        """Puts all of the data there, which must fit."""
        self.make_changeable()
        for i in range(len(data)):
            self.chars[start + i] = data[i]

    def as_str(self):
        data = self.data
        if data is not None:        # a local: the annotator sees that it is a string
            return data
        return "".join(self.chars)

    def slice(self, start, stop):
        assert 0 <= start <= stop
        if self.data is not None:
            return self.data[start:stop]
        return "".join(self.chars[start:stop])

    def hash_code(self):
        return hash_codes.of_bytes(self.as_str())


def from_str(data):
    """A fresh mutable byte string."""
    return W_Bytes(data, None, False)


def immutable_from_str(data):
    return W_Bytes(data, None, True)
