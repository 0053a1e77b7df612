"""Green threads: who runs next, and what a thread that waits will go on with."""
from __future__ import absolute_import

import time

from rpython.rlib import jit

from langs.scheme.vm.context import (
    MACHINE, K_Marks, Mark, push_prompt, w_default_tag, w_parameterization_key)
from langs.scheme.vm.continuation import K, plug_any
from langs.scheme.vm.custodians import current_custodian
from langs.scheme.vm.descriptors import DESCRIPTORS
from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.events import W_Event
from langs.scheme.vm.raising import Stop
from langs.scheme.vm.values import w_void

QUANTUM = 20000     # function entries that are loop heads, until another thread's turn
LONGEST_PAUSE = 3600.0      # seconds


class Resumption(object):
    """How a thread goes on."""

    def state(self):
        raise NotImplementedError


class ResumeState(Resumption):
    """Where it was interrupted."""

    def __init__(self, node, registers_w, closure, k):
        self.node = node
        self.registers_w = registers_w
        self.closure = closure
        self.k = k

    def state(self):
        return self.node, self.registers_w, self.closure, self.k


class ResumeValues(Resumption):
    """With what it waited for."""

    def __init__(self, k, values_w):
        self.k = k
        self.values_w = values_w

    def state(self):
        return plug_any(self.k, self.values_w)


class ResumeCall(Resumption):
    """With a call."""

    def __init__(self, k, w_procedure, args_w):
        self.k = k
        self.w_procedure = w_procedure
        self.args_w = args_w

    def state(self):
        return self.w_procedure.call(self.args_w, self.k)


class W_Thread(W_Event):
    """As an event it is ready when it has ended."""
    contract = "thread?"

    def __init__(self, name):
        self.name = name
        self.is_done = False
        self.is_suspended = False
        self.resumption = None      # None while it runs or waits
        self.context = None
        self.waiters = []           # of Waiter, for its end
        self.mailbox_w = []
        self.receivers = []         # of Waiter, for messages
        self.sync = None            # what it waits for
        self.custodian = None       # that ends it; nothing ends the main thread

    def opaque_text(self):
        return "#<thread:%s>" % self.name if self.name != "" else "#<thread>"

    def poll(self):
        return self if self.is_done else None

    def enqueue(self, waiter):
        self.waiters.append(waiter)


class Scheduler(object):
    _immutable_fields_ = ["has_several?"]

    def __init__(self):
        self.has_several = False    # threads: then they take turns
        self.ticks = QUANTUM
        self.queue = []             # threads that can run
        self.sleepers = []          # of Sleeper
        self.current = W_Thread("main")

    def make_ready(self, thread, resumption):
        thread.resumption = resumption
        thread.sync = None
        if not thread.is_suspended:
            self.queue.append(thread)

    def suspend_current(self):
        """The current thread waits; the caller goes on with next_state()."""
        if MACHINE.level > 0:
            raise contract_error("a callback of a primitive cannot wait for an event")
        self.current.context = MACHINE.context

    @jit.dont_look_inside
    def next_state(self):
        """Of the next thread that can run; waits for the clock and for files where there is
        none.
        """
        self.ticks = QUANTUM
        if len(self.queue) > 0:
            self.wake(0.0)
        while len(self.queue) == 0:
            self.wake(self.pause())
        thread = self.queue.pop(0)
        self.current = thread
        MACHINE.context = thread.context
        resumption = thread.resumption
        thread.resumption = None
        return resumption.state()

    def tick(self):
        """Whether it is another thread's turn."""
        self.ticks -= 1
        return self.ticks < 0 and MACHINE.level == 0

    @jit.dont_look_inside
    def switch(self, node, registers_w, closure, k):
        """Another thread's state; the current one goes on later."""
        self.suspend_current()
        self.make_ready(self.current, ResumeState(node, registers_w, closure, k))
        return self.next_state()

    def pause(self):
        """Seconds until the next sleeper's time, or LONGEST_PAUSE."""
        pause = LONGEST_PAUSE
        is_hopeless = not DESCRIPTORS.are_watched()
        now = time.time()
        for sleeper in self.sleepers:
            if not sleeper.waiter.sync.is_done:
                is_hopeless = False
                pause = min(pause, sleeper.when - now)
        if is_hopeless:
            raise Stop(1)           # nobody can ever go on
        return max(pause, 0.0)

    def wake(self, seconds):
        """Waits at most that long for somebody who can go on."""
        if DESCRIPTORS.are_watched():
            DESCRIPTORS.wake(seconds)
        elif seconds > 0.0:
            time.sleep(seconds)
        if len(self.sleepers) > 0:
            self.wake_sleepers()

    def wake_sleepers(self):
        now = time.time()
        waiting = []
        for sleeper in self.sleepers:
            if sleeper.waiter.sync.is_done:
                continue
            if sleeper.when <= now and sleeper.is_ready(now):
                sleeper.waiter.complete(sleeper.w_result)
            else:
                waiting.append(sleeper)
        self.sleepers = waiting

    def end(self, thread):
        """The thread has ended or was killed."""
        if thread.is_done:
            return
        thread.is_done = True
        if thread.custodian is not None and thread in thread.custodian.threads:
            del thread.custodian.threads[thread]
        if thread.sync is not None:
            thread.sync.is_done = True
        if thread in self.queue:
            self.queue.remove(thread)
        for waiter in thread.waiters:
            waiter.complete(thread)
        thread.waiters = []


class Sleeper(object):
    def __init__(self, when, waiter, w_result):
        self.when = when
        self.waiter = waiter
        self.w_result = w_result

    def is_ready(self, now):
        """At or behind its time; if not, it has set another one."""
        return True


SCHEDULER = Scheduler()


class K_ThreadEnd(K):
    """The bottom of a thread."""

    def __init__(self, thread):
        self.thread = thread

    def plug(self, w_value):
        SCHEDULER.end(self.thread)
        return SCHEDULER.next_state()

    def plug_values(self, values_w):
        return self.plug(w_void)

    def relinked(self, next):
        return next


def start_thread(w_thunk, parameterization):
    """A new thread, which calls the thunk at its first turn."""
    thread = W_Thread(w_thunk.procedure_name())
    thread.custodian = current_custodian("thread")
    thread.custodian.threads[thread] = True
    saved = MACHINE.context
    MACHINE.context = None
    k = push_prompt(w_default_tag, None, K_ThreadEnd(thread))
    if parameterization is not None:
        k = K_Marks(Mark(w_parameterization_key, parameterization, None), k, k)
    thread.context = k
    MACHINE.context = saved
    SCHEDULER.make_ready(thread, ResumeCall(k, w_thunk, []))
    SCHEDULER.has_several = True
    return thread
