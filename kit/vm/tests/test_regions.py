from __future__ import absolute_import

import pytest

from annotations import tags
from annotations.vm import marks
from kit.vm.regions import RegionError, Regions, check_name


@pytest.fixture
def recorder(monkeypatch):
    monkeypatch.setattr(marks, "recorder", [])
    return marks.recorder


def test_marks(recorder):
    regions = Regions()
    regions.begin("outer")
    regions.begin("inner")
    regions.point("here")
    regions.end("inner")
    regions.end("outer")
    assert recorder == [
        (tags.REGION_BEGIN, "outer"), (tags.REGION_BEGIN, "inner"),
        (tags.EVENT, marks.POINT, "here"), (tags.REGION_END,), (tags.REGION_END,)]


def test_nesting(recorder):
    regions = Regions()
    with pytest.raises(RegionError) as error:
        regions.end("a")
    assert error.value.msg == "region 'a' is not open"
    regions.begin("a")
    regions.begin("b")
    with pytest.raises(RegionError) as error:
        regions.end("a")
    assert error.value.msg == "region 'a' ends within region 'b'"
    assert regions.names == ["a", "b"]
    assert (tags.REGION_END,) not in recorder


@pytest.mark.parametrize("name", ["", "a/b", "/"])
def test_names(name):
    check_name("parse")
    with pytest.raises(RegionError):
        check_name(name)
