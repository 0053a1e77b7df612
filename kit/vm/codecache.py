"""Where the code file of a source file is kept, and whether it is fresh."""
from __future__ import absolute_import

import os

from rpython.rlib.rarithmetic import intmask, r_uint

from kit import codeformat
from kit.vm import codefile, files
from kit.vm.codetree import CodeFileError


class Source(object):
    """A file, as it was when it was looked at. OSError when it is not there."""

    def __init__(self, path):
        self.path = path = files.without_nul(path)
        path_stat = os.stat(path)
        self.problem = files.problem_of(path_stat)
        self.size = int(path_stat.st_size)
        self.mtime_ns = files.mtime_ns(path_stat)
        self.absolute = files.absolute(path)

    def is_origin_of(self, code):
        """Whether `code` was compiled from the source as it is now.

        A folder that was moved takes its code files along: the path in the
        code file is not compared.
        """
        return code.source_size == self.size and is_near(code.source_mtime_ns, self.mtime_ns)


def is_near(mtime_ns, other_ns):
    return -codeformat.TIME_TOLERANCE_NS < mtime_ns - other_ns < codeformat.TIME_TOLERANCE_NS


def is_unchanged(dependency):
    try:
        found = os.stat(files.without_nul(dependency.path))
    except OSError:
        return False
    return (int(found.st_size) == dependency.size and
            is_near(files.mtime_ns(found), dependency.mtime_ns))


def path_beside(source, language_name):
    """In a folder beside the source file."""
    return "%s/%s/%s.%s%s" % (
        files.dirname(source.absolute), codeformat.CACHE_FOLDER,
        files.basename(source.absolute), language_name, codeformat.SUFFIX)


def path_in_user_cache(source, language_name):
    """In the user's cache; "" when there is no such folder to be had."""
    folder = user_cache()
    if folder == "":
        return ""
    return "%s/code/%s-%s.%s%s" % (
        folder, fnv1a_64(source.absolute), files.basename(source.absolute),
        language_name, codeformat.SUFFIX)


def user_cache():
    folder = _environment("VMKIT_CACHE")
    if folder != "":
        return files.absolute(folder)
    folder = _environment("XDG_CACHE_HOME")
    if folder != "":
        return folder + "/vmkit"
    folder = _environment("HOME")
    if folder != "":
        return folder + "/.cache/vmkit"
    return ""


def fresh(path, source, language_name, revision):
    """The CodeFile at `path` when there is one that fits, else None."""
    if path == "":
        return None
    try:
        code = codefile.load(path, language_name, revision)
    except OSError:
        return None
    except CodeFileError:
        return None
    if not source.is_origin_of(code):
        return None
    for dependency in code.dependencies:
        if not is_unchanged(dependency):
            return None
    return code


def fnv1a_64(text):
    """The 64-bit FNV-1a hash of the bytes, as 16 hexadecimal digits."""
    value = r_uint(0xcbf29ce484222325)
    for char in text:
        value = (value ^ r_uint(ord(char))) * r_uint(0x100000001b3)
    digits = []
    for i in range(15, -1, -1):
        digits.append("0123456789abcdef"[intmask(value >> (4 * i)) & 15])
    return "".join(digits)


def _environment(name):
    value = os.environ.get(name)
    if value is None:
        return ""
    return value
