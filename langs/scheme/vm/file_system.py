"""Files as the guest asks about them; errors in Racket's words."""
from __future__ import absolute_import

import os
import stat

from langs.scheme.vm import errors
from langs.scheme.vm.current_ports import current_directory
from langs.scheme.vm.decoding import to_utf8
from langs.scheme.vm.errors import make_exception, system_error
from langs.scheme.vm.paths import complete, path_of


def full_path(name, w_path):
    """What the system is asked for: complete, without a slash at its end."""
    return complete(path_of(name, w_path), current_directory())


def shown(w_path):
    return to_utf8(path_of("", w_path), ord("?"))


def path_error(name, what, w_path, error):
    return system_error("%s: %s\n  path: %s" % (name, what, shown(w_path)), error)


def file_error(message):
    return make_exception(errors.FILESYSTEM, message)


def exists_error(message):
    return make_exception(errors.FILESYSTEM_EXISTS, message)


def mode_of(path):
    """st_mode, 0 where there is nothing."""
    try:
        return os.stat(path).st_mode
    except OSError:
        return 0


def is_file(path):
    mode = mode_of(path)
    return mode != 0 and not stat.S_ISDIR(mode)


def is_directory(path):
    return stat.S_ISDIR(mode_of(path))


def is_link(path):
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except OSError:
        return False


def read_link(path):
    """Where a link leads, "" of what is none."""
    if not is_link(path):
        return ""
    try:
        return os.readlink(path)
    except OSError:
        return ""
