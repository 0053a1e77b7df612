"""A stand-in for a VM, for tests: prints canned output, reports canned counters.

fakevm.py [--counters tsc --counters-out FILE] [--annotate-ir] PROGRAM [ARGUMENT...]

PROGRAM is a file with the lines to print; a line `exit N` ends it with that
status, `unbalanced` spoils the counters, `iterate` prints as many ReBench lines
as the first argument says.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def report(path: str, mismatches: int) -> None:
    rows: list[dict[str, object]] = [
        {"phase": "startup", "cycles": 100, "entries": 1},
        {"phase": "interpreter", "cycles": 200, "entries": 3},
        {"phase": "jit", "cycles": 700, "entries": 2},
        {"kind": "tsc", "cycles": 1000, "seconds": 0.1, "hz": 10000, "mismatches": mismatches,
         "mismatch": ["jit", "tracing"]},
    ]  # fmt: skip
    Path(path).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main(arguments: list[str]) -> int:
    out, mismatches, status = "", 0, 0
    while arguments[0].startswith("--"):
        if arguments.pop(0) != "--annotate-ir":
            out = arguments.pop(0)
    for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines():
        if line.startswith("exit "):
            status = int(line[5:])
        elif line == "unbalanced":
            mismatches = 1
        elif line == "iterate":
            for number in range(int(arguments[1])):
                print(f"program: iterations=1 runtime: {100 - number}us")
        else:
            print(line)
    if status:
        print("it went wrong", file=sys.stderr)
    if out:
        report(out, mismatches)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
