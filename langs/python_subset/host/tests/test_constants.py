"""Constant expressions have the values that CPython computes when it runs them."""
from __future__ import annotations

import _ast as ast
import warnings

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langs.python_subset.host.constants import NOT_CONSTANT, ConstantPool, Folder

LEAVES = st.one_of(
    st.integers(-300, 300).map(repr), st.sampled_from(["0", "1", "64", "2 ** 70", "True", "None"]),
    st.floats(allow_nan=False, allow_infinity=False, width=16).map(repr),
    st.sampled_from(["'ab'", "b'x'", "''", "()", "...", "2j", "0.0", "-0.0"]))
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"]
EXPRESSIONS = st.recursive(LEAVES, lambda inner: st.one_of(
    st.tuples(inner, st.sampled_from(OPERATORS), inner)
    .map(lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"),
    st.tuples(st.sampled_from(["-", "+", "~", "not "]), inner)
    .map(lambda parts: f"{parts[0]}({parts[1]})"),
    st.lists(inner, max_size=3).map(lambda items: "(" + "".join(f"{i}, " for i in items) + ")"),
    st.tuples(inner, inner).map(lambda parts: f"({parts[0]})[{parts[1]}]")), max_leaves=8)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EXPRESSIONS)
def test_values(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = compile(text, "", "eval", ast.PyCF_ONLY_AST, dont_inherit=True)
        folded = Folder().value(tree.body)   # type: ignore[attr-defined]
        if folded is NOT_CONSTANT:
            return
        assert repr(folded) == repr(eval(text))


def fold(text: str) -> object:
    tree = compile(text, "", "eval", ast.PyCF_ONLY_AST)
    return Folder().value(tree.body)   # type: ignore[attr-defined]


def test_limits() -> None:
    assert fold("2 ** 60") == 2 ** 60
    assert fold("1 << 120") == 1 << 120
    assert fold("'ab' * 2048") == "ab" * 2048
    for text in ("2 ** 1000", "1 << 1000", "'ab' * 3000", "(1,) * 300", "1 // 0", "x", "1 + x",
                 "'%s' % 1", "(1, x)", "'a'[5]", "10 ** 10 ** 10", "-'a'", "[1]"):
        assert fold(text) is NOT_CONSTANT, text


def test_a_pool_keeps_apart_what_is_equal_but_not_the_same() -> None:
    pool = ConstantPool()
    values = [0, 0.0, -0.0, False, 0j, -0j, complex(0.0, -0.0), (0,), (0.0,), (False,), "", b"",
              frozenset({1}), frozenset({True}), ((0,), 1), ((0,), 1.0)]
    indexes = [pool.index(value) for value in values]
    assert indexes == list(range(len(values)))
    assert [pool.index(value) for value in values] == indexes
