"""Ports whose bytes go through procedures of the program, and pipes."""
from __future__ import absolute_import

from langs.scheme.vm import bytestrings
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.context import MACHINE
from langs.scheme.vm.errors import UNSUPPORTED, contract_error, make_exception
from langs.scheme.vm.input_ports import W_InputPort
from langs.scheme.vm.output_ports import W_OutputPort
from langs.scheme.vm.values import W_Fixnum, w_eof, w_false
from langs.scheme.vm.waiting import PATIENCE, W_Writable, WouldCall

CHUNK = 4096


class W_CustomOutput(W_OutputPort):
    """`w_write` takes bytes and a range of them, and tells how many it has written."""

    def __init__(self, w_name, w_write, w_close):
        W_OutputPort.__init__(self, w_name)
        self.w_write = w_write
        self.w_close = w_close

    def emit(self, data):
        if data == "":
            return
        w_data = bytestrings.immutable_from_str(data)
        done = 0
        while done < len(data):
            done += self.write_some(w_data, done)

    def write_some(self, w_data, start):
        stop = w_data.length()
        w_written = call_nested(self.w_write, [w_data, W_Fixnum(start), W_Fixnum(stop),
                                               w_false, w_false])
        if isinstance(w_written, W_Fixnum) and 0 <= w_written.intval <= stop - start:
            return w_written.intval
        raise contract_error("make-output-port: write procedure returned no count of bytes")

    def flush(self):
        self.write_some(bytestrings.immutable_from_str(""), 0)

    def close(self):
        if not self.closed:
            self.closed = True
            call_nested(self.w_close, [])


class W_ForwardingOutput(W_OutputPort):
    """Passes all on to another port."""

    def __init__(self, w_name, w_port, w_close):
        W_OutputPort.__init__(self, w_name)
        self.w_port = w_port
        self.w_close = w_close

    def emit(self, data):
        self.w_port.write(data)

    def flush(self):
        self.w_port.flush()

    def takes_more(self):
        return self.w_port.takes_more()

    def when_taking(self, waiter, w_value):
        self.w_port.when_taking(waiter, w_value)

    def make_room(self):
        self.w_port.make_room()

    def close(self):
        if not self.closed:
            self.closed = True
            call_nested(self.w_close, [])


class W_CustomInput(W_InputPort):
    """`w_read` puts bytes into a byte string, and tells how many."""

    def __init__(self, w_name, w_read, w_close):
        W_InputPort.__init__(self, w_name, "")
        self.w_read = w_read
        self.w_close = w_close
        self.w_target = None        # where the procedure puts bytes
        self.arrived = None         # bytes that have not been passed on, "" for an end

    def more(self):
        while self.arrived is None:
            w_target = bytestrings.from_str("\x00" * CHUNK)
            self.w_target = w_target
            if PATIENCE.can_leave and MACHINE.level == 0:
                raise WouldCall(self, self.w_read, w_target)
            self.receive(call_nested(self.w_read, [w_target]))
        data = self.arrived
        self.arrived = None
        return data

    def receive(self, w_value):
        if w_value is w_eof:
            self.arrived = ""
            return
        if not isinstance(w_value, W_Fixnum) or not 0 <= w_value.intval <= CHUNK:
            raise contract_error("make-input-port: read procedure returned no count of bytes")
        if w_value.intval > 0:
            self.arrived = self.w_target.slice(0, w_value.intval)

    def close(self):
        if not self.closed:
            self.closed = True
            call_nested(self.w_close, [])


class W_ForwardingInput(W_InputPort):
    """Takes all from another port."""

    def __init__(self, w_name, w_port, w_close):
        W_InputPort.__init__(self, w_name, "")
        self.w_port = w_port
        self.w_close = w_close

    def more(self):
        return self.w_port.read_some(CHUNK)

    def has_more(self):
        return self.w_port.is_ready()

    def when_ready(self, waiter, w_value):
        self.w_port.when_ready(waiter, w_value)

    def close(self):
        if not self.closed:
            self.closed = True
            call_nested(self.w_close, [])


class W_PipeOutput(W_OutputPort):
    """The chunks that the other end has not taken yet."""

    def __init__(self, w_name, limit):
        W_OutputPort.__init__(self, w_name)
        self.chunks = []
        self.waiting = 0        # bytes in the chunks
        self.limit = limit      # how many may wait at once, 0 without one
        self.w_input = None
        self.readers = []       # of Waiter
        self.writers = []       # of Waiter, for room
        self.written = []       # of Waiter, who have written more than the limit

    def emit(self, data):
        """Takes all; the writer waits afterwards until no more than the limit is left."""
        if data != "":
            self.chunks.append(data)
            self.waiting += len(data)
            self.wake_readers()
            if PATIENCE.can_leave and not self.is_kept():
                PATIENCE.rest = W_Kept(self)

    def is_kept(self):
        """Whether the limit is; reading that needs more than the limit extends it."""
        return (self.has_no_limit() or self.w_input.content_length() <= self.limit or
                len(self.readers) > 0)

    def shown_length(self):
        """Without what a writer that waits has too much."""
        length = self.w_input.content_length()
        return length if self.has_no_limit() else min(length, self.limit)

    def has_no_limit(self):
        return self.limit == 0 or self.closed or self.w_input.closed

    def room(self):
        if self.has_no_limit():
            return W_OutputPort.room(self)
        return max(self.limit - self.w_input.content_length(), min(len(self.readers), 1))

    def takes_more(self):
        return self.room() > 0

    def when_taking(self, waiter, w_value):
        waiter.w_offer = w_value
        self.writers.append(waiter)

    def close(self):
        self.closed = True
        self.wake_readers()
        self.wake_writers()

    def wake_readers(self):
        readers = self.readers
        self.readers = []
        complete(readers)

    def wake_writers(self):
        if len(self.written) > 0 and self.is_kept():
            written = self.written
            self.written = []
            complete(written)
        if len(self.writers) > 0 and self.takes_more():
            writers = self.writers
            self.writers = []
            complete(writers)

    def take(self):
        data = "".join(self.chunks)
        self.chunks = []
        self.waiting = 0
        return data


class W_Kept(W_Writable):
    """Ready when the pipe's limit is kept."""

    def poll(self):
        return self.port if self.port.is_kept() else None

    def enqueue(self, waiter):
        waiter.w_offer = self.port
        self.port.written.append(waiter)


def complete(waiters):
    for waiter in waiters:
        waiter.complete(waiter.w_offer)


class W_PipeInput(W_InputPort):
    def __init__(self, w_name, w_output):
        W_InputPort.__init__(self, w_name, "")
        self.w_output = w_output

    def more(self):
        data = self.w_output.take()
        if data == "" and not self.w_output.closed:
            raise make_exception(UNSUPPORTED, "read: no other thread can write to the other "
                                              "end of the pipe")
        return data

    def has_more(self):
        return self.w_output.waiting > 0 or self.w_output.closed

    def when_ready(self, waiter, w_value):
        waiter.w_offer = w_value
        self.w_output.readers.append(waiter)
        self.w_output.wake_writers()

    def skip(self, count):
        W_InputPort.skip(self, count)
        self.w_output.wake_writers()

    def close(self):
        self.closed = True
        self.w_output.wake_writers()

    def content_length(self):
        return len(self.buffer) - self.place + self.w_output.waiting
