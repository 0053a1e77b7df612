"""TextIOWrapper: text over a file of bytes.

Bytes are kept as bytes until a line or a number of characters of them is asked for, so
that tell() is exact; only encodings that are no supersets of ASCII are decoded at once.
"""
from __future__ import absolute_import

from rpython.rlib.rstring import replace

from langs.python_subset.vm import attributes, strings, text_codecs
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import (
    GuestError, stop_iteration, type_error, value_error)
from langs.python_subset.vm.files.base import (
    CHUNK, W_File, call, call1, file_class, size_argument, text_base, unsupported)
from langs.python_subset.vm.files.buffered import W_Buffered
from langs.python_subset.vm.files.newlines import Newlines, find_line_end
from langs.python_subset.vm.gateway import AnyArguments, getter, method, optional, static
from langs.python_subset.vm.oserrors import OS_ERROR
from langs.python_subset.vm.root import W_Root, next_by_method
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, w_None, wrap_bool



MARKLESS = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}


class W_TextFile(W_File):
    def __init__(self, w_type):
        self.init_map(w_type.root_map)
        self.w_buffer = None
        self.encoding = "utf-8"
        self.errors = "strict"
        self.newlines = Newlines("", True)
        self.line_buffering = False
        self.write_through = False
        self.is_wide = False        # newlines cannot be found among the bytes
        self.is_marked = False      # the byte order mark, if any, has been written
        self.ahead = ""             # bytes read (if wide: text, as UTF-8)
        self.position = 0
        self.at_end = False
        self.is_telling = True      # not while it is iterated over

    def start(self, w_buffer, encoding, errors, newlines):
        self.w_buffer = w_buffer
        self.encoding = encoding
        self.errors = errors
        self.newlines = newlines
        name = text_codecs.canonical(encoding)
        self.is_wide = name == "" or name.startswith("utf-16") or name.startswith("utf-32")
        self.is_marked = False
        self.forget()

    def forget(self):
        self.ahead = ""
        self.position = 0
        self.at_end = False

    def buffer(self):
        w_buffer = self.w_buffer
        if w_buffer is None:
            raise value_error("underlying buffer has been detached")
        return w_buffer

    def check(self):
        w_buffer = self.buffer()
        if isinstance(w_buffer, W_Buffered):
            w_buffer.check()
        elif attributes.get(w_buffer, "closed").is_true():
            raise value_error("I/O operation on closed file.")

    # -- reading

    def read_more(self):
        """Appends bytes to those ahead. False at the end."""
        if self.at_end:
            return False
        w_buffer = self.buffer()
        if isinstance(w_buffer, W_Buffered):
            if not w_buffer.reads:
                raise unsupported("not readable")
            data = w_buffer.read_some(CHUNK)
        else:
            data = self.read_from(w_buffer)
        if data == "":
            self.at_end = True
            return False
        if self.is_wide:
            data = self.decode_all(data)
        start = self.position
        assert start >= 0
        if start >= len(self.ahead):
            self.ahead = data
        else:
            self.ahead = self.ahead[start:] + data
        self.position = 0
        return True

    def read_from(self, w_buffer):
        w_read = attributes.get_or_none(w_buffer, "read1")
        if w_read is None:
            w_read = attributes.get_or_none(w_buffer, "read")
            if w_read is None:
                raise unsupported("not readable")
        return bytes_like(w_read.call1(W_Int(CHUNK)))

    def decode_all(self, data):
        rest = bytes_like(call(self.buffer(), "read"))
        self.at_end = True
        return text_codecs.decode(data + rest, self.encoding, self.errors).utf8

    def decoded(self, data):
        """The guest's str of bytes that were ahead."""
        if self.is_wide:
            w_text = W_Str(data)
        else:
            w_text = text_codecs.decode(data, self.encoding, self.errors)
        newlines = self.newlines
        if newlines.ends_anywhere():
            utf8 = newlines.as_read(w_text.utf8)
            if newlines.translates and "\r" in w_text.utf8:
                return W_Str(utf8)
        return w_text

    def take(self, stop):
        """The bytes ahead up to an offset."""
        start = self.position
        assert 0 <= start <= stop
        self.position = stop
        return self.ahead[start:stop]

    def next_line(self, limit):
        """A line as a str, empty at the end."""
        self.check()
        searched = 0        # bytes behind the position that hold no end of a line
        while True:
            found = self.line_end(self.position + searched)
            if found >= 0:
                break
            searched = max(len(self.ahead) - self.position - 1, 0)
            if not self.read_more():
                found = len(self.ahead)
                break
        if limit >= 0:
            return self.limited(found, limit)
        return self.decoded(self.take(found))

    def line_end(self, start):
        """The offset behind a whole line that is ahead, or -1."""
        ahead = self.ahead
        if start >= len(ahead):
            return -1
        assert start >= 0
        stop = find_line_end(ahead, start, self.newlines)
        last = ahead[stop - 1]
        if last == "\n" or (last == "\r" and (self.newlines.newline == "\r" or (
                self.newlines.newline == "" and (stop < len(ahead) or self.at_end)))):
            if self.newlines.newline == "\r\n" and (stop < 2 or ahead[stop - 2] != "\r"):
                return -1
            return stop
        return -1

    def limited(self, stop, limit):
        """At most `limit` characters of the line that ends at `stop`."""
        start = self.position
        w_line = self.decoded(self.take(stop))
        if strings.length(w_line) <= limit:
            return w_line
        w_part = strings.substring(w_line, 0, limit)
        self.position = start + self.size_of(w_part)
        return w_part

    def size_of(self, w_text):
        if self.is_wide:
            return len(w_text.utf8)
        return len(text_codecs.encode(w_text.utf8, self.encoding, self.errors))

    def read_all(self):
        self.check()
        chunks = []
        while True:
            chunks.append(self.take(len(self.ahead)))
            if not self.read_more():
                break
        return self.decoded("".join(chunks))

    def read_characters(self, count):
        self.check()
        while True:
            stop = self.offset_behind(count)
            if stop >= 0:
                return self.decoded(self.take(stop))
            if not self.read_more():
                return self.decoded(self.take(len(self.ahead)))

    def offset_behind(self, count):
        """The offset behind so many characters ahead, or -1 where there are not enough."""
        ahead = self.ahead
        at = self.position
        name = text_codecs.canonical(self.encoding)
        is_utf8 = self.is_wide or name == "utf-8"
        joins = self.newlines.translates
        while count > 0:
            if at >= len(ahead):
                return -1
            byte = ord(ahead[at])
            at += 1
            if byte == 13 and joins:
                if at >= len(ahead):
                    return at if self.at_end else -1
                if ahead[at] == "\n":
                    at += 1
            elif is_utf8 and byte >= 0xC0:
                while at < len(ahead) and ord(ahead[at]) & 0xC0 == 0x80:
                    at += 1
                if at >= len(ahead) and not self.at_end:
                    return -1
            count -= 1
        return at

    # -- writing

    def write_text(self, utf8):
        assert utf8 is not None
        w_buffer = self.w_buffer
        text = utf8
        if self.newlines.rewrites:
            text = replace(utf8, "\n", self.newlines.newline)
        data = text_codecs.encode(text, self.encoding_to_write(), self.errors)
        if self.ahead != "":
            self.go_back()
        if isinstance(w_buffer, W_Buffered):
            if not w_buffer.writes:
                raise unsupported("not writable")
            w_buffer.write_bytes(data)
        else:
            call1(self.buffer(), "write", W_Bytes(data))
        if self.write_through or (self.line_buffering and "\n" in utf8):
            self.flush_text()

    def encoding_to_write(self):
        """Without a byte order mark from the second time on."""
        if not self.is_wide:
            return self.encoding
        if not self.is_marked:
            self.is_marked = True
            return self.encoding
        return MARKLESS.get(self.encoding.lower().replace("_", "-"), self.encoding)

    def flush_text(self):
        w_buffer = self.buffer()
        if isinstance(w_buffer, W_Buffered):
            w_buffer.check()
            w_buffer.flush()
        else:
            call(w_buffer, "flush")

    # -- positions

    def tell(self):
        self.check()
        if not self.is_telling:
            raise GuestError(None, OS_ERROR, "telling position disabled by next() call")
        self.flush_text()
        position = index(call(self.buffer(), "tell"))
        if self.is_wide and self.ahead != "":
            raise unsupported("tell() of an encoding with wide characters, while reading")
        return position - (len(self.ahead) - self.position)

    def go_back(self):
        """Lets the buffer be where the reader is."""
        left = len(self.ahead) - self.position
        self.forget()
        if left > 0 and not self.is_wide:
            attributes.get(self.buffer(), "seek").call2(W_Int(-left), W_Int(1))

    def seek(self, position, how):
        self.check()
        if how == 1:
            if position != 0:
                raise unsupported("can't do nonzero cur-relative seeks")
            position = self.tell()
            how = 0
        elif how == 2 and position != 0:
            raise unsupported("can't do nonzero end-relative seeks")
        elif how == 0 and position < 0:
            raise value_error("negative seek position %d" % position)
        self.flush_text()
        self.forget()
        self.is_telling = True
        return index(attributes.get(self.buffer(), "seek").call2(W_Int(position), W_Int(how)))

    def next(self):
        if self.type() is not text_io:
            return next_by_method(self)
        self.is_telling = False
        w_line = self.next_line(-1)
        if len(w_line.utf8) == 0:
            self.is_telling = True
            return None
        return w_line

    def close(self):
        w_buffer = self.w_buffer
        if w_buffer is None or attributes.get(w_buffer, "closed").is_true():
            return
        try:
            self.flush_text()
        finally:
            call(w_buffer, "close")


