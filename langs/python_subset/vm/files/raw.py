"""FileIO: a file descriptor."""
from __future__ import absolute_import

import errno
import os
import stat

from kit.vm.output import STDOUT
from langs.python_subset.vm import attributes, interrupts
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.files.base import (
    W_File, file_class, raw_base, size_argument, unsupported, writable_buffer)
from langs.python_subset.vm.gateway import AnyArguments, getter, method, optional, static
from langs.python_subset.vm.oserrors import guest_error, numbered
from langs.python_subset.vm.paths import path_text
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Bool, W_Bytes, W_Int, W_Str, w_None, wrap_bool

BLOCK = 1 << 16


class W_FileIO(W_File):
    def __init__(self, w_type):
        self.init_map(w_type.root_map)
        self.fd = -1
        self.mode = ""
        self.readable = False
        self.writable = False
        self.appending = False
        self.closes = True          # the descriptor, when it is closed itself

    def set_mode(self, mode):
        """`mode` has one of r, w, x, a and possibly +."""
        self.readable = "r" in mode or "+" in mode
        self.writable = "r" not in mode or "+" in mode
        self.appending = "a" in mode
        if "a" in mode or "x" in mode or "w" in mode:
            first = "a" if "a" in mode else ("x" if "x" in mode else "w")
            self.mode = first + ("b+" if self.readable else "b")
        else:
            self.mode = "rb+" if self.writable else "rb"

    def open(self, path, w_name):
        flags = os.O_RDWR
        if not self.writable:
            flags = os.O_RDONLY
        elif not self.readable:
            flags = os.O_WRONLY
        if self.mode.startswith("w"):
            flags |= os.O_CREAT | os.O_TRUNC
        elif self.mode.startswith("x"):
            flags |= os.O_CREAT | os.O_EXCL
        elif self.appending:
            flags |= os.O_CREAT | os.O_APPEND
        try:
            self.fd = os.open(path, flags | O_CLOEXEC, 0o666)
        except OSError as error:
            raise guest_error(error, w_name)
        self.check_no_folder(w_name)

    def check_no_folder(self, w_name):
        try:
            is_folder = stat.S_ISDIR(os.fstat(self.fd).st_mode)
        except OSError as error:
            raise guest_error(error, w_name)
        if is_folder:
            if self.closes:
                os.close(self.fd)
            self.fd = -1
            raise numbered(EISDIR, w_name)

    def check_readable(self):
        self.check_open()
        if not self.readable:
            raise unsupported("File not open for reading")

    def check_writable(self):
        self.check_open()
        if not self.writable:
            raise unsupported("File not open for writing")

    # -- bytes

    def read_bytes(self, size):
        """At most `size` bytes; "" at the end."""
        self.check_readable()
        while True:
            try:
                return os.read(self.fd, size)
            except OSError as error:
                if error.errno != errno.EINTR:
                    raise guest_error(error)
            if interrupts.is_requested():
                interrupts.handle()

    def read_all(self):
        chunks = []
        while True:
            data = self.read_bytes(BLOCK)
            if data == "":
                return "".join(chunks)
            chunks.append(data)

    def write_bytes(self, data):
        """How many of the bytes were written."""
        self.check_writable()
        assert data is not None
        try:
            if self.fd == STDOUT.fd:
                STDOUT.flush()
            return os.write(self.fd, data)
        except OSError as error:
            raise guest_error(error)

    def seek(self, position, how):
        self.check_open()
        try:
            os.lseek(self.fd, position, how)
            return int(os.lseek(self.fd, 0, 1))
        except OSError as error:
            raise guest_error(error)

    def is_seekable(self):
        self.check_open()
        try:
            os.lseek(self.fd, 0, 1)
        except OSError:
            return False
        return True

    def close(self):
        if self.is_closed:
            return
        self.is_closed = True
        if self.closes and self.fd >= 0:
            try:
                os.close(self.fd)
            except OSError as error:
                raise guest_error(error)


O_CLOEXEC = 0o2000000
EISDIR = 21
fileio_type = file_class("FileIO", raw_base, W_FileIO)


@static(fileio_type, "__new__", W_Type, AnyArguments)
def new(w_type, arguments):
    return W_FileIO(w_type)


@method(fileio_type, "__init__", W_FileIO, W_Root, optional(str, "r"), optional(bool, True),
        optional(W_Root))
