"""Quicker parts of rpython do the same."""
from __future__ import absolute_import

import random

import pytest

from annotations.vm import translation_speed
from annotations.vm.replacement import Hook
from annotations.vm.translation_speed import CYCLES, PendingBlocks
from rpython.annotator.annrpython import RPythonAnnotator
from rpython.annotator.model import SomeInteger
from rpython.tool.algo import graphlib
from rpython.translator import simplify
from rpython.translator.backendopt.graphanalyze import GraphAnalyzer
from rpython.translator.backendopt.writeanalyze import ReadWriteAnalyzer
from rpython.translator.simplify import transform_dead_op_vars_in_blocks
from rpython.translator.transform import transform_dead_code
from rpython.translator.translator import TranslationContext

COUNT = 60
VERTICES = 40


def test_what_was_taken_least_often_comes_first():
    pending = PendingBlocks()
    pending["a"], pending["b"] = 1, 2
    taken = []
    while len(taken) < 6:
        block, graph = pending.popitem()
        assert graph == {"a": 1, "b": 2, "c": 3}[block]
        taken.append(block)
        pending[block] = graph
        pending[block] = graph
        if taken == ["b"]:
            pending["c"] = 3
    assert sorted(taken[:3]) == sorted(taken[3:]) == ["a", "b", "c"]
    assert len(pending) == 3
    for _block in "abc":
        pending.popitem()
    assert not pending
    with pytest.raises(KeyError):
        pending.popitem()


def one_of(number):
    def function(n):
        if n > number:
            return n - 1
        return number
    return function


FUNCTIONS = [one_of(number) for number in range(COUNT)]


def call_one(n):
    return FUNCTIONS[n % COUNT](n)


def blocks_taken(monkeypatch, complete):
    """Of the graph of call_one, and what it returns."""
    taken = []
    processblock = RPythonAnnotator.processblock

    def counted(self, graph, block):
        if graph.func is call_one:
            taken.append(block)
        processblock(self, graph, block)
    monkeypatch.setattr(RPythonAnnotator, "processblock", counted)
    monkeypatch.setattr(RPythonAnnotator, "complete_pending_blocks", complete)
    result = RPythonAnnotator().build_types(call_one, [int])
    monkeypatch.undo()
    return len(taken), result


def test_a_call_of_many_functions_is_not_gone_through_after_each(monkeypatch):
    original = translation_speed.BLOCK_ORDER.original()
    last, s_last = blocks_taken(monkeypatch, original)
    least, s_least = blocks_taken(monkeypatch, translation_speed.with_order(original))
    assert s_last == s_least == SomeInteger()
    assert last > COUNT and least < 10


def with_unused(n, use):
    unused = n + 1
    if use:
        return unused
    return n


def start(n):
    return with_unused(n, False) + call_one(n)


def test_dead_variables_of_some_blocks_are_looked_for_in_their_graphs(monkeypatch):
    annotator = RPythonAnnotator()
    annotator.build_types(start, [int])
    graph = annotator.bookkeeper.getdesc(with_unused).getuniquegraph()
    blocks = dict.fromkeys(block for block in graph.iterblocks() if block in annotator.annotated)
    transform_dead_code(annotator, blocks)
    assert "add" in [op.opname for op in graph.startblock.operations]
    asked = []

    def recorded(blocks, graphs, *rest):
        asked.append(set(graphs))
        transform_dead_op_vars_in_blocks(blocks, graphs, *rest)
    monkeypatch.setattr(translation_speed, "transform_dead_op_vars_in_blocks", recorded)
    replacement = translation_speed.DEAD_VARIABLES.wrap(
        translation_speed.DEAD_VARIABLES.original())
    replacement(annotator, blocks)
    assert asked == [set([graph])]
    assert "add" not in [op.opname for op in graph.startblock.operations]
    assert len(graph.startblock.inputargs) == 2


class Cell(object):
    pass


def one_that_writes(number):
    def function(cell, n):
        if n > number:
            setattr(cell, "written_%d" % (number % 3), n)
            return call_two(cell, n - 1)
        return number
    return function


