"""The language as the kit sees it: builtin modules, and running a program."""
from __future__ import absolute_import

import os

from kit.vm import files
from kit.vm.compiling import TextCompiler
from kit.vm.frontend import SourceError
from kit.vm.language import Language
from langs.python_subset.opcodes import OPS
from langs.python_subset.vm import dynamic, finalizers, interrupts, report
from langs.python_subset.vm.code import W_Code
from langs.python_subset.vm.errors import GuestError
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.frame import Frame
from langs.python_subset.vm.importing import IMPORTS, Finder, builtin_module
from langs.python_subset.vm.modules import all_tables, atexit_module, io_module, sys_module
from langs.python_subset.vm.moduleobject import new_module
from langs.python_subset.vm.values import W_Str


class ProgramFinder(Finder):
    """Code of imported source files, through the language's frontend."""

    def __init__(self, language):
        self.language = language
        self.compiler = TextCompiler(language.frontend)

    def find_code(self, path):
        try:
            found = self.language.frontend.find_imported(path, not is_in_library(path))
        except SourceError as e:
            raise dynamic.compilation_error(e, path)
        return code_of(found.code.program)

    def compile(self, mode, name, source):
        try:
            program = self.compiler.compile(mode, name, source)
        except SourceError as e:
            raise dynamic.compilation_error(e, name)
        return W_Code(code_of(program))

    def run_module(self, w_code, namespace):
        run_module(w_code, namespace)


def code_of(program):
    """The code tree of a code file's program; the other half is the library's folders."""
    return program.as_list_of(2)[0]


def is_in_library(path):
    return path.startswith(IMPORTS.library + "/")


def run_module(w_code, namespace):
    frame = Frame(w_code, namespace, None)
    frame.run(w_code)


class PythonSubset(Language):
    name = "python_subset"
    revision = OPS.fingerprint()
    version_text = "the Python 3.11 subset"
    serves = True

    def run(self, program, code_path, source_path, args):
        IMPORTS.finder = ProgramFinder(self)
        folder = files.dirname(files.absolute(source_path))
        IMPORTS.start(search_path(folder), program.as_list_of(2)[1].as_text().split(":"))
        w_builtins = builtin_module(all_tables.BUILTINS)
        IMPORTS.builtins = EXECUTION.builtins = w_builtins.namespace
        w_sys = builtin_module(all_tables.SYS)
        EXECUTION.sys = w_sys.namespace
        EXECUTION.w_handled = None
        sys_module.start(w_sys.namespace, args)
        IMPORTS.w_modules.set_str("builtins", w_builtins)
        IMPORTS.w_modules.set_str("sys", w_sys)
        IMPORTS.tables = all_tables.TABLES
        w_main = new_module("__main__", w_builtins.namespace)
        w_main.namespace.set("__file__", W_Str(source_path))
        w_main.namespace.set("__builtins__", w_builtins)
        IMPORTS.w_modules.set_str("__main__", w_main)
        status = 0
        interrupts.start()
        try:
            run_module(W_Code(code_of(program)), w_main.namespace)
        except GuestError as error:
            status = report.exit_status(error)
        atexit_module.run()
        finalizers.run_pending()
        io_module.flush_all()
        return status


def search_path(folder):
    """The folders of sys.path before the library: the program's, and PYTHONPATH's."""
    folders = [folder]
    given = os.environ.get("PYTHONPATH")
    if given is not None:
        folders += [name for name in given.split(":") if name != ""]
    return folders


LANGUAGE = PythonSubset()
