"""The accounting of the counters of a native run, in C programs that make marks."""
from __future__ import absolute_import, division

import json
import os
import platform
import subprocess

import pytest

from annotations.vm.counters import PHASE_NAMES
from annotations.vm.marks import NATIVE_FOLDER

pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="x86-64 only")

PROGRAM = """
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "vmkit_marks.h"

enum { STARTUP, INTERPRETER, TRACING, JIT = 5, GC_MINOR = 8 };

static void spin(void)
{
    for (volatile int i = 0; i < 100000; i++)
        ;
}

int main(int argc, char **argv)
{
    const char *error = vmkit_counters_start(argv[1], argv[2], argv[3], "%s");
    if (error != NULL) {
        printf("%%s\\n", error);
        return 1;
    }
    { %s }
    return 0;
}
"""


@pytest.fixture
def run(tmpdir):
    def run(body, kind="tsc", events="", path=None, read=None, **variables):
        source = tmpdir.join("program.c")
        source.write(PROGRAM % (PHASE_NAMES, body))
        binary = str(tmpdir.join("program"))
        subprocess.check_call([
            "gcc", "-O2", "-Wall", "-Wextra", "-Wno-unused", "-Werror", "-I",
            NATIVE_FOLDER, str(source), os.path.join(NATIVE_FOLDER, "vmkit_counters.c"),
            os.path.join(NATIVE_FOLDER, "vmkit_papi.c"), "-ldl", "-o", binary])
        out = str(tmpdir.join("out")) if path is None else path
        process = subprocess.Popen([binary, kind, events, out], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=dict(os.environ, **variables))
        run.output, run.errors = process.communicate()
        run.status = process.returncode
        return (read or report)(open(out).read()) if os.path.isfile(out) else None
    return run


def report(text):
    """Phases by name, and the last record, checked."""
    rows = [json.loads(line) for line in text.splitlines()]
    whole = rows.pop()
    assert whole["kind"] == "tsc" and whole["provenance"] == "measured"
    assert sum(row["cycles"] for row in rows) == whole["sum"] == whole["cycles"]
    return dict((row["phase"], row) for row in rows), whole


def entries(phases):
    return dict((name, row["entries"]) for name, row in phases.items() if row["entries"])


def test_cycles_go_to_the_innermost_phase(run):
    phases, whole = run("""
        VMKIT_BEGIN(INTERPRETER);
        for (int i = 0; i < 3; i++) {
            VMKIT_BEGIN(JIT); spin();
            VMKIT_BEGIN(GC_MINOR); VMKIT_END(GC_MINOR);
            VMKIT_END(JIT);
        }
        VMKIT_END(INTERPRETER);
        """)
    assert entries(phases) == {"startup": 1, "interpreter": 1, "jit": 3, "gc_minor": 3}
    assert phases["jit"]["cycles"] > 10 * phases["gc_minor"]["cycles"] > 0
    assert whole["mismatches"] == 0 and whole["depth"] == 0
    assert whole["ended_in"] == "startup"
    assert 1e8 < whole["hz"] < 1e11
    assert abs(whole["cycles"] / whole["hz"] - whole["seconds"]) < 1e-6


def test_a_phase_inside_itself_and_very_deep(run):
    phases, whole = run("""
        for (int i = 0; i < 100000; i++) VMKIT_BEGIN(INTERPRETER);
        for (int i = 0; i < 100000; i++) VMKIT_END(INTERPRETER);
        """)
    assert entries(phases) == {"startup": 1, "interpreter": 100000}
    assert whole["mismatches"] == 0 and whole["depth"] == 0


def test_an_end_that_does_not_match(run):
    _phases, whole = run("""
        VMKIT_BEGIN(INTERPRETER); VMKIT_END(JIT); VMKIT_END(TRACING);
        """)
    assert whole["mismatches"] == 2
    assert whole["mismatch"] == ["interpreter", "jit"]
    _phases, whole = run("VMKIT_END(STARTUP);")
    assert whole["mismatches"] == 1


def test_exit_in_the_middle(run):
    phases, whole = run("VMKIT_BEGIN(INTERPRETER); VMKIT_BEGIN(JIT); spin(); exit(3);")
    assert run.status == 3
    assert whole["depth"] == 2 and whole["ended_in"] == "jit"
    assert phases["jit"]["cycles"] > 0


@pytest.mark.parametrize("signal, crash", [
    (6, "abort();"),
    (11, "*(volatile int *)0 = 1;"),
    (11, "volatile char *deep; for (;;) { deep = __builtin_alloca(4096); *deep = 1; }"),
    (15, "raise(SIGTERM);"),
])
def test_crash(run, signal, crash):
    _phases, whole = run("VMKIT_BEGIN(INTERPRETER); spin(); " + crash)
    assert run.status == -signal
    assert whole["ended_in"] == "interpreter"


