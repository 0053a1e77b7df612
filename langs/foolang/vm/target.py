"""The RPython target."""
from __future__ import absolute_import

from kit.vm import buildinfo
from kit.vm.entrypoint import make_entry_point
from kit.vm.jitpolicy import OpaqueModules
from langs.foolang.vm.program import LANGUAGE


def target(driver, args):
    driver.exe_name = "foolang"
    return make_entry_point(LANGUAGE, buildinfo.of_driver(driver)), None


def jitpolicy(driver):
    return OpaqueModules([])
