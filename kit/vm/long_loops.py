"""Loops whose own body is longer than the JIT's trace limit.

rpython gives up a trace at the limit and from then on does not inline the longest function
called in it. Where the calls make up little of the trace this would not make it short enough:
a loop with a long body of its own would never be compiled. Such a trace goes on.
"""
from __future__ import absolute_import

from rpython.jit.metainterp.pyjitpl import MetaInterp
from rpython.rlib.objectmodel import not_rpython

LONGEST = 40000     # operations
STEP = 1000         # operations between two looks at what the trace consists of
SHARE = 3           # of the trace, a third: what a function has that is worth not inlining

_blackhole_if_trace_too_long = MetaInterp.blackhole_if_trace_too_long.__func__


def blackhole_if_trace_too_long(self):
    length = self.history.length()
    if length > self.jitdriver_sd.warmstate.trace_limit and length <= LONGEST:
        if length < self.vmkit_goes_on_until:
            return
        if longest_call(self) * SHARE < self.history.get_trace_position()[0]:
            self.vmkit_goes_on_until = length + STEP
            return
    _blackhole_if_trace_too_long(self)


def longest_call(metainterp):
    """The size of what the trace has of the longest inlined function, those that go on too;
    as positions in the trace are counted."""
    longest = 0
    begun = []
    for _, greenkey, position in metainterp.portal_trace_positions:
        if greenkey is not None:
            begun.append(position[0])
        else:
            longest = max(longest, position[0] - begun.pop())
    if begun:
        longest = max(longest, metainterp.history.get_trace_position()[0] - begun[0])
    return longest


@not_rpython
def install():
    MetaInterp.vmkit_goes_on_until = 0
    MetaInterp.blackhole_if_trace_too_long = blackhole_if_trace_too_long
