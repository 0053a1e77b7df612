"""BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair over raw files."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from langs.python_subset.vm import attributes
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import stop_iteration, value_error
from langs.python_subset.vm.files.base import (
    CHUNK, W_File, buffered_base, call, call1, file_class, size_argument, unsupported,
    writable_buffer)
from langs.python_subset.vm.files.raw import W_FileIO
from langs.python_subset.vm.gateway import AnyArguments, getter, method, optional, static
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, w_None, wrap_bool


class W_Buffered(W_File):
    """Either there are bytes read ahead, or there are bytes to be written."""

    reads = False
    writes = False

    def __init__(self, w_type):
        self.init_map(w_type.root_map)
        self.w_raw = None
        self.ahead = ""         # what was read; from `position` on it is still to be given
        self.position = 0
        self.chunks = []        # to be written
        self.pending = 0        # bytes in them
        self.size = CHUNK

    def start(self, w_raw, size):
        if size <= 0:
            raise value_error("invalid buffer size")
        self.w_raw = w_raw
        self.size = size
        self.ahead = ""
        self.position = 0
        self.chunks = []
        self.pending = 0

    def raw(self):
        if self.w_raw is None:
            raise value_error("raw stream has been detached")
        return self.w_raw

    def check(self):
        w_raw = self.raw()
        if isinstance(w_raw, W_FileIO):
            closed = w_raw.is_closed
        else:
            closed = attributes.get(w_raw, "closed").is_true()
        if closed:
            raise value_error("I/O operation on closed file.")

    def check_reads(self):
        if not self.reads:
            raise unsupported("read")
        self.check()

    def check_writes(self):
        if not self.writes:
            raise unsupported("write")
        self.check()

    # -- the raw file

    def raw_read(self, size):
        """At most `size` bytes, "" at the end; None where there are none yet."""
        w_raw = self.raw()
        if isinstance(w_raw, W_FileIO):
            return w_raw.read_bytes(size)
        w_data = call1(w_raw, "read", W_Int(size))
        if w_data is w_None:
            return None
        return bytes_like(w_data)

    def raw_write(self, data):
        w_raw = self.raw()
        if isinstance(w_raw, W_FileIO):
            return w_raw.write_bytes(data)
        w_count = call1(w_raw, "write", W_Bytes(data))
        if w_count is w_None:
            return 0
        return index(w_count)

    def raw_seek(self, position, how):
        w_raw = self.raw()
        if isinstance(w_raw, W_FileIO):
            return w_raw.seek(position, how)
        return index(attributes.get(w_raw, "seek").call2(W_Int(position), W_Int(how)))

    # -- reading

    def fill(self):
        """Reads ahead when there is nothing left. False at the end."""
        if self.position < len(self.ahead):
            return True
        self.flush_writes()
        data = self.raw_read(self.size)
        self.position = 0
        self.ahead = "" if data is None else data
        return len(self.ahead) > 0

    def take(self, count):
        """At most so many of the bytes read ahead."""
        start = self.position
        stop = min(start + count, len(self.ahead))
        assert 0 <= start <= stop
        self.position = stop
        if start == 0 and stop == len(self.ahead):
            return self.ahead
        return self.ahead[start:stop]

    def read_bytes(self, size):
        """So many bytes, fewer only at the end."""
        self.check_reads()
        if size < 0:
            return self.read_all()
        left = len(self.ahead) - self.position
        if size <= left:
            return self.take(size)
        builder = StringBuilder(size if size < 1 << 20 else 1 << 20)
        builder.append(self.take(left))
        missing = size - left
        while missing > 0:
            if missing > self.size:
                self.flush_writes()
                data = self.raw_read(missing)
                self.ahead = ""
                self.position = 0
                if data is None or data == "":
                    break
            else:
                if not self.fill():
                    break
                data = self.take(missing)
            builder.append(data)
            missing -= len(data)
        return builder.build()

    def read_all(self):
        chunks = [self.take(len(self.ahead))]
        self.flush_writes()
        w_raw = self.raw()
        if isinstance(w_raw, W_FileIO):
            chunks.append(w_raw.read_all())
        else:
            while True:
                data = self.raw_read(CHUNK)
                if data is None or data == "":
                    break
                chunks.append(data)
        return "".join(chunks)

    def read_some(self, size):
        """At most so many bytes, with at most one read of the raw file."""
        self.check_reads()
        if size < 0:
            size = self.size
        if size == 0 or not self.fill():
            return ""
        return self.take(size)

    def read_line(self, limit):
        """A line with its end, or "" at the end; at most `limit` bytes unless negative."""
        self.check_reads()
        parts = []
        length = 0
        while limit < 0 or length < limit:
            if not self.fill():
                break
            start = self.position
            stop = self.ahead.find("\n", start) + 1
            found = stop > 0
            count = (stop if found else len(self.ahead)) - start
            if limit >= 0 and length + count > limit:
                count = limit - length
                found = True
            part = self.take(count)
            if found and len(parts) == 0:
                return part
            parts.append(part)
            length += len(part)
            if found:
                break
        return "".join(parts)

    # -- writing

    def write_bytes(self, data):
        self.check_writes()
        self.drop_ahead()
        self.chunks.append(data)
        self.pending += len(data)
        if self.pending >= self.size:
            self.flush_writes()

    def flush_writes(self):
        if self.pending == 0:
            return
        data = "".join(self.chunks)
        self.chunks = []
        self.pending = 0
        done = 0
        while done < len(data):
            written = self.raw_write(data[done:] if done else data)
            if written <= 0:
                self.chunks = [data[done:]]
                self.pending = len(data) - done
                return
            done += written
            assert done >= 0

    def drop_ahead(self):
        """Goes back to where the reader is."""
        left = len(self.ahead) - self.position
        self.ahead = ""
        self.position = 0
        if left > 0:
            self.raw_seek(-left, 1)

    # -- positions

    def tell(self):
        return self.raw_seek(0, 1) - (len(self.ahead) - self.position) + self.pending

    def seek(self, position, how):
        self.check()
        if how < 0 or how > 2:
            raise value_error("invalid whence (%d, should be 0, 1 or 2)" % how)
        self.flush_writes()
        if how == 1:
            position += self.tell()
            how = 0
        self.ahead = ""
        self.position = 0
        return self.raw_seek(position, how)

    def flush(self):
        self.flush_writes()
        w_raw = self.raw()
        if not isinstance(w_raw, W_FileIO):
            call(w_raw, "flush")

    def close(self):
        w_raw = self.w_raw
        if w_raw is None or attributes.get(w_raw, "closed").is_true():
            return
        try:
            self.flush_writes()
        finally:
            call(w_raw, "close")


class W_BufferedReader(W_Buffered):
    reads = True


class W_BufferedWriter(W_Buffered):
    writes = True


class W_BufferedRandom(W_Buffered):
    reads = True
    writes = True


reader_type = file_class("BufferedReader", buffered_base, W_BufferedReader)
writer_type = file_class("BufferedWriter", buffered_base, W_BufferedWriter)
random_type = file_class("BufferedRandom", buffered_base, W_BufferedRandom)


@static(reader_type, "__new__", W_Type, AnyArguments)
def reader_new(w_type, arguments):
    return W_BufferedReader(w_type)


@static(writer_type, "__new__", W_Type, AnyArguments)
def writer_new(w_type, arguments):
    return W_BufferedWriter(w_type)


@static(random_type, "__new__", W_Type, AnyArguments)
def random_new(w_type, arguments):
    return W_BufferedRandom(w_type)


def _define(w_type):
    @method(w_type, "__init__", W_Buffered, W_Root, optional(int, CHUNK))
    def init(w_file, w_raw, buffer_size):
        if w_file.reads and not call(w_raw, "readable").is_true():
            raise unsupported("File or stream is not readable.")
        if w_file.writes and not call(w_raw, "writable").is_true():
            raise unsupported("File or stream is not writable.")
        w_file.start(w_raw, buffer_size)

    @method(w_type, "close", W_Buffered)
    def close(w_file):
        w_file.close()

    @getter(w_type, "closed", W_Buffered)
    def closed(w_file):
        return attributes.get(w_file.raw(), "closed")

    @method(w_type, "detach", W_Buffered)
    def detach(w_file):
        w_raw = w_file.raw()
        w_file.flush()
        w_file.w_raw = None
        return w_raw

    @getter(w_type, "raw", W_Buffered)
    def raw(w_file):
        return w_file.w_raw or w_None

    @method(w_type, "flush", W_Buffered)
    def flush(w_file):
        w_file.check()
        w_file.flush()

    @method(w_type, "seek", W_Buffered, int, optional(int, 0))
    def seek(w_file, position, how):
        return W_Int(w_file.seek(position, how))

    @method(w_type, "tell", W_Buffered)
    def tell(w_file):
        w_file.check()
        return W_Int(w_file.tell())

    @method(w_type, "truncate", W_Buffered, optional(W_Root))
    def truncate(w_file, w_size):
        w_file.check()
        w_file.flush_writes()
        if w_size is None or w_size is w_None:
            w_size = W_Int(w_file.tell())
        return call1(w_file.raw(), "truncate", w_size)

    @method(w_type, "__repr__", W_Buffered)
    def repr_(w_file):
        w_name = attributes.get_or_none(w_file, "name")
        if w_name is None:
            return W_Str("<_io.%s>" % w_file.type_name())
        return W_Str("<_io.%s name=%s>" % (w_file.type_name(), repr_of(w_name)))

    for name in ("fileno", "isatty", "seekable"):
        _forward(w_type, name)
    for name in ("name", "mode"):
        _forward_attribute(w_type, name)


def _forward(w_type, name):
    def forwarded(w_file):
        w_file.check()
        return call(w_file.raw(), name)
    method(w_type, name, W_Buffered)(forwarded)


def _forward_attribute(w_type, name):
    def forwarded(w_file):
        return attributes.get(w_file.raw(), name)
    getter(w_type, name, W_Buffered)(forwarded)


def _define_kind(w_type, reads, writes):
    @method(w_type, "readable", W_Buffered)
    def readable(w_file):
        return wrap_bool(reads)

    @method(w_type, "writable", W_Buffered)
    def writable(w_file):
        return wrap_bool(writes)

    if writes:
        @method(w_type, "write", W_Buffered, W_Root)
        def write(w_file, w_data):
            data = bytes_like(w_data)
            w_file.write_bytes(data)
            return W_Int(len(data))
    if reads:
        _define_reader(w_type)


def _define_reader(w_type):
    @method(w_type, "read", W_Buffered, optional(W_Root))
    def read(w_file, w_size):
        size = size_argument(w_size)
        if size < -1:
            raise value_error("read length must be non-negative or -1")
        return W_Bytes(w_file.read_bytes(size))

    @method(w_type, "read1", W_Buffered, optional(int, -1))
    def read1(w_file, size):
        return W_Bytes(w_file.read_some(size))

    @method(w_type, "peek", W_Buffered, optional(int, 0))
    def peek(w_file, size):
        w_file.check_reads()
        w_file.fill()
        start = w_file.position
        assert start >= 0
        return W_Bytes(w_file.ahead[start:])

    @method(w_type, "readline", W_Buffered, optional(W_Root))
    def readline(w_file, w_size):
        return W_Bytes(w_file.read_line(size_argument(w_size)))

    @method(w_type, "__next__", W_Buffered)
    def next_(w_file):
        line = w_file.read_line(-1)
        if line == "":
            raise stop_iteration(w_None)
        return W_Bytes(line)

    @method(w_type, "readinto", W_Buffered, W_Root)
    def readinto(w_file, w_buffer):
        w_buffer = writable_buffer(w_buffer)
        data = w_file.read_bytes(w_buffer.byte_count())
        return w_buffer.fill(data)

    @method(w_type, "readinto1", W_Buffered, W_Root)
    def readinto1(w_file, w_buffer):
        w_buffer = writable_buffer(w_buffer)
        data = w_file.read_some(w_buffer.byte_count())
        return w_buffer.fill(data)


for _w_type, _reads, _writes in [(reader_type, True, False), (writer_type, False, True),
                                 (random_type, True, True)]:
    _define(_w_type)
    _define_kind(_w_type, _reads, _writes)


# -- a reader and a writer

class W_BufferedPair(W_File):
    def __init__(self, w_type):
        self.init_map(w_type.root_map)
        self.w_reader = None
        self.w_writer = None

    def side(self, reads):
        w_side = self.w_reader if reads else self.w_writer
        if w_side is None:
            raise value_error("I/O operation on uninitialized object")
        return w_side


pair_type = file_class("BufferedRWPair", buffered_base, W_BufferedPair)


@static(pair_type, "__new__", W_Type, AnyArguments)
def pair_new(w_type, arguments):
    return W_BufferedPair(w_type)


@method(pair_type, "__init__", W_BufferedPair, W_Root, W_Root, optional(int, CHUNK))
def pair_init(w_pair, w_reader, w_writer, buffer_size):
    w_pair.w_reader = reader_type.call2(w_reader, W_Int(buffer_size))
    w_pair.w_writer = writer_type.call2(w_writer, W_Int(buffer_size))


def _pair(name, reads):
    def forwarded(w_pair, arguments):
        return attributes.get(w_pair.side(reads), name).call_arguments(arguments)
    method(pair_type, name, W_BufferedPair, AnyArguments)(forwarded)


for _name in ("read", "read1", "peek", "readinto", "readinto1", "readline", "readable"):
    _pair(_name, True)
for _name in ("write", "flush", "writable"):
    _pair(_name, False)


@method(pair_type, "close", W_BufferedPair)
def pair_close(w_pair):
    try:
        call(w_pair.side(False), "close")
    finally:
        call(w_pair.side(True), "close")


@getter(pair_type, "closed", W_BufferedPair)
def pair_closed(w_pair):
    return attributes.get(w_pair.side(False), "closed")


@method(pair_type, "isatty", W_BufferedPair)
def pair_isatty(w_pair):
    return wrap_bool(call(w_pair.side(False), "isatty").is_true() or
                     call(w_pair.side(True), "isatty").is_true())