WRITERS = [one_that_writes(number) for number in range(COUNT)]


def call_two(cell, n):
    first = WRITERS[n % COUNT](cell, n)
    second = WRITERS[(n + 1) % COUNT](cell, n - 1)
    return first + second


def effects(monkeypatch, analyze_indirect_call):
    """What all calls of call_two read and write, and how often graphs were asked for."""
    translator = TranslationContext()
    translator.buildannotator().build_types(lambda n: call_two(Cell(), n), [int])
    translator.buildrtyper().specialize()
    asked = []
    analyze_direct_call = ReadWriteAnalyzer.analyze_direct_call

    def counted(self, graph, seen=None):
        asked.append(graph)
        return analyze_direct_call(self, graph, seen)
    monkeypatch.setattr(GraphAnalyzer, "analyze_direct_call", counted)
    monkeypatch.setattr(GraphAnalyzer, "analyze_indirect_call", analyze_indirect_call)
    analyzer = ReadWriteAnalyzer(translator)
    found = [(str(op), sorted(map(str, analyzer.analyze(op))))
             for graph in translator.graphs
             for _block, op in graph.iterblockops() if op.opname.endswith("_call")]
    monkeypatch.undo()
    return len(asked), sorted(effect for _op, effect in found)


def test_a_family_of_graphs_is_analysed_once(monkeypatch):
    original = translation_speed.FAMILIES.original()
    often, expected = effects(monkeypatch, original)
    once, found = effects(monkeypatch, translation_speed.once_each_family(original))
    assert found == expected
    assert "written_2" in str(found)
    assert once < 4 * COUNT < often


def test_all_of_rpython_leaves_graphs_unchecked():
    original = translation_speed.CHECKS.original()
    graph = TranslationContext().buildflowgraph(one_of(1))
    graph.returnblock.inputargs.append(None)
    with pytest.raises(AssertionError):
        simplify.checkgraph(graph)
    translation_speed.CHECKS.replace(original)
    try:
        simplify.checkgraph(graph)
    finally:
        Hook("rpython.flowspace.model", "checkgraph", "graph", "", lambda _: original).replace(
            simplify.checkgraph)
    assert simplify.checkgraph is original


def random_edges(seed):
    numbers = random.Random(seed)
    pairs = [(numbers.randrange(VERTICES), numbers.randrange(VERTICES))
             for _edge in range(numbers.randrange(2 * VERTICES))]
    return graphlib.make_edge_dict([graphlib.Edge(*pair) for pair in pairs])


@pytest.mark.parametrize("seed", range(60))
def test_cycles_are_the_same_from_each_root(seed):
    edges = random_edges(seed)
    cut = edges.copy()
    all_cycles = CYCLES.wrap(CYCLES.original())
    for root in edges:
        vertices = set(edges) - set([root + 1, root + 2])
        if root in vertices:
            expected = graphlib.all_cycles(root, vertices, edges)
            assert all_cycles(root, vertices, cut.copy()) == expected
    for root in edges:
        all_cycles(root, edges, cut)
    components = list(graphlib.strong_components(edges, edges))
    followed = set(vertex for vertex in cut if cut[vertex])
    assert followed >= set(vertex for one in components if len(one) > 1 for vertex in one)
    if all(len(one) == 1 for one in components):
        loops = [vertex for vertex in edges for edge in edges[vertex] if edge.target == vertex]
        assert followed == set() or loops


@pytest.mark.parametrize("seed", range(20))
def test_all_cycles_are_broken(seed, monkeypatch):
    monkeypatch.setattr(graphlib, "all_cycles", CYCLES.wrap(CYCLES.original()))
    edges = random_edges(seed)
    vertices = edges.copy()
    broken = list(graphlib.break_cycles_v(edges, edges))
    left = dict((vertex, edges[vertex]) for vertex in vertices if vertex not in broken)
    assert graphlib.is_acyclic(left, left)
