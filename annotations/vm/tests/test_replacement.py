"""A function that is not the one expected is not replaced."""
from __future__ import absolute_import

import pytest

from annotations.vm import assembler_hooks, entry, hooks
from annotations.vm.replacement import (
    Hook, UnknownRPython, argument_list, call_through, fingerprint, require_one)

HERE = __name__
ALL_HOOKS = (hooks.GC_HOOKS + hooks.META_INTERPRETER_HOOKS + assembler_hooks.HOOKS
             + [entry.HOOK])


class Counter(object):
    def __init__(self):
        self.total = 0

    def add(self, amount, times=1):
        """Documented."""
        self.total += amount * times
        return self.total


class CounterLaidOutDifferently(object):
    def add(self, amount, times=1):
        # another comment
        self.total += (amount *
                       times)
        return self.total


class CounterThatDoesSomethingElse(object):
    def add(self, amount, times=1):
        self.total -= amount * times
        return self.total


class CounterWithOtherArguments(object):
    def add(self, amount):
        return amount


KNOWN = fingerprint(vars(Counter)["add"])


def hook(owner, **changes):
    return Hook(HERE, owner.__name__ + ".add", "self, amount, times", KNOWN,
                lambda function: function, **changes)


def test_layout_and_documentation_do_not_count():
    assert fingerprint(vars(CounterLaidOutDifferently)["add"]) == KNOWN
    assert hook(CounterLaidOutDifferently).original()


def test_altered_body():
    with pytest.raises(UnknownRPython) as caught:
        hook(CounterThatDoesSomethingElse).original()
    message = str(caught.value)
    assert "body of %s.CounterThatDoesSomethingElse.add" % HERE in message
    assert "version" in message and "--no-annotations" in message


def test_altered_arguments():
    with pytest.raises(UnknownRPython) as caught:
        hook(CounterWithOtherArguments).original()
    assert "(self, amount, times) was expected, it is (self, amount)" in str(caught.value)


def test_not_there():
    class Empty(object):
        pass
    with pytest.raises(UnknownRPython) as caught:
        hook(Empty).original()
    assert "is not there" in str(caught.value)
    assert hook(Empty, optional=True).original() is None
    missing = Hook("no.such.module", "f", "", "", None, optional=True)
    assert missing.original() is None


def test_one_of_several():
    class Empty(object):
        pass
    require_one([hook(Empty, optional=True), hook(Counter, optional=True)])
    with pytest.raises(UnknownRPython):
        require_one([hook(Empty, optional=True)])


def test_an_unknown_body_can_be_tried(monkeypatch, capsys):
    monkeypatch.setenv("VMKIT_UNCHECKED_RPYTHON", "1")
    assert hook(CounterThatDoesSomethingElse).original()
    assert "the body of" in capsys.readouterr()[1]
    with pytest.raises(UnknownRPython):
        hook(CounterWithOtherArguments).original()


def test_several_versions_are_known():
    either = Hook(HERE, "Counter.add", "self, amount, times", "00000000 " + KNOWN, None)
    assert either.original() is vars(Counter)["add"]


def test_wrapped_function_keeps_its_signature():
    function = vars(Counter)["add"]
    function._dont_inline_ = True
    wrapped = call_through(function, """
        seen.append(amount)
        return CALL
        """, seen=[])
    assert argument_list(wrapped) == "self, amount, times"
    assert wrapped.__defaults__ == (1,)
    assert wrapped.__name__ == "add" and wrapped.__module__ == HERE
    assert wrapped._dont_inline_
    counter = Counter()
    assert wrapped(counter, 5) == 5 and wrapped(counter, 1, 2) == 7
    assert wrapped.__globals__["seen"] == [5, 1]


def test_a_module_that_imported_the_function_by_name_sees_the_new_one():
    from rpython.jit.metainterp import compile
    from rpython.jit.metainterp.optimizeopt import version
    from annotations.vm.tests import nesting
    nesting.install()
    assert version.send_bridge_to_backend is compile.send_bridge_to_backend
    assert "marks" in version.send_bridge_to_backend.__globals__


def test_every_hook_says_what_it_expects():
    assert len(set(hook.where() for hook in ALL_HOOKS)) == len(ALL_HOOKS)
    for hook in ALL_HOOKS:
        assert hook.fingerprints or hook.optional, hook.where()
