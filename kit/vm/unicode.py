"""Properties and case mappings of code points, from unicode_tables.py."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm import codepoints, unicode_tables
from kit.vm.paged_table import make_paged_table
from kit.vm.unicode_tables import (
    ALPHABETIC, CASE_IGNORABLE, DECIMAL, LOWERCASE, NUMERIC, TITLECASE, UPPERCASE)

CASED = LOWERCASE | UPPERCASE | TITLECASE
ALPHANUMERIC = ALPHABETIC | DECIMAL | unicode_tables.DIGIT | NUMERIC


@not_rpython
def make_runs(text):
    return [tuple([int(part, 16) for part in run.split(",")]) for run in text.split()]


@not_rpython
def make_mapping(text):
    """A dict from code point to UTF-8, of the code points that change."""
    result = {}
    for part in text.split():
        if ":" in part:
            codepoint, targets = part.split(":")
            result[int(codepoint, 16)] = "".join(
                [codepoints.encode(int(target, 16)) for target in targets.split("+")])
        else:
            first, last, step, delta = part.split(",")
            for codepoint in range(int(first, 16), int(last, 16) + 1, int(step)):
                result[codepoint] = codepoints.encode(codepoint + int(delta))
    return result


@not_rpython
def _make_values(text):
    result = {}
    for part in text.split():
        first, last, value = part.split(",")
        first = int(first, 16)
        for codepoint in range(first, int(last, 16) + 1):
            result[codepoint] = int(value) + codepoint - first
    return result


_FLAGS = make_paged_table(make_runs(unicode_tables.FLAGS))
_LOWER = make_mapping(unicode_tables.LOWER)
_UPPER = make_mapping(unicode_tables.UPPER)
_TITLE = make_mapping(unicode_tables.TITLE)
_FOLD = make_mapping(unicode_tables.FOLD)
_DECIMAL_VALUES = _make_values(unicode_tables.DECIMAL_VALUES)
_DIGIT_VALUES = _make_values(unicode_tables.DIGIT_VALUES)


def flags_of(codepoint):
    return _FLAGS.get(codepoint)


def has(codepoint, flags):
    """Whether the code point has one of the properties."""
    return flags_of(codepoint) & flags != 0


def decimal_value(codepoint):
    """0 to 9, or -1."""
    return _DECIMAL_VALUES.get(codepoint, -1)


def digit_value(codepoint):
    return _DIGIT_VALUES.get(codepoint, -1)


# -- case mappings of one code point, as UTF-8: it may become several

def _make_case(mapping, small, large, delta):
    def convert(codepoint):
        if codepoint < 0x80:
            if ord(small) <= codepoint <= ord(large):
                codepoint += delta
            return chr(codepoint)
        utf8 = mapping.get(codepoint, None)
        if utf8 is None:
            return codepoints.encode(codepoint)
        return utf8
    return convert


lower = _make_case(_LOWER, "A", "Z", 32)
upper = _make_case(_UPPER, "a", "z", -32)
title = _make_case(_TITLE, "a", "z", -32)
fold = _make_case(_FOLD, "A", "Z", 32)


def is_cased(codepoint):
    return has(codepoint, CASED)


def is_case_ignorable(codepoint):
    return has(codepoint, CASE_IGNORABLE)
