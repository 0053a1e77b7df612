"""A half of the importer under the name that it has frozen into CPython."""
from __future__ import annotations

import sys


def take_place(name, half):
    """Puts importlib's own module into the place of the one of that name, which is running.

    importlib asks for it first, and is to take its own: then it is not to be had.
    """
    del sys.modules[name]
    import importlib            # it may ask for that module, anew

    try:
        sys.modules[name] = getattr(importlib, half)
    except AttributeError:
        raise ImportError("importlib is being imported", name=name) from None
