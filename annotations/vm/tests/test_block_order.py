"""The annotator's order of blocks."""
from __future__ import absolute_import

import pytest

from annotations.vm import block_order
from annotations.vm.block_order import PendingBlocks
from rpython.annotator.annrpython import RPythonAnnotator
from rpython.annotator.model import SomeInteger

COUNT = 60


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
    original = block_order.HOOK.original()
    last, s_last = blocks_taken(monkeypatch, original)
    least, s_least = blocks_taken(monkeypatch, block_order.with_order(original))
    assert s_last == s_least == SomeInteger()
    assert last > COUNT and least < 10
