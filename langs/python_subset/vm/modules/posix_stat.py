"""posix: what is known of a file; the entries of a folder."""
from __future__ import absolute_import

import os
import stat

from rpython.rlib.objectmodel import we_are_translated
from rpython.rlib.rarithmetic import intmask

from langs.python_subset.vm import structseq
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.errors import stop_iteration, type_error
from langs.python_subset.vm.gateway import AnyArguments, getter, method, optional
from langs.python_subset.vm.modules.posix_module import POSIX
from langs.python_subset.vm.oserrors import guest_error
from langs.python_subset.vm.paths import as_path, checked, like, path_text
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import (
    W_Bytes, W_Float, W_Int, W_Str, w_None, wrap_bool)

stat_type = structseq.make_type("os", "stat_result", """
    st_mode st_ino st_dev st_nlink st_uid st_gid st_size _integer_atime _integer_mtime
    _integer_ctime""")
POSIX.constant("stat_result", stat_type)
NANO = 1000000000


def nanoseconds(found, position):
    """Of the time at this place of an os.stat result."""
    if not we_are_translated():
        return int([found.st_atime, found.st_mtime, found.st_ctime][position] * 1e9)
    if position == 0:
        return intmask(found[7]) * NANO + intmask(found[-3])
    if position == 1:
        return intmask(found[8]) * NANO + intmask(found[-2])
    return intmask(found[9]) * NANO + intmask(found[-1])


def seconds(time):
    """As a float, rounded where CPython rounds."""
    return time // NANO + (time % NANO) * 1e-9


def wrap_stat(found):
    times = [nanoseconds(found, 0), nanoseconds(found, 1), nanoseconds(found, 2)]
    items_w = [
        W_Int(intmask(found.st_mode)), W_Int(intmask(found.st_ino)),
        W_Int(intmask(found.st_dev)), W_Int(intmask(found.st_nlink)),
        W_Int(intmask(found.st_uid)), W_Int(intmask(found.st_gid)),
        W_Int(intmask(found.st_size))]
    for time in times:
        items_w.append(W_Int(time // NANO))
    w_result = structseq.make(stat_type, items_w[:])
    names = ["atime", "mtime", "ctime"]
    for i in range(3):
        structseq.with_extra(w_result, "st_" + names[i], W_Float(seconds(times[i])))
        structseq.with_extra(w_result, "st_" + names[i] + "_ns", W_Int(times[i]))
    structseq.with_extra(w_result, "st_blksize", W_Int(intmask(found.st_blksize)))
    structseq.with_extra(w_result, "st_blocks", W_Int(intmask(found.st_blocks)))
    structseq.with_extra(w_result, "st_rdev", W_Int(intmask(found.st_rdev)))
    return w_result


def stat_path(w_path, follow):
    path = path_text(w_path)
    try:
        return wrap_stat(os.stat(path) if follow else os.lstat(path))
    except OSError as error:
        raise guest_error(error, w_path)


@POSIX.function("stat", W_Root, optional(W_Root), optional(bool, True))
def stat_(w_path, w_dir_fd, follow_symlinks):
    if isinstance(w_path, W_Int):
        return fstat(w_path.intval)
    return stat_path(w_path, follow_symlinks)


@POSIX.function("lstat", W_Root, optional(W_Root))
def lstat(w_path, w_dir_fd):
    return stat_path(w_path, False)


@POSIX.function("fstat", int)
def fstat(fd):
    try:
        return wrap_stat(os.fstat(fd))
    except OSError as error:
        raise guest_error(error)


# -- scandir

class W_DirEntry(W_Root):
    """A name in a folder; looked at when asked."""

    def __init__(self, w_folder, name):
        self.w_folder = w_folder    # str or bytes
        self.name = name            # as the system has it

    def path(self):
        folder = path_text(self.w_folder)
        if folder.endswith("/"):
            return checked(folder + self.name)
        return checked(folder + "/" + self.name)

    def mode(self, follow):
        """0 when it is not there."""
        path = self.path()
        try:
            return intmask((os.stat(path) if follow else os.lstat(path)).st_mode)
        except OSError:
            return 0


class W_ScanIterator(W_Root):
    def __init__(self, w_folder, names):
        self.w_folder = w_folder
        self.names = names
        self.position = 0

    def next(self):
        if self.position >= len(self.names):
            return None
        self.position += 1
        return W_DirEntry(self.w_folder, self.names[self.position - 1])


entry_type = W_DirEntry.w_class = builtin_type("DirEntry")
entry_type.module_name = "posix"
add_class_getitem(entry_type)
scan_type = W_ScanIterator.w_class = builtin_type("ScandirIterator")
POSIX.constant("DirEntry", entry_type)


@POSIX.function("scandir", optional(W_Root))
def scandir(w_path):
    if w_path is None or w_path is w_None:
        w_path = W_Str(".")
    w_path = as_path(w_path)
    try:
        return W_ScanIterator(w_path, os.listdir(path_text(w_path)))
    except OSError as error:
        raise guest_error(error, w_path)


@method(scan_type, "__iter__", W_ScanIterator)
def scan_iter(w_iterator):
    return w_iterator


@method(scan_type, "__next__", W_ScanIterator)
def scan_next(w_iterator):
    w_entry = w_iterator.next()
    if w_entry is None:
        raise stop_iteration(w_None)
    return w_entry


@method(scan_type, "__enter__", W_ScanIterator)
def scan_enter(w_iterator):
    return w_iterator


@method(scan_type, "__exit__", W_ScanIterator, W_Root, W_Root, W_Root)
def scan_exit(w_iterator, w_class, w_exception, w_traceback):
    scan_close(w_iterator)


@method(scan_type, "close", W_ScanIterator)
def scan_close(w_iterator):
    w_iterator.position = len(w_iterator.names)


@getter(entry_type, "name", W_DirEntry)
def entry_name(w_entry):
    return like(w_entry.w_folder, w_entry.name)


@getter(entry_type, "path", W_DirEntry)
def entry_path(w_entry):
    return like(w_entry.w_folder, w_entry.path())


@method(entry_type, "__fspath__", W_DirEntry)
def entry_fspath(w_entry):
    return entry_path(w_entry)


@method(entry_type, "__repr__", W_DirEntry)
def entry_repr(w_entry):
    return W_Str("<DirEntry %s>" % repr_of(entry_name(w_entry)))


def follows(arguments):
    """The keyword follow_symlinks, which is all that these methods take."""
    for i in range(len(arguments.names)):
        if arguments.names[i] != "follow_symlinks":
            raise type_error("unexpected keyword argument '%s'" % arguments.names[i])
        return arguments.values_w[i].is_true()
    return True


@method(entry_type, "is_dir", W_DirEntry, AnyArguments)
def is_dir(w_entry, arguments):
    return wrap_bool(stat.S_ISDIR(w_entry.mode(follows(arguments))))


@method(entry_type, "is_file", W_DirEntry, AnyArguments)
def is_file(w_entry, arguments):
    return wrap_bool(stat.S_ISREG(w_entry.mode(follows(arguments))))


@method(entry_type, "is_symlink", W_DirEntry)
def is_symlink(w_entry):
    return wrap_bool(stat.S_ISLNK(w_entry.mode(False)))


@method(entry_type, "stat", W_DirEntry, AnyArguments)
def entry_stat(w_entry, arguments):
    return stat_path(W_Bytes(w_entry.path()), follows(arguments))


@method(entry_type, "inode", W_DirEntry)
def entry_inode(w_entry):
    w_stat = stat_path(W_Bytes(w_entry.path()), False)
    return w_stat.items_w[1]
