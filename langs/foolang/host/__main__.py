"""Compiles a source file to a code file: python -m langs.foolang.host SOURCE -o CODE_FILE."""

from __future__ import annotations

import os
import sys

if not __package__:  # run by its path with -S, as VMs do: lark is among the site's packages
    import site

    sys.path[0] = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
    site.main()

from kit.host import frontend
from langs.foolang.host.compiler import VERSION, compile_text
from langs.foolang.opcodes import OPS

if __name__ == "__main__":
    sys.exit(frontend.run(sys.argv[1:], OPS, VERSION, compile_text))
