"""Waiting for events: what is ready is taken, else the thread waits in all their queues."""
from __future__ import absolute_import

import time

from rpython.rlib import jit

from langs.scheme.vm.continuation import K
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.events import (
    NACK, POLL, Sync, W_Choice, W_Event, W_Guard, W_Semaphore, W_SemaphorePeek, W_Wrap, Waiter,
    w_never)
from langs.scheme.vm.ports import W_Port
from langs.scheme.vm.structs import W_Struct, w_prop_evt
from langs.scheme.vm.threads import SCHEDULER, ResumeCall, ResumeValues, Sleeper
from langs.scheme.vm.values import W_Fixnum, w_false, w_void, wrap_bool

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
    """An event inside of its wrappers' procedures, the innermost last; `nacks` are those of the
    nack guards that it came from.
    """

    def __init__(self, event, procedures_w, nacks):
        self.event = event
        self.procedures_w = procedures_w
        self.nacks = nacks

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


class Pending(object):
    """An event that is not taken apart yet, the last one of a list of them."""

    def __init__(self, w_event, procedures_w, nacks, next):
        self.w_event = w_event
        self.procedures_w = procedures_w
        self.nacks = nacks
        self.next = next


class Wanted(object):
    """What a wait is for, while its events are taken apart."""

    def __init__(self, w_timeout, seconds):
        self.w_timeout = w_timeout      # a procedure to call, or #f
        self.seconds = seconds          # < 0: without an end
        self.found = []                 # of Wrapped
        self.nacks = []                 # all of them


class K_Made(K):
    """Goes on with the event that a procedure made."""
    _immutable_fields_ = ["wanted", "pending"]

    def __init__(self, wanted, pending, next):
        self.wanted = wanted
        self.pending = pending      # that whose event the procedure gives
        self.next = next

    def plug(self, w_value):
        pending = self.pending
        if not is_event(w_value):
            w_value = w_never
        pending = Pending(w_value, pending.procedures_w, pending.nacks, pending.next)
        return take_apart(self.next, self.wanted, pending)

    def relinked(self, next):
        return K_Made(self.wanted, self.pending, next)


@jit.dont_look_inside
def take_apart(k, wanted, pending):
    """The state that has waited for one of the pending events."""
    while pending is not None:
        w_event = pending.w_event
        procedures_w = pending.procedures_w
        if isinstance(w_event, W_Event):
            wanted.found.append(Wrapped(w_event, procedures_w, pending.nacks))
            pending = pending.next
        elif isinstance(w_event, W_Port):
            wanted.found.append(Wrapped(w_event.readiness(), procedures_w, pending.nacks))
            pending = pending.next
        elif isinstance(w_event, W_Choice):
            rest = pending.next
            for i in range(len(w_event.events_w) - 1, -1, -1):
                rest = Pending(w_event.events_w[i], procedures_w, pending.nacks, rest)
            pending = rest
        elif isinstance(w_event, W_Wrap):
            pending = Pending(w_event.w_event, procedures_w + [w_event.w_procedure],
                              pending.nacks, pending.next)
        elif isinstance(w_event, W_Guard):
            return make_event(k, wanted, w_event, pending)
        else:
            w_property = struct_event(w_event)
            if w_property.is_procedure():
                return w_property.call([w_event], K_Made(wanted, pending, k))
            pending = Pending(w_property, procedures_w, pending.nacks, pending.next)
    return wait_for_any(k, wanted)


def make_event(k, wanted, guard, pending):
    """Calls the guard's procedure: with nothing, with a nack event, or whether this is a poll."""
    args_w = []
    if guard.kind == NACK:
        nack = W_Semaphore(0)
        wanted.nacks.append(nack)
        pending = Pending(pending.w_event, pending.procedures_w, pending.nacks + [nack],
                          pending.next)
        args_w = [W_SemaphorePeek(nack)]
    elif guard.kind == POLL:
        args_w = [wrap_bool(wanted.seconds == 0.0)]
    return guard.w_procedure.call(args_w[:], K_Made(wanted, pending, k))


def post_nacks(nacks, chosen):
    """Tells the guards whose events were not chosen."""
    for nack in nacks:
        if nack not in chosen:
            nack.post()


def is_event(w_value):
    return (isinstance(w_value, W_Event) or isinstance(w_value, W_Choice) or
            isinstance(w_value, W_Wrap) or isinstance(w_value, W_Guard) or
            isinstance(w_value, W_Port) or
            (isinstance(w_value, W_Struct) and
             w_value.w_type.find_property(w_prop_evt) is not None))


def struct_event(w_value):
    """What prop:evt says of a struct: an event, or a procedure that makes one."""
    if isinstance(w_value, W_Struct):
        w_property = w_value.w_type.find_property(w_prop_evt)
        if isinstance(w_property, W_Fixnum):
            w_property = w_value.get_field(w_property.intval)
        if w_property is not None:
            if w_property.is_procedure() or is_event(w_property):
                return w_property
            return w_never
    raise wrong_argument("sync", "evt?", 0, [w_value])


class ThreadSync(Sync):
    """The current thread's wait."""

    def __init__(self, k, wanted):
        Sync.__init__(self)
        self.thread = SCHEDULER.current
        self.k = k
        self.wanted = wanted

    def wake(self, index, w_value):
        SCHEDULER.make_ready(self.thread, self.resumption(index, w_value))

    def resumption(self, index, w_value):
        wanted = self.wanted
        if index == TIMEOUT:
            post_nacks(wanted.nacks, [])
            if wanted.w_timeout.is_procedure():
                return ResumeCall(self.k, wanted.w_timeout, [])
            return ResumeValues(self.k, [w_false])
        wrapped = wanted.found[index]
        post_nacks(wanted.nacks, wrapped.nacks)
        return ResumeValues(wrapped.continued(self.k), [w_value])


@jit.dont_look_inside
def sync(k, events_w, w_timeout, seconds):
    """The state that has waited for one of the events; seconds < 0: without an end."""
    return take_apart(k, Wanted(w_timeout, seconds), Pending(W_Choice(events_w), [], [], None))


def wait_for_any(k, wanted):
    found = wanted.found
    for wrapped in found:
        w_value = wrapped.event.poll()
        if w_value is not None:
            post_nacks(wanted.nacks, wrapped.nacks)
            return wrapped.continued(k).plug(w_value)
    waits = ThreadSync(k, wanted)
    if wanted.seconds == 0.0:
        return waits.resumption(TIMEOUT, w_false).state()
    SCHEDULER.suspend_current()
    SCHEDULER.current.sync = waits
    for index in range(len(found)):
        found[index].event.enqueue(Waiter(waits, index))
    if wanted.seconds > 0.0:
        SCHEDULER.sleepers.append(
            Sleeper(time.time() + wanted.seconds, Waiter(waits, TIMEOUT), w_false))
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
    wanted = Wanted(w_false, -1.0)
    wanted.found.append(Wrapped(event, [], []))
    waits = ThreadSync(k, wanted)
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
