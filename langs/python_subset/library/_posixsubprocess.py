"""How subprocess starts a process where CPython has a module in C: fork and exec."""
from __future__ import annotations

import os
import signal


def fork_exec(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread,
              c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals,
              start_new_session, process_group, gid, extra_groups, uid, umask, preexec_fn,
              allow_vfork=True):
    """The new process's id. What it fails with before the program begins, it writes into
    errpipe_write as `class:errno:message`."""
    pid = os.fork()
    if pid:
        return pid
    failed_in = "noexec"
    try:
        _connect(p2cread, c2pwrite, errwrite, (p2cwrite, c2pread, errread, errpipe_read))
        if cwd is not None:
            os.chdir(cwd)
        failed_in = ""
        if umask >= 0:
            os.umask(umask)
        if restore_signals:
            for name in ("SIGPIPE", "SIGXFSZ"):
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), signal.SIG_DFL)
        if start_new_session:
            os.setsid()
        if process_group >= 0:
            os.setpgid(0, process_group)
        if preexec_fn is not None:
            preexec_fn()
        for fd in pass_fds:
            os.set_inheritable(fd, fd != errpipe_write)
        if close_fds:
            _close_others({*pass_fds, errpipe_write})
        _execute(executable_list, args, env)
    except OSError as error:
        _tell(errpipe_write, f"OSError:{error.errno or 0:x}:{failed_in}")
    except BaseException:
        _tell(errpipe_write, "SubprocessError:0:Exception occurred in preexec_fn.")
    finally:
        os._exit(255)


def _tell(pipe, text):
    os.write(pipe, text.encode())


def _connect(p2cread, c2pwrite, errwrite, of_the_parent):
    """The child's ends become its descriptors 0, 1 and 2."""
    for fd in of_the_parent:
        if fd >= 0:
            os.close(fd)
    if c2pwrite == 0:
        c2pwrite = os.dup(c2pwrite)
    while errwrite in (0, 1):
        errwrite = os.dup(errwrite)
    for fd, target in ((p2cread, 0), (c2pwrite, 1), (errwrite, 2)):
        if fd == target:
            os.set_inheritable(fd, True)
        elif fd >= 0:
            os.dup2(fd, target)


def _close_others(kept):
    try:
        open_fds = [int(name) for name in os.listdir("/proc/self/fd")]
    except OSError:
        open_fds = range(3, 1024)
    for fd in open_fds:
        if fd > 2 and fd not in kept:
            os.closerange(fd, fd + 1)


def _execute(executables, args, env):
    """Runs the first that there is. OSError where there is none."""
    environment = None
    if env is not None:
        environment = dict(item.split(b"=", 1) for item in env)
    missing = None
    for executable in executables:
        try:
            if environment is None:
                os.execv(executable, args)
            else:
                os.execve(executable, args, environment)
        except (FileNotFoundError, NotADirectoryError) as error:
            missing = missing or error
    raise missing
