"""Every test file runs in its own world: those of vm/tests under Python 2.7, the others under 3."""
from __future__ import absolute_import

import os
import sys

PYTHON2 = sys.version_info[0] == 2


def _is_foreign(path):
    if PYTHON2 and os.path.basename(path) == "host":
        return True     # before Python 2.7 reads a conftest.py in there
    if not os.path.basename(path).startswith("test_"):
        return False
    folders = os.path.dirname(path).split(os.sep)
    return (folders[-2:] == ["vm", "tests"]) != PYTHON2


if PYTHON2:
    def pytest_ignore_collect(path):
        return _is_foreign(str(path))
else:
    def pytest_ignore_collect(collection_path):
        return True if _is_foreign(str(collection_path)) else None
