"""Random programs for `vmkit fuzz`: new ones, mutated ones, and smaller ones."""
from __future__ import annotations

from pysource_minimize import minimize

from langs.python_subset.host.fuzzing.mutations import mutate
from langs.python_subset.host.fuzzing.programs import program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

__all__ = ["mutate", "program", "shrink"]


def shrink(source: str, differs: Callable[[str], bool]) -> str:
    """The smallest program found that still `differs`."""
    return minimize(source, differs)
