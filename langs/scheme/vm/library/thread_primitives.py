"""Threads, semaphores, channels, mailboxes."""
from __future__ import absolute_import

import time

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.context import MACHINE, K_Wind
from langs.scheme.vm.continuation import K
from langs.scheme.vm.errors import BREAK, contract_error, make_exception, wrong_argument
from langs.scheme.vm.events import (
    W_Channel, W_ChannelPut, W_Event, W_Semaphore, W_SemaphorePeek, next_waiter)
from langs.scheme.vm.parameters import current_parameterization
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.raising import w_void_thunk
from langs.scheme.vm.syncing import K_Void, W_Alarm, wait_for
from langs.scheme.vm.threads import (
    SCHEDULER, ResumeCall, ResumeValues, W_Thread, start_thread)
from langs.scheme.vm.tower import is_real, to_float
from langs.scheme.vm.values import (
    W_Fixnum, W_Procedure, W_Root, w_false, w_to_list, w_void, wrap_bool)

primitive = SCHEME.primitive
control = SCHEME.control


# -- threads

def thread(k, w_thunk):
    if not w_thunk.is_procedure():
        raise wrong_argument("thread", "(procedure-arity-includes/c 0)", 0, [w_thunk])
    return k.plug(start_thread(w_thunk, current_parameterization()))


for _name in ("thread", "thread/suspend-to-kill"):
    control(_name, W_Root)(thread)


@primitive("thread?", W_Root)
def is_thread(w_value):
    return wrap_bool(isinstance(w_value, W_Thread))


@primitive("current-thread")
def current_thread():
    return SCHEDULER.current


@primitive("thread-running?", W_Thread)
def is_running(thread):
    return wrap_bool(not thread.is_done and not thread.is_suspended)


@primitive("thread-dead?", W_Thread)
def is_dead(thread):
    return wrap_bool(thread.is_done)


@primitive("thread-dead-evt", W_Thread)
def thread_dead_evt(thread):
    return thread


@control("thread-wait", W_Thread)
def thread_wait(k, thread):
    return wait_for(K_Void(k), thread)


@control("kill-thread", W_Thread)
def kill_thread(k, thread):
    SCHEDULER.end(thread)
    if thread is SCHEDULER.current:
        return SCHEDULER.next_state()
    return k.plug(w_void)


@control("thread-suspend", W_Thread)
def thread_suspend(k, thread):
    thread.is_suspended = True
    if thread is SCHEDULER.current:
        SCHEDULER.suspend_current()
        SCHEDULER.make_ready(thread, ResumeValues(k, [w_void]))
        return SCHEDULER.next_state()
    if thread in SCHEDULER.queue:
        SCHEDULER.queue.remove(thread)
    return k.plug(w_void)


@control("thread-resume", W_Thread, Optional(W_Root, w_false))
def thread_resume(k, thread, w_benefactor):
    if thread.is_suspended:
        thread.is_suspended = False
        if thread.resumption is not None:
            SCHEDULER.queue.append(thread)
    return k.plug(w_void)


class W_Break(W_Procedure):
    """Raises exn:break in a thread that goes on."""

    def call(self, args_w, k):
        raise make_exception(BREAK, "user break", [w_false])


@control("break-thread", W_Thread, Optional(W_Root, w_false))
def break_thread(k, thread, w_kind):
    if thread is SCHEDULER.current:
        return W_Break().call([], k)
    waits = thread.sync
    if waits is not None and not waits.is_done:
        waits.is_done = True
        SCHEDULER.make_ready(thread, ResumeCall(waits.k, W_Break(), []))
    return k.plug(w_void)


@control("sleep", Optional(W_Root, W_Fixnum(0)))
def sleep(k, w_seconds):
    if not is_real(w_seconds):
        raise wrong_argument("sleep", "(>=/c 0)", 0, [w_seconds])
    seconds = to_float(w_seconds)
    if seconds <= 0.0:
        SCHEDULER.suspend_current()
        SCHEDULER.make_ready(SCHEDULER.current, ResumeValues(k, [w_void]))
        return SCHEDULER.next_state()
    return wait_for(K_Void(k), W_Alarm(time.time() + seconds))


# -- mailboxes

@control("thread-send", W_Thread, W_Root, Optional(W_Root, None))
def thread_send(k, thread, w_value, w_failure):
    if thread.is_done:
        if w_failure is None:
            raise contract_error("thread-send: target thread is not running")
        if w_failure.is_procedure():
            return w_failure.call([], k)
        return k.plug(w_failure)
    waiter = next_waiter(thread.receivers)
    if waiter is not None:
        waiter.complete(w_value)
    else:
        thread.mailbox_w.append(w_value)
    return k.plug(w_void)


