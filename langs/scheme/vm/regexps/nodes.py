"""The tree of a regular expression, and how many bytes its parts match."""
from __future__ import absolute_import

UNLIMITED = -1


class Node(object):
    """least() and most(): the length of what it matches in bytes; most may be UNLIMITED."""
    _attrs_ = []

    def least(self):
        return 0

    def most(self):
        return 0

    def lookbehind(self):
        """How many bytes before the start of a match it may look at."""
        return 0


class Chars(Node):
    """One of a set of characters (encoded: of UTF-8) or of bytes."""

    def __init__(self, ranges, encoded):
        self.ranges = ranges
        self.encoded = encoded

    def least(self):
        return _size(self.ranges[0]) if self.encoded and len(self.ranges) > 0 else 1

    def most(self):
        if self.encoded and len(self.ranges) > 0:
            return _size(self.ranges[len(self.ranges) - 1])
        return 1


class Sequence(Node):
    """Its parts, one after the other."""

    def __init__(self, parts):
        self.parts = parts

    def least(self):
        total = 0
        for part in self.parts:
            total += part.least()
        return total

    def most(self):
        total = 0
        for part in self.parts:
            most = part.most()
            if most == UNLIMITED:
                return UNLIMITED
            total += most
        return total

    def lookbehind(self):
        return _furthest(self.parts)


class Choice(Node):
    """The first of its alternatives that leads to a match."""

    def __init__(self, alternatives):
        self.alternatives = alternatives

    def least(self):
        least = self.alternatives[0].least()
        for alternative in self.alternatives:
            least = min(least, alternative.least())
        return least

    def most(self):
        most = 0
        for alternative in self.alternatives:
            one = alternative.most()
            if one == UNLIMITED:
                return UNLIMITED
            most = max(most, one)
        return most

    def lookbehind(self):
        return _furthest(self.alternatives)


class Repeat(Node):
    """A part from `low` to `high` times, as often or as seldom as possible."""

    def __init__(self, part, low, high, greedy):
        self.part = part
        self.low = low
        self.high = high
        self.greedy = greedy

    def least(self):
        return self.part.least() * self.low

    def most(self):
        most = self.part.most()
        if most == 0:
            return 0
        if most == UNLIMITED or self.high == UNLIMITED:
            return UNLIMITED
        return most * self.high

    def lookbehind(self):
        return self.part.lookbehind()


class Group(Node):
    """A part whose match is remembered."""

    def __init__(self, number, part):
        self.number = number
        self.part = part

    def least(self):
        return self.part.least()

    def most(self):
        return self.part.most()

    def lookbehind(self):
        return self.part.lookbehind()


class Backreference(Node):
    """What a group matched, once more."""

    def __init__(self, number, ignore_case, least_size):
        self.number = number
        self.ignore_case = ignore_case
        self.least_size = least_size

    def least(self):
        return self.least_size

    def most(self):
        return UNLIMITED


class Look(Node):
    """Whether a part matches (or not) behind or before the place."""

    def __init__(self, part, ahead, wanted):
        self.part = part
        self.ahead = ahead
        self.wanted = wanted

    def lookbehind(self):
        inner = self.part.lookbehind()
        return inner if self.ahead else max(inner, self.part.most())


class Atomic(Node):
    """A part of which only the first match counts."""

    def __init__(self, part):
        self.part = part

    def least(self):
        return self.part.least()

    def most(self):
        return self.part.most()

    def lookbehind(self):
        return self.part.lookbehind()


class Conditional(Node):
    """One of two parts; `look` decides, or where it is None whether a group has matched."""

    def __init__(self, look, number, yes, no):
        self.look = look
        self.number = number
        self.yes = yes
        self.no = no

    def least(self):
        return min(self.yes.least(), self.no.least())

    def most(self):
        return Choice([self.yes, self.no]).most()

    def lookbehind(self):
        result = max(self.yes.lookbehind(), self.no.lookbehind())
        if self.look is not None:
            result = max(result, self.look.lookbehind())
        return result


class At(Node):
    """A place: one of rsre's AT_ codes."""

    def __init__(self, code, lookbehind):
        self.code = code
        self.bytes_before = lookbehind

    def lookbehind(self):
        return self.bytes_before


def _furthest(nodes):
    result = 0
    for node in nodes:
        result = max(result, node.lookbehind())
    return result


def _size(codepoint):
    if codepoint < 0x80:
        return 1
    if codepoint < 0x800:
        return 2
    return 3 if codepoint < 0x10000 else 4
