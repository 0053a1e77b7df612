"""Objects that the JIT is to allocate where it could keep them virtual."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import specialize
from rpython.rtyper.annlowlevel import cast_instance_to_gcref
from rpython.rtyper.lltypesystem import lltype


@specialize.argtype(0)
def is_in_memory(instance):
    """True; asking for its address makes the JIT allocate the object at this place."""
    return lltype.cast_ptr_to_int(cast_instance_to_gcref(instance)) != 0
