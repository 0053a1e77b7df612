"""The language as the kit sees it: builtin modules, and running a program."""
from __future__ import absolute_import


from kit.vm import files
from kit.vm.language import Language
from langs.python_subset.opcodes import OPS
from langs.python_subset.vm import report
from langs.python_subset.vm.code import W_Code
from langs.python_subset.vm.errors import GuestError
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.frame import Frame
from langs.python_subset.vm.importing import IMPORTS, Finder, builtin_module
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.modules import all_tables
from langs.python_subset.vm.moduleobject import new_module
from langs.python_subset.vm.values import W_Str


class ProgramFinder(Finder):
    """Code of imported source files, through the language's frontend."""

    def __init__(self, language):
        self.language = language

    def find_code(self, path):
        return self.language.frontend.find_code(path).code.program

    def run_module(self, w_code, namespace):
        run_module(w_code, namespace)


def run_module(w_code, namespace):
    frame = Frame(w_code, namespace, None)
    frame.run(w_code)


class PythonSubset(Language):
    name = "python_subset"
    revision = OPS.fingerprint()
    version_text = "the Python 3.11 subset"
    # A recursive generator would be compiled once for each shape of its stack; a long loop body
    # is compiled all the same.
    jit_defaults = {"max_unroll_recursion": 3, "trace_limit": 16000}

    def run(self, program, code_path, source_path, args):
        IMPORTS.finder = ProgramFinder(self)
        folder = files.dirname(files.absolute(source_path))
        IMPORTS.start(folder)
        w_builtins = builtin_module(all_tables.BUILTINS)
        IMPORTS.builtins = w_builtins.namespace
        w_sys = builtin_module(all_tables.SYS)
        EXECUTION.sys = w_sys.namespace
        EXECUTION.w_handled = None
        w_sys.namespace.set("argv", new_list([W_Str(arg) for arg in args]))
        w_sys.namespace.set("path", IMPORTS.w_path)
        w_sys.namespace.set("modules", IMPORTS.w_modules)
        IMPORTS.w_modules.set_str("builtins", w_builtins)
        IMPORTS.w_modules.set_str("sys", w_sys)
        IMPORTS.tables = all_tables.TABLES
        w_main = new_module("__main__", w_builtins.namespace)
        w_main.namespace.set("__file__", W_Str(source_path))
        w_main.namespace.set("__builtins__", w_builtins)
        IMPORTS.w_modules.set_str("__main__", w_main)
        try:
            run_module(W_Code(program), w_main.namespace)
            return 0
        except GuestError as error:
            return report.exit_status(error)


LANGUAGE = PythonSubset()
