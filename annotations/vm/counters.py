"""Counters of a native run, read at every begin and end of a phase.

The accounting is C (annotations/native/vmkit_counters.c); the report is JSON
lines, one a phase and a last one for the whole.
"""
from __future__ import absolute_import

from annotations import tags
from annotations.vm import switches
from annotations.vm.marks import NATIVE_CODE
from rpython.rtyper.lltypesystem import lltype, rffi

KINDS = ["none", "tsc", "papi"]
PHASE_NAMES = " ".join([name for _number, name, _layer in tags.PHASES])


def _no_counters(*_arguments):
    return lltype.nullptr(rffi.CCHARP.TO)


_start = rffi.llexternal(
    "vmkit_counters_start", [rffi.CCHARP, rffi.CCHARP, rffi.CCHARP, rffi.CCHARP],
    rffi.CCHARP, _callable=_no_counters, compilation_info=NATIVE_CODE,
    releasegil=False)
_finish = rffi.llexternal(
    "vmkit_counters_finish", [], lltype.Void, _callable=lambda: None,
    compilation_info=NATIVE_CODE, releasegil=False)


def start(kind, events, path):
    """Count from now on, in phase startup; "" or why it cannot be done.

    The report goes to the file `path`, to standard error when that is empty.
    """
    if kind == "none":
        return ""
    if not switches.ANNOTATED:
        return "this VM was built with --no-annotations"
    error = _start(kind, events, path, PHASE_NAMES)
    if not error:
        return ""
    return rffi.charp2str(error)


def finish():
    """Write the report; without a call it is written at exit."""
    if switches.ANNOTATED:
        _finish()
