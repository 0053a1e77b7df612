"""Programs that run beside this one, and the pipes to them."""
from __future__ import absolute_import

import os

from rpython.rlib import rsignal

from kit.vm import files
from kit.vm.output import IGNORED_SIGNALS, Output, write_all
from langs.scheme.vm.descriptors import ATOMIC, DESCRIPTORS, can_write, wait_for_writing
from langs.scheme.vm.errors import SchemeError
from langs.scheme.vm.events import W_Event
from langs.scheme.vm.input_ports import W_FileInput
from langs.scheme.vm.output_ports import BLOCK, LINE, NONE, W_FileOutput, cannot_write
from langs.scheme.vm.threads import SCHEDULER, Sleeper
from langs.scheme.vm.values import symbol
from langs.scheme.vm.waiting import PATIENCE, W_Writable, WouldWait

LIMIT = 1 << 16         # bytes for a program that wait in its port before writers wait
PERIOD = 0.002          # seconds from one look at a running program to the next
MOST_FILES = 1024       # that a new program does not inherit
OF_SIGNALS = 128        # the status of a program that a signal ended, without its number
EXEC_FAILED = 1


class W_Subprocess(W_Event):
    """As an event it is ready when the program has ended."""
    contract = "subprocess?"

    def __init__(self, pid):
        self.pid = pid
        self.status = -1            # while it runs

    def poll(self):
        return self if self.has_ended() else None

    def has_ended(self):
        if self.status < 0:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except OSError:
                pid, status = self.pid, 0
            if pid == self.pid:
                if os.WIFSIGNALED(status):
                    self.status = OF_SIGNALS + os.WTERMSIG(status)
                else:
                    self.status = os.WEXITSTATUS(status)
        return self.status >= 0

    def enqueue(self, waiter):
        SCHEDULER.sleepers.append(EndOfProgram(self, waiter))

    def kill(self, forced):
        if not self.has_ended():
            try:
                os.kill(self.pid, rsignal.SIGKILL if forced else rsignal.SIGINT)
            except OSError:
                pass


class EndOfProgram(Sleeper):
    """Looks again and again."""

    def __init__(self, w_program, waiter):
        Sleeper.__init__(self, 0.0, waiter, w_program)
        self.w_program = w_program

    def is_ready(self, now):
        self.when = now + PERIOD
        return self.w_program.has_ended()


class W_ToProgram(W_FileOutput):
    """To a program that may end before it has read everything. What the pipe does not take at
    once waits here, so that a write never waits; make_room() and flush() do.
    """

    def __init__(self, w_name, fd):
        W_FileOutput.__init__(self, w_name, Output(fd), BLOCK)
        self.data = ""              # goes into the pipe, from `done` on, and then
        self.done = 0
        self.chunks = []
        self.waiting = 0            # bytes that are not in the pipe yet

    def emit(self, data):
        if data == "":
            return
        self.chunks.append(data)
        self.waiting += len(data)
        self.settle("\n" in data)

    def settle(self, has_line):
        """Drains unless the mode lets what waits go on waiting."""
        if self.waiting >= LIMIT or self.mode == NONE or (self.mode == LINE and has_line):
            self.drain()

    def drain(self):
        """Writes what the pipe takes without waiting."""
        while self.waiting > 0 and can_write(self.output.fd):
            start = self.done
            if start == len(self.data):
                self.data = "".join(self.chunks)
                self.chunks = []
                start = 0
            stop = min(start + ATOMIC, len(self.data))
            assert 0 <= start <= stop
            try:
                count = os.write(self.output.fd, self.data[start:stop])
            except OSError as error:
                self.forget()
                raise cannot_write(error)
            self.done = start + count
            self.waiting -= count

    def forget(self):
        self.data = ""
        self.done = 0
        self.chunks = []
        self.waiting = 0

    def takes_more(self):
        return self.waiting < LIMIT or can_write(self.output.fd)

    def when_taking(self, waiter, w_value):
        DESCRIPTORS.watch_writing(self.output.fd, waiter, w_value)

    def make_room(self):
        self.wait_until_fewer(LIMIT)

    def flush(self):
        self.wait_until_fewer(1)

    def wait_until_fewer(self, limit):
        """Drains until fewer bytes than that wait."""
        while self.waiting >= limit:
            self.drain()
            if self.waiting >= limit:
                if PATIENCE.can_leave:
                    raise WouldWait(W_PipeRoom(self))
                wait_for_writing(self.output.fd)

    def set_mode(self, mode):
        self.mode = mode
        self.settle(True)

    def close(self):
        """Raises WouldWait before it closes anything."""
        if not self.closed:
            try:
                self.flush()
            except SchemeError:
                pass                # nobody reads it any more
            self.closed = True
            os.close(self.output.fd)


class W_PipeRoom(W_Writable):
    """Ready when the pipe takes some of what waits."""

    def poll(self):
        return self.port if can_write(self.port.fd()) else None


class Pipes(object):
    """The child's three files and our ends of the pipes, -1 where a port was given."""

    def __init__(self):
        self.child = [-1, -1, -1]
        self.ours = [-1, -1, -1]

    def give(self, number, fd):
        self.child[number] = fd

    def open(self, number):
        reader, writer = os.pipe()
        if number == 0:
            self.child[0], self.ours[0] = reader, writer
        else:
            self.child[number], self.ours[number] = writer, reader

    def close_childs(self):
        for i in range(3):
            if self.ours[i] >= 0:
                os.close(self.child[i])

    def input_port(self, number, name):
        return W_FileInput(symbol(name), self.ours[number])

    def output_port(self):
        return W_ToProgram(symbol("subprocess-stdin"), self.ours[0])


def start(program, arguments, environment, directory, pipes):
    """The process that runs the program, with the strings of its environment."""
    pid = os.fork()
    if pid == 0:
        become(program, arguments, environment, directory, pipes)
    pipes.close_childs()
    return W_Subprocess(pid)


def become(program, arguments, environment, directory, pipes):
    """In the child."""
    for number in IGNORED_SIGNALS:
        rsignal.pypysig_default(number)
    try:
        places = [os.dup(fd) for fd in pipes.child]     # out of the way of 0, 1 and 2
        for i in range(3):
            os.dup2(places[i], i)
        for fd in range(3, MOST_FILES):
            try:
                os.close(fd)
            except OSError:
                pass
        os.chdir(files.without_nul(directory))
        os.execve(files.without_nul(program), [files.without_nul(text) for text in arguments],
                  environment)
    except OSError as error:
        try:
            write_all(2, "exec failed (%s; errno=%d)\n" % (files.reason(error), error.errno))
        except OSError:
            pass
    os._exit(EXEC_FAILED)
