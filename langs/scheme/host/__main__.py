"""Compiles a Racket or Scheme program to a code file: python -m langs.scheme.host SOURCE -o OUT.

Racket expands and compiles the source; the modules *.rkt of this folder make the code of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

if not __package__:  # run by its path, as VMs do
    sys.path[0] = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))

from kit import codeformat
from kit.host import codecache
from langs.scheme.controls import CONTROLS
from langs.scheme.opcodes import OPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "1"
HERE = os.path.dirname(os.path.abspath(__file__))
INSTALL = "install Racket 8.0 or newer, for instance: apt-get install racket"


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    if len(arguments) != 3 or arguments[1] != "-o":
        return _fail(codeformat.EXIT_USAGE, "usage: SOURCE -o CODE_FILE")
    source, _, output = arguments
    racket = environment.get("VMKIT_RACKET") or shutil.which("racket", path=environment.get("PATH"))
    if not racket:
        return _fail(codeformat.EXIT_UNAVAILABLE, f"there is no racket to compile with: {INSTALL}")
    try:
        status = os.stat(source)
    except OSError as error:
        return _fail(codeformat.EXIT_NO_INPUT, f"{source}: {error.strerror}")
    if not os.access(os.path.dirname(os.path.abspath(output)), os.W_OK):
        return _fail(codeformat.EXIT_CANNOT_WRITE, f"{output}: its folder cannot be written to")
    cache = os.path.join(codecache.user_cache(), "scheme")
    command = [
        racket, "-y", os.path.join(HERE, "frontend.rkt"),
        os.path.realpath(source), os.path.abspath(source), os.path.abspath(output),
        os.path.join(cache, "units"), str(OPS.fingerprint()), VERSION,
        str(status.st_mtime_ns), " ".join(sorted(CONTROLS)),
    ]
    # our own modules are compiled into the cache; the empty part stands for Racket's own folders
    roots = [os.path.join(cache, "compiled"), environment.get("PLTCOMPILEDROOTS", "")]
    try:
        done = subprocess.run(
            command, check=False, env={**environment, "PLTCOMPILEDROOTS": ":".join(roots)}
        )
    except OSError as error:
        return _fail(codeformat.EXIT_UNAVAILABLE, f"{racket}: {error.strerror}: {INSTALL}")
    return codeformat.EXIT_SOFTWARE if done.returncode == 1 else done.returncode


def _fail(status: int, message: str) -> int:
    sys.stderr.write(message.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
