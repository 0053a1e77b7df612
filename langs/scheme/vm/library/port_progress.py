"""Committing what was peeked, and writing, as events."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.arguments import check_range
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.current_ports import input_port, output_port
from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.events import W_Event
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Fixnum, W_Root, w_false, w_true

primitive = SCHEME.primitive


@primitive("port-progress-evt", Optional(W_Root))
def port_progress(w_port):
    return input_port("port-progress-evt", w_port).progress_event()


@primitive("port-commit-peeked", W_Fixnum, W_Event, W_Event, Optional(W_Root))
def port_commit_peeked(w_count, w_progress, w_event, w_port):
    """False where somebody has read since the progress event was made."""
    port = input_port("port-commit-peeked", w_port)
    if w_progress.poll() is not None:
        return w_false
    if w_event.poll() is None:
        raise contract_error("port-commit-peeked: an event that is not ready is not supported")
    port.skip(min(w_count.intval, port.available(w_count.intval)))
    return w_true


class W_WriteEvent(W_Event):
    """Ready at once: its value is how many bytes it has written."""
    _immutable_fields_ = ["w_port", "data"]

    def __init__(self, w_port, data):
        self.w_port = w_port
        self.data = data

    def poll(self):
        self.w_port.write(self.data)
        return W_Fixnum(len(self.data))

    def enqueue(self, waiter):
        waiter.complete(self.poll())


@primitive("write-bytes-avail-evt", W_Bytes, Optional(W_Root), Optional(W_Root),
           Optional(W_Root))
def write_bytes_event(w_bytes, w_port, w_start, w_stop):
    w_out = output_port("write-bytes-avail-evt", w_port)
    start, stop = check_range("write-bytes-avail-evt", w_start, w_stop, w_bytes.length(),
                              "byte string", w_bytes)
    return W_WriteEvent(w_out, w_bytes.slice(start, stop))


@primitive("write-special-evt", W_Root, Optional(W_Root))
def write_special_event(w_value, w_port):
    raise contract_error("write-special-evt: port does not support special values")
