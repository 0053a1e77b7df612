"""File descriptors that threads wait for, all of them in one poll."""
from __future__ import absolute_import

import math

from rpython.rlib import rpoll


class Watch(object):
    """A waiter that gets `w_value` when the descriptor can be read from, or written to."""

    def __init__(self, fd, mask, waiter, w_value):
        self.fd = fd
        self.mask = mask
        self.waiter = waiter
        self.w_value = w_value


class Descriptors(object):
    def __init__(self):
        self.watches = []

    def watch_reading(self, fd, waiter, w_value):
        self.watches.append(Watch(fd, rpoll.POLLIN, waiter, w_value))

    def watch_writing(self, fd, waiter, w_value):
        self.watches.append(Watch(fd, rpoll.POLLOUT, waiter, w_value))

    def masks(self):
        """{descriptor: what is waited for}, without the waits that are over."""
        masks = {}
        watches = []
        for watch in self.watches:
            if not watch.waiter.sync.is_done:
                watches.append(watch)
                masks[watch.fd] = masks.get(watch.fd, 0) | watch.mask
        self.watches = watches
        return masks

    def are_watched(self):
        return len(self.watches) > 0 and len(self.masks()) > 0

    def wake(self, seconds):
        """Completes the waiters whose descriptors are ready, at most so much later. A closed
        descriptor and one whose other end has closed are ready: using it tells.
        """
        ready = poll(self.masks(), int(math.ceil(seconds * 1000.0)))
        if len(ready) == 0:
            return
        watches = self.watches
        self.watches = []
        for watch in watches:
            events = ready.get(watch.fd, 0)
            if events & (watch.mask | ~(rpoll.POLLIN | rpoll.POLLOUT)) != 0:
                watch.waiter.complete(watch.w_value)
            else:
                self.watches.append(watch)


def poll(masks, milliseconds):
    """{descriptor: what has happened}; an interruption by a signal counts as nothing."""
    try:
        events = rpoll.poll(masks, milliseconds)
    except rpoll.PollError:
        events = []
    ready = {}
    for fd, happened in events:
        ready[fd] = happened
    return ready


def can_read(fd):
    """Whether reading would not wait."""
    return len(poll({fd: rpoll.POLLIN}, 0)) > 0


def can_write(fd):
    """Whether writing would not wait, for a pipe at least ATOMIC bytes of it."""
    return len(poll({fd: rpoll.POLLOUT}, 0)) > 0


def wait_for_writing(fd):
    poll({fd: rpoll.POLLOUT}, FOREVER)


FOREVER = -1        # milliseconds
ATOMIC = 4096       # bytes that a pipe that can be written to takes at once, on Linux

DESCRIPTORS = Descriptors()
