"""How much the garbage collector's nursery holds where the caches suggest nothing.

rpython takes half of the last cache that Linux tells of, if that is a large one.
"""
from __future__ import absolute_import

from rpython.memory.gc import env
from rpython.rlib.objectmodel import not_rpython

# PyPy's size. Programs that keep objects alive for a while run up to a seventh faster than with
# rpython's 1 MB, others the same.
SIZE = 4 << 20


@not_rpython
def install(size):
    """`size` in bytes: a language whose programs keep more alive for a while takes a larger one."""
    env.NURSERY_SIZE_UNKNOWN_CACHE = size
