"""Events that threads wait for, and the waiting itself."""
from __future__ import absolute_import

from langs.scheme.vm.values import W_Root, w_void


class W_Event(W_Root):
    contract = "evt?"

    def poll(self):
        """Takes what the event gives at once, None where it is not ready."""
        raise NotImplementedError

    def enqueue(self, waiter):
        """Will call waiter.complete() when it is ready."""
        raise NotImplementedError


class Sync(object):
    """One wait of a thread, for any of several events."""

    def __init__(self):
        self.is_done = False

    def wake(self, index, w_value):
        """Event number `index` gave a value: makes the thread ready again."""
        raise NotImplementedError


class Waiter(object):
    """A Sync in the queue of one of its events; `w_offer` is what a sender offers."""

    def __init__(self, sync, index, w_offer=None):
        self.sync = sync
        self.index = index
        self.w_offer = w_offer

    def complete(self, w_value):
        if not self.sync.is_done:
            self.sync.is_done = True
            self.sync.wake(self.index, w_value)


def next_waiter(queue):
    """Takes the first waiter that still waits out of the queue, or None."""
    while len(queue) > 0:
        waiter = queue.pop(0)
        if not waiter.sync.is_done:
            return waiter
    return None


class W_Semaphore(W_Event):
    contract = "semaphore?"

    def __init__(self, count):
        self.count = count
        self.waiters = []
        self.peekers = []

    def opaque_text(self):
        return "#<semaphore>"

    def poll(self):
        if self.count > 0:
            self.count -= 1
            return self
        return None

    def enqueue(self, waiter):
        self.waiters.append(waiter)

    def post(self):
        for peeker in self.peekers:
            peeker.complete(peeker.w_offer)
        self.peekers = []
        waiter = next_waiter(self.waiters)
        if waiter is not None:
            waiter.complete(self)
        else:
            self.count += 1


class W_SemaphorePeek(W_Event):
    """Ready when the semaphore is, without taking it."""

    def __init__(self, semaphore):
        self.semaphore = semaphore

    def poll(self):
        return self if self.semaphore.count > 0 else None

    def enqueue(self, waiter):
        waiter.w_offer = self
        self.semaphore.peekers.append(waiter)


class W_Channel(W_Event):
    """Senders and receivers wait for each other."""
    contract = "channel?"

    def __init__(self):
        self.senders = []
        self.receivers = []

    def opaque_text(self):
        return "#<channel>"

    def poll(self):
        waiter = next_waiter(self.senders)
        if waiter is None:
            return None
        w_value = waiter.w_offer
        waiter.complete(w_void)
        return w_value

    def enqueue(self, waiter):
        self.receivers.append(waiter)


class W_ChannelPut(W_Event):
    """Ready when a receiver takes the value."""
    contract = "channel-put-evt?"

    def __init__(self, channel, w_value):
        self.channel = channel
        self.w_value = w_value

    def poll(self):
        waiter = next_waiter(self.channel.receivers)
        if waiter is None:
            return None
        waiter.complete(self.w_value)
        return self

    def enqueue(self, waiter):
        waiter.w_offer = self.w_value
        self.channel.senders.append(waiter)


class W_Always(W_Event):
    def opaque_text(self):
        return "#<always-evt>"

    def poll(self):
        return self

    def enqueue(self, waiter):
        waiter.complete(self)


class W_Never(W_Event):
    def opaque_text(self):
        return "#<never-evt>"

    def poll(self):
        return None

    def enqueue(self, waiter):
        pass


w_always = W_Always()
w_never = W_Never()


class W_Progress(W_Event):
    """Ready for good once something has happened."""
    contract = "progress-evt?"

    def __init__(self):
        self.is_ready = False
        self.waiters = []

    def poll(self):
        if self.is_ready:
            return self
        return None

    def enqueue(self, waiter):
        self.waiters.append(waiter)

    def happened(self):
        self.is_ready = True
        for waiter in self.waiters:
            waiter.complete(self)
        self.waiters = []


class W_Choice(W_Root):
    """Any of several events."""
    _immutable_fields_ = ["events_w[*]"]
    contract = "evt?"

    def __init__(self, events_w):
        self.events_w = events_w


class W_Wrap(W_Root):
    """An event whose value passes through a procedure."""
    _immutable_fields_ = ["w_event", "w_procedure"]
    contract = "evt?"

    def __init__(self, w_event, w_procedure):
        self.w_event = w_event
        self.w_procedure = w_procedure


class W_HandleEvent(W_Wrap):
    """handle-evt's, which is called in tail position."""
    contract = "handle-evt?"


PLAIN, NACK, POLL = range(3)      # what a guard's procedure is told


class W_Guard(W_Root):
    """Makes an event each time that one waits for it."""
    _immutable_fields_ = ["w_procedure", "kind"]
    contract = "evt?"

    def __init__(self, w_procedure, kind):
        self.w_procedure = w_procedure
        self.kind = kind
