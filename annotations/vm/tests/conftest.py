"""Languages that were imported by other tests replace a function that the hooks know."""
from __future__ import absolute_import

import pytest

from rpython.memory.gc.incminimark import IncrementalMiniMarkGC

NAME = "major_collection_step"
ORIGINAL = IncrementalMiniMarkGC.__dict__[NAME]     # no language is imported yet


@pytest.fixture(scope="module", autouse=True)
def step_as_rpython_has_it(request):
    replaced = IncrementalMiniMarkGC.__dict__[NAME]
    setattr(IncrementalMiniMarkGC, NAME, ORIGINAL)
    request.addfinalizer(lambda: setattr(IncrementalMiniMarkGC, NAME, replaced))