text_io = file_class("TextIOWrapper", text_base, W_TextFile)


@static(text_io, "__new__", W_Type, AnyArguments)
def new(w_type, arguments):
    return W_TextFile(w_type)


def text_argument(w_value, default, name):
    if w_value is None or w_value is w_None:
        return default
    if not isinstance(w_value, W_Str):
        raise type_error("TextIOWrapper() argument '%s' must be str or None, not %s"
                         % (name, w_value.type_name()))
    return w_value.utf8


def newlines_of(w_newline):
    if w_newline is None or w_newline is w_None:
        return Newlines("", True)
    return Newlines(text_argument(w_newline, "", "newline"), False)


@method(text_io, "__init__", W_TextFile, W_Root, optional(W_Root), optional(W_Root),
        optional(W_Root), optional(bool, False), optional(bool, False))
def init(w_file, w_buffer, w_encoding, w_errors, w_newline, line_buffering, write_through):
    encoding = text_argument(w_encoding, "locale", "encoding")
    if encoding == "locale":
        encoding = "UTF-8"
    if text_codecs.canonical(encoding) == "":
        text_codecs.encode("a", encoding, "strict")     # LookupError when it is unknown
    w_file.start(w_buffer, encoding, text_argument(w_errors, "strict", "errors"),
                 newlines_of(w_newline))
    w_file.line_buffering = line_buffering
    w_file.write_through = write_through


