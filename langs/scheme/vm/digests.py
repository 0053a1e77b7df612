"""SHA-224 and SHA-256 of bytes (FIPS 180-4); SHA-1 is in rpython's library."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import intmask, r_uint

BLOCK = 64
ROUNDS = 64
WORD = r_uint(0xFFFFFFFF)
START_224 = [0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511,
             0x64F98FA7, 0xBEFA4FA4]


@not_rpython
def primes(count):
    found = []
    candidate = 2
    while len(found) < count:
        if all(candidate % prime for prime in found):
            found.append(candidate)
        candidate += 1
    return found


@not_rpython
def root_bits(number, root):
    """The first 32 bits of the fraction of a root, exactly."""
    scaled = number << (32 * root)
    low, high = 0, 1 << 80
    while high - low > 1:
        middle = (low + high) // 2
        if middle ** root <= scaled:
            low = middle
        else:
            high = middle
    return low & 0xFFFFFFFF


CONSTANTS = [r_uint(root_bits(prime, 3)) for prime in primes(ROUNDS)]
START_256 = [root_bits(prime, 2) for prime in primes(8)]


def rotated(word, count):
    return (word >> count) | ((word << (32 - count)) & WORD)


def padded(data):
    """With a one bit, zeros, and the length in bits, up to whole blocks."""
    zeros = (BLOCK - 9 - len(data)) % BLOCK
    bits = len(data) * 8
    tail = [chr((bits >> (8 * i)) & 0xFF) for i in range(7, -1, -1)]
    return data + "\x80" + "\x00" * zeros + "".join(tail)


def digest(data, start, size):
    """The first `size` bytes of the hash."""
    state = [r_uint(word) for word in start]
    data = padded(data)
    words = [r_uint(0)] * ROUNDS
    for block in range(0, len(data), BLOCK):
        for i in range(16):
            place = block + 4 * i
            words[i] = r_uint(ord(data[place]) << 24 | ord(data[place + 1]) << 16 |
                              ord(data[place + 2]) << 8 | ord(data[place + 3]))
        for i in range(16, ROUNDS):
            low, high = words[i - 15], words[i - 2]
            low = rotated(low, 7) ^ rotated(low, 18) ^ (low >> 3)
            high = rotated(high, 17) ^ rotated(high, 19) ^ (high >> 10)
            words[i] = (words[i - 16] + low + words[i - 7] + high) & WORD
        compress(state, words)
    result = []
    for word in state:
        value = intmask(word)
        for shift in [24, 16, 8, 0]:
            result.append(chr((value >> shift) & 0xFF))
    return "".join(result[:size])


def compress(state, words):
    a, b, c, d = state[0], state[1], state[2], state[3]
    e, f, g, h = state[4], state[5], state[6], state[7]
    for i in range(ROUNDS):
        chosen = (e & f) ^ ((e ^ WORD) & g)
        first = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + chosen +
                 CONSTANTS[i] + words[i]) & WORD
        majority = (a & b) ^ (a & c) ^ (b & c)
        second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority
        h, g, f, e = g, f, e, (d + first) & WORD
        d, c, b, a = c, b, a, (first + second) & WORD
    mixed = [a, b, c, d, e, f, g, h]
    for i in range(8):
        state[i] = (state[i] + mixed[i]) & WORD
