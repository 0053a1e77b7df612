"""How deep guest calls may nest: the machine stack's share, set by the guest."""
from __future__ import absolute_import

from kit.vm import stack


class Recursion(object):
    """`limit` is what the guest sees; a unit is 1/1000 of rpython's default
    stack, about one guest call."""

    def __init__(self):
        self.limit = 1000

    def depth(self):
        """In the limit's unit."""
        return stack.used() * 1000 // stack.DEFAULT_LENGTH

    def set_limit(self, limit):
        self.limit = limit
        stack.set_length(limit * 0.001)


RECURSION = Recursion()
