"""Input ports: a buffer of bytes, and where more of them come from."""
from __future__ import absolute_import

import os

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints, utf8
from langs.scheme.vm.descriptors import DESCRIPTORS, can_read
from langs.scheme.vm.events import W_Progress
from langs.scheme.vm.ports import W_Port
from langs.scheme.vm.values import symbol
from langs.scheme.vm.waiting import PATIENCE, W_More, W_Readable, WouldWait

CHUNK = 1 << 16
EOF = -1
REPLACEMENT = 0xFFFD
LINEFEED, RETURN, RETURN_LINEFEED, ANY, ANY_ONE = range(5)      # what ends a line


class W_InputPort(W_Port):
    """Bytes from `place` on in `buffer` come next. Subclasses have more()."""
    contract = "input-port?"
    direction = "input"

    def __init__(self, w_name, buffer):
        W_Port.__init__(self, w_name)
        self.buffer = buffer
        self.place = 0
        self.progress = None        # the event of the next reading, where one waits for it
        self.kept = -1              # where an attempt began, whose bytes stay in the buffer

    def more(self):
        """Further bytes, "" at the end; waits for them."""
        return ""

    def has_more(self):
        """Whether more() would not wait."""
        return True

    def receive(self, w_value):
        """What the procedure has returned for which more() raised WouldCall."""

    def is_ready(self):
        """Whether reading one byte would not wait."""
        return self.place < len(self.buffer) or self.has_more()

    def when_ready(self, waiter, w_value):
        """Will complete the waiter when more() would not wait."""
        waiter.complete(w_value)

    def readiness(self):
        return W_Readable(self)

    def fill(self):
        """Puts more bytes behind those in the buffer; False at the end. Raises WouldWait
        where others can run meanwhile.
        """
        if PATIENCE.can_leave and not self.has_more():
            raise WouldWait(W_More(self))
        data = self.more()
        if data == "":
            return False
        start = self.place
        if self.kept >= 0:
            start = self.kept
            self.kept = 0
        assert start >= 0
        if start < len(self.buffer):
            data = self.buffer[start:] + data
        self.buffer = data
        self.place -= start
        return True

    def available(self, count):
        """How many bytes are there, having tried to have that many."""
        while len(self.buffer) - self.place < count:
            if not self.fill():
                break
        return len(self.buffer) - self.place

    def everything(self):
        """Has all of the rest in the buffer."""
        while self.fill():
            pass

    def skip(self, count):
        """Passes bytes that are in the buffer."""
        if self.location is not None:
            start = self.place
            stop = start + count
            assert 0 <= start <= stop
            self.location.advance(self.buffer[start:stop])
        self.place += count
        self.offset += count
        progress = self.progress
        if progress is not None and count > 0:
            self.progress = None
            progress.happened()

    def progress_event(self):
        if self.progress is None:
            self.progress = W_Progress()
        return self.progress

    # -- bytes

    def peek_byte(self, skipped):
        if self.available(skipped + 1) <= skipped:
            return EOF
        return ord(self.buffer[self.place + skipped])

    def read_byte(self):
        byte = self.peek_byte(0)
        if byte != EOF:
            self.skip(1)
        return byte

    def peek_bytes(self, count, skipped):
        """At most that many; "" at the end."""
        there = self.available(skipped + count) - skipped
        if there <= 0:
            return ""
        start = self.place + skipped
        stop = start + min(count, there)
        assert 0 <= start <= stop
        return self.buffer[start:stop]

    def read_bytes(self, count):
        data = self.peek_bytes(count, 0)
        self.skip(len(data))
        return data

    def read_some(self, count):
        """What is there without waiting for all of it, "" at the end."""
        if self.available(1) == 0:
            return ""
        return self.read_bytes(min(count, len(self.buffer) - self.place))

    # -- characters: bytes that are no UTF-8 count as U+FFFD each

    def char_size(self, skipped):
        """The bytes of the next character: 0 at the end, negative where not well-formed."""
        first = self.peek_byte(skipped)
        if first == EOF:
            return 0
        if first < 0x80:
            return 1
        size = 2 if first < 0xE0 else 3 if first < 0xF0 else 4
        data = self.peek_bytes(size, skipped)
        if first >= 0xC2 and len(data) == size and utf8.is_valid_utf8(data, False):
            return size
        return -1

    def peek_char(self, skipped):
        """The code point, or EOF."""
        size = self.char_size(skipped)
        if size == 0:
            return EOF
        if size < 0:
            return REPLACEMENT
        return codepoints.codepoint_at(self.buffer, self.place + skipped)

    def read_char(self):
        size = self.char_size(0)
        if size == 0:
            return EOF
        if size < 0:
            self.skip(1)
            return REPLACEMENT
        codepoint = codepoints.codepoint_at(self.buffer, self.place)
        self.skip(size)
        return codepoint

    def peek_chars(self, count, skipped):
        """At most that many as UTF-8, and how many bytes they take, skipped ones included."""
        builder = StringBuilder()
        while count > 0:
            size = self.char_size(skipped)
            if size == 0:
                break
            if size < 0:
                codepoints.append(builder, REPLACEMENT)
                skipped += 1
            else:
                start = self.place + skipped
                assert start >= 0
                builder.append_slice(self.buffer, start, start + size)
                skipped += size
            count -= 1
        return builder.build(), skipped

    def read_chars(self, count):
        text, size = self.peek_chars(count, 0)
        self.skip(size)
        return text

    # -- lines

    def read_line(self, mode):
        """Without its end, as bytes; at_end() tells an empty one from the end."""
        searched = 0
        while True:
            start = self.place
            assert start >= 0
            stop = line_end(self.buffer, start + searched, mode)
            if stop >= 0:
                size = end_size(self.buffer, stop, mode)
                if (mode == ANY and size == 1 and self.buffer[stop] == "\r" and
                        stop + 1 == len(self.buffer)):
                    if self.fill():
                        continue
                line = self.buffer[start:stop]
                self.skip(stop - start + size)
                return line
            searched = max(len(self.buffer) - start - 1, 0)
            if not self.fill():
                start = self.place
                assert start >= 0
                line = self.buffer[start:]
                self.skip(len(line))
                return line

    def at_end(self):
        return self.available(1) == 0


