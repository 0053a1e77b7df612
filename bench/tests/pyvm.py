"""A stand-in for a VM of the kit, for tests: this Python with the kit's options."""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path


def report(path: str) -> None:
    rows: list[dict[str, object]] = [
        {"phase": "startup", "cycles": 300, "entries": 1},
        {"phase": "interpreter", "cycles": 700, "entries": 3},
        {"kind": "tsc", "cycles": 1000, "seconds": 0.1, "hz": 10000, "mismatches": 0,
         "mismatch": ["", ""]},
    ]  # fmt: skip
    Path(path).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    arguments, out = sys.argv[1:], ""
    while arguments[0].startswith("--"):
        if arguments.pop(0) != "--annotate-ir":
            out = arguments.pop(0)
    sys.argv = arguments
    sys.path[0] = str(Path(arguments[0]).parent)
    sys.dont_write_bytecode = True
    runpy.run_path(arguments[0], run_name="__main__")
    if out:
        report(out)


main()
