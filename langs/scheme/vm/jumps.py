"""Leaving one continuation for another: the winds between, and where frames are copied."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.context import (
    MACHINE, K_Barrier, K_Context, K_Nested, K_Wind, find_prompt)
from langs.scheme.vm.continuation import K, plug_any
from langs.scheme.vm.errors import CONTINUATION, make_exception


class Escape(Exception):
    """Leaves nested runs of the machine, down to the target's."""

    def __init__(self, level, arrival):
        self.level = level
        self.arrival = arrival


class Arrival(object):
    """What to do where a jump ends."""
    _immutable_fields_ = ["k", "context"]

    def __init__(self, k, context):
        self.k = k
        self.context = context

    def state(self):
        raise NotImplementedError

    def arrive(self):
        level = level_of(self.context)
        if level < MACHINE.level:
            raise Escape(level, self)
        MACHINE.context = self.context
        return self.state()


class GiveValues(Arrival):
    """Returns values to the continuation."""
    _immutable_fields_ = ["values_w[*]"]

    def __init__(self, k, context, values_w):
        Arrival.__init__(self, k, context)
        self.values_w = values_w

    def state(self):
        return plug_any(self.k, self.values_w)


class CallThere(Arrival):
    """Calls a procedure with the continuation."""
    _immutable_fields_ = ["w_procedure", "args_w[*]"]

    def __init__(self, k, context, w_procedure, args_w):
        Arrival.__init__(self, k, context)
        self.w_procedure = w_procedure
        self.args_w = args_w

    def state(self):
        return self.w_procedure.call(self.args_w, self.k)


def level_of(context):
    while context is not None:
        if isinstance(context, K_Nested):
            return context.level
        context = context.outer
    return 0


def depth_of(context):
    if context is None:
        return -1
    return context.depth


def common_context(a, b):
    """The innermost context that both are or stand on, None at the bottom."""
    while a is not b:
        if depth_of(a) >= depth_of(b):
            a = a.outer
        else:
            b = b.outer
    return a


def jump(arrival):
    """From the current continuation to the arrival's."""
    if arrival.context is MACHINE.context:
        return arrival.state()
    return travel(arrival)


@jit.dont_look_inside
def travel(arrival):
    common = common_context(MACHINE.context, arrival.context)
    check_barriers(arrival.context, common)
    return leave_winds(MACHINE.context, common, arrival)


def check_barriers(context, common):
    while context is not common:
        if isinstance(context, K_Barrier) or isinstance(context, K_Nested):
            raise make_exception(CONTINUATION, (
                "continuation application: attempt to cross a continuation barrier"))
        context = context.outer


def leave_winds(context, common, arrival):
    """Runs the post thunks, from the context outwards."""
    while context is not common:
        if isinstance(context, K_Wind):
            MACHINE.context = context.outer
            return context.w_post.call([], K_Leaving(context, common, arrival))
        if isinstance(context, K_Nested):
            raise Escape(context.level - 1, LeaveOn(context.outer, common, arrival))
        context = context.outer
    return enter_winds(common, arrival)


def enter_winds(entered, arrival):
    """Runs the pre thunks from the context outside of `entered` on, outermost first."""
    next = None
    context = arrival.context
    while context is not entered:
        if isinstance(context, K_Wind):
            next = context
        context = context.outer
    if next is None:
        return arrival.arrive()
    assert isinstance(next, K_Wind)
    MACHINE.context = next.outer
    return next.w_pre.call([], K_Entering(next, arrival))


class LeaveOn(Arrival):
    """Goes on leaving winds in an outer run of the machine."""

    def __init__(self, context, common, arrival):
        Arrival.__init__(self, arrival.k, context)
        self.common = common
        self.arrival = arrival

    def state(self):
        return leave_winds(self.context, self.common, self.arrival)


class K_Leaving(K):
    """Behind a post thunk."""
    _immutable_fields_ = ["wind", "common", "arrival"]

    def __init__(self, wind, common, arrival):
        self.next = wind.next
        self.wind = wind
        self.common = common
        self.arrival = arrival

    def plug(self, w_value):
        return leave_winds(self.wind.outer, self.common, self.arrival)

    def plug_values(self, values_w):
        return leave_winds(self.wind.outer, self.common, self.arrival)

    def relinked(self, next):
        return self


class K_Entering(K):
    """Behind a pre thunk."""
    _immutable_fields_ = ["wind", "arrival"]

    def __init__(self, wind, arrival):
        self.next = wind.next
        self.wind = wind
        self.arrival = arrival

    def plug(self, w_value):
        return enter_winds(self.wind, self.arrival)

    def plug_values(self, values_w):
        return enter_winds(self.wind, self.arrival)

    def relinked(self, next):
        return self


class Segment(object):
    """A continuation with its innermost context."""
    _immutable_fields_ = ["k", "context"]

    def __init__(self, k, context):
        self.k = k
        self.context = context


@jit.dont_look_inside
def relink(k, end, new_end, new_context):
    """Copies of the frames from k down to `end` (exclusive), that return to new_end."""
    frames = []
    while k is not end:
        frames.append(k)
        k = k.next
    k = new_end
    context = new_context
    for i in range(len(frames) - 1, -1, -1):
        frame = frames[i]
        if isinstance(frame, K_Context):
            k = context = frame.relinked_context(k, context)
        else:
            k = frame.relinked(k)
    return Segment(k, context)
