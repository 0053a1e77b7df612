"""The importer's first half under the name that it has frozen into CPython.

importlib asks for it first, and is to take its own: then it is not to be had.
"""
from __future__ import annotations

import sys

del sys.modules[__name__]
import importlib                    # noqa: E402 -- it may ask for this module, anew

try:
    sys.modules[__name__] = importlib._bootstrap
except AttributeError:
    raise ImportError("importlib is being imported", name=__name__) from None
