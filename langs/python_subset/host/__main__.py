"""Compiles a source file to a code file: python -m langs.python_subset.host SRC -o OUT.

VMs run this file by its path, with -E -s -S: that starts twice as fast.
"""
from __future__ import annotations

import os
import sys

if not __package__:
    sys.path[0] = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))

from kit import codeformat
from kit.host import codecache
from langs.python_subset.host.frontend import code_file
from langs.python_subset.host.source import SourceError

USAGE = """\
usage: python -m langs.python_subset.host SOURCE -o CODE_FILE
       python -m langs.python_subset.host SOURCE --dis
       python -m langs.python_subset.host --serve

  -o FILE      write the code file there
  --dis        print the instructions
  --eval       the source is one expression
  --namespace  the source's names may live in another mapping than its globals
  --filename NAME  what tracebacks call the source, for exec() and eval()
  --serve      compile the sources that come on standard input, see server.py
"""


def main(arguments: list[str]) -> int:
    source = output = filename = None
    mode, own_namespace, disassemble = "exec", False, False
    rest = iter(arguments)
    for argument in rest:
        if argument == "-o":
            output = next(rest, None)
        elif argument == "--filename":
            filename = next(rest, None)
        elif argument == "--dis":
            disassemble = True
        elif argument == "--eval":
            mode = "eval"
        elif argument == "--namespace":
            own_namespace = True
        elif argument == "--serve":
            from langs.python_subset.host.server import serve
            serve(sys.stdin.buffer, sys.stdout.buffer)
            return 0
        elif argument in ("-h", "--help"):
            sys.stdout.write(USAGE)
            return 0
        elif argument.startswith("-") or source is not None:
            return _usage()
        else:
            source = argument
    if source is None or (output is None) == (not disassemble):
        return _usage()
    try:
        data = code_file(source, mode, own_namespace, filename)
    except SourceError as error:
        return _fail(codeformat.EXIT_DATA, f"{source}:{error.line}:{error.column}: {error.message}")
    except OSError as error:
        return _fail(codeformat.EXIT_NO_INPUT, f"{source}: {error.strerror}")
    if disassemble:
        from langs.python_subset.host.disassembler import text
        sys.stdout.write(text(data))
    if output is None:
        return 0
    try:
        codecache.write(output, data)
    except OSError as error:
        return _fail(codeformat.EXIT_CANNOT_WRITE, f"{output}: {error.strerror}")
    return 0


def _usage() -> int:
    sys.stderr.write(USAGE)
    return codeformat.EXIT_USAGE


def _fail(status: int, message: str) -> int:
    sys.stderr.write(message.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
