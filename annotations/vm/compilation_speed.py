"""gcc begins while rpython 0.2.1 still writes C files, which takes one core for minutes.

The make that rpython runs at the end finds the object files of most C files there already.
The headers that each of them begins with, tens of thousands of lines, are compiled once.
"""
from __future__ import absolute_import

import os
import subprocess

from annotations.vm.replacement import Hook, install_where_known


HEADERS = ["common_header.h", "structdef.h", "forwarddecl.h", "preimpl.h"]
PRECOMPILED = HEADERS[0] + ".gch"   # what gcc takes instead of the first; the others are in it


class EarlyCompilation(object):
    """Compiles the C files of a folder with its Makefile, each when the next one is begun."""

    def __init__(self, folder, at_once, compiler):
        self.folder = folder
        self.at_once = at_once
        self.compiler = compiler
        self.being_written = None
        self.waiting = []
        self.running = []

    def begin(self, name):
        """A C file is begun, so the one before it is complete, and all headers are."""
        if self.being_written is None:
            self.precompile_headers()
        else:
            self.waiting.append(self.being_written)
        self.being_written = name
        self.running = [process for process in self.running if process.poll() is None]
        while self.waiting and len(self.running) < self.at_once:
            self.running.append(self.make(object_file(self.waiting.pop(0))))

    def precompile_headers(self):
        """With the flags of all C files, or gcc would not use it."""
        name = os.path.join(self.folder, "precompiled.c")
        with open(name, "w") as source:
            source.writelines(['#include "%s"\n' % header for header in HEADERS])
        compiler = "CC=%s -x c-header" % self.compiler
        if self.make(object_file("precompiled.c"), compiler).wait() == 0:
            os.rename(object_file(name), os.path.join(self.folder, PRECOMPILED))
        os.remove(name)

    def make(self, *arguments):
        """What fails here fails again in rpython's own make, which tells why."""
        with open(os.devnull, "w") as nothing:
            return subprocess.Popen(["make"] + list(arguments), cwd=self.folder,
                                    stdout=nothing, stderr=nothing)

    def end(self):
        """Before another make works in the folder."""
        for process in self.running:
            process.wait()


def object_file(c_file):
    return c_file[:-len(".c")] + ".o"


def with_early_compilation(_gen_source):
    def gen_source(database, modulename, targetdir, eci, defines={}, split=False):
        config = database.translator.config
        database.compilation = None
        if split and not config.translation.dont_write_c_files:
            database.translator.platform.gen_makefile(
                [], eci, targetdir.join(modulename), targetdir, config.translation.shared,
                config=config).write()
            database.compilation = EarlyCompilation(
                str(targetdir), config.translation.make_jobs - 1, database.translator.platform.cc)
        written = _gen_source(database, modulename, targetdir, eci, defines, split)
        if database.compilation:
            database.compilation.end()
        return written
    return gen_source


def with_compilation(_makefile):
    def makefile(self, name):
        if self.database.compilation and name.endswith(".c"):
            self.database.compilation.begin(name)
        return _makefile(self, name)
    return makefile


HOOKS = [
    Hook("rpython.translator.c.genc", "gen_source",
         "database, modulename, targetdir, eci, defines, split", "dd27cda6", with_early_compilation),
    Hook("rpython.translator.c.genc", "SourceGenerator.makefile", "self, name", "c3b9daca",
         with_compilation),
]


def install():
    """All or nothing: another rpython stays as it is."""
    install_where_known(HOOKS)
