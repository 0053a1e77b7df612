"""Writes library/unicode_data.py, what `unicodedata` is made of, from the running CPython's own:

    python -m langs.python_subset.host.make_unicode_data
"""
from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "library" / "unicode_data.py"
EVERY = range(sys.maxunicode + 1)
HANGUL = range(0xAC00, 0xD7A4)      # decomposed and named by rule


def properties(char: str) -> tuple[str, str, int, str, int]:
    return (unicodedata.category(char), unicodedata.bidirectional(char),
            unicodedata.combining(char), unicodedata.east_asian_width(char),
            unicodedata.mirrored(char))


def runs(value_of: Callable[[str], object]) -> Iterator[tuple[int, object]]:
    """The code points from which on characters have another value, and it."""
    before: object = None
    for code in EVERY:
        value = value_of(chr(code))
        if value != before:
            yield code, value
        before = value


def decompositions() -> Iterator[str]:
    for code in EVERY:
        mapping = unicodedata.decomposition(chr(code))
        if mapping and code not in HANGUL:
            yield f"{code:x}={mapping}"


def excluded() -> Iterator[str]:
    """Those with a canonical decomposition of two that are not composed again."""
    for code in EVERY:
        mapping = unicodedata.decomposition(chr(code)).split()
        is_pair = len(mapping) == 2 and mapping[0][0] != "<"
        if is_pair and unicodedata.normalize("NFC", chr(code)) != chr(code):
            yield f"{code:x}"


def numbers() -> Iterator[str]:
    """CODE=VALUE, with a letter before the value where it is also a decimal digit or a digit."""
    for code in EVERY:
        value = unicodedata.numeric(chr(code), None)
        if value is not None:
            kind = "" if unicodedata.digit(chr(code), None) is None else "i"
            kind = kind if unicodedata.decimal(chr(code), None) is None else "d"
            yield f"{code:x}={kind}{value!r}"


def names() -> Iterator[str]:
    """Names by code point: `+N` where N code points were left out, and of each name what
    differs from the one before, after a letter that says how much does not."""
    before, last = "", -1
    for code in EVERY:
        name = unicodedata.name(chr(code), "")
        if not name or name.endswith(f"-{code:X}") or code in HANGUL:
            continue
        if code != last + 1:
            yield f"+{code - last - 1:x}"
        shared = 0
        while shared < min(len(name), len(before), 25) and name[shared] == before[shared]:
            shared += 1
        yield chr(ord("a") + shared) + name[shared:]
        before, last = name, code


def ideographs() -> Iterator[str]:
    """START-STOP=PREFIX of the characters that are named after their number."""
    start, before, last = 0, "", -1
    for code in [*EVERY, sys.maxunicode + 1]:
        name = unicodedata.name(chr(code), "") if code in EVERY else ""
        end = f"-{code:X}"
        prefix = name[:-len(end)] if name.endswith(end) else ""
        if prefix != before:
            if before:
                yield f"{start:x}-{last:x}={before}"
            start, before = code, prefix
        last = code


def literal(name: str, items: Iterable[str]) -> str:
    """The items with semicolons between them, as a string literal of many lines."""
    lines = [""]
    for item in items:
        if len(lines[-1]) + len(item) > 93:
            lines.append("")
        lines[-1] += item + ";"
    return "\n".join([f"{name} = (", *(f'    "{line}"' for line in lines), ")", ""])


def contents() -> str:
    """Of the module."""
    records: dict[object, int] = {}
    changes = [f"{code:x}:{records.setdefault(value, len(records)):x}"
               for code, value in runs(properties)]
    shown = ",\n    ".join(map(repr, records))
    return "\n".join([
        f'"""Unicode {unicodedata.unidata_version}, made by host/make_unicode_data.py."""',
        "from __future__ import annotations",
        "",
        f'VERSION = "{unicodedata.unidata_version}"',
        "# category, bidirectional class, combining class, East Asian width, mirrored",
        f"RECORDS = [\n    {shown}]\n",
        literal("RUNS", changes),
        literal("DECOMPOSITIONS", decompositions()),
        literal("EXCLUDED", excluded()),
        literal("NUMBERS", numbers()),
        literal("IDEOGRAPHS", ideographs()),
        literal("NAMES", names()),
    ])


def main() -> None:
    OUTPUT.write_text(contents(), encoding="utf-8")


if __name__ == "__main__":
    main()
