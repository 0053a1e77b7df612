"""rpython's own tests of the meta-interpreter, with the balance of phases checked
after every one: exceptions, recursion, aborted traces, forced virtualizables.
"""
from __future__ import absolute_import

from annotations.vm.tests.nesting import Recording
from rpython.jit.metainterp.test.support import LLJitMixin
from rpython.jit.metainterp.test.test_exception import ExceptionTests
from rpython.jit.metainterp.test.test_jitdriver import MultipleJitDriversTests
from rpython.jit.metainterp.test.test_quasiimmut import QuasiImmutTests
from rpython.jit.metainterp.test.test_virtualizable import ImplicitVirtualizableTests


class BalancedMixin(LLJitMixin):
    def meta_interp(self, *arguments, **options):
        with Recording() as recording:
            result = LLJitMixin.meta_interp(self, *arguments, **options)
        recording.check()
        return result


class TestExceptions(BalancedMixin, ExceptionTests):
    pass


class TestSeveralDrivers(BalancedMixin, MultipleJitDriversTests):
    pass


class TestQuasiImmutable(BalancedMixin, QuasiImmutTests):
    pass


class TestVirtualizables(BalancedMixin, ImplicitVirtualizableTests):
    pass