@method(text_io, "reconfigure", W_TextFile, AnyArguments)
def reconfigure(w_file, arguments):
    w_file.flush_text()
    for i in range(len(arguments.names)):
        name = arguments.names[i]
        w_value = arguments.values_w[i]
        if name == "encoding":
            w_file.encoding = text_argument(w_value, w_file.encoding, name)
        elif name == "errors":
            w_file.errors = text_argument(w_value, w_file.errors, name)
        elif name == "newline":
            w_file.newlines = newlines_of(w_value)
        elif name == "line_buffering":
            w_file.line_buffering = w_value.is_true()
        elif name == "write_through":
            w_file.write_through = w_value.is_true()
        else:
            raise type_error("'%s' is an invalid keyword argument for reconfigure()" % name)


@method(text_io, "read", W_TextFile, optional(W_Root))
def read(w_file, w_size):
    size = size_argument(w_size)
    if size < 0:
        return w_file.read_all()
    return w_file.read_characters(size)


@method(text_io, "readline", W_TextFile, optional(W_Root))
def readline(w_file, w_size):
    return w_file.next_line(size_argument(w_size))


@method(text_io, "__next__", W_TextFile)
def next_(w_file):
    w_file.is_telling = False
    w_line = w_file.next_line(-1)
    if len(w_line.utf8) == 0:
        w_file.is_telling = True
        raise stop_iteration(w_None)
    return w_line


