"""Ports whose bytes go through procedures of the program, and pipes."""
from __future__ import absolute_import

from langs.scheme.vm import bytestrings
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.errors import UNSUPPORTED, contract_error, make_exception
from langs.scheme.vm.input_ports import W_InputPort
from langs.scheme.vm.output_ports import W_OutputPort
from langs.scheme.vm.values import W_Fixnum, w_eof, w_false

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

    def more(self):
        w_target = bytestrings.from_str("\x00" * CHUNK)
        while True:
            w_count = call_nested(self.w_read, [w_target])
            if w_count is w_eof:
                return ""
            if not isinstance(w_count, W_Fixnum) or not 0 <= w_count.intval <= CHUNK:
                raise contract_error(
                    "make-input-port: read procedure returned no count of bytes")
            if w_count.intval > 0:
                return w_target.slice(0, w_count.intval)

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

    def emit(self, data):
        if data != "":
            self.chunks.append(data)
            self.waiting += len(data)
            self.wake_readers()

    def close(self):
        self.closed = True
        self.wake_readers()

    def wake_readers(self):
        readers = self.readers
        self.readers = []
        for waiter in readers:
            waiter.complete(waiter.w_offer)

    def take(self):
        data = "".join(self.chunks)
        self.chunks = []
        self.waiting = 0
        return data


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

    def content_length(self):
        return len(self.buffer) - self.place + self.w_output.waiting
