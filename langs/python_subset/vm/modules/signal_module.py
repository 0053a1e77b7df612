"""_signal: handlers of signals, called between two instructions of a loop."""
from __future__ import absolute_import

import os

from rpython.rlib import rsignal
from rpython.rlib.objectmodel import we_are_translated

from kit.vm.output import IGNORED_SIGNALS
from langs.python_subset.vm.errors import GuestError, type_error, value_error
from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.interrupts import KEYBOARD_INTERRUPT, SIGNALS
from langs.python_subset.vm.oserrors import guest_error
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.setobject import new_set
from langs.python_subset.vm.values import W_Int, w_None

SIGNAL = ModuleTable("_signal")
DEFAULT, IGNORE = 0, 1
SIGNAL.constant("SIG_DFL", W_Int(DEFAULT))
SIGNAL.constant("SIG_IGN", W_Int(IGNORE))
SIGNAL.constant("NSIG", W_Int(rsignal.NSIG))
for _name in rsignal.signal_names:
    if _name.startswith("SIG") and not _name.startswith("SIG_"):
        SIGNAL.constant(_name, W_Int(getattr(rsignal, _name)))


@SIGNAL.function("default_int_handler", int, W_Root)
def default_int_handler(number, w_frame):
    raise GuestError(None, KEYBOARD_INTERRUPT, None)


w_default_int_handler = dict(SIGNAL.entries)["default_int_handler"]


class Settings(object):
    """What signal() was called with: number -> DEFAULT or IGNORE."""

    def __init__(self):
        self.plain = {}
        for number in IGNORED_SIGNALS:
            self.plain[number] = IGNORE


SETTINGS = Settings()


def check(number):
    if not 0 < number < rsignal.NSIG:
        raise value_error("signal number out of range")


@SIGNAL.function("getsignal", int)
def getsignal(number):
    check(number)
    w_handler = SIGNALS.handlers_w.get(number, None)
    if w_handler is not None:
        return w_handler
    if number == rsignal.SIGINT and number not in SETTINGS.plain:
        return w_default_int_handler
    return W_Int(SETTINGS.plain.get(number, DEFAULT))


@SIGNAL.function("signal", int, W_Root)
def signal(number, w_handler):
    w_before = getsignal(number)
    if w_handler.type().lookup("__call__") is not None:
        SIGNALS.handlers_w[number] = w_handler
        if number in SETTINGS.plain:
            del SETTINGS.plain[number]
        if we_are_translated():
            rsignal.pypysig_setflag(number)
        return w_before
    if not isinstance(w_handler, W_Int) or not 0 <= w_handler.intval <= 1:
        raise type_error("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a"
                         " callable object")
    if number in SIGNALS.handlers_w:
        del SIGNALS.handlers_w[number]
    SETTINGS.plain[number] = w_handler.intval
    if we_are_translated():
        if w_handler.intval == IGNORE:
            rsignal.pypysig_ignore(number)
        else:
            rsignal.pypysig_default(number)
    return w_before


@SIGNAL.function("raise_signal", int)
def raise_signal(number):
    try:
        os.kill(os.getpid(), number)
    except OSError as error:
        raise guest_error(error)


@SIGNAL.function("set_wakeup_fd", int)
def set_wakeup_fd(fd):
    return W_Int(-1)


@SIGNAL.function("siginterrupt", int, W_Root)
def siginterrupt(number, w_flag):
    check(number)


@SIGNAL.function("valid_signals")
def valid_signals():
    w_set = new_set()
    for number in range(1, rsignal.NSIG):
        w_set.add(W_Int(number))
    return w_set


@SIGNAL.function("strsignal", int)
def strsignal(number):
    check(number)
    return w_None
