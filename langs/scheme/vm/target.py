"""The RPython target: `python2.7 -m annotations.vm.translate --opt=jit target.py`."""
from __future__ import absolute_import

from kit.vm import buildinfo
from kit.vm.entrypoint import make_entry_point
from kit.vm.jitpolicy import OpaqueModules
from langs.scheme.vm.program import LANGUAGE

OPAQUE = ["langs.scheme.vm." + name for name in """
    callgraph datum loader program
""".split()]


def target(driver, args):
    driver.exe_name = "scheme"
    return make_entry_point(LANGUAGE, buildinfo.of_driver(driver)), None


def jitpolicy(driver):
    return OpaqueModules(OPAQUE)
