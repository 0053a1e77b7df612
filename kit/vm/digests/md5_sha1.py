"""The hash functions MD5 and SHA-1."""
from __future__ import absolute_import

import math

from rpython.rlib.rarithmetic import r_uint

from kit.vm.digests.function import MASK_32, Hash, words_as_bytes
from kit.vm.words import get_word

START = [r_uint(0x67452301), r_uint(0xEFCDAB89), r_uint(0x98BADCFE), r_uint(0x10325476),
         r_uint(0xC3D2E1F0)]
SINES = [r_uint(int(abs(math.sin(i + 1)) * 2 ** 32)) for i in range(64)]
SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
SHA1_ROUNDS = [r_uint(0x5A827999), r_uint(0x6ED9EBA1), r_uint(0x8F1BBCDC), r_uint(0xCA62C1D6)]


def rotated(word, count):
    return ((word << count) | (word >> (32 - count))) & MASK_32


class Md5(Hash):
    def __init__(self):
        Hash.__init__(self, "md5", 16, START[:4])

    def make_same(self):
        return Md5()

    def take_block(self, data, start):
        words = [get_word(data, start + 4 * i, 4, False) for i in range(16)]
        state = self.state
        a, b, c, d = state[0], state[1], state[2], state[3]
        for i in range(64):
            if i < 16:
                mixed = (b & c) | (~b & d)
                at = i
            elif i < 32:
                mixed = (d & b) | (~d & c)
                at = 5 * i + 1
            elif i < 48:
                mixed = b ^ c ^ d
                at = 3 * i + 5
            else:
                mixed = c ^ (b | (~d & MASK_32))
                at = 7 * i
            mixed = (mixed + a + SINES[i] + words[at & 15]) & MASK_32
            a, d, c = d, c, b
            b = (b + rotated(mixed, SHIFTS[(i >> 4) * 4 + (i & 3)])) & MASK_32
        state[0] = (state[0] + a) & MASK_32
        state[1] = (state[1] + b) & MASK_32
        state[2] = (state[2] + c) & MASK_32
        state[3] = (state[3] + d) & MASK_32

    def finish(self):
        self.pad(8, False)
        return words_as_bytes(self.state, 4, False)


class Sha1(Hash):
    def __init__(self):
        Hash.__init__(self, "sha1", 20, START[:])

    def make_same(self):
        return Sha1()

    def take_block(self, data, start):
        words = [get_word(data, start + 4 * i, 4, True) for i in range(16)]
        for i in range(16, 80):
            words.append(rotated(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16],
                                 1))
        state = self.state
        a, b, c, d, e = state[0], state[1], state[2], state[3], state[4]
        for i in range(80):
            if i < 20:
                mixed = (b & c) | (~b & d)
            elif 40 <= i < 60:
                mixed = (b & c) | (b & d) | (c & d)
            else:
                mixed = b ^ c ^ d
            new = (rotated(a, 5) + (mixed & MASK_32) + e + SHA1_ROUNDS[i // 20] +
                   words[i]) & MASK_32
            e, d, c, b, a = d, c, rotated(b, 30), a, new
        state[0] = (state[0] + a) & MASK_32
        state[1] = (state[1] + b) & MASK_32
        state[2] = (state[2] + c) & MASK_32
        state[3] = (state[3] + d) & MASK_32
        state[4] = (state[4] + e) & MASK_32

    def finish(self):
        self.pad(8, True)
        return words_as_bytes(self.state, 4, True)
