"""The numbers of SHA-2 and BLAKE2: bits of the roots of primes."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import r_uint


@not_rpython
def primes(count):
    found = []
    candidate = 2
    while len(found) < count:
        if all([candidate % prime for prime in found]):
            found.append(candidate)
        candidate += 1
    return found


@not_rpython
def root_bits(number, degree):
    """The first 64 bits behind the point of the root of that degree."""
    scaled = number << (64 * degree)
    low, high = 0, 1 << 80
    while high - low > 1:
        middle = (low + high) // 2
        if middle ** degree <= scaled:
            low = middle
        else:
            high = middle
    return low & ((1 << 64) - 1)


ROUND_BITS = [root_bits(prime, 3) for prime in primes(80)]
START_BITS = [root_bits(prime, 2) for prime in primes(16)]
ROUNDS_512 = [r_uint(bits) for bits in ROUND_BITS]
ROUNDS_256 = [r_uint(bits >> 32) for bits in ROUND_BITS[:64]]
START_512 = [r_uint(bits) for bits in START_BITS[:8]]
START_384 = [r_uint(bits) for bits in START_BITS[8:]]
START_256 = [r_uint(bits >> 32) for bits in START_BITS[:8]]
START_224 = [r_uint(bits & 0xFFFFFFFF) for bits in START_BITS[8:]]
