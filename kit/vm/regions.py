"""Regions and points that a guest program sets: marks for whoever counts."""
from __future__ import absolute_import

from rpython.rlib import jit

from annotations.vm import marks


class RegionError(Exception):
    """One line for the guest program."""

    def __init__(self, msg):
        self.msg = msg


def check_name(name):
    """Names are parts of paths, as `outer/inner`. Raises RegionError."""
    if name == "" or name.find("/") >= 0:
        raise RegionError("a region's name has letters, and no slash")


class Regions(object):
    """Those that are open, the innermost last."""

    def __init__(self):
        self.names = []

    @jit.dont_look_inside
    def begin(self, name):
        """Enters a region, whose name check_name() has passed."""
        assert name is not None
        self.names.append(name)
        marks.region_begin(name)

    @jit.dont_look_inside
    def end(self, name):
        """Leaves the innermost region, which must be that of the name. RegionError."""
        depth = len(self.names)
        if depth == 0:
            raise RegionError("region '%s' is not open" % name)
        if self.names[depth - 1] != name:
            raise RegionError("region '%s' ends within region '%s'"
                              % (name, self.names[depth - 1]))
        self.names.pop()
        marks.region_end()

    def point(self, name):
        """An event of that name."""
        assert name is not None
        marks.point(name)


REGIONS = Regions()
