"""sync and what makes events."""
from __future__ import absolute_import

from kit.vm.primitives import Rest
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.events import (
    NACK, PLAIN, POLL, W_Choice, W_Guard, W_HandleEvent, W_Wrap, w_always, w_never)
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.syncing import W_Alarm, is_event, sync
from langs.scheme.vm.tower import is_real, to_float
from langs.scheme.vm.values import W_Root, w_false, wrap_bool

primitive = SCHEME.primitive
control = SCHEME.control

SCHEME.value("always-evt", w_always)
SCHEME.value("never-evt", w_never)


def sync_forever(k, events_w):
    return sync(k, events_w, w_false, -1.0)


for _name in ("sync", "sync/enable-break"):
    control(_name, Rest)(sync_forever)


def sync_with_timeout(k, w_timeout, events_w):
    """The time-out is #f, seconds, or a procedure to call where nothing is ready."""
    if w_timeout is w_false:
        return sync(k, events_w, w_false, -1.0)
    if w_timeout.is_procedure():
        return sync(k, events_w, w_timeout, 0.0)
    if not is_real(w_timeout):
        raise wrong_argument("sync/timeout",
                             "(or/c #f (and/c real? (not/c negative?)) (-> any))", 0,
                             [w_timeout])
    return sync(k, events_w, w_false, to_float(w_timeout))


for _name in ("sync/timeout", "sync/timeout/enable-break"):
    control(_name, W_Root, Rest)(sync_with_timeout)


@primitive("evt?", W_Root)
def is_evt(w_value):
    return wrap_bool(is_event(w_value))


@primitive("choice-evt", Rest)
def choice_evt(events_w):
    return W_Choice(events_w)


@primitive("wrap-evt", W_Root, W_Root)
def wrap_evt(w_event, w_procedure):
    return W_Wrap(w_event, w_procedure)


@primitive("handle-evt", W_Root, W_Root)
def handle_evt(w_event, w_procedure):
    return W_HandleEvent(w_event, w_procedure)


@primitive("handle-evt?", W_Root)
def is_handle_evt(w_value):
    return wrap_bool(isinstance(w_value, W_HandleEvent))


@primitive("guard-evt", W_Root)
def guard_evt(w_maker):
    return W_Guard(w_maker, PLAIN)


@primitive("nack-guard-evt", W_Root)
def nack_guard_evt(w_maker):
    return W_Guard(w_maker, NACK)


@primitive("poll-guard-evt", W_Root)
def poll_guard_evt(w_maker):
    return W_Guard(w_maker, POLL)


@primitive("alarm-evt", W_Root)
def alarm_evt(w_milliseconds):
    if not is_real(w_milliseconds):
        raise wrong_argument("alarm-evt", "real?", 0, [w_milliseconds])
    return W_Alarm(to_float(w_milliseconds) / 1000.0)
