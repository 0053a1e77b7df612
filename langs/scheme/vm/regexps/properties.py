"""The sets of characters of `\\p{..}`: general categories and unions of them."""
from __future__ import absolute_import

from langs.scheme.vm import characters
from langs.scheme.vm.regexps.ranges import LAST_CODEPOINT

NAMES = ["Ll", "Lu", "Lt", "Lm", "Lo", "L", "L&", "Nd", "Nl", "No", "N", "Ps", "Pe", "Pi",
         "Pf", "Pc", "Pd", "Po", "P", "Mn", "Mc", "Me", "M", "Sc", "Sk", "Sm", "So", "S",
         "Zl", "Zp", "Zs", "Z", "Cc", "Cf", "Cs", "Cn", "Co", "C", "."]


class Known(object):
    """The ranges found so far, by name."""

    def __init__(self):
        self.ranges = {}


KNOWN = Known()


def is_property(name):
    return name in NAMES


def ranges_of_property(name):
    found = KNOWN.ranges.get(name, None)
    if found is None:
        found = KNOWN.ranges[name] = _compute(name)
    return found


def _compute(name):
    result = []
    inside = False
    for codepoint in range(LAST_CODEPOINT + 1):
        if _belongs(characters.general_category(codepoint), name) != inside:
            result.append(codepoint - 1 if inside else codepoint)
            inside = not inside
    if inside:
        result.append(LAST_CODEPOINT)
    return result[:]


def _belongs(category, name):
    """Whether a category such as "lu" is one of the property's."""
    if name == ".":
        return True
    if name == "L&":
        return category == "ll" or category == "lu" or category == "lt" or category == "lm"
    if len(name) == 1:
        return category[0] == chr(ord(name[0]) | 32)
    return category[0] == chr(ord(name[0]) | 32) and category[1] == name[1]
