from __future__ import absolute_import

from rpython.jit.metainterp.test.support import LLJitMixin

from kit.vm.jitdriver import make_driver, printable_location


class Code(object):
    def __init__(self, name, words):
        self.name = name
        self.words = words


def describe(pc, code):
    return ("prog.toy", 10 + pc, code.name, pc, "OPCODE_%d" % ord(code.words[pc]))


driver = make_driver("toy", greens=["pc", "code"], reds=["count"], describe=describe)
CODE = Code("main", "\x01\x00")
OTHER = Code("other", "\x00")


def run(count):
    code = CODE if count > 5 else OTHER
    pc = 0
    while True:
        driver.jit_merge_point(pc=pc, code=code, count=count)
        if code.words[pc] == "\x01":
            count -= 1
            pc = 1
        elif count <= 0:
            return count
        else:
            pc = 0
            driver.can_enter_jit(pc=pc, code=code, count=count)


def test_locations():
    assert printable_location("f", 3, "main", 7, "ADD") == "f:3 ADD at 7 in main"
    assert driver.get_printable_location(0, CODE) == "prog.toy:10 OPCODE_1 at 0 in main"
    assert driver.get_location(1, CODE) == ("prog.toy", 11, "main", 1, "OPCODE_0")


class TestTwice(LLJitMixin):
    def test_first(self):
        assert self.meta_interp(run, [20]) == 0
        self.check_trace_count(1)

    test_again = test_first
