"""How the CPython was built whose library this is: what sysconfig reads."""
from __future__ import annotations

import importlib
import os


def _variables():
    for entry in sorted(os.listdir(os.path.dirname(os.__file__))):
        name, extension = os.path.splitext(entry)
        if name.startswith("_sysconfigdata_") and extension == ".py":
            return importlib.import_module(name).build_time_vars
    return {}


build_time_vars = _variables()
