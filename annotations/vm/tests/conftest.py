"""The tests of languages in the same process replace a function that the hooks know."""
from __future__ import absolute_import

import pytest

from rpython.memory.gc.incminimark import IncrementalMiniMarkGC

STEP = IncrementalMiniMarkGC.__dict__["major_collection_step"]     # no language is imported yet


@pytest.fixture(autouse=True)
def rpythons_own_step(monkeypatch):
    monkeypatch.setattr(IncrementalMiniMarkGC, "major_collection_step", STEP)
