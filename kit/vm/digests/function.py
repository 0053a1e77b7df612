"""A hash function at work: blocks of data, and the digest of all of them."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import intmask, r_uint

MASK_32 = r_uint(0xFFFFFFFF)
MASK_64 = r_uint(0xFFFFFFFFFFFFFFFF)


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
