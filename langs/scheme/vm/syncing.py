"""Waiting for events: what is ready is taken, else the thread waits in all their queues."""
from __future__ import absolute_import

import time

from rpython.rlib import jit

from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.continuation import K
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.events import (
    Sync, W_Choice, W_Event, W_Guard, W_Wrap, Waiter, w_never)
from langs.scheme.vm.structs import W_Struct, w_prop_evt
from langs.scheme.vm.threads import SCHEDULER, ResumeCall, ResumeValues, Sleeper
from langs.scheme.vm.values import W_Fixnum, w_false, w_void

TIMEOUT = -1


class W_Alarm(W_Event):
    """Ready at a time, in seconds."""

    def __init__(self, when):
        self.when = when

    def poll(self):
        return self if time.time() >= self.when else None

    def enqueue(self, waiter):
        SCHEDULER.sleepers.append(Sleeper(self.when, waiter, self))


class Wrapped(object):
    """An event inside of its wrappers' procedures, the innermost last."""

    def __init__(self, event, procedures_w):
        self.event = event
        self.procedures_w = procedures_w

    def continued(self, k):
        """k, behind the wrappers."""
        for w_procedure in self.procedures_w:
            k = K_Wrapper(w_procedure, k)
        return k


class K_Wrapper(K):
    """Calls a wrapper with the event's value."""
    _immutable_fields_ = ["w_procedure"]

    def __init__(self, w_procedure, next):
        self.w_procedure = w_procedure
        self.next = next

    def plug(self, w_value):
        return self.w_procedure.call([w_value], self.next)

    def plug_values(self, values_w):
        return self.w_procedure.call(values_w, self.next)

    def relinked(self, next):
        return K_Wrapper(self.w_procedure, next)


def flatten(w_event, procedures_w, found):
    """Adds the plain events in w_event to the list."""
    if isinstance(w_event, W_Event):
        found.append(Wrapped(w_event, procedures_w))
    elif isinstance(w_event, W_Choice):
        for w_one in w_event.events_w:
            flatten(w_one, procedures_w, found)
    elif isinstance(w_event, W_Wrap):
        flatten(w_event.w_event, procedures_w + [w_event.w_procedure], found)
    elif isinstance(w_event, W_Guard):
        args_w = [w_never] if w_event.gives_nack else []
        flatten(call_nested(w_event.w_procedure, args_w), procedures_w, found)
    else:
        flatten(struct_event(w_event), procedures_w, found)


def is_event(w_value):
    return (isinstance(w_value, W_Event) or isinstance(w_value, W_Choice) or
            isinstance(w_value, W_Wrap) or isinstance(w_value, W_Guard) or
            (isinstance(w_value, W_Struct) and
             w_value.w_type.find_property(w_prop_evt) is not None))


def struct_event(w_value):
    """What prop:evt says of a struct: an event, the index of one, or a maker of one."""
    if isinstance(w_value, W_Struct):
        w_property = w_value.w_type.find_property(w_prop_evt)
        if isinstance(w_property, W_Fixnum):
            w_property = w_value.get_field(w_property.intval)
        elif w_property is not None and w_property.is_procedure():
            w_property = call_nested(w_property, [w_value])
        if w_property is not None:
            return w_property if is_event(w_property) else w_never
    raise wrong_argument("sync", "evt?", 0, [w_value])


class ThreadSync(Sync):
    """The current thread's wait."""

    def __init__(self, k, events, w_timeout):
        Sync.__init__(self)
        self.thread = SCHEDULER.current
        self.k = k
        self.events = events
        self.w_timeout = w_timeout      # a procedure to call, or #f

    def wake(self, index, w_value):
        SCHEDULER.make_ready(self.thread, self.resumption(index, w_value))

    def resumption(self, index, w_value):
        if index == TIMEOUT:
            if self.w_timeout.is_procedure():
                return ResumeCall(self.k, self.w_timeout, [])
            return ResumeValues(self.k, [w_false])
        return ResumeValues(self.events[index].continued(self.k), [w_value])


@jit.dont_look_inside
def sync(k, events_w, w_timeout, seconds):
    """The state that has waited for one of the events; seconds < 0: without an end."""
    found = []
    for w_event in events_w:
        flatten(w_event, [], found)
    for wrapped in found:
        w_value = wrapped.event.poll()
        if w_value is not None:
            return wrapped.continued(k).plug(w_value)
    waits = ThreadSync(k, found, w_timeout)
    if seconds == 0.0:
        return waits.resumption(TIMEOUT, w_false).state()
    SCHEDULER.suspend_current()
    SCHEDULER.current.sync = waits
    for index in range(len(found)):
        found[index].event.enqueue(Waiter(waits, index))
    if seconds > 0.0:
        SCHEDULER.sleepers.append(
            Sleeper(time.time() + seconds, Waiter(waits, TIMEOUT), w_false))
    return SCHEDULER.next_state()


def wait_for(k, event):
    """The state that has waited for one event; k gets its value."""
    w_value = event.poll()
    if w_value is not None:
        return k.plug(w_value)
    return enqueue_and_wait(k, event)


@jit.dont_look_inside
def enqueue_and_wait(k, event):
    SCHEDULER.suspend_current()
    waits = ThreadSync(k, [Wrapped(event, [])], w_false)
    SCHEDULER.current.sync = waits
    event.enqueue(Waiter(waits, 0))
    return SCHEDULER.next_state()


class K_Void(K):
    """Ignores a value and returns void."""

    def __init__(self, next):
        self.next = next

    def plug(self, w_value):
        return self.next.plug(w_void)

    def relinked(self, next):
        return K_Void(next)
