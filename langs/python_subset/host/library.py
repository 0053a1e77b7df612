"""The modules of the host's standard library: the names that a program can import."""
from __future__ import annotations

import os
import sys

# Which run something, open a window, or are for another system, when they are imported.
NOT_TRIED = frozenset("antigravity idlelib this turtledemo".split())


def modules() -> list[str]:
    """All public modules and packages of the library, and their submodules."""
    folder = os.path.dirname(os.__file__)
    names = {name for name in sys.stdlib_module_names if not name.startswith("_")} - NOT_TRIED
    found = [name for name in sorted(names) if _has_source(folder, name)]
    builtin = [name for name in sorted(names) if name in sys.builtin_module_names]
    return sorted({*found, *builtin, *_extensions(names)})


def _has_source(folder: str, name: str) -> bool:
    return (os.path.isfile(os.path.join(folder, f"{name}.py"))
            or os.path.isfile(os.path.join(folder, name, "__init__.py")))


def _extensions(names: set[str]) -> list[str]:
    """Those of `names` that CPython has in C, in files of their own."""
    from importlib.machinery import EXTENSION_SUFFIXES

    found = []
    for place in sys.path:
        if os.path.basename(place) != "lib-dynload" or not os.path.isdir(place):
            continue
        for entry in os.listdir(place):
            name = entry.partition(".")[0]
            if name in names and entry.endswith(tuple(EXTENSION_SUFFIXES)):
                found.append(name)
    return found


def program(name: str) -> str:
    """Imports the module and says why where it cannot."""
    return (
        "try:\n"
        f"    import {name}\n"
        "except BaseException as error:\n"
        "    print(f'{type(error).__name__}: {error}')\n"
        "else:\n"
        "    print('ok')\n")
