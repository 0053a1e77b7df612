"""How much of the garbage collector's nursery is used, and how small a heap may be collected.

rpython takes half of the last cache that Linux tells of, if that is a large one, else the size
that the language gives. The nursery is used up to an extent that follows what survives: short
while next to nothing does, since memory that was used a moment ago is still in a cache; up to
all of it while much does, since more of it is dead the longer one waits.
"""
from __future__ import absolute_import

from rpython.memory.gc import env
from rpython.memory.gc.incminimark import STATE_SCANNING, IncrementalMiniMarkGC
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import r_uint

# PyPy's size. Programs that keep objects alive for a while run up to a seventh faster than with
# rpython's 1 MB, others the same.
SIZE = 4 << 20

SHORTEST = 2 << 20      # bytes: the extent does not become less, unless the nursery is smaller
# Nurseries in the heap before a major collection begins, where rpython waits for 8: what a JIT leaves
# behind of a loop's compilation is most of a small heap.
SMALLEST_HEAP = 3
# While a major collection goes on, objects that became old make it do steps: one for each part of
# the nursery's size, where rpython takes halves and the heap grows by 8 nurseries meanwhile.
PARTS = 8
FEW = 64                # the extent halves where less than one byte of so many survives
MANY = 16               # it doubles where more than one of so many does


def next_extent(extent, size, survived):
    """For the nursery's next turn, in bytes, after one of that extent."""
    if survived > extent // MANY:
        extent *= 2
    elif survived < extent // FEW:
        extent = max(extent // 2, SHORTEST)
    return min(extent, size)


_allocate = IncrementalMiniMarkGC.__dict__["allocate_nursery"]
_collect = IncrementalMiniMarkGC.__dict__["minor_collection_with_major_progress"]
_step = IncrementalMiniMarkGC.__dict__["major_collection_step"]


def allocate(self):
    if env.read_uint_from_env("PYPY_GC_MIN") == 0:
        self.min_heap_size = float(self.nursery_size * SMALLEST_HEAP)
    _allocate(self)
    self.nursery_extent = min(SHORTEST, self.nursery_size)
    self.nursery_top = self.nursery + self.nursery_extent


def collect(self, extrasize=0):
    """A minor collection as rpython does it; the nursery ends at its extent from now on."""
    is_full = not self.nursery_free
    _collect(self, extrasize)
    if is_full and self.gc_state == STATE_SCANNING:     # else there may have been several
        self.nursery_extent = next_extent(
            self.nursery_extent, self.nursery_size, self.nursery_surviving_size)
    if not self.nursery_barriers.non_empty():           # nothing is pinned
        top = self.nursery + self.nursery_extent
        if self.nursery_free <= top:
            self.nursery_top = top


def step(self, reserving_size=0):
    _step(self, reserving_size)     # adds half of the nursery's size
    self.threshold_objects_made_old -= r_uint(self.nursery_size // 2 - self.nursery_size // PARTS)


@not_rpython
def install(size):
    """`size` in bytes: a language whose programs keep more alive for a while takes a larger one."""
    env.NURSERY_SIZE_UNKNOWN_CACHE = size
    IncrementalMiniMarkGC.allocate_nursery = allocate
    IncrementalMiniMarkGC.minor_collection_with_major_progress = collect
    IncrementalMiniMarkGC.major_collection_step = step
