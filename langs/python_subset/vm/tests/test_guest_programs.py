"""Guest programs run untranslated, against CPython: same output, same exit status."""
from __future__ import absolute_import

import glob
import os
import subprocess
import sys

import pytest

from langs.python_subset.vm.tests.differential import reference_python

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 4))
LANGUAGE = os.path.join(ROOT, "langs", "python_subset")
PROGRAMS = sorted(glob.glob(os.path.join(LANGUAGE, "tests", "programs", "*.py")) +
                  glob.glob(os.path.join(LANGUAGE, "examples", "*.py")))
RUN = """
import sys
sys.path[:] = %r            # not with PYTHONPATH, which guests look at
from langs.python_subset.vm.target import LANGUAGE, make_entry_point
sys.exit(make_entry_point(LANGUAGE)(["python_subset"] + sys.argv[1:]))
""" % ([ROOT] + sys.path,)


def output_of(command, **more):
    environment = dict(os.environ, PYTHONWARNINGS="ignore", **more)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=environment)
    output, errors = process.communicate()
    return process.returncode, output, errors


@pytest.mark.parametrize("program", PROGRAMS, ids=os.path.basename)
def test_same_output_and_status(program, tmpdir):
    reference = reference_python()
    if reference is None:
        pytest.skip("no CPython 3.11")
    expected = output_of([reference, program],
                         PYTHONPATH=os.path.join(LANGUAGE, "reference"))
    code_file = str(tmpdir.join("program.vmc"))
    frontend = [reference, "-E", "-s", "-S", os.path.join(LANGUAGE, "host", "__main__.py")]
    assert output_of(frontend + [program, "-o", code_file])[0] == 0
    found = output_of([sys.executable, "-c", RUN, code_file], PYTHONPATH="",
                      VMKIT_FRONTEND_PYTHON_SUBSET="\n".join(frontend))
    assert found[1] == expected[1], found[2]
    assert found[0] == expected[0]
