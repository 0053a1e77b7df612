"""The hash functions of the family SHA-2."""
from __future__ import absolute_import

from kit.vm.digests.constants import (
    ROUNDS_256, ROUNDS_512, START_224, START_256, START_384, START_512)
from kit.vm.digests.function import MASK_32, Hash, words_as_bytes
from kit.vm.words import get_word


def right_32(word, count):
    return ((word >> count) | (word << (32 - count))) & MASK_32


def right_64(word, count):
    return (word >> count) | (word << (64 - count))


class Sha256(Hash):
    """SHA-256, and SHA-224, which is a part of one with another start."""

    def __init__(self, name, digest_size):
        start = START_256 if digest_size == 32 else START_224
        Hash.__init__(self, name, digest_size, start[:])

    def make_same(self):
        return Sha256(self.name, self.digest_size)

    def take_block(self, data, start):
        words = [get_word(data, start + 4 * i, 4, True) for i in range(16)]
        for i in range(16, 64):
            x, y = words[i - 15], words[i - 2]
            low = right_32(x, 7) ^ right_32(x, 18) ^ (x >> 3)
            high = right_32(y, 17) ^ right_32(y, 19) ^ (y >> 10)
            words.append((words[i - 16] + low + words[i - 7] + high) & MASK_32)
        state = self.state
        a, b, c, d = state[0], state[1], state[2], state[3]
        e, f, g, h = state[4], state[5], state[6], state[7]
        for i in range(64):
            high = right_32(e, 6) ^ right_32(e, 11) ^ right_32(e, 25)
            first = h + high + ((e & f) ^ (~e & g)) + ROUNDS_256[i] + words[i]
            low = right_32(a, 2) ^ right_32(a, 13) ^ right_32(a, 22)
            second = low + ((a & b) ^ (a & c) ^ (b & c))
            h, g, f = g, f, e
            e = (d + first) & MASK_32
            d, c, b = c, b, a
            a = (first + second) & MASK_32
        result = [a, b, c, d, e, f, g, h]
        for i in range(8):
            state[i] = (state[i] + result[i]) & MASK_32

    def finish(self):
        self.pad(8, True)
        return words_as_bytes(self.state, 4, True)[:self.digest_size]


class Sha512(Hash):
    """SHA-512, and SHA-384, which is a part of one with another start."""
    block_size = 128

    def __init__(self, name, digest_size):
        start = START_512 if digest_size == 64 else START_384
        Hash.__init__(self, name, digest_size, start[:])

    def make_same(self):
        return Sha512(self.name, self.digest_size)

    def take_block(self, data, start):
        words = [get_word(data, start + 8 * i, 8, True) for i in range(16)]
        for i in range(16, 80):
            x, y = words[i - 15], words[i - 2]
            low = right_64(x, 1) ^ right_64(x, 8) ^ (x >> 7)
            high = right_64(y, 19) ^ right_64(y, 61) ^ (y >> 6)
            words.append(words[i - 16] + low + words[i - 7] + high)
        state = self.state
        a, b, c, d = state[0], state[1], state[2], state[3]
        e, f, g, h = state[4], state[5], state[6], state[7]
        for i in range(80):
            high = right_64(e, 14) ^ right_64(e, 18) ^ right_64(e, 41)
            first = h + high + ((e & f) ^ (~e & g)) + ROUNDS_512[i] + words[i]
            low = right_64(a, 28) ^ right_64(a, 34) ^ right_64(a, 39)
            second = low + ((a & b) ^ (a & c) ^ (b & c))
            h, g, f = g, f, e
            e = d + first
            d, c, b = c, b, a
            a = first + second
        result = [a, b, c, d, e, f, g, h]
        for i in range(8):
            state[i] += result[i]

    def finish(self):
        self.pad(16, True)
        return words_as_bytes(self.state, 8, True)[:self.digest_size]
