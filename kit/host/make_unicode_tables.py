"""Writes kit/vm/unicode_tables.py from the running Python's Unicode database.

    python3.11 -m kit.host.make_unicode_tables > kit/vm/unicode_tables.py
"""
from __future__ import annotations

import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable

LAST = 0x10FFFF
FLAGS: list[tuple[str, Callable[[str], bool]]] = [
    ("ALPHABETIC", str.isalpha),
    ("DECIMAL", str.isdecimal),
    ("DIGIT", str.isdigit),
    ("NUMERIC", str.isnumeric),
    ("LOWERCASE", lambda c: c.islower()),
    ("UPPERCASE", lambda c: c.isupper()),
    ("TITLECASE", lambda c: unicodedata.category(c) == "Lt"),
    ("SPACE", str.isspace),
    ("LINE_BREAK", lambda c: len(("a" + c + "a").splitlines()) == 2),
    ("PRINTABLE", str.isprintable),
    ("WORD_START", str.isidentifier),
    ("WORD_PART", lambda c: ("a" + c).isidentifier()),
    ("CASE_IGNORABLE", lambda c: is_case_ignorable(c)),
]


def is_case_ignorable(char: str) -> bool:
    """Found through the only thing that depends on it: the lower case of a final sigma.

    Behind a cased letter, the sigma is final when what stands between and
    after is ignorable; a cased character is told apart by standing alone.
    """
    between = ("A" + char + "\u03a3").lower().endswith("\u03c2")
    alone = (char + "\u03a3").lower().endswith("\u03c2")
    return between and not alone


def runs(values: Iterable[int]) -> str:
    """`start,value` of each run of equal values, in hexadecimal."""
    parts = []
    previous = None
    for codepoint, value in enumerate(values):
        if value != previous:
            parts.append(f"{codepoint:x},{value:x}")
            previous = value
    return " ".join(parts)


def flags_of(codepoint: int) -> int:
    char = chr(codepoint)
    return sum(1 << bit for bit, (_, test) in enumerate(FLAGS) if test(char))


def mapping(convert: Callable[[str], str]) -> str:
    """What each character that changes becomes: `first,last,step,delta` for one
    character, `first:a+b` for several."""
    singles: dict[int, int] = {}
    parts = []
    for codepoint in range(LAST + 1):
        char = chr(codepoint)
        result = convert(char)
        if result == char:
            continue
        if len(result) == 1:
            singles[codepoint] = ord(result) - codepoint
        else:
            parts.append(f"{codepoint:x}:" + "+".join(f"{ord(c):x}" for c in result))
    for step in (1, 2):
        for first in sorted(singles):
            if first not in singles:
                continue
            delta = singles[first]
            last = first
            while singles.get(last + step) == delta:
                last += step
            if step == 1 and last == first and singles.get(first + 2) == delta:
                continue
            for codepoint in range(first, last + 1, step):
                del singles[codepoint]
            parts.append(f"{first:x},{last:x},{step},{delta}")
    return " ".join(parts)


def values(convert: Callable[[str, int], int]) -> str:
    """Runs of code points whose values count up: `first,last,value`."""
    parts: list[list[int]] = []
    for codepoint in range(LAST + 1):
        value = convert(chr(codepoint), -1)
        if value < 0:
            continue
        if parts and parts[-1][1] == codepoint - 1 and value == (
                parts[-1][2] + codepoint - parts[-1][0]):
            parts[-1][1] = codepoint
        else:
            parts.append([codepoint, codepoint, value])
    return " ".join(f"{first:x},{last:x},{value}" for first, last, value in parts)


def literal(name: str, text: str) -> str:
    lines = textwrap.wrap(text, 92, break_long_words=False, break_on_hyphens=False)
    return f"{name} = (\n" + "\n".join(f'    "{line} "' for line in lines) + ")\n"


def main() -> None:
    out = sys.stdout.write
    out(f'"""Unicode {unicodedata.unidata_version}, made by kit/host/make_unicode_tables.py."""\n')
    out("from __future__ import absolute_import\n\n")
    out(f'VERSION = "{unicodedata.unidata_version}"\n')
    for bit, (name, _) in enumerate(FLAGS):
        out(f"{name} = {1 << bit}\n")
    out("\n" + literal("FLAGS", runs(flags_of(codepoint) for codepoint in range(LAST + 1))))
    out("\n" + literal("LOWER", mapping(str.lower)))
    out("\n" + literal("UPPER", mapping(str.upper)))
    out("\n" + literal("TITLE", mapping(str.title)))
    out("\n" + literal("FOLD", mapping(str.casefold)))
    out("\n" + literal("DECIMAL_VALUES", values(unicodedata.decimal)))
    out("\n" + literal("DIGIT_VALUES", values(unicodedata.digit)))


if __name__ == "__main__":
    main()
