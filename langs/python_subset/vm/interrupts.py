"""What stops the guest between two instructions: signals, and objects that have died.

Loops look at one word in memory, which the C signal handler and the garbage collector set.
"""
from __future__ import absolute_import

import os

from rpython.rlib import jit, rsignal
from rpython.rlib.objectmodel import we_are_translated

from langs.python_subset.vm import finalizers
from langs.python_subset.vm.errors import GuestError, kind
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.values import W_Int, w_None

KEYBOARD_INTERRUPT = kind("KeyboardInterrupt")
SIGINT = rsignal.SIGINT


class Signals(object):
    """The guest's handlers."""

    def __init__(self):
        self.handlers_w = {}        # number -> function


SIGNALS = Signals()


def start():
    """At the start of a run: SIGINT becomes a KeyboardInterrupt."""
    if we_are_translated():
        rsignal.pypysig_setflag(rsignal.SIGINT)


def is_requested():
    if we_are_translated():
        return rsignal.pypysig_getaddr_occurred().c_value < 0
    return False


@jit.dont_look_inside
def handle():
    """Does what was asked for; raises what a handler raises."""
    rsignal.pypysig_getaddr_occurred().c_value = 0
    if finalizers.PENDING.found:
        finalizers.run_pending()
    while True:
        number = rsignal.pypysig_poll()
        if number < 0:
            return
        call_handler(number)


def call_handler(number):
    w_handler = SIGNALS.handlers_w.get(number, None)
    if w_handler is not None:
        w_handler.call2(W_Int(number), EXECUTION.top() or w_None)
    elif number == rsignal.SIGINT:
        raise GuestError(None, KEYBOARD_INTERRUPT, None)


def die_of(number):
    """Ends the process as the signal does by default."""
    if we_are_translated():
        rsignal.pypysig_default(number)
        os.kill(os.getpid(), number)