@method(text_io, "write", W_TextFile, W_Root)
def write(w_file, w_text):
    if not isinstance(w_text, W_Str):
        raise type_error("write() argument must be str, not %s" % w_text.type_name())
    w_file.check()
    w_file.write_text(w_text.utf8)
    return W_Int(strings.length(w_text))


@method(text_io, "flush", W_TextFile)
def flush(w_file):
    w_file.check()
    w_file.flush_text()


@method(text_io, "close", W_TextFile)
def close(w_file):
    w_file.close()


@getter(text_io, "closed", W_TextFile)
def closed(w_file):
    return attributes.get(w_file.buffer(), "closed")


@method(text_io, "detach", W_TextFile)
def detach(w_file):
    w_buffer = w_file.buffer()
    w_file.flush_text()
    w_file.w_buffer = None
    return w_buffer


@method(text_io, "tell", W_TextFile)
def tell(w_file):
    return W_Int(w_file.tell())


@method(text_io, "seek", W_TextFile, int, optional(int, 0))
def seek(w_file, position, how):
    return W_Int(w_file.seek(position, how))


@method(text_io, "truncate", W_TextFile, optional(W_Root))
def truncate(w_file, w_size):
    w_file.flush_text()
    w_file.go_back()
    return call1(w_file.buffer(), "truncate", w_size or w_None)


@getter(text_io, "buffer", W_TextFile)
def buffer(w_file):
    return w_file.buffer()


@getter(text_io, "encoding", W_TextFile)
def encoding(w_file):
    return W_Str(w_file.encoding)


@getter(text_io, "errors", W_TextFile)
def errors(w_file):
    return W_Str(w_file.errors)


@getter(text_io, "newlines", W_TextFile)
def newlines(w_file):
    return w_file.newlines.seen()


@getter(text_io, "line_buffering", W_TextFile)
def line_buffering(w_file):
    return wrap_bool(w_file.line_buffering)


@getter(text_io, "write_through", W_TextFile)
def write_through(w_file):
    return wrap_bool(w_file.write_through)


@getter(text_io, "name", W_TextFile)
def name(w_file):
    return attributes.get(w_file.buffer(), "name")


def _forward(name):
    def forwarded(w_file):
        w_file.check()
        return call(w_file.buffer(), name)
    method(text_io, name, W_TextFile)(forwarded)


for _name in ("fileno", "isatty", "readable", "writable", "seekable"):
    _forward(_name)


@method(text_io, "__repr__", W_TextFile)
def repr_(w_file):
    text = "<_io.TextIOWrapper"
    w_name = attributes.get_or_none(w_file, "name")
    if w_name is not None:
        text += " name=" + repr_of(w_name)
    w_mode = attributes.get_or_none(w_file, "mode")
    if w_mode is not None:
        text += " mode=" + repr_of(w_mode)
    return W_Str("%s encoding='%s'>" % (text, w_file.encoding))
