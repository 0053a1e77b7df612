"""Standard input, output and error."""
from __future__ import absolute_import

from kit.vm.output import STDOUT, Output
from langs.python_subset.vm.files.buffered import (
    W_BufferedReader, W_BufferedWriter, reader_type, writer_type)
from langs.python_subset.vm.files.newlines import Newlines
from langs.python_subset.vm.files.raw import W_FileIO, fileio_type
from langs.python_subset.vm.files.text import W_TextFile, text_io
from langs.python_subset.vm.oserrors import guest_error
from langs.python_subset.vm.values import W_Str

STDERR = Output(2)


class W_OutputBuffer(W_BufferedWriter):
    """The writer whose bytes go through the kit's output of the whole VM."""

    def __init__(self, w_type, output):
        W_BufferedWriter.__init__(self, w_type)
        self.output = output

    def write_bytes(self, data):
        self.check_writes()
        try:
            self.output.write(data)
        except OSError as error:
            raise guest_error(error)

    def flush_writes(self):
        try:
            self.output.flush()
        except OSError as error:
            raise guest_error(error)


def _raw(fd, name, mode):
    w_raw = W_FileIO(fileio_type)
    w_raw.fd = fd
    w_raw.set_mode(mode)
    w_raw.closes = False
    w_raw.map_write("name", W_Str(name))
    return w_raw


def _text(w_buffer, mode, errors):
    w_text = W_TextFile(text_io)
    w_text.start(w_buffer, "utf-8", errors, Newlines("", True) if mode == "r" else
                 Newlines("\n", False))
    w_text.map_write("mode", W_Str(mode))
    return w_text


def _output(fd, name, output, errors):
    w_buffer = W_OutputBuffer(writer_type, output)
    w_buffer.start(_raw(fd, name, "w"), 1 << 16)
    return _text(w_buffer, "w", errors)


def _input():
    w_buffer = W_BufferedReader(reader_type)
    w_buffer.start(_raw(0, "<stdin>", "r"), 1 << 16)
    return _text(w_buffer, "r", "strict")


STDOUT_FILE = _output(1, "<stdout>", STDOUT, "strict")
STDERR_FILE = _output(2, "<stderr>", STDERR, "backslashreplace")
STDERR_FILE.write_through = True
STDIN_FILE = _input()
