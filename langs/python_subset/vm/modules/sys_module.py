"""sys: what programs read of the interpreter."""
from __future__ import absolute_import

import sys

from langs.python_subset.vm.errors import system_exit, value_error
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.exceptions import traceback_of
from langs.python_subset.vm.fileobject import STDERR_FILE, STDIN_FILE, STDOUT_FILE
from langs.python_subset.vm.gateway import ModuleTable, optional
from langs.python_subset.vm.recursion import RECURSION
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None

SYS = ModuleTable("sys")
SYS.constant("maxsize", W_Int(sys.maxint))
SYS.constant("maxunicode", W_Int(0x10FFFF))
SYS.constant("byteorder", W_Str("little"))
SYS.constant("platform", W_Str("linux"))
SYS.constant("version", W_Str("3.11.0 (python_subset)"))
SYS.constant("hexversion", W_Int(0x030B00F0))
SYS.constant("version_info", W_Tuple([W_Int(3), W_Int(11), W_Int(0), W_Str("final"),
                                      W_Int(0)]))
SYS.constant("stdout", STDOUT_FILE)
SYS.constant("stderr", STDERR_FILE)
SYS.constant("stdin", STDIN_FILE)
SYS.constant("__stdout__", STDOUT_FILE)
SYS.constant("__stderr__", STDERR_FILE)


@SYS.function("exit", optional(W_Root))
def exit_(w_status):
    raise system_exit(w_status or w_None)


@SYS.function("exc_info")
def exc_info():
    w_exception = EXECUTION.w_handled
    if w_exception is None:
        return W_Tuple([w_None, w_None, w_None])
    return W_Tuple([w_exception.type(), w_exception, traceback_of(w_exception)])


@SYS.function("getrecursionlimit")
def getrecursionlimit():
    return W_Int(RECURSION.limit)


@SYS.function("setrecursionlimit", int)
def setrecursionlimit(limit):
    if limit <= 0:
        raise value_error("recursion limit must be greater or equal than 1")
    RECURSION.set_limit(limit)


@SYS.function("intern", W_Str)
def intern(w_string):
    return w_string
