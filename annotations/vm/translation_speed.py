"""Where rpython 0.2.1's translation of a large VM takes time that grows with its square.

The annotator takes the block that came last. One that calls any of two thousand functions is
then taken again, with all its calls, after each of them. For each of the rtyper's helpers,
tens of thousands, all graphs of the program were asked for their start blocks. And the effects
of an indirect call were joined from those of a thousand graphs for each place of such a call.
To find where the stack is to be checked, all calls were followed from each function without a
caller, thousands, though most were known to lead to no recursion.
Besides, rpython checked what each of its own steps made of each graph.
"""
from __future__ import absolute_import

from annotations.vm.replacement import Hook, install_where_known
from rpython.translator.backendopt.graphanalyze import DependencyTracker
from rpython.translator.simplify import transform_dead_op_vars_in_blocks


class PendingBlocks(object):
    """Gives first what was taken least often; what the annotator uses of a dict {block: its graph}."""

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


def of_these_blocks(_transform_dead_op_vars):
    def transform_dead_op_vars(self, block_subset):
        graphs = set([self.annotated[block] for block in block_subset])
        transform_dead_op_vars_in_blocks(block_subset, graphs)
    return transform_dead_op_vars


def once_each_family(_analyze_indirect_call):
    def analyze_indirect_call(self, graphs, seen=None):
        """The family of graphs is analysed as a graph that calls each of them would be."""
        if seen is None:
            seen = DependencyTracker(self)
        family = frozenset(graphs)
        if not seen.enter(family):
            return seen.get_cached_result(family)
        result = self.result_builder()
        for graph in graphs:
            result = self.add_to_result(result, self.analyze_direct_call(graph, seen))
            if self.is_top_result(result):
                break
        result = self.finalize_builder(result)
        seen.leave_with(result)
        return result
    return analyze_indirect_call


def once_without_cycles(_all_cycles):
    def all_cycles(root, vertices, edges):
        """The same cycles. A vertex that leads to none now never will: it loses its edges,
        which would be followed again from each other root."""
        position = {root: 0}    # on the path, of the vertices on it; None: left behind
        leading = set()         # the vertices that lead to cycles
        path, cycles = [], []
        pending = [(root, iter(edges[root]))]
        while pending:
            vertex, left = pending[-1]
            edge = next(left, None)
            if edge is None:
                pending.pop()
                position[vertex] = None
                if vertex not in leading:
                    edges[vertex] = []
                elif path:
                    leading.add(path[-1].source)
                if path:
                    path.pop()
                continue
            target = edge.target
            if target not in vertices:
                continue
            if target not in position:
                path.append(edge)
                position[target] = len(path)
                pending.append((target, iter(edges[target])))
            elif position[target] is not None:
                leading.add(vertex)
                cycles.append(path[position[target]:] + [edge])
            elif target in leading:
                leading.add(vertex)
        return cycles
    return all_cycles


def unchecked(_checkgraph):
    def checkgraph(graph):
        pass
    return checkgraph


BLOCK_ORDER = Hook("rpython.annotator.annrpython", "RPythonAnnotator.complete_pending_blocks",
                   "self", "63e17883", with_order)
DEAD_VARIABLES = Hook("rpython.translator.transform", "transform_dead_op_vars",
                      "self, block_subset", "00bad6ed", of_these_blocks)
FAMILIES = Hook("rpython.translator.backendopt.graphanalyze", "GraphAnalyzer.analyze_indirect_call",
                "self, graphs, seen", "1f1c7981", once_each_family)
CYCLES = Hook("rpython.tool.algo.graphlib", "all_cycles", "root, vertices, edges", "66ec2a85",
              once_without_cycles)
CHECKS = Hook("rpython.flowspace.model", "checkgraph", "graph", "fa57a480", unchecked)


def install():
    """Another rpython stays as it is."""
    for hook in (BLOCK_ORDER, DEAD_VARIABLES, FAMILIES, CYCLES, CHECKS):
        install_where_known([hook])
