"""Files and folders: asked about, listed, moved, deleted."""
from __future__ import absolute_import

import os

from rpython.rlib.listsort import make_timsort_class

from kit.vm import files
from kit.vm.output import write_all
from kit.vm.primitives import Optional
from langs.scheme.vm import file_system
from langs.scheme.vm.current_ports import current_directory, w_directory_parameter
from langs.scheme.vm.errors import system_error, wrong_argument
from langs.scheme.vm.file_system import (
    exists_error, full_path, is_directory, is_file, is_link, path_error, read_link, shown)
from langs.scheme.vm.paths import W_Path, join
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import (
    W_Fixnum, W_Root, W_Symbol, is_true, list_to_w, symbol, w_false, wrap_bool)

primitive = SCHEME.primitive

DIRECTORY_MODE = 0o777
PERMISSIONS = 0o777


SCHEME.value("current-directory", w_directory_parameter)


def define_test(name, holds):
    @primitive(name, W_Root)
    def test(w_path):
        return wrap_bool(holds(full_path(name, w_path)))


define_test("file-exists?", is_file)
define_test("directory-exists?", is_directory)
define_test("link-exists?", is_link)


@primitive("file-size", W_Root)
def file_size(w_path):
    path = full_path("file-size", w_path)
    try:
        return W_Fixnum(int(os.stat(path).st_size))
    except OSError as e:
        raise path_error("file-size", "cannot get size", w_path, e)


@primitive("delete-file", W_Root)
def delete_file(w_path):
    try:
        os.unlink(full_path("delete-file", w_path))
    except OSError as e:
        raise path_error("delete-file", "cannot delete file", w_path, e)


@primitive("delete-directory", W_Root)
def delete_directory(w_path):
    try:
        os.rmdir(full_path("delete-directory", w_path))
    except OSError as e:
        raise path_error("delete-directory", "cannot delete directory", w_path, e)


@primitive("make-directory", W_Root, Optional(W_Root))
def make_directory(w_path, w_permissions):
    path = full_path("make-directory", w_path)
    if file_system.mode_of(path) != 0:
        raise exists_error("make-directory: cannot make directory;\n the path already exists"
                           "\n  path: %s" % shown(w_path))
    try:
        os.mkdir(path, DIRECTORY_MODE)
    except OSError as e:
        raise path_error("make-directory", "cannot make directory", w_path, e)


@primitive("rename-file-or-directory", W_Root, W_Root, Optional(W_Root))
def rename(w_old, w_new, w_replaces):
    name = "rename-file-or-directory"
    old = full_path(name, w_old)
    new = full_path(name, w_new)
    where = "\n  source path: %s\n  dest path: %s" % (shown(w_old), shown(w_new))
    if (w_replaces is None or not is_true(w_replaces)) and file_system.mode_of(new) != 0:
        raise exists_error("%s: cannot rename file or directory;\n the destination path "
                           "already exists%s" % (name, where))
    try:
        os.rename(old, new)
    except OSError as e:
        raise system_error("%s: cannot rename file or directory%s" % (name, where), e)


@primitive("copy-file", W_Root, W_Root, Optional(W_Root), Optional(W_Root),
           Optional(W_Root))
def copy_file(w_old, w_new, w_replaces, w_permissions, w_replace_permissions):
    old = full_path("copy-file", w_old)
    new = full_path("copy-file", w_new)
    where = "\n  source path: %s\n  destination path: %s" % (shown(w_old), shown(w_new))
    if (w_replaces is None or not is_true(w_replaces)) and file_system.mode_of(new) != 0:
        raise exists_error("copy-file: destination exists" + where)
    try:
        data = files.read_file(old)
        assert data is not None
        fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
                     os.stat(old).st_mode & PERMISSIONS)
        try:
            write_all(fd, data)
        finally:
            os.close(fd)
    except OSError as e:
        raise system_error("copy-file: cannot copy file" + where, e)


def is_name_before(a, b):
    return a < b


NameSort = make_timsort_class(lt=is_name_before)


@primitive("directory-list", Optional(W_Root))
def directory_list(w_path):
    if w_path is None:
        path = current_directory()
    else:
        path = full_path("directory-list", w_path)
    try:
        names = os.listdir(path)
    except OSError as e:
        raise path_error("directory-list", "could not open directory", w_path, e)
    NameSort(names, len(names)).sort()
    return list_to_w([W_Path(name) for name in names])


