"""xlayer for CPython and PyPy: the module of the VM's programs, timing their regions.

    with xlayer.region("parse"): ...        # named, nestable; a decorator, too
    xlayer.point("parsed")                  # something happened

Where VMKIT_REGIONS_OUT names a file, it gets a JSON line a region at exit: its path
(`outer/inner`), times entered and nanoseconds spent in it but not in regions inside
(monotonic clock); then a line a point with its count. Python 3.
"""
from __future__ import annotations

import atexit
import functools
import json
import os
import time

__all__ = ["begin", "end", "point", "region"]

_clock = time.perf_counter_ns


class _Node:
    def __init__(self, path):
        self.path = path
        self.children = {}
        self.entries = 0
        self.nanoseconds = 0


_root = _Node("")
_open = [("", _root)]
_points = {}
_since = _clock()


def _charge():
    global _since
    now = _clock()
    _open[-1][1].nanoseconds += now - _since
    _since = now


def begin(name):
    """Enter a region, within the one that is open."""
    _checked(name)
    _charge()
    around = _open[-1][1]
    node = around.children.get(name)
    if node is None:
        path = f"{around.path}/{name}" if around.path else name
        node = around.children[name] = _Node(path)
    node.entries += 1
    _open.append((name, node))


def end(name):
    """Leave the innermost region, which must be that of the name."""
    innermost = _open[-1][0]
    if len(_open) == 1:
        raise RuntimeError(f"region '{name}' is not open")
    if innermost != name:
        raise RuntimeError(f"region '{name}' ends within region '{innermost}'")
    _charge()
    _open.pop()


def point(name):
    """Something happened, once more."""
    _points[name] = _points.get(name, 0) + 1


class region:
    """A context manager; as a decorator, around each call of the function."""

    def __init__(self, name):
        self.name = _checked(name)

    def __enter__(self):
        begin(self.name)
        return self

    def __exit__(self, *_error):
        end(self.name)
        return False

    def __call__(self, function):
        name = self.name

        @functools.wraps(function)
        def in_region(*arguments, **named):
            begin(name)
            try:
                return function(*arguments, **named)
            finally:
                end(name)

        return in_region


def _checked(name):
    if name == "" or "/" in name:
        raise ValueError("a region's name has letters, and no slash")
    return name


def _nodes(node):
    yield node
    for child in node.children.values():
        yield from _nodes(child)


def _write(path):
    _charge()
    with open(path, "w", encoding="utf-8") as out:
        for node in _nodes(_root):
            row = {"region": node.path, "entries": node.entries, "nanoseconds": node.nanoseconds}
            print(json.dumps(row), file=out)
        for name, count in _points.items():
            print(json.dumps({"point": name, "count": count}), file=out)


if os.environ.get("VMKIT_REGIONS_OUT"):
    atexit.register(_write, os.environ["VMKIT_REGIONS_OUT"])
