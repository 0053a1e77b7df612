"""Hash functions at work, and as classes of guest modules."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import intmask, r_uint

from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import getter, method
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str

HEX = "0123456789abcdef"
MASK_32 = r_uint(0xFFFFFFFF)


class Hash(object):
    """Takes in blocks of data; `state` are its words between them."""
    block_size = 64

    def __init__(self, name, digest_size, state):
        self.name = name
        self.digest_size = digest_size
        self.state = state
        self.pending = ""           # less than a block
        self.total = 0              # bytes

    def make_same(self):
        """Another one of the class, of the same name and size."""
        raise NotImplementedError

    def take_block(self, data, start):
        raise NotImplementedError

    def finish(self):
        """The digest. Nothing may be taken in afterwards."""
        raise NotImplementedError

    def update(self, data):
        self.total += len(data)
        data = self.pending + data
        size = self.block_size
        position = 0
        while position + size <= len(data):
            self.take_block(data, position)
            position += size
        self.pending = data[position:]

    def copy(self):
        same = self.make_same()
        same.state = self.state[:]
        same.pending = self.pending
        same.total = self.total
        return same

    def digest(self):
        return self.copy().finish()

    def pad(self, length_size, big_endian):
        """The end that MD5 and SHA put behind the data: a bit, zeros, the length."""
        length = self.total * 8
        zeros = (-self.total - 1 - length_size) % self.block_size
        bytes = ["\x00"] * length_size
        for i in range(8):
            at = length_size - 1 - i if big_endian else i
            bytes[at] = chr((length >> (8 * i)) & 255)
        self.update("\x80" + "\x00" * zeros + "".join(bytes))


def words_as_bytes(words, size, big_endian):
    chars = []
    for word in words:
        for i in range(size):
            at = size - 1 - i if big_endian else i
            chars.append(chr(intmask(word >> (8 * at)) & 255))
    return "".join(chars)


def hexadecimal(data):
    chars = []
    for char in data:
        chars.append(HEX[ord(char) >> 4])
        chars.append(HEX[ord(char) & 15])
    return "".join(chars)


def data_of(w_data):
    if isinstance(w_data, W_Str):
        raise type_error("Strings must be encoded before hashing")
    if not is_bytes_like(w_data):
        raise type_error("object supporting the buffer API required")
    return content(w_data)


class W_Hash(W_Root):
    _immutable_fields_ = ["hash"]

    def __init__(self, hash):
        self.hash = hash


@not_rpython
def hash_class(table, type_name, cls):
    """Makes `cls`, which extends W_Hash, a class of the module, without digests."""
    w_type = cls.w_class = builtin_type(type_name, module_name=table.name)

    @method(w_type, "update", cls, W_Root)
    def update(w_hash, w_data):
        w_hash.hash.update(data_of(w_data))

    @method(w_type, "copy", cls)
    def copy(w_hash):
        return cls(w_hash.hash.copy())

    @getter(w_type, "name", cls)
    def name(w_hash):
        return W_Str(w_hash.hash.name)

    @getter(w_type, "digest_size", cls)
    def digest_size(w_hash):
        return W_Int(w_hash.hash.digest_size)

    @getter(w_type, "block_size", cls)
    def block_size(w_hash):
        return W_Int(w_hash.hash.block_size)
    return w_type


@not_rpython
def add_digests(w_type, cls):
    @method(w_type, "digest", cls)
    def digest(w_hash):
        return W_Bytes(w_hash.hash.digest())

    @method(w_type, "hexdigest", cls)
    def hexdigest(w_hash):
        return W_Str(hexadecimal(w_hash.hash.digest()))
