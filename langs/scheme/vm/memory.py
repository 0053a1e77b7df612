"""How much memory a program may take: recursion is limited by nothing else."""
from __future__ import absolute_import

import os

from rpython.rlib import rgc

from kit.vm import files

SHARE = 3       # a third of the machine's, unless PYPY_GC_MAX says how much


def limit():
    if os.environ.get("PYPY_GC_MAX") is None:
        total = machine_kilobytes()
        if total > 0:
            rgc.set_max_heap_size(total // SHARE * 1024)


def machine_kilobytes():
    """0 where the system does not tell."""
    try:
        for line in files.read_file("/proc/meminfo").split("\n"):
            if line.startswith("MemTotal:"):
                return int(line[9:].strip(" ").split(" ")[0])
    except (OSError, ValueError):
        pass
    return 0
