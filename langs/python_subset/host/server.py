"""Compiles for a running VM: what it imports, and the sources of exec() and eval().

A request is a line with the lengths of its parts, then the parts:

    file SOURCE CODE_FILE              writes a code file
    text MODE SIZE TIME NAME SOURCE    answers with one, of a source in no file; it says
                                       SIZE and TIME where others say the source's

MODE is "exec", "eval" or "single", with a "+" behind it when the source was text, and with
"tree-" before it when the syntax tree is wanted instead of what it does. An answer is a line
with a status and a length, then so many bytes: those asked for, or one line why there are none.
"""
from __future__ import annotations

import os

from kit import codeformat
from kit.host import codecache
from langs.python_subset.host.frontend import code_file, code_of_text
from langs.python_subset.host.source import SourceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Until the VM closes its end."""
    while True:
        header = requests.readline()
        if not header:
            return
        status, data = answer([requests.read(int(length)) for length in header.split()])
        answers.write(b"%d %d\n" % (status, len(data)))
        answers.write(data)
        answers.flush()


def answer(request: list[bytes]) -> tuple[int, bytes]:
    kind, *rest = request
    path = ""
    try:
        if kind == b"text":
            mode, size, time, name, source = rest
            return 0, code_of_text(source, os.fsdecode(name), mode.decode().rstrip("+"),
                                   mode.endswith(b"+"), (int(size), int(time)))
        path, output = map(os.fsdecode, rest)
        return write_code_file(path, output)
    except SourceError as error:
        place = f"{path}:" if path else ""
        message = f"{place}{error.line}:{error.column}: {error.message}"
        return codeformat.EXIT_DATA, message.encode("utf-8", "backslashreplace")


def write_code_file(path: str, output: str) -> tuple[int, bytes]:
    try:
        data = code_file(path)
    except OSError as error:
        return codeformat.EXIT_NO_INPUT, f"{path}: {error.strerror}".encode()
    try:
        codecache.write(output, data)
    except OSError as error:
        return codeformat.EXIT_CANNOT_WRITE, f"{output}: {error.strerror}".encode()
    return 0, b""
