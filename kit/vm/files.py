"""Files as the VM itself needs them: whole reads, times, folders, paths."""
from __future__ import absolute_import

import errno
import os
import stat

from rpython.rlib import rpath
from rpython.rlib.objectmodel import we_are_translated
from rpython.rlib.rstring import StringBuilder, assert_str0

READ_SIZE = 1 << 20


def read_file(path):
    """The bytes of a file. OSError when there is none, or a directory."""
    fd = os.open(path, os.O_RDONLY, 0)
    try:
        size = int(os.fstat(fd).st_size)
        # asking for one byte more finds the end without a second buffer
        chunk = os.read(fd, size + 1)
        if len(chunk) == size and size > 0:
            return chunk
        builder = StringBuilder(2 * len(chunk))
        while chunk:
            builder.append(chunk)
            chunk = os.read(fd, READ_SIZE)
        return builder.build()
    finally:
        os.close(fd)


def read_start(path, size):
    """At most the first `size` bytes of a file."""
    fd = os.open(path, os.O_RDONLY, 0)
    try:
        return os.read(fd, size)
    finally:
        os.close(fd)


def exists(path):
    try:
        os.stat(path)
    except OSError:
        return False
    return True


def mtime_ns(path_stat):
    """The modification time in an os.stat result, in nanoseconds."""
    if not we_are_translated():
        return int(path_stat.st_mtime * 1e9)
    return int(path_stat[8]) * 1000000000 + int(path_stat[-2])


def problem_of(path_stat):
    """Why this is no file to read a program from, "" when it is one."""
    if stat.S_ISDIR(path_stat.st_mode):
        return "Is a directory"
    if not stat.S_ISREG(path_stat.st_mode):
        return "Not a regular file"
    return ""


def reason(error):
    """What an OSError says, in words."""
    return os.strerror(error.errno)


def make_folders(path):
    """The folder and those above it; True when it is there and writable."""
    if not rpath.risdir(path):
        parent = dirname(path)
        if parent != path and not rpath.risdir(parent):
            if not make_folders(parent):
                return False
        try:
            os.mkdir(path, 0o777)
        except OSError:
            if not rpath.risdir(path):       # another process may have made it
                return False
    return is_writable(path)


def is_writable(path):
    try:
        return os.access(path, os.W_OK | os.X_OK)
    except OSError:
        return False


def without_nul(path):
    """The path, which no file has when there is a NUL in it: OSError."""
    assert path is not None
    if "\x00" in path:
        raise OSError(errno.ENOENT, "NUL in a path")
    return assert_str0(path)


def absolute(path):
    """Absolute and without `.` and `..`."""
    return rpath.rabspath(without_nul(path))


def dirname(path):
    slash = path.rfind("/")
    if slash < 0:
        return "."
    if slash == 0:
        return "/"
    return path[:slash]


def basename(path):
    start = path.rfind("/") + 1
    assert start >= 0
    return path[start:]
