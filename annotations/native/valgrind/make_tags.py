# SPDX-License-Identifier: GPL-2.0-or-later
"""Write tags.h from annotations/tags.py: make_tags.py TAGS_PY > tags.h."""
from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator, Mapping
from typing import Any

KINDS = ("PHASE_BEGIN", "PHASE_END", "EVENT", "DISPATCH", "IR_OPERATION",
         "REGION_BEGIN", "REGION_END", "DISPATCHED", "DISPATCHED_BEFORE", "WATCH")
TEXT = "address of the name"
ADDRESS = "start address"


def payload(meaning: str) -> str:
    """How the tool treats what RDI holds at an event."""
    if not meaning:
        return "NOTHING"
    return {TEXT: "TEXT", ADDRESS: "ADDRESS"}.get(meaning, "NUMBER")


def header(tags: Mapping[str, Any]) -> Iterator[str]:
    yield "/* Made from annotations/tags.py: do not edit. */"
    yield "#ifndef TAGS_H"
    yield "#define TAGS_H"
    yield f"#define MARK_MAGIC {tags['MAGIC']:#x}"
    prefix = ", ".join(f"{ord(char):#04x}" for char in tags["NOP_PREFIX"])
    yield f"#define MARK_PREFIX {{ {prefix} }}"
    yield "enum {"
    for name in KINDS:
        yield f"   MARK_{name} = {tags[name]},"
    for number, name, _layer in tags["PHASES"]:
        yield f"   PHASE_{name.upper()} = {number},"
    yield f"   PHASES = {len(tags['PHASES'])},"
    for number, name, _rdi, _rsi in tags["EVENTS"]:
        yield f"   EVENT_{name.upper()} = {number},"
    yield f"   EVENTS = {len(tags['EVENTS'])}"
    yield "};"
    yield "enum { NOTHING, NUMBER, TEXT, ADDRESS };"
    yield "#define PHASE_ROWS \\"
    for _number, name, layer in tags["PHASES"]:
        yield f'   {{ "{name}", "{layer}" }}, \\'
    yield ""
    yield "#define EVENT_ROWS \\"
    for _number, name, rdi, rsi in tags["EVENTS"]:
        yield f'   {{ "{name}", {payload(rdi)}, {payload(rsi)} }}, \\'
    yield ""
    yield "#endif"


if __name__ == "__main__":
    print("\n".join(header(runpy.run_path(sys.argv[1]))))
