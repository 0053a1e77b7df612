"""Compiles sources that a running program makes: the guest's exec() and eval().

The language's frontend serves all of them from one process; what it compiled is
kept in the user's cache by its content.
"""
from __future__ import absolute_import

import os

from kit import codeformat
from kit.vm import codecache, codefile, files
from kit.vm.codetree import CodeFileError
from kit.vm.crc32 import crc32
from kit.vm.frontend import SourceError
from kit.vm.output import write_all

STORED = 100        # of the sources of one process: a program may make any number


class TextCompiler(object):
    """Compiles texts with a kit.vm.frontend.Frontend that serves."""

    def __init__(self, frontend):
        self.frontend = frontend
        self.stored = 0

    def compile(self, mode, name, source):
        """The program's tree. SourceError with why there is none."""
        key = "%s\0%s\0%s" % (mode, name, source)
        checksum = crc32(key, 0, len(key))
        path = self._path_of(key)
        if path != "":
            try:
                code = codefile.load(path, self.frontend.language_name,
                                     self.frontend.revision)
                if code.source_size == len(key) and code.source_mtime_ns == checksum:
                    return code.program
            except OSError:
                pass
            except CodeFileError:
                pass
        data = self.frontend.ask(["text", mode, str(len(key)), str(checksum), name, source])
        try:
            code = codefile.parse(data, self.frontend.language_name, self.frontend.revision)
        except CodeFileError as e:
            raise SourceError(codeformat.EXIT_SOFTWARE,
                              "the frontend gave no usable code: " + e.msg)
        if path != "" and self.stored < STORED:
            self.stored += 1
            store(path, data)
        return code.program

    def _path_of(self, key):
        folder = codecache.user_cache()
        if folder == "":
            return ""
        return "%s/code/%s-text.%s%s" % (folder, codecache.fnv1a_64(key),
                                         self.frontend.language_name, codeformat.SUFFIX)


def store(path, data):
    """Writes the file whole or not at all; that it cannot be written does not matter."""
    if not files.make_folders(files.dirname(path)):
        return
    temporary = "%s.%d.tmp" % (path, os.getpid())
    try:
        fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            write_all(fd, data)
        finally:
            os.close(fd)
        os.rename(temporary, path)
    except OSError:
        pass
