"""Racket's pseudo-random numbers: L'Ecuyer's MRG32k3a, with Racket's ways of seeding."""
from __future__ import absolute_import

import time

from rpython.rlib.rarithmetic import intmask

from langs.scheme.vm.values import W_Root

M1 = 4294967087
M2 = 4294944443
A12 = 1403580
A13 = 810728
A21 = 527612
A23 = 1370589
WORD = 0xFFFFFFFF
SCALE = 2.328306549295728e-10    # 1 / (M1 + 1)


class W_Random(W_Root):
    """A generator. x10 to x12 are below M1, the others below M2."""
    contract = "pseudo-random-generator?"

    def __init__(self):
        self.set_state(1062452522, 2961816100, 342112271, 2854655037, 3321940838, 3542344109)

    def opaque_text(self):
        return "#<pseudo-random-generator>"

    def set_state(self, x10, x11, x12, x20, x21, x22):
        self.x10 = x10
        self.x11 = x11
        self.x12 = x12
        self.x20 = x20
        self.x21 = x21
        self.x22 = x22

    def state(self):
        return [self.x10, self.x11, self.x12, self.x20, self.x21, self.x22]

    def next(self):
        """From 0 up to M1 - 1."""
        y1 = (A12 * self.x11 - A13 * self.x12) % M1
        self.x12 = self.x11
        self.x11 = self.x10
        self.x10 = y1
        y2 = (A21 * self.x20 - A23 * self.x22) % M2
        self.x22 = self.x21
        self.x21 = self.x20
        self.x20 = y2
        difference = y1 - y2
        return difference if difference >= 0 else difference + M1

    def next_float(self):
        """Between 0.0 and 1.0, both excluded."""
        return float(self.next() + 1) * SCALE

    def next_below(self, bound):
        """From 0 up to bound, which is at most M1: what is left over is rejected."""
        quotient = M1 // bound
        limit = quotient * bound
        while True:
            value = self.next()
            if value < limit:
                return value // quotient

    def seed(self, number):
        self.set_state(1062452522, 2961816100, 342112271, 2854655037, 3321940838, 3542344109)
        self.stir(number & 0xFFFF)
        self.stir(number >> 16 & 0xFFFF)

    def seed_by_time(self):
        self.seed(intmask(int(time.time() * 1000.0)) & 0x7FFFFFFF)

    def stir(self, number):
        """The sums lose what is above 32 bits, as Racket's do."""
        stirring = Stirring(number)
        self.x10 = 1 + ((self.x10 + stirring.next(M1 - 1)) & WORD) % (M1 - 1)
        self.x11 = ((self.x11 + stirring.next(M1)) & WORD) % M1
        self.x12 = ((self.x12 + stirring.next(M1)) & WORD) % M1
        self.x20 = 1 + ((self.x20 + stirring.next(M2 - 1)) & WORD) % (M2 - 1)
        self.x21 = ((self.x21 + stirring.next(M2)) & WORD) % M2
        self.x22 = ((self.x22 + stirring.next(M2)) & WORD) % M2


class Stirring(object):
    """The multiply-with-carry generator that spreads a seed's bits."""

    def __init__(self, number):
        self.number = number

    def step(self):
        low = self.number & 0xFFFF
        self.number = (30903 * low + (self.number >> 16)) & WORD
        return low

    def next(self, bound):
        high = self.step()
        return (high << 16 | self.step()) % bound


def is_state(numbers):
    """Of six numbers."""
    for i in range(6):
        if not 0 <= numbers[i] < (M1 if i < 3 else M2):
            return False
    return (numbers[0] | numbers[1] | numbers[2]) != 0 and \
        (numbers[3] | numbers[4] | numbers[5]) != 0