def test_finish_writes_once(run):
    phases, whole = run("vmkit_counters_finish(); VMKIT_BEGIN(JIT); vmkit_counters_finish();")
    assert entries(phases) == {"startup": 1}
    assert whole["depth"] == 0


def test_a_forked_child_does_not_write(run):
    _phases, whole = run("if (fork() == 0) { VMKIT_BEGIN(JIT); exit(0); } sleep(1);")
    assert whole["ended_in"] == "startup" and whole["seconds"] > 0.9


def test_to_standard_error(run):
    assert run("spin();", path="") is None
    assert report(run.errors)[1]["ended_in"] == "startup"


def test_what_cannot_be_counted(run):
    assert run("", kind="cycles") is None
    assert (run.status, run.output) == (1, "no such counters; there are: none, tsc, papi\n")
    assert run("", events="CYCLES") is None
    assert run.output == "the time-stamp counter has no events to choose\n"
    assert run("", path="/no/such/folder/out") is None
    assert run.output == "the counters' report cannot be written\n"


# -- hardware counters, of a stand-in for libpapi

EVENTS = ["PAPI_TOT_CYC", "PAPI_TOT_INS", "PAPI_BR_INS", "PAPI_BR_MSP", "PAPI_L1_DCM"]


@pytest.fixture
def double(tmpdir):
    library = str(tmpdir.join("double.so"))
    subprocess.check_call([
        "gcc", "-shared", "-fPIC", "-Wall", "-Werror", "-o", library,
        os.path.join(os.path.dirname(__file__), "native", "papi_double.c")])
    return library


def papi_report(text):
    rows = [json.loads(line) for line in text.splitlines()]
    whole = rows.pop()
    assert whole["kind"] == "papi" and whole["provenance"] == "measured"
    for event, total in whole["events"].items():
        assert sum(row[event] for row in rows) == total
    return dict((row["phase"], row) for row in rows), whole


def test_hardware_events_go_to_the_innermost_phase(run, double):
    phases, whole = run("""
        VMKIT_BEGIN(INTERPRETER);
        VMKIT_BEGIN(JIT); VMKIT_BEGIN(JIT); VMKIT_END(JIT);
        VMKIT_BEGIN(GC_MINOR); VMKIT_END(GC_MINOR);
        VMKIT_END(JIT);
        VMKIT_END(INTERPRETER);
        """, kind="papi", read=papi_report, VMKIT_PAPI=double)
    # the n-th read adds 2 n - 1: startup 1 and 13, interpreter 3 and 11, jit 5 and 9
    expected = {"startup": 14, "interpreter": 14, "jit": 14, "gc_minor": 7}
    for i, event in enumerate(EVENTS):
        found = dict((name, row[event]) for name, row in phases.items() if row[event])
        assert found == dict((name, (i + 1) * n) for name, n in expected.items())
        assert whole["events"][event] == (i + 1) * 7 * 7
    assert entries(phases) == {"startup": 1, "interpreter": 1, "jit": 2, "gc_minor": 1}
    assert whole["mismatches"] == 0 and whole["ended_in"] == "startup"


def test_chosen_hardware_events(run, double):
    phases, whole = run("VMKIT_BEGIN(JIT); VMKIT_END(JIT);", kind="papi",
                        events="PAPI_L2_TCM,PAPI_TOT_INS", read=papi_report, VMKIT_PAPI=double)
    assert whole["events"] == {"PAPI_L2_TCM": 9, "PAPI_TOT_INS": 18}
    assert phases["jit"]["PAPI_TOT_INS"] == 6


def test_hardware_events_of_a_process_cut_short(run, double):
    _phases, whole = run("VMKIT_BEGIN(JIT); abort();", kind="papi", read=papi_report,
                         VMKIT_PAPI=double)
    assert run.status == -6 and whole["ended_in"] == "jit"


def test_hardware_events_that_are_not_there(run, double, tmpdir):
    assert run("", kind="papi", VMKIT_PAPI=double, PAPI_DOUBLE="none") is None
    assert (run.status, run.output) == (1, "papi: PAPI_TOT_CYC: Event does not exist\n")
    assert run("", kind="papi", events="PAPI_TOT_CYC,miles", VMKIT_PAPI=double) is None
    assert run.output == "papi: miles: Event does not exist\n"
    missing = str(tmpdir.join("none.so"))
    assert run("", kind="papi", VMKIT_PAPI=missing) is None
    assert run.output.startswith("papi: libpapi cannot be loaded: " + missing)
    assert len(run.output.splitlines()) == 1
