"""What a primitive does that would wait for a port while other threads could run."""
from __future__ import absolute_import

from langs.scheme.vm.events import W_Event

ALL, AVAILABLE, AT_ONCE = range(3)      # how much is waited for


class Leaving(Exception):
    """Leaves a repeatable primitive, which is called again later. It has changed nothing so
    far that calling it again would do twice.
    """


class WouldWait(Leaving):
    """Until the event is ready."""

    def __init__(self, event):
        self.event = event


class WouldCall(Leaving):
    """Until the port's procedure has been called, whose result goes to port.receive()."""

    def __init__(self, port, w_procedure, w_argument):
        self.port = port
        self.w_procedure = w_procedure
        self.w_argument = w_argument


class Patience(object):
    """Whether Leaving may be raised: a repeatable primitive runs, and there are threads to
    switch between. Otherwise the whole program waits.
    """

    def __init__(self):
        self.can_leave = False
        self.rest = None            # what a primitive that has done its work still waits for


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
