"""BytesIO and StringIO: files in memory."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from langs.python_subset.vm import strings
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.bytearrayobject import W_ByteArray
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import stop_iteration, type_error, value_error
from langs.python_subset.vm.files.base import (
    W_File, buffered_base, file_class, size_argument, text_base, unsupported, writable_buffer)
from langs.python_subset.vm.files.newlines import Newlines, find_line_end
from langs.python_subset.vm.gateway import AnyArguments, getter, method, optional, static
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types.memoryview_type import memoryview_type
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, w_None, wrap_bool


class W_Memory(W_File):
    """A value and a position in it. What is written at the end is only joined when
    something else is done: a subclass has settle() for it, length() and keep(size).
    """

    def __init__(self, w_type):
        self.init_map(w_type.root_map)
        self.position = 0
        self.behind = StringBuilder()       # what was written at the end
        self.at_end = True      # the position is there

    def joined(self, data):
        """The data with all that was written behind it."""
        written = self.behind.build()
        self.behind = StringBuilder()
        return data + written if len(data) > 0 else written

    def where(self):
        self.settle()
        return self.position

    def seek(self, position):
        self.settle()
        self.position = position
        self.at_end = position == self.length()

    def truncate(self, size):
        self.settle()
        if size < self.length():
            self.keep(size)
        self.at_end = self.position == self.length()


class W_BytesIO(W_Memory):
    def __init__(self, w_type):
        W_Memory.__init__(self, w_type)
        self.data = ""

    def settle(self):
        self.check_open()
        if self.behind.getlength() > 0:
            self.data = self.joined(self.data)
            self.position = len(self.data)

    def length(self):
        return len(self.data)

    def keep(self, size):
        assert size >= 0
        self.data = self.data[:size]

    def where(self):
        """Joins nothing: a writer may ask between any two pieces."""
        self.check_open()
        return self.position + self.behind.getlength()

    def content(self):
        self.settle()
        return self.data

    def read(self, size):
        data = self.content()
        start = min(self.position, len(data))
        stop = len(data)
        if size >= 0:
            stop = min(start + size, stop)
        assert 0 <= start <= stop
        self.at_end = stop == len(data) and self.position <= stop
        self.position = max(self.position, stop)
        return data[start:stop]

    def read_line(self, limit):
        data = self.content()
        start = min(self.position, len(data))
        assert start >= 0
        stop = data.find("\n", start) + 1
        if stop == 0:
            stop = len(data)
        size = stop - start
        if 0 <= limit < size:
            size = limit
        return self.read(size)

    def write(self, new):
        self.check_open()
        if self.at_end:
            self.behind.append(new)
            return
        data = self.content()
        start = self.position
        if start > len(data):
            data += "\0" * (start - len(data))
        stop = min(start + len(new), len(data))
        assert 0 <= start <= stop
        self.data = data[:start] + new + data[stop:]
        self.seek(start + len(new))


bytes_io = file_class("BytesIO", buffered_base, W_BytesIO)


@static(bytes_io, "__new__", W_Type, AnyArguments)
def bytes_new(w_type, arguments):
    return W_BytesIO(w_type)


@method(bytes_io, "__init__", W_BytesIO, optional(W_Root))
def bytes_init(w_file, w_initial_bytes):
    w_file.behind = StringBuilder()
    w_file.data = ""
    if w_initial_bytes is not None and w_initial_bytes is not w_None:
        w_file.data = bytes_like(w_initial_bytes)
    w_file.seek(0)


@method(bytes_io, "getvalue", W_BytesIO)
def bytes_getvalue(w_file):
    return W_Bytes(w_file.content())


@method(bytes_io, "getbuffer", W_BytesIO)
def bytes_getbuffer(w_file):
    """A view of a copy: what is written to it does not reach the file."""
    return memoryview_type.call1(W_ByteArray([char for char in w_file.content()]))


@method(bytes_io, "read", W_BytesIO, optional(W_Root))
def bytes_read(w_file, w_size):
    return W_Bytes(w_file.read(size_argument(w_size)))


@method(bytes_io, "read1", W_BytesIO, optional(W_Root))
def bytes_read1(w_file, w_size):
    return bytes_read(w_file, w_size)


@method(bytes_io, "readinto", W_BytesIO, W_Root)
def bytes_readinto(w_file, w_buffer):
    w_buffer = writable_buffer(w_buffer)
    data = w_file.read(w_buffer.byte_count())
    return w_buffer.fill(data)


@method(bytes_io, "readline", W_BytesIO, optional(W_Root))
def bytes_readline(w_file, w_size):
    return W_Bytes(w_file.read_line(size_argument(w_size)))


@method(bytes_io, "__next__", W_BytesIO)
def bytes_next(w_file):
    line = w_file.read_line(-1)
    if line == "":
        raise stop_iteration(w_None)
    return W_Bytes(line)


@method(bytes_io, "write", W_BytesIO, W_Root)
def bytes_write(w_file, w_data):
    data = bytes_like(w_data)
    w_file.write(data)
    return W_Int(len(data))


@method(bytes_io, "seek", W_BytesIO, int, optional(int, 0))
def bytes_seek(w_file, position, how):
    if how == 1:
        position = max(position + w_file.where(), 0)
    elif how == 2:
        position = max(position + len(w_file.content()), 0)
    elif how != 0:
        raise value_error("invalid whence (%d, should be 0, 1 or 2)" % how)
    elif position < 0:
        raise value_error("negative seek value %d" % position)
    w_file.seek(position)
    return W_Int(position)


class W_StringIO(W_Memory):
    def check_open(self):
        if self.is_closed:
            raise value_error("I/O operation on closed file")

    def __init__(self, w_type):
        W_Memory.__init__(self, w_type)
        self.w_text = strings.w_empty_str
        self.newlines = Newlines("\n", False)

    def settle(self):
        self.check_open()
        if self.behind.getlength() > 0:
            self.w_text = W_Str(self.joined(self.w_text.utf8))
            self.position = strings.length(self.w_text)

    def length(self):
        return strings.length(self.w_text)

    def keep(self, size):
        self.w_text = strings.substring(self.w_text, 0, size)

    def content(self):
        self.settle()
        return self.w_text

    def read(self, size):
        w_text = self.content()
        length = strings.length(w_text)
        start = min(self.position, length)
        stop = length
        if size >= 0:
            stop = min(start + size, stop)
        self.at_end = stop == length and self.position <= stop
        self.position = max(self.position, stop)
        return strings.substring(w_text, start, stop)

    def read_line(self, limit):
        w_text = self.content()
        length = strings.length(w_text)
        start = min(self.position, length)
        offset = strings.offset_of(w_text, start)
        assert offset >= 0
        stop = find_line_end(w_text.utf8, offset, self.newlines)
        size = strings.position_of(w_text, stop) - start
        if 0 <= limit < size:
            size = limit
        return self.read(size)

    def write(self, utf8):
        self.check_open()
        if self.at_end:
            self.behind.append(utf8)
            return
        w_text = self.content()
        length = strings.length(w_text)
        start = self.position
        before = strings.substring(w_text, 0, min(start, length)).utf8
        if start > length:
            before += "\0" * (start - length)
        w_new = W_Str(utf8)
        stop = min(start + strings.length(w_new), length)
        after = strings.substring(w_text, stop, length).utf8
        self.w_text = W_Str(before + utf8 + after)
        self.seek(start + strings.length(w_new))

    def write_text(self, utf8):
        self.write(self.newlines.written(utf8))

    def flush_text(self):
        self.check_open()

    def next(self):
        w_line = self.read_line(-1)
        return w_line if len(w_line.utf8) > 0 else None


string_io = file_class("StringIO", text_base, W_StringIO)


@static(string_io, "__new__", W_Type, AnyArguments)
def string_new(w_type, arguments):
    return W_StringIO(w_type)


@method(string_io, "__init__", W_StringIO, optional(W_Root), optional(W_Root))
def string_init(w_file, w_initial_value, w_newline):
    w_file.behind = StringBuilder()
    w_file.w_text = strings.w_empty_str
    newline = "\n"
    if w_newline is w_None:
        w_file.newlines = Newlines("", True)
    else:
        if w_newline is not None:
            if not isinstance(w_newline, W_Str):
                raise type_error("newline must be str or None, not %s" % w_newline.type_name())
            newline = w_newline.utf8
        w_file.newlines = Newlines(newline, False)
    if w_initial_value is not None and w_initial_value is not w_None:
        if not isinstance(w_initial_value, W_Str):
            raise type_error("initial_value must be str or None, not %s"
                             % w_initial_value.type_name())
        w_file.w_text = W_Str(w_file.newlines.written(w_initial_value.utf8))
    w_file.seek(0)


@method(string_io, "getvalue", W_StringIO)
def string_getvalue(w_file):
    return w_file.content()


@method(string_io, "read", W_StringIO, optional(W_Root))
def string_read(w_file, w_size):
    return w_file.read(size_argument(w_size))


@method(string_io, "readline", W_StringIO, optional(W_Root))
def string_readline(w_file, w_size):
    return w_file.read_line(size_argument(w_size))


@method(string_io, "__next__", W_StringIO)
def string_next(w_file):
    w_line = w_file.read_line(-1)
    if len(w_line.utf8) == 0:
        raise stop_iteration(w_None)
    return w_line


@method(string_io, "write", W_StringIO, W_Root)
def string_write(w_file, w_text):
    if not isinstance(w_text, W_Str):
        raise type_error("string argument expected, got '%s'" % w_text.type_name())
    w_file.write(w_file.newlines.written(w_text.utf8))
    return W_Int(strings.length(w_text))


@method(string_io, "seek", W_StringIO, int, optional(int, 0))
def string_seek(w_file, position, how):
    if how == 1 or how == 2:
        if position != 0:
            raise unsupported("Can't do nonzero cur-relative seeks")
        position = w_file.where() if how == 1 else strings.length(w_file.content())
    elif how != 0:
        raise value_error("Invalid whence (%d, should be 0, 1 or 2)" % how)
    elif position < 0:
        raise value_error("Negative seek position %d" % position)
    w_file.seek(position)
    return W_Int(position)


@getter(string_io, "newlines", W_StringIO)
def string_newlines(w_file):
    return w_file.newlines.seen()


@getter(string_io, "line_buffering", W_StringIO)
def string_line_buffering(w_file):
    return wrap_bool(False)


# -- both

def _define(w_type, rpython_class, negative):
    @method(w_type, "tell", rpython_class)
    def tell(w_file):
        return W_Int(w_file.where())

    @method(w_type, "truncate", rpython_class, optional(W_Root))
    def truncate(w_file, w_size):
        size = w_file.where() if w_size is None or w_size is w_None else index(w_size)
        if size < 0:
            raise value_error("%s size value %d" % (negative, size))
        w_file.truncate(size)
        return W_Int(size)

    @method(w_type, "close", rpython_class)
    def close(w_file):
        w_file.is_closed = True

    @getter(w_type, "closed", rpython_class)
    def closed(w_file):
        return wrap_bool(w_file.is_closed)

    for name in ("readable", "writable", "seekable"):
        _is(w_type, rpython_class, name)


def _is(w_type, rpython_class, name):
    def yes(w_file):
        w_file.check_open()
        return wrap_bool(True)
    method(w_type, name, rpython_class)(yes)


_define(bytes_io, W_BytesIO, "negative")
_define(string_io, W_StringIO, "Negative")
