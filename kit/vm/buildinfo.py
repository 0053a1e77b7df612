"""What is known about a binary when it is translated."""
from __future__ import absolute_import

import os

import rpython
from rpython.rlib.objectmodel import not_rpython


class BuildInfo(object):
    """Frozen into the binary."""

    def __init__(self, has_jit, gc, rpython_version, commit):
        self.has_jit = has_jit
        self.gc = gc
        self.rpython_version = rpython_version
        self.commit = commit

    def _freeze_(self):
        return True

    @not_rpython
    def text(self):
        return "JIT %s, GC %s, rpython %s, commit %s" % (
            "yes" if self.has_jit else "no", self.gc, self.rpython_version,
            self.commit)


UNTRANSLATED = BuildInfo(False, "of the host", "untranslated", "unknown")


@not_rpython
def of_driver(driver):
    """The BuildInfo of a translation, given the driver that target() gets.

    The environment's VMKIT_COMMIT names the commit that is being built.
    """
    translation = driver.config.translation
    return BuildInfo(bool(translation.jit), translation.gc, _rpython_version(),
                     os.environ.get("VMKIT_COMMIT", "unknown"))


@not_rpython
def _rpython_version():
    """From the source distribution's own description, which has no other."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(rpython.__file__)))
    for name in ("PKG-INFO", os.path.join("rpython.egg-info", "PKG-INFO")):
        try:
            with open(os.path.join(root, name)) as description:
                for line in description:
                    if line.startswith("Version:"):
                        return line.split()[1]
        except IOError:
            pass
    return "unknown"
