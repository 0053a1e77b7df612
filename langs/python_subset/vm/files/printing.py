"""How print() writes: directly into the VM's own files, else through their methods."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes
from langs.python_subset.vm.files.memory import W_StringIO, string_io
from langs.python_subset.vm.files.text import W_TextFile, text_io
from langs.python_subset.vm.textual import w_str_of
from langs.python_subset.vm.values import W_Str


def is_own(w_file):
    """Whether its `write` is the VM's own, so that one write does for many."""
    if isinstance(w_file, W_TextFile):
        return w_file.type() is text_io and w_file.get_own("write") is None
    return isinstance(w_file, W_StringIO) and w_file.type() is string_io


def write_text(w_file, utf8):
    if isinstance(w_file, W_TextFile):
        w_file.check()
        w_file.write_text(utf8)
    else:
        assert isinstance(w_file, W_StringIO)
        w_file.write_text(utf8)


def write_parts(w_file, args_w, separator, end):
    """Each part with a call of the file's method, as CPython does it."""
    w_write = attributes.get(w_file, "write")
    w_separator = W_Str(separator)
    for i in range(len(args_w)):
        if i > 0 and separator != "":
            w_write.call1(w_separator)
        w_write.call1(w_str_of(args_w[i]))
    if end != "":
        w_write.call1(W_Str(end))


def flush(w_file):
    attributes.get(w_file, "flush").call0()
