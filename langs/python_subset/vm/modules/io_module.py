"""_io: open() and the classes of files."""
from __future__ import absolute_import

import os

from rpython.rlib import rweakref

from langs.python_subset.vm import attributes, finalizers
from langs.python_subset.vm.errors import GuestError, value_error
from langs.python_subset.vm.files import base, buffered, memory, raw, text
from langs.python_subset.vm.files.newlines import Newlines, translated
from langs.python_subset.vm.gateway import (
    AnyArguments, ModuleTable, getter, method, optional, static)
from langs.python_subset.vm.modules.builtins_module import BUILTINS
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import str_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.exception_type import CLASS_NAMED
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import W_Int, W_Str, w_None, wrap_bool

IO = ModuleTable("_io")
IO.constant("DEFAULT_BUFFER_SIZE", W_Int(base.CHUNK))
IO.constant("BlockingIOError", CLASS_NAMED["BlockingIOError"])
IO.constant("UnsupportedOperation", base.unsupported_type)
for _w_type in (base.io_base, base.raw_base, base.buffered_base, base.text_base,
                raw.fileio_type, buffered.reader_type, buffered.writer_type,
                buffered.random_type, buffered.pair_type, text.text_io, memory.bytes_io,
                memory.string_io):
    IO.constant(_w_type.name, _w_type)


class Open(object):
    """Files open for writing, to be flushed when the program ends."""

    def __init__(self):
        self.files = []
        self.limit = 100

    def add(self, w_file):
        assert w_file is not None
        if len(self.files) >= self.limit:
            self.files = [one for one in self.files if one() is not None]
            self.limit = max(100, 2 * len(self.files))
        self.files.append(rweakref.ref(w_file))


OPEN = Open()


def flush_all():
    """At the end of the program."""
    for reference in OPEN.files:
        w_file = reference()
        if w_file is not None:
            try:
                if not base.is_closed(w_file):
                    base.call(w_file, "flush")
            except GuestError:
                pass


class Mode(object):
    """What the letters of a mode say."""

    def __init__(self, mode):
        self.updating = "+" in mode
        self.binary = "b" in mode
        self.kind = ""
        text_mode = False
        for i in range(len(mode)):
            char = mode[i]
            if char not in "axrwb+t" or char in mode[:i]:
                raise value_error("invalid mode: '%s'" % mode)
            if char in "axrw":
                if self.kind != "":
                    raise value_error("must have exactly one of create/read/write/append mode")
                self.kind = char
            elif char == "t":
                text_mode = True
        if text_mode and self.binary:
            raise value_error("can't have text and binary mode at once")
        if self.kind == "":
            raise value_error("Must have exactly one of create/read/write/append mode and at"
                              " most one plus")

    def raw(self):
        return self.kind + ("+" if self.updating else "")


def open_file(w_name, mode, buffering, w_encoding, w_errors, w_newline, closefd, w_opener):
    letters = Mode(mode)
    if letters.binary:
        for w_value, name in [(w_encoding, "an encoding"), (w_errors, "an errors"),
                              (w_newline, "a newline")]:
            if w_value is not None and w_value is not w_None:
                raise value_error("binary mode doesn't take %s argument" % name)
    text.newlines_of(w_newline)
    w_raw = raw.W_FileIO(raw.fileio_type)
    raw.init(w_raw, w_name, letters.raw(), closefd, w_opener)
    line_buffering = buffering == 1 and not letters.binary
    if buffering == 0:
        if not letters.binary:
            w_raw.close()
            raise value_error("can't have unbuffered text I/O")
        return w_raw
    size = buffering
    if buffering < 0 or buffering == 1:
        line_buffering = line_buffering or (buffering < 0 and os.isatty(w_raw.fd))
        size = base.CHUNK
    w_buffer = buffer_for(w_raw, letters)
    w_buffer.start(w_raw, size)
    if letters.binary:
        return opened(w_buffer, w_raw.writable)
    w_text = text.W_TextFile(text.text_io)
    text.init(w_text, w_buffer, w_encoding, w_errors, w_newline, line_buffering, False)
    w_text.map_write("mode", W_Str(mode))
    return opened(w_text, w_raw.writable)


