"""posix: processes."""
from __future__ import absolute_import

import os
import signal

from rpython.rlib import rposix
from rpython.rlib.objectmodel import not_rpython

from kit.vm.output import STDOUT
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import AnyArguments
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.modules.posix_module import POSIX
from langs.python_subset.vm.oserrors import guest_error
from langs.python_subset.vm.paths import path_text
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Int, W_Tuple, wrap_bool


class ForkHooks(object):
    def __init__(self):
        self.before = []
        self.in_child = []
        self.in_parent = []


FORK_HOOKS = ForkHooks()


def call_hooks(hooks_w, last_first):
    count = len(hooks_w)
    for i in range(count):
        hooks_w[count - 1 - i if last_first else i].call0()


@POSIX.function("register_at_fork", AnyArguments)
def register_at_fork(arguments):
    if len(arguments.args_w) > 0:
        raise type_error("register_at_fork() takes no positional arguments")
    for i in range(len(arguments.names)):
        name = arguments.names[i]
        w_function = arguments.values_w[i]
        if name == "before":
            FORK_HOOKS.before.append(w_function)
        elif name == "after_in_child":
            FORK_HOOKS.in_child.append(w_function)
        elif name == "after_in_parent":
            FORK_HOOKS.in_parent.append(w_function)
        else:
            raise type_error("'%s' is an invalid keyword argument for register_at_fork()"
                             % name)


@POSIX.function("fork")
def fork():
    call_hooks(FORK_HOOKS.before, True)
    try:
        STDOUT.flush()
        pid = os.fork()
    except OSError as error:
        raise guest_error(error)
    call_hooks(FORK_HOOKS.in_child if pid == 0 else FORK_HOOKS.in_parent, False)
    return W_Int(pid)


@POSIX.function("waitpid", int, int)
def waitpid(pid, options):
    try:
        found, status = os.waitpid(pid, options)
    except OSError as error:
        raise guest_error(error)
    return W_Tuple([W_Int(found), W_Int(status)])


@POSIX.function("waitstatus_to_exitcode", int)
def waitstatus_to_exitcode(status):
    if ended(status):
        return W_Int(exit_status(status))
    if was_killed(status):
        return W_Int(-killing_signal(status))
    raise value_error("invalid wait status: %d" % status)


@POSIX.function("_exit", int)
def exit_(status):
    os._exit(status)


@POSIX.function("kill", int, int)
def kill(pid, signal):
    try:
        os.kill(pid, signal)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("execv", W_Root, W_Root)
def execv(w_path, w_args):
    args = [path_text(w_arg) for w_arg in iterable_to_list(w_args)]
    if len(args) == 0:
        raise value_error("execv() arg 2 must not be empty")
    try:
        STDOUT.flush()
        os.execv(path_text(w_path), args)
    except OSError as error:
        raise guest_error(error, w_path)


@POSIX.function("execve", W_Root, W_Root, W_Dict)
def execve(w_path, w_args, w_env):
    args = [path_text(w_arg) for w_arg in iterable_to_list(w_args)]
    if len(args) == 0:
        raise value_error("execve() arg 2 must not be empty")
    env = {}
    keys_w, values_w = w_env.keys_w(), w_env.values_copy()
    for i in range(len(keys_w)):
        env[path_text(keys_w[i])] = path_text(values_w[i])
    try:
        STDOUT.flush()
        rposix.execve(path_text(w_path), args, env)
    except OSError as error:
        raise guest_error(error, w_path)


@POSIX.function("system", W_Root)
def system(w_command):
    try:
        STDOUT.flush()
        return W_Int(os.system(path_text(w_command)))
    except OSError as error:
        raise guest_error(error)


# -- what waitpid() says of a process

@not_rpython
def status_test(name, operation):
    def function(status):
        return wrap_bool(operation(status))
    function.__name__ = "posix_" + name
    POSIX.function(name, int)(function)


@not_rpython
def status_part(name, operation):
    def function(status):
        return W_Int(operation(status))
    function.__name__ = "posix_" + name
    POSIX.function(name, int)(function)


def was_stopped(status):
    return status & 0xFF == 0x7F


def was_continued(status):
    return status == 0xFFFF


def ended(status):
    return status & 0x7F == 0


def was_killed(status):
    return status & 0x7F != 0 and status & 0x7F != 0x7F


def dumped_core(status):
    return status & 0x80 != 0


def exit_status(status):
    return (status >> 8) & 0xFF


def killing_signal(status):
    return status & 0x7F


status_test("WIFSTOPPED", was_stopped)
status_test("WIFCONTINUED", was_continued)
status_test("WIFEXITED", ended)
status_test("WIFSIGNALED", was_killed)
status_test("WCOREDUMP", dumped_core)
status_part("WEXITSTATUS", exit_status)
status_part("WSTOPSIG", exit_status)
status_part("WTERMSIG", killing_signal)


# -- groups and sessions

@POSIX.function("setsid")
def setsid():
    try:
        rposix.setsid()
    except OSError as error:
        raise guest_error(error)


@POSIX.function("getpgid", int)
def getpgid(pid):
    try:
        return W_Int(rposix.getpgid(pid))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("setpgid", int, int)
def setpgid(pid, group):
    try:
        rposix.setpgid(pid, group)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("killpg", int, int)
def killpg(group, signal):
    try:
        rposix.killpg(group, signal)
    except OSError as error:
        raise guest_error(error)


# -- file descriptors that a process inherits

@POSIX.function("set_inheritable", int, bool)
def set_inheritable(fd, inheritable):
    try:
        rposix.set_inheritable(fd, inheritable)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("get_inheritable", int)
def get_inheritable(fd):
    try:
        return wrap_bool(bool(rposix.get_inheritable(fd)))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("get_blocking", int)
def get_blocking(fd):
    try:
        return wrap_bool(rposix.get_status_flags(fd) & os.O_NONBLOCK == 0)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("set_blocking", int, bool)
def set_blocking(fd, blocking):
    try:
        flags = rposix.get_status_flags(fd) & ~os.O_NONBLOCK
        if not blocking:
            flags |= os.O_NONBLOCK
        rposix.set_status_flags(fd, flags)
    except OSError as error:
        raise guest_error(error)


@POSIX.function("closerange", int, int)
def closerange(low, high):
    for fd in range(low, high):
        try:
            os.close(fd)
        except OSError:
            pass


@POSIX.function("wait")
def wait():
    return waitpid(-1, 0)


@POSIX.function("getpgrp")
def getpgrp():
    return W_Int(rposix.getpgrp())


@POSIX.function("nice", int)
def nice(increment):
    try:
        return W_Int(rposix.nice(increment))
    except OSError as error:
        raise guest_error(error)


@POSIX.function("abort")
def abort():
    STDOUT.flush()
    os.kill(os.getpid(), signal.SIGABRT)
