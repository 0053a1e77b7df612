"""The standard streams as guest values."""
from __future__ import absolute_import

import os

from kit.vm.output import STDOUT, Output
from langs.python_subset.vm.errors import stop_iteration
from langs.python_subset.vm.gateway import getter, method
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import length
from langs.python_subset.vm.textual import str_of
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Int, W_Str, w_None, wrap_bool

STDERR = Output(2)
CHUNK = 1 << 16


class W_TextOutput(W_Root):
    """Standard output or standard error."""
    _immutable_fields_ = ["name", "output", "unbuffered"]

    def __init__(self, name, output, unbuffered):
        self.name = name
        self.output = output
        self.unbuffered = unbuffered

    def write_text(self, utf8):
        self.output.write(utf8)
        if self.unbuffered:
            self.output.flush()

    def flush_text(self):
        self.output.flush()


class W_TextInput(W_Root):
    """Standard input, by lines."""

    def __init__(self, name, descriptor):
        self.name = name
        self.descriptor = descriptor
        self.buffered = ""
        self.ended = False

    def _fill(self):
        data = os.read(self.descriptor, CHUNK)
        if len(data) == 0:
            self.ended = True
        self.buffered += data

    def read_line(self):
        """A line with its end, or "" at the end of the file."""
        while True:
            newline = self.buffered.find("\n")
            if newline >= 0:
                line = self.buffered[:newline + 1]
                self.buffered = self.buffered[newline + 1:]
                return line
            if self.ended:
                line = self.buffered
                self.buffered = ""
                return line
            self._fill()

    def read_all(self):
        chunks = [self.buffered]
        self.buffered = ""
        while not self.ended:
            self._fill()
            chunks.append(self.buffered)
            self.buffered = ""
        return "".join(chunks)

    def next(self):
        line = self.read_line()
        if line == "":
            return None
        return W_Str(line)


text_output_type = builtin_type("TextIOWrapper")
text_input_type = builtin_type("TextIOWrapper")
W_TextOutput.w_class = text_output_type
W_TextInput.w_class = text_input_type
STDOUT_FILE = W_TextOutput("<stdout>", STDOUT, False)
STDERR_FILE = W_TextOutput("<stderr>", STDERR, True)
STDIN_FILE = W_TextInput("<stdin>", 0)


@method(text_output_type, "write", W_TextOutput, W_Str)
def write(w_file, w_text):
    w_file.write_text(w_text.utf8)
    return W_Int(length(w_text))


@method(text_output_type, "writelines", W_TextOutput, W_Root)
def writelines(w_file, w_lines):
    for w_line in iterable_to_list(w_lines):
        w_file.write_text(str_of(w_line))


@method(text_output_type, "flush", W_TextOutput)
def flush(w_file):
    w_file.flush_text()


@method(text_output_type, "isatty", W_TextOutput)
def isatty(w_file):
    return wrap_bool(os.isatty(w_file.output.fd))


@method(text_output_type, "fileno", W_TextOutput)
def fileno(w_file):
    return W_Int(w_file.output.fd)


@getter(text_output_type, "name", W_TextOutput)
def name(w_file):
    return W_Str(w_file.name)


@getter(text_output_type, "encoding", W_TextOutput)
def encoding(w_file):
    return W_Str("utf-8")


@method(text_input_type, "readline", W_TextInput)
def readline(w_file):
    return W_Str(w_file.read_line())


@method(text_input_type, "read", W_TextInput)
def read(w_file):
    return W_Str(w_file.read_all())


@method(text_input_type, "readlines", W_TextInput)
def readlines(w_file):
    lines_w = []
    while True:
        w_line = w_file.next()
        if w_line is None:
            return new_list(lines_w[:])
        lines_w.append(w_line)


@method(text_input_type, "__iter__", W_TextInput)
def iter_(w_file):
    return w_file


@method(text_input_type, "__next__", W_TextInput)
def next_(w_file):
    w_line = w_file.next()
    if w_line is None:
        raise stop_iteration(w_None)
    return w_line
