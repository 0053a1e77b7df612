"""Marks in the C code that a translation writes."""
from __future__ import absolute_import

import re

from annotations.vm import marks
from annotations.vm.replacement import make_phase
from annotations.vm.tests import nesting
from rpython.rtyper.lltypesystem import rffi
from rpython.translator.interactive import Translation

absolute = rffi.llexternal("labs", [rffi.LONG], rffi.LONG, releasegil=True)


def half(n):
    if n & 1:
        raise ValueError
    return n // 2


def entry_point(argv):
    try:
        return half(len(argv)) + int(absolute(-len(argv)))
    except ValueError:
        return 1


def c_function(text, name):
    """The body of a function in the C code."""
    start = re.search(r"^\S.*\b%s\(.*\) \{$" % name, text, re.MULTILINE).end()
    return text[start:text.index("\n}", start)]


def test_phases_and_external_calls():
    nesting.install()
    make_phase(half, marks.TRACING)
    try:
        translation = Translation(entry_point, None, gc="ref")
        translation.source_c()
    finally:
        del half.vmkit_phase
    text = "".join(open(str(path)).read()
                   for path in translation.driver.cbuilder.targetdir.listdir("*.c"))
    body = c_function(text, "pypy_g_half")
    assert body.count("VMKIT_BEGIN(2);") == 1
    returns = re.findall(r"(.*)\n.*\breturn ", body)
    assert returns and all("VMKIT_END(2);" in line for line in returns)
    assert body.index("VMKIT_BEGIN(2);") < body.index("return ")
    call = re.search(r"VMKIT_BEGIN\(10\);\n.*labs.*\n.*VMKIT_END\(10\);", text)
    assert call
    assert text.count("VMKIT_BEGIN(10);") == 1
