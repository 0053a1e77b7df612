"""Mistakes of rpython 0.2.1's JIT, put right before a VM with one is translated."""
from __future__ import absolute_import

from rpython.jit.codewriter.effectinfo import EffectInfo
from rpython.rlib.objectmodel import not_rpython

_check_readonly_descr_field = EffectInfo.check_readonly_descr_field


def check_readonly_descr_field(self, fielddescr):
    """An immutable field that a called function both reads and writes, of two objects, is one
    that it reads: else the optimiser leaves it unset in an object made just before the call."""
    if fielddescr.is_always_pure() and self.check_write_descr_field(fielddescr):
        return True
    return _check_readonly_descr_field(self, fielddescr)


@not_rpython
def install():
    EffectInfo.check_readonly_descr_field = check_readonly_descr_field