def init(w_file, w_file_name, mode, closefd, w_opener):
    check_mode(mode)
    w_file.set_mode(mode)
    w_file.closes = closefd
    if isinstance(w_file_name, W_Int) and not isinstance(w_file_name, W_Bool):
        if w_file_name.intval < 0:
            raise value_error("negative file descriptor")
        w_file.fd = w_file_name.intval
        w_file.check_no_folder(w_file_name)
    elif w_opener is not None and w_opener is not w_None:
        w_file.fd = index(w_opener.call2(w_file_name, W_Int(os.O_RDONLY)))
        if w_file.fd < 0:
            raise value_error("opener returned %d" % w_file.fd)
    else:
        if not closefd:
            raise value_error("Cannot use closefd=False with file name")
        w_file.open(path_text(w_file_name), w_file_name)
    w_file.map_write("name", w_file_name)
    if w_file.appending and w_file.is_seekable():
        w_file.seek(0, 2)


def check_mode(mode):
    kinds = 0
    for char in mode:
        if char in "rwxa":
            kinds += 1
        elif char not in "b+":
            raise value_error("invalid mode: %s" % mode)
    if kinds != 1:
        raise value_error("Must have exactly one of create/read/write/append mode and at"
                          " most one plus")


@method(fileio_type, "read", W_FileIO, optional(W_Root))
def read(w_file, w_size):
    size = size_argument(w_size)
    if size < 0:
        return W_Bytes(w_file.read_all())
    return W_Bytes(w_file.read_bytes(size))


@method(fileio_type, "readall", W_FileIO)
def readall(w_file):
    return W_Bytes(w_file.read_all())


@method(fileio_type, "readinto", W_FileIO, W_Root)
def readinto(w_file, w_buffer):
    w_buffer = writable_buffer(w_buffer)
    data = w_file.read_bytes(w_buffer.byte_count())
    return w_buffer.fill(data)


@method(fileio_type, "write", W_FileIO, W_Root)
def write(w_file, w_data):
    return W_Int(w_file.write_bytes(bytes_like(w_data)))


@method(fileio_type, "seek", W_FileIO, int, optional(int, 0))
def seek(w_file, position, how):
    return W_Int(w_file.seek(position, how))


@method(fileio_type, "tell", W_FileIO)
def tell(w_file):
    return W_Int(w_file.seek(0, 1))


@method(fileio_type, "truncate", W_FileIO, optional(W_Root))
def truncate(w_file, w_size):
    w_file.check_writable()
    size = w_file.seek(0, 1) if w_size is None or w_size is w_None else index(w_size)
    try:
        os.ftruncate(w_file.fd, size)
    except OSError as error:
        raise guest_error(error)
    return W_Int(size)


@method(fileio_type, "close", W_FileIO)
def close(w_file):
    w_file.close()


@getter(fileio_type, "closed", W_FileIO)
def closed(w_file):
    return wrap_bool(w_file.is_closed)


@method(fileio_type, "fileno", W_FileIO)
def fileno(w_file):
    w_file.check_open()
    return W_Int(w_file.fd)


@method(fileio_type, "isatty", W_FileIO)
def isatty(w_file):
    w_file.check_open()
    return wrap_bool(os.isatty(w_file.fd))


@method(fileio_type, "readable", W_FileIO)
def readable(w_file):
    w_file.check_open()
    return wrap_bool(w_file.readable)


@method(fileio_type, "writable", W_FileIO)
def writable(w_file):
    w_file.check_open()
    return wrap_bool(w_file.writable)


@method(fileio_type, "seekable", W_FileIO)
def seekable(w_file):
    return wrap_bool(w_file.is_seekable())


@getter(fileio_type, "mode", W_FileIO)
def get_mode(w_file):
    return W_Str(w_file.mode)


@getter(fileio_type, "closefd", W_FileIO)
def closefd(w_file):
    return wrap_bool(w_file.closes)


@method(fileio_type, "__repr__", W_FileIO)
def repr_(w_file):
    if w_file.is_closed:
        return W_Str("<_io.FileIO [closed]>")
    w_name = attributes.get_or_none(w_file, "name") or W_Int(w_file.fd)
    return W_Str("<_io.FileIO name=%s mode='%s' closefd=%s>" % (
        repr_of(w_name), w_file.mode, "True" if w_file.closes else "False"))
