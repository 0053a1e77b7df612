"""How many arguments are accepted: a bit for each count; a negative mask has no end."""
from __future__ import absolute_import

from kit.vm.primitives import NO_LIMIT

MOST = 61       # counts beyond are not told apart
ANY = -1


def mask_between(least, most):
    if least > MOST:
        return 0
    if most == NO_LIMIT:
        return ANY << least
    return (ANY << least) & ~(ANY << (min(most, MOST) + 1))


def includes(mask, count):
    return (mask >> min(count, MOST)) & 1 == 1


def runs_of(mask):
    """The counts in the mask: single ones, and -1 - n for `n or more` at the end."""
    counts = []
    for count in range(MOST + 1):
        if mask < 0 and mask >> count == ANY:
            counts.append(-1 - count)
            break
        if mask >> count & 1:
            counts.append(count)
    return counts


def text_of(mask):
    """As messages tell it: nothing of several counts."""
    counts = runs_of(mask)
    if len(counts) != 1:
        return ""
    if counts[0] < 0:
        return "at least %d" % (-1 - counts[0])
    return "%d" % counts[0]
