"""A mistake of rpython 0.2.1's JIT, put right before the VM is translated.

When a loop is compiled once more for other kinds of virtual objects, rpython looks into
the objects that the loop began with as if they were of the kinds that it ends with.
Objects of another class, or none, or arrays of another length end the process then; here
they tell nothing, as values that are not known.
"""
from __future__ import absolute_import

from rpython.jit.metainterp.optimizeopt.virtualstate import (
    AbstractVirtualStructStateInfo, VArrayStateInfo, VirtualStateInfo)
from rpython.rlib.objectmodel import not_rpython

_generate_array_guards = VArrayStateInfo.__dict__["_generate_guards"]


def generate_instance_guards(self, other, box, runtime_box, state):
    if runtime_box is not None and not (
            runtime_box.nonnull() and
            self.known_class.same_constant(state.cpu.ts.cls_of_box(runtime_box))):
        runtime_box = None
    AbstractVirtualStructStateInfo._generate_guards(self, other, box, runtime_box, state)


def generate_array_guards(self, other, box, runtime_box, state):
    if runtime_box is not None and not (
            runtime_box.nonnull() and len(self.fieldstate) == state.cpu.bh_arraylen_gc(
                runtime_box.getref_base(), self.arraydescr)):
        runtime_box = None
    _generate_array_guards(self, other, box, runtime_box, state)


@not_rpython
def install():
    VirtualStateInfo._generate_guards = generate_instance_guards
    VArrayStateInfo._generate_guards = generate_array_guards