def buffer_for(w_raw, letters):
    if letters.updating:
        return buffered.W_BufferedRandom(buffered.random_type)
    if w_raw.writable:
        return buffered.W_BufferedWriter(buffered.writer_type)
    return buffered.W_BufferedReader(buffered.reader_type)


def opened(w_file, is_writable):
    """Nothing that was written may be lost when the guest forgets to close the file."""
    if is_writable:
        OPEN.add(w_file)
        finalizers.watch(w_file)
    return w_file


@IO.function("open", W_Root, optional(str, "r"), optional(int, -1), optional(W_Root),
             optional(W_Root), optional(W_Root), optional(bool, True), optional(W_Root))
def open_(w_file, mode, buffering, w_encoding, w_errors, w_newline, closefd, w_opener):
    return open_file(w_file, mode, buffering, w_encoding, w_errors, w_newline, closefd,
                     w_opener)


BUILTINS.constant("open", dict(IO.entries)["open"])


@IO.function("open_code", W_Root)
def open_code(w_path):
    return open_file(w_path, "rb", -1, None, None, None, True, None)


@IO.function("text_encoding", W_Root, optional(int, 2))
def text_encoding(w_encoding, stacklevel):
    if w_encoding is w_None:
        return W_Str("locale")
    return w_encoding


# -- for codecs: newlines across the pieces of a text

class W_NewlineDecoder(W_Root):
    def __init__(self, w_decoder, translates):
        self.w_decoder = w_decoder      # w_None: it gets text
        self.newlines = Newlines("", translates)
        self.pending = False            # a "\\r" at the end of the last piece


decoder_type = W_NewlineDecoder.w_class = builtin_type(
    "IncrementalNewlineDecoder", subclassable=True)
decoder_type.module_name = "_io"
W_UserNewlineDecoder = user_class(W_NewlineDecoder)
IO.constant("IncrementalNewlineDecoder", decoder_type)


@static(decoder_type, "__new__", W_Type, AnyArguments)
def decoder_new(w_type, arguments):
    if w_type is decoder_type:
        return W_NewlineDecoder(w_None, False)
    w_decoder = W_UserNewlineDecoder(w_None, False)
    w_decoder.init_map(w_type.root_map)
    return w_decoder


@method(decoder_type, "__init__", W_NewlineDecoder, W_Root, bool, optional(str, "strict"))
def decoder_init(w_self, w_decoder, translate, errors):
    w_self.w_decoder = w_decoder
    w_self.newlines = Newlines("", translate)
    w_self.pending = False


@method(decoder_type, "decode", W_NewlineDecoder, W_Root, optional(bool, False))
def decode(w_self, w_input, final):
    if w_self.w_decoder is w_None:
        utf8 = str_of(w_input)
    else:
        utf8 = str_of(attributes.get(w_self.w_decoder, "decode").call2(
            w_input, wrap_bool(final)))
    if w_self.pending and (utf8 != "" or final):
        utf8 = "\r" + utf8
        w_self.pending = False
    if utf8.endswith("\r") and not final:
        end = len(utf8) - 1
        assert end >= 0
        utf8 = utf8[:end]
        w_self.pending = True
    w_self.newlines.note(utf8)
    return W_Str(translated(utf8) if w_self.newlines.translates else utf8)


@method(decoder_type, "reset", W_NewlineDecoder)
def reset(w_self):
    w_self.pending = False
    w_self.newlines.kinds = 0
    if w_self.w_decoder is not w_None:
        base.call(w_self.w_decoder, "reset")


@getter(decoder_type, "newlines", W_NewlineDecoder)
def seen(w_self):
    return w_self.newlines.seen()
