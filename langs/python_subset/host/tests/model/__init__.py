"""A model of the VM: runs code trees on CPython's own objects, slowly and plainly.

An exception that is being handled is handled by the model's host too, so that
sys.exc_info() and __context__ are the host's.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langs.python_subset.host.tests.model import (  # noqa: F401  (they register their operations)
    building,
    calls,
    handling,
    matching,
    names,
    operators,
    reflection,
)
from langs.python_subset.host.tests.model.codes import ModelCode
from langs.python_subset.host.tests.model.frames import Frame
from langs.python_subset.host.tests.model.machine import JUMPS, run
from langs.python_subset.host.tests.model.registry import OPERATIONS
from langs.python_subset.opcodes import OPS


def run_module(tree: Any, module: dict[str, Any]) -> Any:
    return run(Frame(ModelCode(tree), module, None, ()))


def missing_operations() -> Iterator[str]:
    special = {"RETURN_VALUE", "POP_EXCEPT", "YIELD_VALUE", "YIELD_FROM", "PUSH_EXC_INFO",
               "RERAISE",
               "WRAP_YIELDED"}      # of asynchronous generators, which the model does not have
    return (name for name in OPS.names
            if name not in OPERATIONS and name not in JUMPS and name not in special)
