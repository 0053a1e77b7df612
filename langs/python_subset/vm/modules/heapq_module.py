"""_heapq: heaps in lists, the least item first, or (in names with `max`) the largest."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.errors import index_error, runtime_error
from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.iterators import loop_driver
from langs.python_subset.vm.listobject import W_List
from langs.python_subset.vm.operators import less_than
from langs.python_subset.vm.root import W_Root

HEAPQ = ModuleTable("_heapq")


def swap(w_heap, i, j):
    w_item = w_heap.getitem(i)
    w_heap.setitem(i, w_heap.getitem(j))
    w_heap.setitem(j, w_item)


def check_size(w_heap, size):
    if w_heap.count != size:
        raise runtime_error("list changed size during iteration")


@not_rpython
def make_sifting(name, goes_first):
    """(sift_down, sift_up) where goes_first(w_a, w_b) says whether the item a must
    be nearer to the top than b."""
    down_driver = loop_driver("sift down, " + name)
    up_driver = loop_driver("sift up, " + name)

    def sift_down(w_heap, start, place):
        """Moves the item at `place` towards `start`, up to where its parent goes first."""
        size = w_heap.count
        key = w_heap.getitem(place).type()
        while True:
            down_driver.jit_merge_point(key=key)
            if place <= start:
                return
            parent = (place - 1) >> 1
            first = goes_first(w_heap.getitem(place), w_heap.getitem(parent))
            check_size(w_heap, size)
            if not first:
                return
            swap(w_heap, parent, place)
            place = parent

    def leaf_below(w_heap, place):
        """Moves the item at `place` to where a leaf was: its new place."""
        size = w_heap.count
        key = w_heap.getitem(place).type()
        while True:
            up_driver.jit_merge_point(key=key)
            if place >= size >> 1:
                return place
            child = 2 * place + 1
            if child + 1 < size:
                first = goes_first(w_heap.getitem(child), w_heap.getitem(child + 1))
                check_size(w_heap, size)
                if not first:
                    child += 1
            swap(w_heap, child, place)
            place = child

    def sift_up(w_heap, place):
        """Moves the item at `place` to the leaves, and back to where it belongs."""
        sift_down(w_heap, place, leaf_below(w_heap, place))

    return sift_down, sift_up


def is_greater(w_a, w_b):
    return less_than(w_b, w_a)


sift_down, sift_up = make_sifting("least first", less_than)
_, sift_up_max = make_sifting("largest first", is_greater)


def popped(w_heap):
    """The last item, taken out."""
    if w_heap.count == 0:
        raise index_error("index out of range")
    return w_heap.pop_last()


def replace_first(w_heap, w_item):
    """Puts an item in the place of the first: that."""
    w_first = w_heap.getitem(0)
    w_heap.setitem(0, w_item)
    return w_first


@HEAPQ.function("heappush", W_List, W_Root)
def heappush(w_heap, w_item):
    w_heap.append(w_item)
    sift_down(w_heap, 0, w_heap.count - 1)


@HEAPQ.function("heappushpop", W_List, W_Root)
def heappushpop(w_heap, w_item):
    if w_heap.count == 0 or not less_than(w_heap.getitem(0), w_item):
        return w_item
    if w_heap.count == 0:
        raise index_error("index out of range")
    w_first = replace_first(w_heap, w_item)
    sift_up(w_heap, 0)
    return w_first


@not_rpython
def define(suffix, prefix, sift_up):
    @HEAPQ.function(prefix + "heappop" + suffix, W_List)
    def heappop(w_heap):
        w_last = popped(w_heap)
        if w_heap.count == 0:
            return w_last
        w_first = replace_first(w_heap, w_last)
        sift_up(w_heap, 0)
        return w_first

    @HEAPQ.function(prefix + "heapreplace" + suffix, W_List, W_Root)
    def heapreplace(w_heap, w_item):
        if w_heap.count == 0:
            raise index_error("index out of range")
        w_first = replace_first(w_heap, w_item)
        sift_up(w_heap, 0)
        return w_first

    @HEAPQ.function(prefix + "heapify" + suffix, W_List)
    def heapify(w_heap):
        for place in range((w_heap.count >> 1) - 1, -1, -1):
            sift_up(w_heap, place)


define("", "", sift_up)
define("_max", "_", sift_up_max)
