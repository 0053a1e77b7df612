"""OSErrors of the guest, from those of the operating system."""
from __future__ import absolute_import

import errno
import os

from langs.python_subset.vm.errors import GuestError, kind
from langs.python_subset.vm.values import W_Int, W_Str, w_None

OS_ERROR = kind("OSError")
CLASSES = {}
for _name, _class in [
        ("EAGAIN", "BlockingIOError"), ("EALREADY", "BlockingIOError"),
        ("EINPROGRESS", "BlockingIOError"), ("EWOULDBLOCK", "BlockingIOError"),
        ("EPIPE", "BrokenPipeError"), ("ESHUTDOWN", "BrokenPipeError"),
        ("ECHILD", "ChildProcessError"), ("ECONNABORTED", "ConnectionAbortedError"),
        ("ECONNREFUSED", "ConnectionRefusedError"), ("ECONNRESET", "ConnectionResetError"),
        ("EEXIST", "FileExistsError"), ("ENOENT", "FileNotFoundError"),
        ("EINTR", "InterruptedError"), ("EISDIR", "IsADirectoryError"),
        ("ENOTDIR", "NotADirectoryError"), ("EACCES", "PermissionError"),
        ("EPERM", "PermissionError"), ("ESRCH", "ProcessLookupError"),
        ("ETIMEDOUT", "TimeoutError")]:
    CLASSES[getattr(errno, _name)] = kind(_class)


def class_of(number):
    """The subclass of OSError for an error number."""
    return CLASSES.get(number, OS_ERROR)


def guest_error(error, w_path=None):
    """The GuestError of an RPython OSError, about a path or not."""
    return numbered(error.errno, w_path)


def numbered(number, w_path=None):
    w_class = class_of(number).w_type
    w_number = W_Int(number)
    w_text = W_Str(os.strerror(number))
    if w_path is None or w_path is w_None:
        return GuestError(w_class.call2(w_number, w_text), None, None)
    return GuestError(w_class.call3(w_number, w_text, w_path), None, None)


def about_two(error, w_path, w_other):
    """The same for a call with two paths."""
    w_class = class_of(error.errno).w_type
    return GuestError(w_class.call_args([W_Int(error.errno), W_Str(os.strerror(error.errno)),
                                         w_path, w_None, w_other]), None, None)
