"""posix: files, folders and processes, as `os` needs them."""
from __future__ import absolute_import

import os

from rpython.rlib import rposix, rurandom
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import intmask

from kit.vm import files
from kit.vm.output import STDOUT
from langs.python_subset.vm import structseq
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.dictobject import new_dict
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import ModuleTable, optional
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.oserrors import about_two, guest_error
from langs.python_subset.vm.paths import as_path, guest_text, like, path_text
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.types.exception_type import CLASS_NAMED
from langs.python_subset.vm.values import (
    W_Bytes, W_Float, W_Int, W_Str, W_Tuple, w_None, wrap_bool)

class PosixTable(ModuleTable):
    def start(self, namespace):
        w_environ = new_dict()
        for name, value in os.environ.items():
            w_environ.set(W_Bytes(name), W_Bytes(value))
        namespace.set("environ", w_environ)


POSIX = PosixTable("posix")
POSIX.constant("error", CLASS_NAMED["OSError"])
for _name in ("O_RDONLY O_WRONLY O_RDWR O_APPEND O_CREAT O_EXCL O_TRUNC O_NONBLOCK O_NOFOLLOW"
              " O_DIRECTORY O_SYNC O_NOCTTY F_OK R_OK W_OK X_OK WNOHANG WUNTRACED EX_OK EX_USAGE"
              " EX_DATAERR EX_NOINPUT EX_SOFTWARE EX_OSERR EX_IOERR EX_NOPERM EX_CONFIG").split():
    POSIX.constant(_name, W_Int(getattr(os, _name)))
O_CLOEXEC = 0o2000000
POSIX.constant("O_CLOEXEC", W_Int(O_CLOEXEC))
POSIX.constant("_have_functions", new_list([]))

terminal_size_type = structseq.make_type("os", "terminal_size", "columns lines")
times_type = structseq.make_type(
    "posix", "times_result", "user system children_user children_system elapsed")
uname_type = structseq.make_type(
    "posix", "uname_result", "sysname nodename release version machine")
POSIX.constant("terminal_size", terminal_size_type)
POSIX.constant("times_result", times_type)
POSIX.constant("uname_result", uname_type)


@not_rpython
def of_path(name, operation):
    """A function of one path that gives nothing."""
    def function(w_path):
        path = path_text(w_path)
        try:
            operation(path)
        except OSError as error:
            raise guest_error(error, w_path)
    function.__name__ = "posix_" + name
    POSIX.function(name, W_Root)(function)


@not_rpython
def of_two(name, operation):
    def function(w_source, w_target):
        source = path_text(w_source)
        target = path_text(w_target)
        try:
            operation(source, target)
        except OSError as error:
            raise about_two(error, w_source, w_target)
    function.__name__ = "posix_" + name
    POSIX.function(name, W_Root, W_Root)(function)


def _chdir(path):
    os.chdir(path)


def _rmdir(path):
    os.rmdir(path)


def _unlink(path):
    os.unlink(path)


def _rename(source, target):
    os.rename(source, target)


def _link(source, target):
    os.link(source, target)


of_path("chdir", _chdir)
of_path("rmdir", _rmdir)
of_path("unlink", _unlink)
of_path("remove", _unlink)
of_two("rename", _rename)
of_two("replace", _rename)
of_two("link", _link)


@POSIX.function("symlink", W_Root, W_Root, optional(bool, False))
def symlink(w_source, w_target, target_is_directory):
    try:
        os.symlink(path_text(w_source), path_text(w_target))
    except OSError as error:
        raise about_two(error, w_source, w_target)


@POSIX.function("mkdir", W_Root, optional(int, 0o777))
def mkdir(w_path, mode):
    try:
        os.mkdir(path_text(w_path), mode)
    except OSError as error:
        raise guest_error(error, w_path)


@POSIX.function("readlink", W_Root)
def readlink(w_path):
    try:
        return like(as_path(w_path), os.readlink(path_text(w_path)))
    except OSError as error:
        raise guest_error(error, w_path)


@POSIX.function("listdir", optional(W_Root))
def listdir(w_path):
    if w_path is None or w_path is w_None:
        w_path = W_Str(".")
    w_path = as_path(w_path)
    try:
        names = os.listdir(path_text(w_path))
    except OSError as error:
        raise guest_error(error, w_path)
    return new_list([like(w_path, name) for name in names])


@POSIX.function("getcwd")
def getcwd():
    try:
        return guest_text(os.getcwd())
    except OSError as error:
        raise guest_error(error)


@POSIX.function("getcwdb")
def getcwdb():
    try:
        return W_Bytes(os.getcwd())
    except OSError as error:
        raise guest_error(error)


@POSIX.function("access", W_Root, int)
def access(w_path, mode):
    try:
        return wrap_bool(os.access(path_text(w_path), mode))
    except OSError:
        return wrap_bool(False)


@POSIX.function("chmod", W_Root, int)
def chmod(w_path, mode):
    try:
        os.chmod(path_text(w_path), mode)
    except OSError as error:
        raise guest_error(error, w_path)


@POSIX.function("utime", W_Root, optional(W_Root), optional(W_Root))
def utime(w_path, w_times, w_ns):
    try:
        if w_ns is not None:
            ns_w = iterable_to_list(w_ns)
            os.utime(path_text(w_path), (index(ns_w[0]) * 1e-9, index(ns_w[1]) * 1e-9))
        elif w_times is None or w_times is w_None:
            rposix.utime(path_text(w_path), None)
        else:
            times_w = iterable_to_list(w_times)
            os.utime(path_text(w_path), (seconds(times_w[0]), seconds(times_w[1])))
    except OSError as error:
        raise guest_error(error, w_path)


