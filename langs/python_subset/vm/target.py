"""The RPython target: `python2.7 -m annotations.vm.translate --opt=jit target.py`."""
from __future__ import absolute_import

from rpython.jit.codewriter.policy import JitPolicy

from kit.vm import buildinfo
from kit.vm.entrypoint import make_entry_point
from langs.python_subset.vm.program import LANGUAGE


def target(driver, args):
    driver.exe_name = "python_subset"
    return make_entry_point(LANGUAGE, buildinfo.of_driver(driver)), None


def jitpolicy(driver):
    return JitPolicy()
