"""Files as the VM itself needs them: whole reads, times, paths."""
from __future__ import absolute_import

import os
import stat

from rpython.rlib.objectmodel import we_are_translated
from rpython.rlib.rstring import StringBuilder

READ_SIZE = 1 << 20


def read_file(path):
    """The bytes of a file. OSError when there is none, or a directory."""
    fd = os.open(path, os.O_RDONLY, 0)
    try:
        size = os.fstat(fd).st_size
        # one read more than the size finds the end without growing a buffer
        first = os.read(fd, int(size) + 1)
        if len(first) == size:
            return first
        builder = StringBuilder(2 * len(first))
        chunk = first
        while chunk:
            builder.append(chunk)
            chunk = os.read(fd, READ_SIZE)
        return builder.build()
    finally:
        os.close(fd)


def is_regular_file(path):
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def mtime_ns(path_stat):
    """The modification time in an os.stat result, in nanoseconds."""
    if not we_are_translated():
        return int(path_stat.st_mtime * 1e9)
    return int(path_stat[8]) * 1000000000 + int(path_stat[-2])