@primitive("file-or-directory-modify-seconds", W_Root, Optional(W_Root), Optional(W_Root))
def modify_seconds(w_path, w_seconds, w_failure):
    name = "file-or-directory-modify-seconds"
    path = full_path(name, w_path)
    try:
        if w_seconds is not None and isinstance(w_seconds, W_Fixnum):
            seconds = float(w_seconds.intval)
            os.utime(path, (seconds, seconds))
            return None
        return W_Fixnum(int(os.stat(path).st_mtime))
    except OSError as e:
        raise path_error(name, "error getting file/directory time", w_path, e)


@primitive("file-or-directory-permissions", W_Root, Optional(W_Root))
def permissions(w_path, w_mode):
    name = "file-or-directory-permissions"
    path = full_path(name, w_path)
    try:
        mode = os.stat(path).st_mode & PERMISSIONS
        if isinstance(w_mode, W_Fixnum):
            os.chmod(path, w_mode.intval & PERMISSIONS)
            return None
    except OSError as e:
        raise path_error(name, "access failed", w_path, e)
    if isinstance(w_mode, W_Symbol):
        return W_Fixnum(mode)
    allowed_w = []
    for flag, text in [(os.X_OK, "execute"), (os.W_OK, "write"), (os.R_OK, "read")]:
        if os.access(path, flag):
            allowed_w.append(symbol(text))
    allowed_w.reverse()
    return list_to_w(allowed_w)


@primitive("file-or-directory-type", W_Root, Optional(W_Root))
def type_of(w_path, w_must_exist):
    path = full_path("file-or-directory-type", w_path)
    if is_link(path):
        return symbol("link")
    if is_directory(path):
        return symbol("directory")
    if is_file(path):
        return symbol("file")
    if w_must_exist is not None and is_true(w_must_exist):
        raise file_system.file_error(
            "file-or-directory-type: access failed\n  path: %s" % shown(w_path))
    return w_false


@primitive("resolve-path", W_Root)
def resolve_path(w_path):
    path = full_path("resolve-path", w_path)
    target = read_link(path)
    if target != "":
        return W_Path(target)
    if isinstance(w_path, W_Path):
        return w_path
    return W_Path(file_system.path_of("resolve-path", w_path))


@primitive("expand-user-path", W_Root)
def expand_user_path(w_path):
    path = file_system.path_of("expand-user-path", w_path)
    if path == "~" or path.startswith("~/"):
        home = os.environ.get("HOME")
        if home:
            path = home + path[1:]
    return W_Path(path)


@primitive("filesystem-root-list")
def root_list():
    return list_to_w([W_Path("/")])


FOLDERS = {"temp-dir": "/var/tmp/", "sys-dir": "/", "exec-file": "racket",
           "run-file": "racket", "collects-dir": "/usr/share/racket/collects",
           "config-dir": "/etc/racket/", "host-collects-dir": "/usr/share/racket/collects",
           "host-config-dir": "/etc/racket/"}
IN_HOME = {"home-dir": "", "desk-dir": "", "doc-dir": "", "pref-dir": ".config/racket/",
           "pref-file": ".config/racket/racket-prefs.rktd", "init-dir": ".config/racket/",
           "init-file": ".config/racket/racketrc.rktl",
           "addon-dir": ".local/share/racket/", "cache-dir": ".cache/racket/",
           "host-addon-dir": ".local/share/racket/"}


@primitive("find-system-path", W_Root)
def find_system_path(w_kind):
    if isinstance(w_kind, W_Symbol):
        kind = w_kind.utf8
        if kind == "orig-dir":
            return W_Path(current_directory())
        if kind == "temp-dir":
            folder = os.environ.get("TMPDIR")
            return W_Path(folder if folder else FOLDERS[kind])
        if kind in FOLDERS:
            return W_Path(FOLDERS[kind])
        if kind in IN_HOME:
            home = os.environ.get("HOME")
            return W_Path(join(home if home else "/", IN_HOME[kind]))
    raise wrong_argument("find-system-path", "system-path-symbol?", 0, [w_kind])
