"""Calls of the builtin classes and modules end as on CPython."""
from __future__ import absolute_import

import pytest

from langs.python_subset.vm.tests import differential

SCRIPTS = ["int_cases", "float_cases", "format_cases", "str_cases", "bytes_cases",
           "math_cases"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_same_as_on_cpython(script):
    differential.check(script, seed=1, size=200)
