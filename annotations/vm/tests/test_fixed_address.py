"""How a VM's Makefile differs from rpython's."""
from __future__ import absolute_import

import pytest

from annotations.vm.fixed_address import HOOK
from rpython.translator.platform import platform
from rpython.translator.tool.cbuild import ExternalCompilationInfo


@pytest.fixture
def linux(monkeypatch):
    monkeypatch.setattr(HOOK.owner(), "gen_makefile", HOOK.wrap(HOOK.original()))
    return platform


def flags(linux, folder, shared):
    source = folder.join("program.c")
    makefile = linux.gen_makefile([source], ExternalCompilationInfo(), path=folder, shared=shared)
    makefile.write()
    text = folder.join("Makefile").read()
    return "-fno-pie" in text, "-no-pie" in text.replace("-fno-pie", "")


def test_program_lies_at_a_fixed_address(linux, tmpdir):
    assert flags(linux, tmpdir, False) == (True, True)
    source = tmpdir.join("program.c")
    source.write("static int x; int main(void) { return (long)&x > 1L << 32; }\n")
    linux.execute_makefile(tmpdir)
    assert tmpdir.join("program").sysexec() == ""


def test_library_does_not(linux, tmpdir):
    assert flags(linux, tmpdir, True) == (False, False)
