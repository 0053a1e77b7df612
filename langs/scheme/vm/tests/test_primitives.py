"""Primitives against the answers of Racket, which record_cases.rkt writes."""
from __future__ import absolute_import

import os

import pytest

from langs.scheme.vm.tests.evaluator import outcome

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")


def cases(name):
    expression = None
    with open(os.path.join(FOLDER, name)) as lines:
        for number, line in enumerate(lines):
            line = line.rstrip("\n")
            if line.startswith("=> "):
                yield number, expression, line[3:]
            elif line:
                expression = line


@pytest.mark.parametrize("name", sorted(os.listdir(FOLDER)))
def test_same_as_racket(name):
    wrong = []
    count = 0
    for number, expression, expected in cases(name):
        count += 1
        found = outcome(expression).replace("\n", "\\n")
        if found != expected:
            wrong.append("%s:%d: %s\n  expected %s\n  found    %s" % (
                name, number, expression, expected, found))
    assert count > 0
    assert not wrong, "%d of %d:\n%s" % (len(wrong), count, "\n".join(wrong))