def line_end(buffer, start, mode):
    """Where the next end of a line is, or -1."""
    if mode == LINEFEED:
        return buffer.find("\n", start)
    if mode == RETURN:
        return buffer.find("\r", start)
    if mode == RETURN_LINEFEED:
        return buffer.find("\r\n", start)
    for i in range(start, len(buffer)):
        if buffer[i] == "\n" or buffer[i] == "\r":
            return i
    return -1


def end_size(buffer, stop, mode):
    if mode == RETURN_LINEFEED:
        return 2
    if (mode == ANY and buffer[stop] == "\r" and stop + 1 < len(buffer) and
            buffer[stop + 1] == "\n"):
        return 2
    return 1


class Attempt(object):
    """Reading that starts again from the same place where it would have waited."""

    def __init__(self, port):
        self.port = port
        self.offset = port.offset
        self.location = None if port.location is None else port.location.copy()
        port.kept = port.place

    def go_back(self):
        port = self.port
        port.place = port.kept
        port.offset = self.offset
        port.location = self.location

    def end(self):
        self.port.kept = -1


class W_StringInput(W_InputPort):
    """From a byte string."""

    def size(self):
        return len(self.buffer)

    def seek(self, offset):
        self.place = min(offset, len(self.buffer))
        self.offset = self.place
        return True


class W_FileInput(W_InputPort):
    """From a file descriptor."""

    def __init__(self, w_name, file_descriptor):
        W_InputPort.__init__(self, w_name, "")
        self.file_descriptor = file_descriptor

    def more(self):
        return os.read(self.file_descriptor, CHUNK)

    def has_more(self):
        return can_read(self.file_descriptor)

    def when_ready(self, waiter, w_value):
        DESCRIPTORS.watch_reading(self.file_descriptor, waiter, w_value)

    def fd(self):
        return self.file_descriptor

    def size(self):
        return int(os.fstat(self.file_descriptor).st_size)

    def seek(self, offset):
        try:
            os.lseek(self.file_descriptor, offset, 0)
        except OSError:
            return False
        self.buffer = ""
        self.place = 0
        self.offset = offset
        return True

    def close(self):
        if not self.closed:
            self.closed = True
            if self.file_descriptor > 2:
                os.close(self.file_descriptor)


W_STDIN = W_FileInput(symbol("stdin"), 0)
