"""Unicode's normalization forms of UTF-8 text, from normalization_tables.py."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints, normalization_tables
from kit.vm.paged_table import make_paged_table
from kit.vm.unicode import make_mapping, make_runs

SYLLABLES, LEADING, VOWELS, TRAILING = 0xAC00, 0x1100, 0x1161, 0x11A7      # Hangul
SYLLABLE_COUNT, LEADING_COUNT, VOWEL_COUNT, TRAILING_COUNT = 11172, 19, 21, 28
SHIFT = 21                          # a code point's bits


@not_rpython
def _make_compositions(text):
    result = {}
    for part in text.split():
        pair, composed = part.split(":")
        first, second = pair.split("+")
        result[int(first, 16) << SHIFT | int(second, 16)] = int(composed, 16)
    return result


_CLASSES = make_paged_table(make_runs(normalization_tables.COMBINING_CLASSES))
_CANONICAL = make_mapping(normalization_tables.CANONICAL)
_COMPATIBLE = make_mapping(normalization_tables.COMPATIBLE)
_COMPOSITIONS = _make_compositions(normalization_tables.COMPOSITIONS)


def combining_class(codepoint):
    """0 of what starts a sequence."""
    return _CLASSES.get(codepoint)


@jit.dont_look_inside
def normalized(utf8, compatible, composing):
    """NFD; NFKD where `compatible`; NFC and NFKC where `composing`."""
    if codepoints.is_ascii(utf8):
        return utf8
    codes = _decomposed(utf8, compatible)
    _reorder(codes)
    if composing:
        codes = _composed(codes)
    builder = StringBuilder(len(utf8))
    for code in codes:
        codepoints.append(builder, code)
    return builder.build()


def _decomposed(utf8, compatible):
    codes = []
    offset = 0
    while offset < len(utf8):
        code = codepoints.codepoint_at(utf8, offset)
        if 0 <= code - SYLLABLES < SYLLABLE_COUNT:
            _append_jamo(codes, code - SYLLABLES)
        else:
            parts = _CANONICAL.get(code, "")
            if compatible:
                parts = _COMPATIBLE.get(code, parts)
            if parts == "":
                codes.append(code)
            else:
                _append_all(codes, parts)
        offset = codepoints.next_offset(utf8, offset)
    return codes


def _append_jamo(codes, index):
    codes.append(LEADING + index // (VOWEL_COUNT * TRAILING_COUNT))
    codes.append(VOWELS + index // TRAILING_COUNT % VOWEL_COUNT)
    if index % TRAILING_COUNT:
        codes.append(TRAILING + index % TRAILING_COUNT)


def _append_all(codes, utf8):
    offset = 0
    while offset < len(utf8):
        codes.append(codepoints.codepoint_at(utf8, offset))
        offset = codepoints.next_offset(utf8, offset)


def _reorder(codes):
    """Sorts each run of combining characters by their classes, equal ones as they were."""
    for i in range(1, len(codes)):
        code = codes[i]
        klass = combining_class(code)
        if klass == 0:
            continue
        at = i
        while at > 0 and combining_class(codes[at - 1]) > klass:
            codes[at] = codes[at - 1]
            at -= 1
        codes[at] = code


def _composed(codes):
    """Each character joined to the last starter, where nothing between them blocks it."""
    result = []
    starter = -1                    # its index in the result
    blocking = 0                    # the class of what is behind the starter
    for code in codes:
        klass = combining_class(code)
        if starter >= 0 and (blocking < klass or len(result) == starter + 1):
            joined = _composition(result[starter], code)
            if joined >= 0:
                result[starter] = joined
                continue
        if klass == 0:
            starter = len(result)
            blocking = 0
        else:
            blocking = klass
        result.append(code)
    return result


def _composition(first, second):
    """The one code point for both, or -1."""
    if 0 <= first - LEADING < LEADING_COUNT and 0 <= second - VOWELS < VOWEL_COUNT:
        return SYLLABLES + ((first - LEADING) * VOWEL_COUNT + second - VOWELS) * TRAILING_COUNT
    index = first - SYLLABLES
    if 0 <= index < SYLLABLE_COUNT and index % TRAILING_COUNT == 0 and (
            0 < second - TRAILING < TRAILING_COUNT):
        return first + second - TRAILING
    return _COMPOSITIONS.get(first << SHIFT | second, -1)
