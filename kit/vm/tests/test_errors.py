from __future__ import absolute_import

from rpython.rtyper.annlowlevel import hlstr
from rpython.rtyper.test.test_llinterp import interpret

from kit.vm.errors import GuestError, Sources, report


class Code(object):
    def __init__(self, filename, name, lines):
        self.filename = filename
        self.name = name
        self.lines = lines

    def filename_of(self, index):
        return self.filename

    def line_of(self, index):
        return self.lines[index]

    def function_of(self, index):
        return self.name


class ToyError(GuestError):
    def __init__(self, message):
        self.message = message


def run(code, depth):
    """Recurses from instruction 0 and fails at instruction 1."""
    try:
        if depth == 0:
            raise ToyError("too deep")
        run(code, depth - 1)
    except ToyError as error:
        error.passed(code, 0 if depth else 1)
        raise


def uncaught(code, depth):
    try:
        run(code, depth)
    except ToyError as error:
        return report(error.trail, error.message)
    return ""


def test_report(tmpdir):
    path = tmpdir.join("prog.toy")
    path.write("first\n  call()\r\nfail()\n")
    code = Code(str(path), "main", [2, 3])
    first = "%s:2: in main\n    call()\n" % path
    last = "%s:3: in main\n    fail()\ntoo deep" % path
    assert uncaught(code, 0) == last
    assert uncaught(code, 2) == 2 * first + last
    assert uncaught(code, 10) == 3 * first + "  ... and 7 times more\n" + last


def test_source_that_is_gone():
    assert uncaught(Code("/nonexistent", "f", [1, 2]), 0) == "/nonexistent:2: in f\ntoo deep"


def test_sources(tmpdir):
    path = tmpdir.join("a")
    path.write("one\n\ttwo")
    sources = Sources()
    assert [sources.line(str(path), n) for n in (0, 1, 2, 3)] == ["", "one", "two", ""]


def test_is_rpython():
    code = Code("/nonexistent", "f", [1, 2])

    def f(depth):
        return uncaught(code, depth)

    assert hlstr(interpret(f, [5])) == f(5)
