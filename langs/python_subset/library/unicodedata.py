"""The Unicode character database, in Python where CPython has it in C."""
from __future__ import annotations

from _bisect import bisect_right

import unicode_data

unidata_version = unicode_data.VERSION
_ABSENT = object()
_HANGUL, _LEAD, _VOWEL, _TRAIL = 0xAC00, 0x1100, 0x1161, 0x11A7
_LEADS, _VOWELS, _TRAILS = 19, 21, 28
_JAMO = [
    "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" "),
    "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" "),
    " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ")]


def _items(text):
    return text[:-1].split(";")


# -- properties

_STARTS = []
_RECORDS = []


def _read_runs():
    for item in _items(unicode_data.RUNS):
        start, number = item.split(":")
        _STARTS.append(int(start, 16))
        _RECORDS.append(unicode_data.RECORDS[int(number, 16)])


_read_runs()


def _code_of(char, function):
    if not isinstance(char, str):
        raise TypeError(f"{function}() argument must be a unicode character, not "
                        f"{type(char).__name__}")
    if len(char) != 1:
        raise TypeError(f"{function}() argument must be a unicode character, not str")
    return ord(char)


def _code_of_first(char, function):
    """The same where there is a second argument."""
    if not isinstance(char, str) or len(char) != 1:
        raise TypeError(f"{function}() argument 1 must be a unicode character, not "
                        f"{type(char).__name__}")
    return ord(char)


def _record(code):
    return _RECORDS[bisect_right(_STARTS, code) - 1]


def category(char):
    return _record(_code_of(char, "category"))[0]


def bidirectional(char):
    return _record(_code_of(char, "bidirectional"))[1]


def combining(char):
    return _record(_code_of(char, "combining"))[2]


def east_asian_width(char):
    return _record(_code_of(char, "east_asian_width"))[3]


def mirrored(char):
    return _record(_code_of(char, "mirrored"))[4]


# -- numbers

_NUMBERS = {}


def _read_numbers():
    for item in _items(unicode_data.NUMBERS):
        code, value = item.split("=")
        kind = value[0] if value[0] in "di" else ""
        _NUMBERS[int(code, 16)] = kind, float(value[len(kind):])


_read_numbers()


def _number(char, default, function, kinds, message):
    kind, value = _NUMBERS.get(_code_of_first(char, function), ("none", 0.0))
    if kind in kinds:
        return value
    if default is _ABSENT:
        raise ValueError(message)
    return default


def decimal(char, default=_ABSENT, /):
    value = _number(char, default, "decimal", ("d",), "not a decimal")
    return int(value) if isinstance(value, float) and value is not default else value


def digit(char, default=_ABSENT, /):
    value = _number(char, default, "digit", ("d", "i"), "not a digit")
    return int(value) if isinstance(value, float) and value is not default else value


def numeric(char, default=_ABSENT, /):
    return _number(char, default, "numeric", ("d", "i", ""), "not a numeric character")


# -- decomposition and composition

_MAPPINGS = {}          # code point: what decomposition() gives
_CANONICAL = {}         # character: the characters that it is made of, one step
_COMPATIBLE = {}        # the same for the other mappings
_PAIRS = {}             # two characters: the one that they make


def _read_mappings():
    excluded = {int(code, 16) for code in _items(unicode_data.EXCLUDED)}
    for item in _items(unicode_data.DECOMPOSITIONS):
        code, mapping = item.split("=")
        code = int(code, 16)
        _MAPPINGS[code] = mapping
        parts = mapping.split()
        if parts[0][0] == "<":
            _COMPATIBLE[chr(code)] = "".join([chr(int(part, 16)) for part in parts[1:]])
            continue
        characters = "".join([chr(int(part, 16)) for part in parts])
        _CANONICAL[chr(code)] = characters
        if len(characters) == 2 and code not in excluded:
            _PAIRS[characters] = chr(code)


_read_mappings()


def _hangul_parts(code):
    index = code - _HANGUL
    lead, rest = divmod(index, _VOWELS * _TRAILS)
    vowel, trail = divmod(rest, _TRAILS)
    return lead, vowel, trail


def _is_hangul(code):
    return 0 <= code - _HANGUL < _LEADS * _VOWELS * _TRAILS


def decomposition(char):
    return _MAPPINGS.get(_code_of(char, "decomposition"), "")


def _decomposed(text, compatible):
    """All characters taken apart, and marks in canonical order."""
    found = []
    waiting = [char for char in reversed(text)]
    while waiting:
        char = waiting.pop()
        parts = _CANONICAL.get(char)
        if parts is None and compatible:
            parts = _COMPATIBLE.get(char)
        if parts is not None:
            waiting.extend(reversed(parts))
        elif _is_hangul(ord(char)):
            lead, vowel, trail = _hangul_parts(ord(char))
            found += [chr(_LEAD + lead), chr(_VOWEL + vowel)]
            if trail:
                found.append(chr(_TRAIL + trail))
        else:
            found.append(char)
    return _in_order(found)


