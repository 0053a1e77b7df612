"""The frontend: each line is a word or two, kept as they are. CHECKED_BREAKS breaks it."""

from __future__ import annotations

import os
import sys

if not __package__:
    sys.path[0] = os.path.abspath(os.path.join(os.path.dirname(__file__), *[".."] * 4))

from kit.host import codefile, frontend
from kit.host.tests.checked.opcodes import OPS

BREAKS = os.environ.get("CHECKED_BREAKS", "")
WORDS = ("print", "error", "exit", "recurse", "loop", "allocate")


def compile_text(text: str) -> list[list[str]]:
    lines = [line.split() for line in text.splitlines()]
    for number, words in enumerate(lines, 1):
        if words[0] not in WORDS:
            number = 1 if BREAKS == "syntax-line" else number
            raise frontend.SourceError(number, 1, f"unknown word {words[0]}")
    if BREAKS == "frontend-crashes":
        raise RuntimeError("broken")
    if BREAKS == "random-code":
        lines.append(["print", os.urandom(8).hex()])
    if BREAKS == "other-code":
        OPS.op("ANOTHER", "", 0)
    return lines


def main() -> int:
    status = frontend.run(sys.argv[1:], OPS, "1", compile_text)
    if status == 0 and BREAKS == "wrong-origin":
        with open(sys.argv[3], "rb") as file:
            (path, size, mtime, version), program = codefile.load(file.read())  # type: ignore
        with open(sys.argv[3], "wb") as file:
            tree = [[path, size + 1, mtime, version], program]
            file.write(codefile.dump(OPS.language, OPS.fingerprint(), tree))
    return status


if __name__ == "__main__":
    sys.exit(main())