class W_Mailbox(W_Event):
    """Ready when the thread has a message, which it takes when `takes`."""

    def __init__(self, thread, takes):
        self.thread = thread
        self.takes = takes

    def poll(self):
        if len(self.thread.mailbox_w) == 0:
            return None
        if self.takes:
            return self.thread.mailbox_w.pop(0)
        return self

    def enqueue(self, waiter):
        self.thread.receivers.append(waiter)


@control("thread-receive")
def thread_receive(k):
    return wait_for(k, W_Mailbox(SCHEDULER.current, True))


@primitive("thread-try-receive")
def thread_try_receive():
    w_value = W_Mailbox(SCHEDULER.current, True).poll()
    return w_value if w_value is not None else w_false


@primitive("thread-receive-evt")
def thread_receive_evt():
    return W_Mailbox(SCHEDULER.current, False)


@primitive("thread-rewind-receive", W_Root)
def thread_rewind_receive(w_list):
    values_w = w_to_list(w_list)
    if values_w is None:
        raise wrong_argument("thread-rewind-receive", "list?", 0, [w_list])
    for w_value in values_w:
        SCHEDULER.current.mailbox_w.insert(0, w_value)


# -- semaphores

@primitive("make-semaphore", Optional(int, 0))
def make_semaphore(count):
    return W_Semaphore(count)


@primitive("semaphore?", W_Root)
def is_semaphore(w_value):
    return wrap_bool(isinstance(w_value, W_Semaphore))


@control("semaphore-post", W_Semaphore)
def semaphore_post(k, semaphore):
    semaphore.post()
    return k.plug(w_void)


@control("semaphore-try-wait?", W_Semaphore)
def semaphore_try_wait(k, semaphore):
    return k.plug(wrap_bool(semaphore.poll() is not None))


def semaphore_wait(k, semaphore):
    return wait_for(K_Void(k), semaphore)


for _name in ("semaphore-wait", "semaphore-wait/enable-break"):
    control(_name, W_Semaphore)(semaphore_wait)


class W_Post(W_Procedure):
    """Posts the semaphore: the post thunk of call-with-semaphore."""

    def __init__(self, semaphore):
        self.semaphore = semaphore

    def call(self, args_w, k):
        self.semaphore.post()
        return k.plug(w_void)


class K_Locked(K):
    """The semaphore has been taken: calls the procedure, and posts when it is left."""
    _immutable_fields_ = ["semaphore", "w_procedure", "args_w[*]"]

    def __init__(self, semaphore, w_procedure, args_w, next):
        self.semaphore = semaphore
        self.w_procedure = w_procedure
        self.args_w = args_w
        self.next = next

    def plug(self, w_value):
        frame = K_Wind(w_void_thunk, W_Post(self.semaphore), self.next, MACHINE.context)
        MACHINE.context = frame
        return self.w_procedure.call(self.args_w, frame)

    def relinked(self, next):
        return K_Locked(self.semaphore, self.w_procedure, self.args_w, next)


def call_with_semaphore(k, semaphore, w_procedure, w_failure, args_w):
    """With a failure thunk it does not wait."""
    locked = K_Locked(semaphore, w_procedure, args_w, k)
    if w_failure is not w_false:
        if semaphore.poll() is None:
            return w_failure.call([], k)
        return locked.plug(w_void)
    return wait_for(locked, semaphore)


for _name in ("call-with-semaphore", "call-with-semaphore/enable-break"):
    control(_name, W_Semaphore, W_Root, Optional(W_Root, w_false), Rest)(call_with_semaphore)


@primitive("semaphore-peek-evt", W_Semaphore)
def semaphore_peek_evt(semaphore):
    return W_SemaphorePeek(semaphore)


@primitive("semaphore-peek-evt?", W_Root)
def is_semaphore_peek_evt(w_value):
    return wrap_bool(isinstance(w_value, W_SemaphorePeek))


# -- channels

@primitive("make-channel")
def make_channel():
    return W_Channel()


@primitive("channel?", W_Root)
def is_channel(w_value):
    return wrap_bool(isinstance(w_value, W_Channel))


@control("channel-get", W_Channel)
def channel_get(k, channel):
    return wait_for(k, channel)


@control("channel-put", W_Channel, W_Root)
def channel_put(k, channel, w_value):
    return wait_for(K_Void(k), W_ChannelPut(channel, w_value))


@primitive("channel-put-evt", W_Channel, W_Root)
def channel_put_evt(channel, w_value):
    return W_ChannelPut(channel, w_value)


@primitive("channel-put-evt?", W_Root)
def is_channel_put_evt(w_value):
    return wrap_bool(isinstance(w_value, W_ChannelPut))
