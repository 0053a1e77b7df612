"""Every bytecode is counted once: where the interpreter, tracing or JIT code begins it."""
from __future__ import absolute_import

from annotations import tags
from annotations.vm import marks
from annotations.vm.dispatch_hooks import places, with_merge_points, is_merge_point, opcode_of
from annotations.vm.tests.nesting import Recording, install
from rpython.jit.metainterp.compile import ResumeGuardCopiedDescr, ResumeGuardDescr
from rpython.jit.metainterp.history import ConstInt
from rpython.jit.metainterp.resoperation import InputArgInt, ResOperation, rop
from rpython.jit.metainterp.resumecode import NUMBERING
from rpython.jit.metainterp.test.support import LLJitMixin
from rpython.rlib.jit import JitDriver, promote, we_are_jitted
from rpython.rtyper.lltypesystem import lltype

ADD, COUNT_DOWN, JUMP = range(3)
CODE = [ADD, COUNT_DOWN, JUMP]


class TestTracing(LLJitMixin):

    def dispatched(self, n):
        """By kind of mark: (opcode, ...) in the order in which they began."""
        driver = JitDriver(greens=["pc"], reds=["n", "total"])
        driver.get_opcode = lambda pc: CODE[pc]

        def run(n):
            pc = total = 0
            while True:
                driver.jit_merge_point(pc=pc, n=n, total=total)
                opcode = CODE[pc]
                pc += 1
                if opcode == ADD:
                    marks.dispatch(ADD)
                    total += n
                elif opcode == COUNT_DOWN:
                    marks.dispatch(COUNT_DOWN)
                    n -= 1
                else:
                    marks.dispatch(JUMP)
                    if n == 0:
                        return total
                    pc = 0
                    driver.can_enter_jit(pc=pc, n=n, total=total)

        with Recording() as recording:
            assert self.meta_interp(run, [n]) == n * (n + 1) // 2
        kinds = {tags.DISPATCH: [], tags.DISPATCHED: []}
        for mark in recording.marks:
            if mark[0] in kinds:
                kinds[mark[0]].append(mark[-1])
        return kinds

    def test_one_turn_is_traced(self):
        kinds = self.dispatched(40)
        assert kinds[tags.DISPATCHED] == CODE      # not the first opcode again at the end
        assert kinds[tags.DISPATCH][:4] == CODE + [ADD]

    def test_nothing_is_traced(self):
        kinds = self.dispatched(2)
        assert kinds == {tags.DISPATCH: CODE * 2, tags.DISPATCHED: []}

    def test_a_guard_before_the_function_with_the_marks(self):
        driver = JitDriver(greens=[], reds=["n", "kind"])

        def step(n, kind, begun):
            if begun and not we_are_jitted():
                marks.dispatched_before(ADD)
            marks.dispatch(ADD)
            return n - 1

        def run(n):
            kind = 0
            while n > 0:
                driver.jit_merge_point(n=n, kind=kind)
                kind = promote(n & 31 == 7)     # the guard fails for few n
                begun = False
                if we_are_jitted():
                    begun = True
                n = step(n, kind, begun)
            return n

        with Recording() as recording:
            assert self.meta_interp(run, [200]) == 0
        failures = len(recording.events(marks.GUARD_FAILED))
        again = [mark for mark in recording.marks if mark[0] == tags.DISPATCHED_BEFORE]
        # The last failure is that of n > 0, behind the function.
        assert failures > 2 and 2 <= len(again) <= failures - 1


# -- where merge points are in JIT code

X = InputArgInt()


def merge_point(opcode):
    return ResOperation(rop.DEBUG_MERGE_POINT, [ConstInt(0)] * 3 + [ConstInt(opcode)])


def guard():
    descr = ResumeGuardDescr()
    descr.rd_numb = lltype.malloc(NUMBERING, 1)
    return ResOperation(rop.GUARD_TRUE, [X], descr)


def guard_like(other):
    descr = ResumeGuardCopiedDescr()
    descr.prev = other.getdescr()
    return ResOperation(rop.GUARD_TRUE, [X], descr)


def operation(number=rop.INT_ADD):
    return ResOperation(number, [X, X])


def placed(operations):
    """Opcodes of merge points, names of all other operations, in their new order."""
    class Warmstate(object):
        def vmkit_get_opcode(self, greenkey):
            return greenkey[0].getint()

    class Driver(object):
        warmstate = Warmstate()

    class StaticData(object):
        jitdrivers_sd = [Driver()]

    return [opcode_of(op) if is_merge_point(op) else op.getopname()
            for op in with_merge_points(StaticData(), operations)]


def test_in_place():
    operations = [merge_point(1), operation(), guard(), merge_point(2), guard()]
    assert placed(operations) == [1, "int_add", "guard_true", 2, "guard_true"]


def test_behind_a_guard_that_resumes_before_the_merge_point():
    first = guard()
    operations = [merge_point(1), first, merge_point(2), operation(), guard_like(first),
                  merge_point(3), guard_like(first), operation(), guard(), merge_point(4)]
    assert placed(operations) == [
        1, "guard_true", "int_add", "guard_true", "guard_true", 2, 3, "int_add",
        "guard_true", 4]


def test_a_guard_with_the_resume_data_of_one_that_it_replaced():
    first, second = guard(), guard()
    second.getdescr().copy_all_attributes_from(first.getdescr())
    assert placed([first, merge_point(1), second]) == ["guard_true", "guard_true", 1]


def test_not_between_a_comparison_and_its_guard():
    operations = [guard(), operation(rop.INT_LT), merge_point(1), merge_point(2), guard()]
    assert placed(operations) == ["guard_true", 1, 2, "int_lt", "guard_true"]
    operations = [operation(rop.INT_ADD_OVF), merge_point(1), guard()]
    assert placed(operations) == [1, "int_add_ovf", "guard_true"]


def test_only_merge_points_move():
    operations = [operation(), guard(), operation(rop.INT_LT), guard()]
    assert places(operations) == [0, 1, 2, 3]
    install()
    assert with_merge_points(None, operations) == operations
