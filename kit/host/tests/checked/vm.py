"""A VM for the tests of the conformance checks: it does what a VM of the kit does, as far
as the checks see. CHECKED_BREAKS breaks one thing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).parents[4])

from kit.host import codefile  # noqa: E402
from kit.host.tests.checked.opcodes import OPS  # noqa: E402

BREAKS = os.environ.get("CHECKED_BREAKS", "")


def load(path: Path) -> Any:
    data = path.read_bytes()
    if not data.startswith(codefile.MAGIC):
        with tempfile.TemporaryDirectory() as folder:
            output = Path(folder, "code")
            main = Path(__file__).with_name("__main__.py")
            command = [sys.executable, "-E", "-s", str(main), str(path), "-o", str(output)]
            status = subprocess.run(command, check=False).returncode
            if status:
                sys.exit(status)
            data = output.read_bytes()
    if BREAKS == "no-checksum":
        return codefile.load(data[:25] + data[25:].rstrip(b"\0"))
    return codefile.load(data, OPS.language, OPS.fingerprint())


def execute(lines: list[list[str]], path: Path, eager: bool) -> int:
    for number, (word, *rest) in enumerate(lines, 1):
        if word == "print":
            print(*rest, *(["compiled"] if eager and BREAKS == "compiled-differs" else []))
        elif word == "allocate":
            small = "PYPY_GC_NURSERY" in os.environ and BREAKS == "lost-object"
            print("garbage" if small else "kept")
        elif word == "loop":
            log(path, number)
        elif word == "exit":
            return 0 if BREAKS == "exit-status" else int(rest[0])
        elif word == "recurse" and BREAKS == "stack-overflow":
            return 139
        else:
            place = "somewhere" if BREAKS == "no-place" else f"{path}:{number}:"
            print(place, word, file=sys.stderr)
            return 70 if BREAKS == "error-status" else 1
    return 0


def log(path: Path, line: int) -> None:
    """The log of a trace, where PYPYLOG asks for it."""
    opcode = "NOTHING" if BREAKS == "unknown-opcode" else "PRINT"
    line = 99 if BREAKS == "unknown-line" else line
    place = "" if BREAKS == "no-location" else f"{path}:{line} {opcode} at 0 in main"
    name = os.environ.get("PYPYLOG", ":").partition(":")[2]
    if name and BREAKS != "no-trace":
        Path(name).write_text(f"debug_merge_point(0, 0, '{place}')\n", encoding="utf-8")


def report(path: str) -> None:
    whole = {"kind": "tsc", "cycles": 5, "seconds": 1, "hz": 5,
             "mismatches": int(BREAKS == "unbalanced"),
             "mismatch": ["jit", "gc_minor"]}  # fmt: skip
    rows = [{"phase": "interpreter", "cycles": 5, "entries": 1}, whole]
    Path(path).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main(arguments: list[str]) -> int:
    options = {}
    while arguments and arguments[0].startswith("--"):
        name = arguments.pop(0)
        if name == "--":
            continue
        if name not in ("--jit", "--counters", "--counters-out"):
            print("checked: unknown option", file=sys.stderr)
            return 64
        options[name] = arguments.pop(0)
    if not arguments:
        print("checked: no FILE given", file=sys.stderr)
        return 64
    path = Path(arguments[0])
    if not path.is_file():
        print(f"checked: {path}: no such file", file=sys.stderr)
        return 1 if BREAKS == "missing-file" else 66
    try:
        (source, *_), lines = load(path)
    except codefile.CodeFileError as error:
        print(f"checked: {error}", file=sys.stderr)
        return 65
    status = execute(lines, Path(source), "--jit" in options)
    if "--counters-out" in options:
        report(options["--counters-out"])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
