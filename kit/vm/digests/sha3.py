"""The hash functions of the family SHA-3: Keccak."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import r_uint

from kit.vm.digests.function import Hash, words_as_bytes
from kit.vm.words import get_word


@not_rpython
def make_round_constants():
    """Bits of a linear feedback shift register, at positions 2 ** j - 1."""
    constants = []
    register = 1
    for _ in range(24):
        constant = 0
        for j in range(7):
            if register & 1:
                constant |= 1 << ((1 << j) - 1)
            register <<= 1
            if register & 0x100:
                register ^= 0x171
        constants.append(r_uint(constant))
    return constants


@not_rpython
def make_path():
    """The lanes after the first in the order of their moves: (index, rotation)."""
    indexes, rotations = [], []
    x, y = 1, 0
    for t in range(24):
        indexes.append(x + 5 * y)
        rotations.append((t + 1) * (t + 2) // 2 % 64)
        x, y = y, (2 * x + 3 * y) % 5
    return indexes, rotations


CONSTANTS = make_round_constants()
PATH, ROTATIONS = make_path()


def rotated(word, count):
    return (word << count) | (word >> (64 - count))


def permute(lanes):
    sums = [r_uint(0)] * 5
    for constant in CONSTANTS:
        for x in range(5):
            sums[x] = (lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^
                       lanes[x + 20])
        for x in range(5):
            change = sums[(x + 4) % 5] ^ rotated(sums[(x + 1) % 5], 1)
            for y in range(0, 25, 5):
                lanes[y + x] ^= change
        moved = lanes[1]
        for t in range(24):
            target = PATH[(t + 1) % 24]
            lanes[target], moved = rotated(moved, ROTATIONS[t]), lanes[target]
        for y in range(0, 25, 5):
            for x in range(5):
                sums[x] = lanes[y + x]
            for x in range(5):
                lanes[y + x] = sums[x] ^ (~sums[(x + 1) % 5] & sums[(x + 2) % 5])
        lanes[0] ^= constant


class Sha3(Hash):
    """With a digest of a fixed size, or (SHAKE, size 0) of any length."""

    def __init__(self, name, digest_size, rate):
        Hash.__init__(self, name, digest_size, [r_uint(0)] * 25)
        self.block_size = rate

    def make_same(self):
        return Sha3(self.name, self.digest_size, self.block_size)

    def take_block(self, data, start):
        for i in range(self.block_size // 8):
            self.state[i] ^= get_word(data, start + 8 * i, 8, False)
        permute(self.state)

    def finish(self):
        return self.squeeze(self.digest_size)

    def squeeze(self, length):
        first = "\x06" if self.digest_size > 0 else "\x1f"
        free = self.block_size - len(self.pending)
        if free == 1:
            end = chr(ord(first) | 0x80)
        else:
            end = first + "\x00" * (free - 2) + "\x80"
        self.update(end)
        parts = []
        found = 0
        while True:
            part = words_as_bytes(self.state, 8, False)[:self.block_size]
            parts.append(part)
            found += len(part)
            if found >= length:
                return "".join(parts)[:length]
            permute(self.state)
