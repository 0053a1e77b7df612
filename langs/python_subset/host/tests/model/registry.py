"""The model's operations by name."""
from __future__ import annotations

from typing import Any, Callable

from langs.python_subset.host.tests.model.frames import Frame
from langs.python_subset.opcodes import OPS

SHADOWED: dict[str, Any] = {}      # builtins that look at the frame that calls them


OPERATIONS: dict[str, Callable[[Frame, int], None]] = {}


def operation(function: Callable[[Frame, int], None]) -> Callable[[Frame, int], None]:
    name = function.__name__.upper()
    assert name in OPS.numbers and name not in OPERATIONS, name
    OPERATIONS[name] = function
    return function
