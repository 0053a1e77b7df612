"""Regions set marks, which nest."""
from __future__ import absolute_import

import pytest

from annotations import tags
from annotations.vm import marks
from langs.scheme.vm.errors import SchemeError
from langs.scheme.vm.library.all_tables import TABLE
from langs.scheme.vm.strings import from_utf8

region_begin, region_end, point = [
    TABLE.primitives[name].call1 for name in ("region-begin", "region-end", "point")]


@pytest.fixture
def recorded(monkeypatch):
    events = []
    monkeypatch.setattr(marks, "recorder", events)
    monkeypatch.setattr(marks.switches, "ANNOTATED", True)
    return events


def test_regions_nest(recorded):
    region_begin(from_utf8("a"))
    region_begin(from_utf8("b"))
    point(from_utf8("here"))
    region_end(from_utf8("b"))
    region_end(from_utf8("a"))
    assert [event[0] for event in recorded] == [
        tags.REGION_BEGIN, tags.REGION_BEGIN, tags.EVENT, tags.REGION_END, tags.REGION_END]
    assert recorded[1] == (tags.REGION_BEGIN, "b")


def test_only_the_innermost_region_ends(recorded):
    region_begin(from_utf8("a"))
    with pytest.raises(SchemeError):
        region_end(from_utf8("other"))
    region_end(from_utf8("a"))
    with pytest.raises(SchemeError):
        region_end(from_utf8("a"))


def test_a_name_is_no_path(recorded):
    with pytest.raises(SchemeError):
        region_begin(from_utf8("a/b"))
