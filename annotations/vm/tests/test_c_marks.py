"""Marks in the C code that a translation writes."""
from __future__ import absolute_import

import re

import pytest

from annotations.vm import function_names, marks
from annotations.vm.replacement import make_phase
from annotations.vm.tests import nesting
from rpython.rtyper.lltypesystem import rffi
from rpython.translator.interactive import Translation

absolute = rffi.llexternal("labs", [rffi.LONG], rffi.LONG, releasegil=True)


def half(n):
    if n & 1:
        raise ValueError
    return n // 2


def interpret(code, n):
    for opcode in code:
        if opcode == "a":
            marks.dispatch(1)
            n += 1
        else:
            marks.dispatch(2)
            n -= 3
    return n


interpret._dont_inline_ = True


def entry_point(argv):
    try:
        return half(len(argv)) + int(absolute(-len(argv))) + interpret(argv[0], len(argv))
    except ValueError:
        return 1


def c_function(text, name):
    """The body of a function in the C code."""
    start = re.search(r"^\S.*\b%s\(.*\) \{$" % name, text, re.MULTILINE).end()
    return text[start:text.index("\n}", start)]


@pytest.fixture(scope="module")
def text():
    nesting.install()
    make_phase(half, marks.TRACING)
    try:
        translation = Translation(entry_point, None, gc="ref")
        translation.source_c()
    finally:
        del half.vmkit_phase
    return "".join(open(str(path)).read()
                   for path in translation.driver.cbuilder.targetdir.listdir("*.c"))


def test_a_loop_dispatches_in_a_copy_of_its_own(text):
    idle = c_function(text, "pypy_g_interpret")
    watched = c_function(text, "pypy_g_interpret_watched")
    assert [len(re.findall(r"VMKIT_DISPATCH\(", body)) for body in (idle, watched)] == [0, 2]
    first, second = idle.split("\n")[1:3]
    assert first.strip() == "if (VMKIT_WATCHED())"
    assert re.match(r"return pypy_g_interpret_watched\(l_\w+, l_\w+\);$", second.strip())
    rest = idle.split("\n")[3:]
    assert rest == [line for line in watched.split("\n")[1:] if "VMKIT_DISPATCH(" not in line]
    assert ("pypy_g_interpret_watched", __name__, "interpret") in function_names.NAMES


def test_phases_and_external_calls(text):
    assert "VMKIT_BEGIN" not in c_function(text, "pypy_g_half")
    body = c_function(text, "pypy_g_half_watched")
    assert body.count("VMKIT_BEGIN(2);") == 1
    returns = re.findall(r"(.*)\n.*\breturn ", body)
    assert returns and all("VMKIT_END(2);" in line for line in returns)
    assert body.index("VMKIT_BEGIN(2);") < body.index("return ")
    call = re.search(r"VMKIT_BEGIN\(10\);\n.*labs.*\n.*VMKIT_END\(10\);", text)
    assert call
    assert text.count("VMKIT_BEGIN(10);") == 1
