"""What is written arrives whole and in order, at the latest when it is flushed."""
from __future__ import absolute_import

import os

from kit.vm.output import BUFFER_SIZE, Output


class Recorder(object):
    """An Output to a pipe, and what has come out of it."""

    def __init__(self):
        self.reader, writer = os.pipe()
        self.output = Output(writer)

    def arrived(self):
        os.close(self.output.fd)
        parts = []
        while True:
            part = os.read(self.reader, 1 << 20)
            if part == "":
                return "".join(parts)
            parts.append(part)


def test_waits_for_a_flush():
    recorder = Recorder()
    recorder.output.write("a")
    recorder.output.flush()
    recorder.output.write("never flushed")
    assert recorder.arrived() == "a"


def test_small_writes_arrive_in_order():
    recorder = Recorder()
    for i in range(1000):
        recorder.output.write("%d\n" % i)
    recorder.output.flush()
    recorder.output.flush()
    assert recorder.arrived() == "".join(["%d\n" % i for i in range(1000)])


def test_a_large_write_does_not_overtake(monkeypatch):
    written = []
    monkeypatch.setattr("kit.vm.output.write_all", lambda fd, data: written.append(data))
    output = Output(-1)
    output.write("small")
    output.write("x" * BUFFER_SIZE)
    output.write("behind")
    output.flush()
    assert written == ["small", "x" * BUFFER_SIZE, "behind"]


def test_a_terminal_gets_lines():
    recorder = Recorder()
    recorder.output.interactive = True
    recorder.output.write("a")
    recorder.output.write("b\nc")
    recorder.output.write("d")
    assert recorder.arrived() == "ab\nc"
