"""The entry point of a VM that knows nothing of the kit: its phases, and its
switches from the environment.

    VMKIT_ANNOTATE_IR=1         mark JIT IR operations and calls from JIT code
    VMKIT_COUNTERS=tsc          count in this run; VMKIT_COUNTERS_EVENTS=...
    VMKIT_COUNTERS_OUT=FILE     where the counts go
"""
from __future__ import absolute_import

import os

from annotations.vm import counters, marks, switches
from annotations.vm.replacement import Hook

USAGE_ERROR = 64    # kit/codeformat.py knows the others


def option(name):
    value = os.environ.get(name)
    if value is None:
        return ""
    return value


def with_environment(entry_point):
    def annotated_entry_point(argv):
        if option("VMKIT_ANNOTATE_IR") == "1":
            switches.set_ir_marks(True)
        kind = option("VMKIT_COUNTERS")
        if kind != "":
            error = counters.start(kind, option("VMKIT_COUNTERS_EVENTS"),
                                   option("VMKIT_COUNTERS_OUT"))
            if error != "":
                os.write(2, "VMKIT_COUNTERS: %s\n" % error)
                return USAGE_ERROR
        marks.begin(marks.INTERPRETER)
        try:
            status = entry_point(argv)
        finally:
            marks.end(marks.INTERPRETER)
        marks.begin(marks.SHUTDOWN)
        counters.finish()
        marks.end(marks.SHUTDOWN)
        return status
    return annotated_entry_point


def annotate_setup(setup):
    """Of the translation driver: the entry point of a program, not a library's."""
    def annotated(self, entry_point, inputtypes, *rest, **named):
        if inputtypes is None and not hasattr(entry_point, "vmkit_annotates_itself"):
            entry_point = with_environment(entry_point)
        return setup(self, entry_point, inputtypes, *rest, **named)
    return annotated


HOOK = Hook("rpython.translator.driver", "TranslationDriver.setup",
            "self, entry_point, inputtypes, policy, extra, empty_translator", "5f7037df",
            annotate_setup)


def install():
    HOOK.replace(HOOK.original())
