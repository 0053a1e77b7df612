"""Stands in for Python 2.7: writes the binary that --output names, or fails, as told."""

from __future__ import annotations

import sys
import time
from pathlib import Path


def main() -> int:
    output = next(word[len("--output=") :] for word in sys.argv if word.startswith("--output="))
    target = Path(sys.argv[-1]).read_text()
    with (Path(__file__).parent / "calls").open("a") as calls:
        calls.write(" ".join(sys.argv[1:]) + "\n")
    print("starting annotate", flush=True)
    if "SLEEP" in target:
        time.sleep(1.0)
    if "EDITED" in target:
        Path(sys.argv[-1]).write_text("later = 1\n")
    if "HANG" in target:
        Path(__file__).with_name("hanging").touch()
        time.sleep(60)
    if "FAIL" in target:
        print("[translation:ERROR] AnnotatorError:\n\nno good\n")
        print("In <FunctionGraph of (target:1)f at 0x1>:")
        print(f"Happened at file {sys.argv[-1]} line 1\n")
        return 1
    print("starting compile_c")
    Path(output).write_text("#!/bin/sh\necho built\n")
    Path(output).chmod(0o755)
    print("[Timer] annotate                       --- 11.7 s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
