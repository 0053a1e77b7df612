"""Writes kit/vm/normalization_tables.py from the running Python's Unicode database.

    python3.11 -m kit.host.make_normalization_tables > kit/vm/normalization_tables.py

Hangul syllables are not in the tables: they are computed.
"""
from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal

from kit.host.make_unicode_tables import LAST, literal, mapping, runs

HANGUL = range(0xAC00, 0xD7A4)


def without_hangul(form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> Callable[[str], str]:
    def convert(char: str) -> str:
        return char if ord(char) in HANGUL else unicodedata.normalize(form, char)
    return convert


def only_compatible(char: str) -> str:
    """NFKD where it is not NFD."""
    result = without_hangul("NFKD")(char)
    return char if result == without_hangul("NFD")(char) else result


def compositions() -> Iterator[str]:
    """`first+second:composed` of each pair that NFC composes."""
    for codepoint in range(LAST + 1):
        parts = unicodedata.decomposition(chr(codepoint)).split()
        if len(parts) != 2 or parts[0].startswith("<"):
            continue
        first, second = (int(part, 16) for part in parts)
        if unicodedata.normalize("NFC", chr(first) + chr(second)) == chr(codepoint):
            yield f"{first:x}+{second:x}:{codepoint:x}"


def main() -> None:
    out = sys.stdout.write
    out(f'"""Unicode {unicodedata.unidata_version}, '
        'made by kit/host/make_normalization_tables.py."""\n')
    out("from __future__ import absolute_import\n")
    classes = (unicodedata.combining(chr(codepoint)) for codepoint in range(LAST + 1))
    out("\n" + literal("COMBINING_CLASSES", runs(classes)))
    out("\n" + literal("CANONICAL", mapping(without_hangul("NFD"))))
    out("\n" + literal("COMPATIBLE", mapping(only_compatible)))
    out("\n" + literal("COMPOSITIONS", " ".join(compositions())))


if __name__ == "__main__":
    main()
