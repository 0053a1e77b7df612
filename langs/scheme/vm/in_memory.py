"""Objects that the JIT is to allocate where it could keep them virtual."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython, specialize
from rpython.rtyper.annlowlevel import cast_instance_to_gcref
from rpython.rtyper.lltypesystem import lltype


@specialize.argtype(0)
def is_in_memory(instance):
    """True; asking for its address makes the JIT allocate the object at this place."""
    return lltype.cast_ptr_to_int(cast_instance_to_gcref(instance)) != 0


@not_rpython
def make_through_memory(nothing):
    """A function that gives its argument back, of which the JIT knows nothing any more: for
    what comes to a loop that is for any class or value of it. `nothing` is of its type.
    """
    class Place(object):
        item = nothing

    here = Place()
    there = Place()

    def through_memory(item):
        here.item = item
        there.item = nothing    # the same place, for what the JIT knows
        return here.item

    return through_memory
