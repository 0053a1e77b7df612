"""What a primitive does that would wait for a port while other threads could run."""
from __future__ import absolute_import

from langs.scheme.vm.events import W_Event


class WouldWait(Exception):
    """Leaves a repeatable primitive, which is called again when the event is ready. It has
    changed nothing so far that calling it again would do twice.
    """

    def __init__(self, event):
        self.event = event


class Patience(object):
    """Whether WouldWait may be raised: a repeatable primitive runs, and there are threads to
    switch between. Otherwise the whole program waits.
    """

    def __init__(self):
        self.can_leave = False


PATIENCE = Patience()


class W_Readable(W_Event):
    """Ready with the port when something can be read from it."""
    _immutable_fields_ = ["port"]

    def __init__(self, port):
        self.port = port

    def poll(self):
        return self.port if self.port.is_ready() else None

    def enqueue(self, waiter):
        self.port.when_ready(waiter, self.port)


class W_More(W_Readable):
    """Ready when the port has more than what its buffer holds."""

    def poll(self):
        return self.port if self.port.has_more() else None


class W_Writable(W_Event):
    """Ready with the port when it takes more."""
    _immutable_fields_ = ["port"]

    def __init__(self, port):
        self.port = port

    def poll(self):
        return self.port if self.port.takes_more() else None

    def enqueue(self, waiter):
        self.port.when_taking(waiter, self.port)
