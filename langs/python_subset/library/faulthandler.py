"""faulthandler without handlers: this VM prints the guest's traceback of what it can catch."""
from __future__ import annotations

import sys
import traceback

_ENABLED = [False]


def enable(file=None, all_threads=True):
    _ENABLED[0] = True


def disable():
    was, _ENABLED[0] = _ENABLED[0], False
    return was


def is_enabled():
    return _ENABLED[0]


def dump_traceback(file=None, all_threads=True):
    traceback.print_stack(sys._getframe(1), file=file or sys.stderr)


def register(signum, file=None, all_threads=True, chain=False):
    """Nothing is printed at a signal."""


def unregister(signum):
    return False


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """There is no thread that could do it."""


def cancel_dump_traceback_later():
    """There is nothing to cancel."""
