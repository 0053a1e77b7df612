"""The hash functions BLAKE2b (words of 64 bits) and BLAKE2s (of 32)."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import r_uint

from kit.vm.digests.constants import START_256, START_512
from kit.vm.digests.function import MASK_32, Hash, words_as_bytes
from kit.vm.words import get_word

MASK_64 = r_uint(0xFFFFFFFFFFFFFFFF)
ORDERS = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
]


class Blake2(Hash):
    def __init__(self, name, digest_size, parameters, is_last):
        self.wide = name == "blake2b"
        self.parameters = parameters
        self.is_last = is_last              # the last node of its level in a tree
        self.word_size = 8 if self.wide else 4
        self.mask = MASK_64 if self.wide else MASK_32
        state = (START_512 if self.wide else START_256)[:]
        for i in range(8):
            state[i] ^= get_word(parameters, i * self.word_size, self.word_size, False)
        Hash.__init__(self, name, digest_size, state)
        self.block_size = 16 * self.word_size
        self.taken = 0

    def make_same(self):
        same = Blake2(self.name, self.digest_size, self.parameters, self.is_last)
        same.taken = self.taken
        return same

    def update(self, data):
        """The last block, which may be full, stays until the end."""
        data = self.pending + data
        size = self.block_size
        position = 0
        while position + size < len(data):
            self.taken += size
            self.compress(data, position, False)
            position += size
        self.pending = data[position:]

    def rotated(self, word, count):
        return ((word >> count) | (word << (8 * self.word_size - count))) & self.mask

    def compress(self, data, start, is_end):
        size = self.word_size
        words = [get_word(data, start + size * i, size, False) for i in range(16)]
        v = self.state + (START_512 if self.wide else START_256)
        v[12] ^= r_uint(self.taken)
        if is_end:
            v[14] ^= self.mask
            if self.is_last:
                v[15] ^= self.mask
        for i in range(12 if self.wide else 10):
            order = ORDERS[i % 10]
            self.mix(v, 0, 4, 8, 12, words[order[0]], words[order[1]])
            self.mix(v, 1, 5, 9, 13, words[order[2]], words[order[3]])
            self.mix(v, 2, 6, 10, 14, words[order[4]], words[order[5]])
            self.mix(v, 3, 7, 11, 15, words[order[6]], words[order[7]])
            self.mix(v, 0, 5, 10, 15, words[order[8]], words[order[9]])
            self.mix(v, 1, 6, 11, 12, words[order[10]], words[order[11]])
            self.mix(v, 2, 7, 8, 13, words[order[12]], words[order[13]])
            self.mix(v, 3, 4, 9, 14, words[order[14]], words[order[15]])
        for i in range(8):
            self.state[i] ^= v[i] ^ v[i + 8]

    def mix(self, v, a, b, c, d, x, y):
        mask = self.mask
        v[a] = (v[a] + v[b] + x) & mask
        v[d] = self.rotated(v[d] ^ v[a], 32 if self.wide else 16)
        v[c] = (v[c] + v[d]) & mask
        v[b] = self.rotated(v[b] ^ v[c], 24 if self.wide else 12)
        v[a] = (v[a] + v[b] + y) & mask
        v[d] = self.rotated(v[d] ^ v[a], 16 if self.wide else 8)
        v[c] = (v[c] + v[d]) & mask
        v[b] = self.rotated(v[b] ^ v[c], 63 if self.wide else 7)

    def finish(self):
        self.taken += len(self.pending)
        zeros = self.block_size - len(self.pending)
        self.compress(self.pending + "\x00" * zeros, 0, True)
        return words_as_bytes(self.state, self.word_size, False)[:self.digest_size]
