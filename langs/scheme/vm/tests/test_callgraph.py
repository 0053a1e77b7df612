"""Loops are found where calls form a cycle."""
from __future__ import absolute_import

from langs.scheme.vm.callgraph import saw_call


class Node(object):
    is_header = False

    def make_header(self):
        self.is_header = True


class Code(object):
    def __init__(self):
        self.callees = {}
        self.is_loop = False

    def make_loop(self):
        self.is_loop = True


class Site(object):
    def __init__(self, code, has_frame=False):
        self.code = code
        self.last_callee = None
        self.bind = None
        if has_frame:
            self.bind = Node()
            self.bind.rest = Node()


def test_a_chain_is_no_loop():
    a, b, c = Code(), Code(), Code()
    saw_call(Site(a), b)
    saw_call(Site(b), c)
    assert not (a.is_loop or b.is_loop or c.is_loop)


def test_a_function_that_calls_itself():
    a = Code()
    saw_call(Site(a), a)
    assert a.is_loop


def test_the_call_that_closes_a_cycle():
    a, b, c = Code(), Code(), Code()
    saw_call(Site(a), b)
    saw_call(Site(b), c)
    saw_call(Site(c), a)
    assert a.is_loop and not b.is_loop and not c.is_loop


def test_behind_a_recursive_call_there_is_a_loop_of_returns():
    a, b = Code(), Code()
    plain, recursive = Site(a, True), Site(a, True)
    saw_call(plain, b)
    saw_call(recursive, a)
    assert not plain.bind.rest.is_header
    assert recursive.bind.rest.is_header


def test_a_site_with_changing_callees():
    a, b = Code(), Code()
    first, second = Site(a), Site(a, True)
    saw_call(first, a)
    saw_call(first, b)
    saw_call(second, b)
    assert not second.bind.rest.is_header
    saw_call(second, a)
    assert second.bind.rest.is_header
