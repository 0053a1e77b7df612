"""In which order the annotator takes blocks: first those that it took least often.

rpython 0.2.1 takes what came last. A block that calls one of two thousand functions is then
taken again, with all its calls, after each of them: most of a large VM's translation.
"""
from __future__ import absolute_import

from annotations.vm.replacement import Hook, UnknownRPython


class PendingBlocks(object):
    """What the annotator uses of a dict {block: its graph}."""

    def __init__(self):
        self.graphs = {}
        self.taken = {}         # {block: how often}
        self.by_taken = [{}]    # what is pending, by how often it was taken

    def __len__(self):
        return len(self.graphs)

    def __setitem__(self, block, graph):
        self.graphs[block] = graph
        self.by_taken[self.taken.setdefault(block, 0)][block] = True

    def popitem(self):
        for pending in self.by_taken:
            if pending:
                block, _true = pending.popitem()
                self._count(block)
                return block, self.graphs.pop(block)
        raise KeyError("no block is pending")

    def _count(self, block):
        self.taken[block] += 1
        if self.taken[block] == len(self.by_taken):
            self.by_taken.append({})


def with_order(complete_pending_blocks):
    def complete(self):
        if not isinstance(self.pendingblocks, PendingBlocks):
            ordered = PendingBlocks()
            for block, graph in self.pendingblocks.items():
                ordered[block] = graph
            self.pendingblocks = ordered
        complete_pending_blocks(self)
    return complete


HOOK = Hook("rpython.annotator.annrpython", "RPythonAnnotator.complete_pending_blocks", "self",
            "63e17883", with_order)


def install():
    """Another rpython keeps its own order: later ones have such a one."""
    try:
        original = HOOK.original()
    except UnknownRPython:
        return
    HOOK.replace(original)