def _in_order(characters):
    classes = [_record(ord(char))[2] for char in characters]
    start = 0
    count = len(characters)
    while start < count:
        if classes[start] == 0:
            start += 1
            continue
        stop = start
        while stop < count and classes[stop]:
            stop += 1
        order = sorted(range(start, stop), key=classes.__getitem__)
        characters[start:stop] = [characters[i] for i in order]
        start = stop
    return characters


def _pair(first, second):
    """The character that two make, or None."""
    lead, vowel = ord(first) - _LEAD, ord(second) - _VOWEL
    if 0 <= lead < _LEADS and 0 <= vowel < _VOWELS:
        return chr(_HANGUL + (lead * _VOWELS + vowel) * _TRAILS)
    trail = ord(second) - _TRAIL
    if 0 < trail < _TRAILS and _is_hangul(ord(first)) and not (ord(first) - _HANGUL) % _TRAILS:
        return chr(ord(first) + trail)
    return _PAIRS.get(first + second)


def _composed(characters):
    found = []
    starter = -1            # where in `found` the last one is that others join
    before = 0              # the combining class of what was put there last
    for char in characters:
        kind = _record(ord(char))[2]
        if starter >= 0 and (before < kind or before == 0 and len(found) == starter + 1):
            joined = _pair(found[starter], char)
            if joined is not None:
                found[starter] = joined
                continue
        if kind == 0:
            starter = len(found)
        before = kind
        found.append(char)
    return found


_FORMS = {"NFC": (False, True), "NFD": (False, False), "NFKC": (True, True),
          "NFKD": (True, False)}


def normalize(form, text):
    if not isinstance(text, str):
        raise TypeError(f"normalize() argument 2 must be str, not {type(text).__name__}")
    if form not in _FORMS:
        raise ValueError("invalid normalization form")
    if text.isascii():
        return text
    compatible, composes = _FORMS[form]
    characters = _decomposed(text, compatible)
    return "".join(_composed(characters) if composes else characters)


def is_normalized(form, text):
    return normalize(form, text) == text


# -- names: read when the first one is asked for

_NAMES = {}
_CODES = {}


def _read_names():
    code, before = 0, ""
    for item in _items(unicode_data.NAMES):
        if item[0] == "+":
            code += int(item[1:], 16)
            continue
        before = before[:ord(item[0]) - 97] + item[1:]
        _NAMES[code] = before
        _CODES[before] = code
        code += 1


_IDEOGRAPHS = []
for _item in _items(unicode_data.IDEOGRAPHS):
    _range, _prefix = _item.split("=")
    _IDEOGRAPHS.append((*[int(_end, 16) for _end in _range.split("-")], _prefix))


def _name_of(code):
    if not _NAMES:
        _read_names()
    found = _NAMES.get(code)
    if found is None and _is_hangul(code):
        parts = zip(_JAMO, _hangul_parts(code))
        return "HANGUL SYLLABLE " + "".join([names[i] for names, i in parts])
    if found is None:
        for start, stop, prefix in _IDEOGRAPHS:
            if start <= code <= stop:
                return f"{prefix}-{code:X}"
    return found


def name(char, default=_ABSENT, /):
    found = _name_of(_code_of_first(char, "name"))
    if found is None:
        if default is _ABSENT:
            raise ValueError("no such name")
        return default
    return found


def lookup(name, /):
    if not _NAMES:
        _read_names()
    wanted = name.upper()
    code = _CODES.get(wanted)
    if code is None:
        code = _code_by_rule(wanted)
    if code is None:
        raise KeyError(f"undefined character name '{name}'")
    return chr(code)


def _code_by_rule(name):
    prefix, _, digits = name.rpartition("-")
    for start, stop, known in _IDEOGRAPHS:
        if prefix == known and digits and not set(digits) - set("0123456789ABCDEF"):
            code = int(digits, 16)
            if start <= code <= stop:
                return code
    start = "HANGUL SYLLABLE "
    if name.startswith(start):
        rest = name[len(start):]
        for code in range(_HANGUL, _HANGUL + _LEADS * _VOWELS * _TRAILS):
            parts = zip(_JAMO, _hangul_parts(code))
            if "".join([names[i] for names, i in parts]) == rest:
                return code
    return None


class UCD:
    """What `unicodedata.ucd_3_2_0` is, by the characters of today."""

    unidata_version = "3.2.0"
    category = staticmethod(category)
    bidirectional = staticmethod(bidirectional)
    combining = staticmethod(combining)
    east_asian_width = staticmethod(east_asian_width)
    mirrored = staticmethod(mirrored)
    decomposition = staticmethod(decomposition)
    decimal = staticmethod(decimal)
    digit = staticmethod(digit)
    numeric = staticmethod(numeric)
    name = staticmethod(name)
    lookup = staticmethod(lookup)
    normalize = staticmethod(normalize)
    is_normalized = staticmethod(is_normalized)


ucd_3_2_0 = UCD()
