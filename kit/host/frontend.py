"""The program that a language's frontend is: `python -m MODULE SOURCE -o CODE_FILE`.

Exit statuses are those that VMs expect of it (kit/codeformat.py).
"""

from __future__ import annotations

import os
import sys

from kit import codeformat
from kit.host import codecache, codefile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Callable

    from kit.opcodes import OpcodeSet


class SourceError(Exception):
    """The source is wrong: line and column from 1, and why."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(line, column, message)
        self.line, self.column, self.message = line, column, message


def code_file(path: str, ops: OpcodeSet, version: str, compile: Callable[[str], Any]) -> bytes:
    """The bytes of the code file for a source file; `compile` makes the program's tree of
    its text. SourceError, OSError."""
    path = os.path.abspath(path)
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        content = file.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise SourceError(line, column, "this is not UTF-8") from None
    try:
        program = compile(text)
    except RecursionError:
        raise SourceError(1, 1, "the program is nested too deep") from None
    meta = [path, status.st_size, status.st_mtime_ns, version]
    return codefile.dump(ops.language, ops.fingerprint(), [meta, program])


def run(
    arguments: Sequence[str], ops: OpcodeSet, version: str, compile: Callable[[str], Any]
) -> int:
    """The frontend as a whole: its exit status."""
    if len(arguments) != 3 or arguments[1] != "-o":
        return _fail(codeformat.EXIT_USAGE, "usage: SOURCE -o CODE_FILE")
    source, _, output = arguments
    try:
        data = code_file(source, ops, version, compile)
    except SourceError as error:
        place = f"{source}:{error.line}:{error.column}"
        return _fail(codeformat.EXIT_DATA, f"{place}: {error.message}")
    except OSError as error:
        return _fail(codeformat.EXIT_NO_INPUT, f"{source}: {error.strerror}")
    try:
        codecache.write(output, data)
    except OSError as error:
        return _fail(codeformat.EXIT_CANNOT_WRITE, f"{output}: {error.strerror}")
    return 0


def _fail(status: int, message: str) -> int:
    sys.stderr.write(message.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    return status
