from __future__ import absolute_import

import pytest
from rpython.rlib.objectmodel import import_from_mixin
from rpython.rtyper.annlowlevel import hlstr
from rpython.rtyper.test.test_llinterp import interpret

from kit.vm.primitives import (
    Convention, Optional, PrimitiveMixin, PrimitiveTable, Rest)


class W_Root(object):
    def call1(self, w_a):
        raise GuestError("not callable")


class W_Number(W_Root):
    def __init__(self, number):
        self.number = number


class W_Text(W_Root):
    def __init__(self, text):
        self.text = text


class W_Primitive(W_Root):
    import_from_mixin(PrimitiveMixin)


class GuestError(Exception):
    def __init__(self, msg):
        self.msg = msg


w_nothing = W_Root()


def to_number(w_value):
    if isinstance(w_value, W_Number):
        return w_value.number
    raise GuestError("not a number")


def wrong_type(name, position, w_class, w_value):
    return GuestError("%s: argument %d is no %s" % (name, position, w_class.__name__))


def wrong_count(primitive, count):
    return GuestError("%s: %d arguments" % (primitive.name, count))


CONVENTION = Convention(W_Primitive, W_Root, {int: to_number}, wrong_type, wrong_count,
                        w_nothing)
TABLE = PrimitiveTable(CONVENTION)
primitive = TABLE.primitive
DIRECT_CALLS = []


@primitive("add", int, int)
def add(a, b):
    return W_Number(a + b)


@primitive("length", W_Text)
def length(w_text):
    return W_Number(len(w_text.text))


@primitive("ignore", W_Root)
def ignore(w_value):
    pass


@primitive("round", int, Optional(int, 10), Optional(W_Root))
def round_to(a, unit, w_extra):
    return W_Number(a // unit * unit + (0 if w_extra is None else 1))


@primitive("count", W_Text, Rest)
def count(w_text, rest_w):
    return W_Number(len(w_text.text) * 10 + len(rest_w))


@primitive("sum", Rest)
def sum_of(values_w):
    total = 0
    for w_value in values_w:
        total += to_number(w_value)
    return W_Number(total)


@TABLE.direct("sum", int, int)
def sum_of_two(a, b):
    DIRECT_CALLS.append(a + b)
    return W_Number(a + b)


@primitive("six", int, int, int, int, int, int)
def six(a, b, c, d, e, f):
    return W_Number(a + 10 * b + 100 * c + 1000 * d + 10000 * e + 100000 * f)


@primitive("none")
def none():
    return W_Number(0)


def numbers(*values):
    return [W_Number(value) for value in values]


def call(name, *args_w):
    """Through call_args, and through callN where there is one."""
    found = TABLE.find(name)
    results = [outcome(found.call_args, list(args_w))]
    if len(args_w) <= 4:
        results.append(outcome(getattr(found, "call%d" % len(args_w)), *args_w))
    assert results.count(results[0]) == len(results)
    return results[0]


def outcome(function, *args):
    try:
        w_result = function(*args)
    except GuestError as e:
        return e.msg
    return w_result.number if isinstance(w_result, W_Number) else w_result


def test_direct_calls_need_no_list():
    del DIRECT_CALLS[:]
    assert call("sum", *numbers(1, 2, 3)) == 6
    assert DIRECT_CALLS == []
    assert call("sum", *numbers(1, 2)) == 3
    assert DIRECT_CALLS == [3]
    assert call("sum", W_Text("a"), *numbers(2)) == "not a number"


def test_arguments():
    assert call("add", *numbers(1, 2)) == 3
    assert call("length", W_Text("abc")) == 3
    assert call("ignore", W_Text("abc")) is w_nothing
    assert call("six", *numbers(1, 2, 3, 4, 5, 6)) == 654321
    assert call("none") == 0


def test_optional_and_rest():
    assert call("round", *numbers(37)) == 30
    assert call("round", *numbers(37, 4)) == 36
    assert call("round", *numbers(37, 4, 0)) == 37
    w_text = W_Text("ab")
    assert call("count", w_text) == 20
    assert call("count", w_text, *numbers(1, 2)) == 22
    assert call("count", w_text, *numbers(1, 2, 3, 4, 5)) == 25


def test_mistakes_of_the_guest():
    assert call("add", *numbers(1)) == "add: 1 arguments"
    assert call("add", *numbers(1, 2, 3)) == "add: 3 arguments"
    assert call("add", W_Text("a"), W_Number(1)) == "not a number"
    assert call("length", W_Number(1)) == "length: argument 0 is no W_Text"
    assert call("count") == "count: 0 arguments"
    assert call("round") == "round: 0 arguments"
    assert call("none", *numbers(1)) == "none: 1 arguments"


def test_description():
    found = TABLE.find("round")
    assert (found.name, found.least, found.most) == ("round", 1, 3)
    assert found.parameters == ["a", "unit", "w_extra"]
    assert found.takes(2) and not found.takes(4)
    assert TABLE.find("count").takes(1000)
    assert TABLE.find("nothing") is None


@pytest.mark.parametrize("types,function", [
    ((int,), lambda a, b: None),
    ((dict,), lambda a: None),
    ((Optional(int, 1), int), lambda a, b: None),
])
def test_mistakes_fail_at_import(types, function):
    with pytest.raises(AssertionError):
        CONVENTION.make("wrong", function, types)


def test_a_name_given_twice_fails_at_import():
    with pytest.raises(AssertionError):
        primitive("add", int)(lambda a: None)


def test_is_rpython():
    names = ["add", "length", "ignore", "round", "count", "none", "missing"]

    def f(which, a):
        found = TABLE.find(names[which])
        if found is None:
            return "missing"
        result = found.name
        for arity in range(4):
            try:
                if arity == 0:
                    w_result = found.call0()
                elif arity == 1:
                    w_result = found.call1(W_Text("abc") if a > 4 else W_Number(7))
                elif arity == 2:
                    w_result = found.call2(W_Number(a), W_Number(a))
                else:
                    w_result = found.call_args([W_Number(a), W_Number(8), W_Number(9)])
            except GuestError as e:
                result += ", " + e.msg
            else:
                if isinstance(w_result, W_Number):
                    result += ", %d" % w_result.number
        return result

    for which in range(len(names)):
        for a in (3, 5):
            assert hlstr(interpret(f, [which, a])) == f(which, a)


def test_leading_parameters_pass_unchanged():
    class Control(object):
        pass

    convention = Convention(Control, object, {int: int}, None, wrong_count, None,
                            leading=("k",))
    primitive = convention.make("p", lambda k, a, rest: (k, a, rest), (int, Rest))
    assert primitive.call_args("k", ["1", "2"]) == ("k", 1, ["2"])
    assert primitive.parameters == ["a", "rest"]
    assert not hasattr(primitive, "call1")
