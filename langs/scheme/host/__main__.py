"""Compiles a Racket or Scheme program to a code file: python -m langs.scheme.host SOURCE -o OUT.

Racket expands and compiles the source; the modules *.rkt of this folder make the code of it.
"""

from __future__ import annotations

import os
import sys

if not __package__:  # run by its path, as VMs do
    sys.path[0] = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))

from kit import codeformat
from kit.host import codecache
from langs.scheme.controls import CONTROLS
from langs.scheme.host.toolchain import NoRacket, Racket
from langs.scheme.opcodes import OPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "1"


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    if len(arguments) != 3 or arguments[1] != "-o":
        return _fail(codeformat.EXIT_USAGE, "usage: SOURCE -o CODE_FILE")
    source, _, output = arguments
    try:
        status = os.stat(source)
    except OSError as error:
        return _fail(codeformat.EXIT_NO_INPUT, f"{source}: {error.strerror}")
    if not os.access(os.path.dirname(os.path.abspath(output)), os.W_OK):
        return _fail(codeformat.EXIT_CANNOT_WRITE, f"{output}: its folder cannot be written to")
    try:
        racket = Racket(environment, os.path.join(codecache.user_cache(), "scheme"))
        result = racket.run_frontend([
            os.path.realpath(source), os.path.abspath(source), os.path.abspath(output),
            racket.units, str(OPS.fingerprint()), VERSION, str(status.st_mtime_ns),
            " ".join(sorted(CONTROLS)),
        ])
    except NoRacket as error:
        return _fail(codeformat.EXIT_UNAVAILABLE, str(error))
    return codeformat.EXIT_SOFTWARE if result == 1 else result


def _fail(status: int, message: str) -> int:
    sys.stderr.write(message.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