def seconds(w_time):
    if isinstance(w_time, W_Float):
        return w_time.floatval
    return float(index(w_time))


@POSIX.function("umask", int)
def umask(mask):
    return W_Int(os.umask(mask))


# -- descriptors

@POSIX.function("open", W_Root, int, optional(int, 0o777), optional(W_Root))
def open_(w_path, flags, mode, w_dir_fd):
    try:
        return W_Int(os.open(path_text(w_path), flags, mode))
    except OSError as error:
        raise guest_error(error, w_path)


@POSIX.function("close", int)
def close(fd):
    try:
        os.close(fd)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("read", int, int)
def read(fd, count):
    if count < 0:
        raise value_error("negative count")
    try:
        return W_Bytes(os.read(fd, count))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("write", int, W_Root)
def write(fd, w_data):
    data = bytes_like(w_data)
    try:
        if fd == STDOUT.fd:
            STDOUT.flush()
        return W_Int(os.write(fd, data))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("lseek", int, int, int)
def lseek(fd, position, how):
    try:
        os.lseek(fd, position, how)
        return W_Int(int(os.lseek(fd, 0, 1)))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("isatty", int)
def isatty(fd):
    return wrap_bool(os.isatty(fd))


@POSIX.function("dup", int)
def dup(fd):
    try:
        return W_Int(rposix.dup(fd, False))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("dup2", int, int, optional(bool, True))
def dup2(fd, fd2, inheritable):
    try:
        rposix.dup2(fd, fd2, inheritable)
        return W_Int(fd2)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("pipe")
def pipe():
    try:
        read_end, write_end = rposix.pipe2(O_CLOEXEC)
    except OSError as error:
        raise guest_error(error)
    return W_Tuple([W_Int(read_end), W_Int(write_end)])


@POSIX.function("fsync", int)
def fsync(fd):
    try:
        os.fsync(fd)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("ftruncate", int, int)
def ftruncate(fd, length):
    try:
        os.ftruncate(fd, length)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("truncate", W_Root, int)
def truncate(w_path, length):
    try:
        fd = os.open(path_text(w_path), os.O_WRONLY, 0)
        try:
            os.ftruncate(fd, length)
        finally:
            os.close(fd)
    except OSError as error:
        raise guest_error(error, w_path)


@POSIX.function("get_terminal_size", optional(int, 1))
def get_terminal_size(fd):
    """Not asked of the terminal: shutil's function then uses the environment."""
    raise guest_error(OSError(25, "not a terminal"))


# -- processes

@POSIX.function("getpid")
def getpid():
    return W_Int(os.getpid())


@POSIX.function("getppid")
def getppid():
    return W_Int(os.getppid())


@not_rpython
def identity(name, operation):
    def function():
        return W_Int(intmask(operation()))
    function.__name__ = "posix_" + name
    POSIX.function(name)(function)


identity("getuid", os.getuid)
identity("geteuid", os.geteuid)
identity("getgid", os.getgid)
identity("getegid", os.getegid)


@POSIX.function("putenv", W_Root, W_Root)
def putenv(w_name, w_value):
    name = path_text(w_name)
    if "=" in name:
        raise value_error("illegal environment variable name")
    os.environ[name] = path_text(w_value)


@POSIX.function("unsetenv", W_Root)
def unsetenv(w_name):
    name = path_text(w_name)
    try:
        del os.environ[name]
    except KeyError:
        pass


@POSIX.function("times")
def times():
    user, system_, children_user, children_system, elapsed = os.times()
    return structseq.make(times_type, [
        W_Float(user), W_Float(system_), W_Float(children_user), W_Float(children_system),
        W_Float(elapsed)])


@POSIX.function("uname")
def uname():
    names = os.uname()
    return structseq.make(uname_type, [
        W_Str(names[0]), W_Str(names[1]), W_Str(names[2]), W_Str(names[3]), W_Str(names[4])])


@POSIX.function("cpu_count")
def cpu_count():
    try:
        text = files.read_file("/proc/cpuinfo")
    except OSError:
        return w_None
    count = text.count("processor\t:")
    return W_Int(count) if count else w_None


# -- other

RANDOM = rurandom.init_urandom()


@POSIX.function("urandom", int)
def urandom(count):
    if count < 0:
        raise value_error("negative argument not allowed")
    try:
        return W_Bytes(rurandom.urandom(RANDOM, count))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("strerror", int)
def strerror(number):
    return W_Str(os.strerror(number))


@POSIX.function("fspath", W_Root)
def fspath(w_path):
    return as_path(w_path)


# -- at a place of a file, and what a file allows

@POSIX.function("pread", int, int, int)
def pread(fd, length, offset):
    try:
        return W_Bytes(rposix.pread(fd, length, offset))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("pwrite", int, W_Root, int)
def pwrite(fd, w_data, offset):
    try:
        return W_Int(rposix.pwrite(fd, bytes_like(w_data), offset))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("fchmod", int, int)
def fchmod(fd, mode):
    try:
        rposix.fchmod(fd, mode)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("chown", W_Root, int, int)
def chown(w_path, uid, gid):
    try:
        rposix.chown(path_text(w_path), uid, gid)
    except OSError as error:
        raise guest_error(error, w_path)


@POSIX.function("mkfifo", W_Root, optional(int, 0o666))
def mkfifo(w_path, mode):
    try:
        rposix.mkfifo(path_text(w_path), mode)
    except OSError as error:
        raise guest_error(error, w_path)
