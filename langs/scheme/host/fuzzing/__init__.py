"""Random programs for `vmkit fuzz`: new ones, mutated ones, and smaller ones."""
from __future__ import annotations

from langs.scheme.host.fuzzing.mutations import mutate
from langs.scheme.host.fuzzing.programs import program
from langs.scheme.host.fuzzing.sexpressions import Shrinker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

__all__ = ["mutate", "program", "shrink"]


def shrink(source: str, differs: Callable[[str], bool]) -> str:
    """The smallest program found that still `differs`."""
    return Shrinker(source, differs).run()
