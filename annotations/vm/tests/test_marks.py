from __future__ import absolute_import

import os
import re

from annotations import tags
from annotations.vm import counters, marks, switches
from annotations.vm.tests.nesting import Recording


def test_the_header_has_the_numbers_of_the_registry():
    with open(os.path.join(marks.NATIVE_FOLDER, "vmkit_marks.h")) as header:
        text = header.read()
    assert int(re.search(r"#define VMKIT_MAGIC (\w+)", text).group(1), 16) == tags.MAGIC
    for code in (tags.NOP_PREFIX, tags.PAYLOAD_PREFIX):
        assert ".byte " + ",".join("0x%02x" % ord(byte) for byte in code) + "\\n" in text
    kinds = re.findall(r"#define VMKIT_(\w+)\([^)]*\)[^#]*VMKIT_TAG\((0x\d+)", text)
    assert [(name, int(kind, 16)) for name, kind in kinds] == [
        ("BEGIN", tags.PHASE_BEGIN), ("END", tags.PHASE_END), ("EVENT", tags.EVENT),
        ("DISPATCH", tags.DISPATCH), ("REGION_BEGIN", tags.REGION_BEGIN),
        ("REGION_END", tags.REGION_END), ("DISPATCHED", tags.DISPATCHED),
        ("DISPATCHED_BEFORE", tags.DISPATCHED_BEFORE), ("WATCH", tags.WATCH)]


def test_a_mark_made_untranslated_is_recorded():
    with Recording() as recording:
        marks.begin(marks.STARTUP)
        marks.event(marks.LOOP_COMPILED, 7)
        marks.end(marks.STARTUP)
    assert recording.marks == [
        (tags.PHASE_BEGIN, 0), (tags.EVENT, 0, 7, 0), (tags.PHASE_END, 0)]
    marks.begin(marks.STARTUP)      # into nothing


def test_regions_and_points():
    with Recording() as recording:
        marks.region_begin("parse")
        marks.point("here")
        marks.region_end()
    assert recording.marks == [
        (tags.REGION_BEGIN, "parse"), (tags.EVENT, marks.POINT, "here"), (tags.REGION_END,)]


def test_without_annotations(monkeypatch):
    monkeypatch.setattr(switches, "ANNOTATED", False)
    with Recording() as recording:
        marks.begin(marks.STARTUP)
        marks.event(marks.LOOP_COMPILED, 7)
        marks.region_begin("parse")
        marks.dispatched(3)
    assert recording.marks == []
    switches.set_ir_marks(True)
    assert not switches.SWITCHES.ir_marks
    assert counters.start("none", "", "") == ""
    assert counters.start("tsc", "", "") == "this VM was built with --no-annotations"
    counters.finish()
