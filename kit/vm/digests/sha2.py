"""The hash functions of the family SHA-2 (FIPS 180-4)."""
from __future__ import absolute_import

from kit.vm.digests.constants import (
    ROUNDS_256, ROUNDS_512, START_224, START_256, START_384, START_512)
from kit.vm.digests.function import MASK_32, MASK_64, Hash, words_as_bytes
from kit.vm.words import get_word


def make_class(size, mask, rounds, starts, small_sigmas, big_sigmas):
    """The hash functions of one size of words.

    `size` is in bytes and `mask` has all its bits. `starts` are the first states: of the full
    digest and of the shorter one. A sigma is three counts of bits: a small one rotates by two
    and shifts by the third, a big one rotates by all.
    """
    bits = 8 * size
    full_start, short_start = starts
    (w0_first, w0_second, w0_shift), (w1_first, w1_second, w1_shift) = small_sigmas
    (a_first, a_second, a_third), (e_first, e_second, e_third) = big_sigmas
    round_count = len(rounds)

    def right(word, count):
        return ((word >> count) | (word << (bits - count))) & mask

    class Sha2(Hash):
        block_size = 16 * size

        def __init__(self, name, digest_size):
            is_full = digest_size == 8 * size
            start = full_start if is_full else short_start
            Hash.__init__(self, name, digest_size, start[:])

        def make_same(self):
            return Sha2(self.name, self.digest_size)

        def take_block(self, data, start):
            words = [get_word(data, start + size * i, size, True) for i in range(16)]
            for i in range(16, round_count):
                x, y = words[i - 15], words[i - 2]
                low = right(x, w0_first) ^ right(x, w0_second) ^ (x >> w0_shift)
                high = right(y, w1_first) ^ right(y, w1_second) ^ (y >> w1_shift)
                words.append((words[i - 16] + low + words[i - 7] + high) & mask)
            state = self.state
            a, b, c, d = state[0], state[1], state[2], state[3]
            e, f, g, h = state[4], state[5], state[6], state[7]
            for i in range(round_count):
                high = right(e, e_first) ^ right(e, e_second) ^ right(e, e_third)
                first = h + high + ((e & f) ^ (~e & g)) + rounds[i] + words[i]
                low = right(a, a_first) ^ right(a, a_second) ^ right(a, a_third)
                second = low + ((a & b) ^ (a & c) ^ (b & c))
                h, g, f = g, f, e
                e = (d + first) & mask
                d, c, b = c, b, a
                a = (first + second) & mask
            result = [a, b, c, d, e, f, g, h]
            for i in range(8):
                state[i] = (state[i] + result[i]) & mask

        def finish(self):
            self.pad(2 * size, True)
            return words_as_bytes(self.state, size, True)[:self.digest_size]

    return Sha2


# SHA-256 and SHA-224, and SHA-512 and SHA-384: the second of a pair is a part of the
# digest of one with another start.
Sha256 = make_class(4, MASK_32, ROUNDS_256, (START_256, START_224),
                    ((7, 18, 3), (17, 19, 10)), ((2, 13, 22), (6, 11, 25)))
Sha512 = make_class(8, MASK_64, ROUNDS_512, (START_512, START_384),
                    ((1, 8, 7), (19, 61, 6)), ((28, 34, 39), (14, 18, 41)))
