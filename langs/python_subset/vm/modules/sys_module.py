"""sys: what programs read of the interpreter."""
from __future__ import absolute_import

import sys

from kit.vm.files import dirname
from kit.vm.frontend import executable_path
from langs.python_subset.vm import attributes, report
from langs.python_subset.vm.dictobject import new_dict
from langs.python_subset.vm.errors import (
    recursion_error, runtime_error, system_exit, value_error)
from langs.python_subset.vm.exceptions import W_Exception, traceback_of
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.files import printing
from langs.python_subset.vm.files.standard import STDERR_FILE, STDIN_FILE, STDOUT_FILE
from langs.python_subset.vm.gateway import ModuleTable, Rest, optional
from langs.python_subset.vm.importing import IMPORTS
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.modules import sys_facts, sys_frames
from langs.python_subset.vm.numerals import DIGIT_LIMIT, LEAST_DIGIT_LIMIT
from langs.python_subset.vm.recursion import RECURSION
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.values import (
    W_Float, W_Int, W_Str, W_Tuple, w_False, w_None)

SYS = ModuleTable("sys")
SYS.constant("maxsize", W_Int(sys.maxint))
SYS.constant("maxunicode", W_Int(0x10FFFF))
SYS.constant("byteorder", W_Str("little"))
SYS.constant("platform", W_Str("linux"))
SYS.constant("version", W_Str("3.11.0 (python_subset) [RPython]"))
SYS.constant("hexversion", W_Int(0x030B00F0))
sys_facts.add_to(SYS)
SYS.constant("stdout", STDOUT_FILE)
SYS.constant("stderr", STDERR_FILE)
SYS.constant("stdin", STDIN_FILE)
SYS.constant("__stdout__", STDOUT_FILE)
SYS.constant("__stderr__", STDERR_FILE)
SYS.constant("__stdin__", STDIN_FILE)


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
    depth = RECURSION.depth()
    if limit <= depth:
        raise recursion_error("cannot set the recursion limit to %d at the recursion depth %d: "
                              "the limit is too low" % (limit, depth))
    RECURSION.set_limit(limit)


@SYS.function("intern", W_Str)
def intern(w_string):
    return w_string


@SYS.function("exception")
def exception():
    return EXECUTION.w_handled or w_None


SYS.function("_getframe", optional(int, 0))(sys_frames.getframe)


@SYS.function("getsizeof", W_Root, optional(W_Root))
def getsizeof(w_object, w_default):
    return w_object.type().lookup("__sizeof__").call_with0(w_object)


@SYS.function("getrefcount", W_Root)
def getrefcount(w_object):
    """There are none: a number that says nothing of who refers to it."""
    return W_Int(2)


@SYS.function("getdefaultencoding")
def getdefaultencoding():
    return W_Str("utf-8")


@SYS.function("getfilesystemencoding")
def getfilesystemencoding():
    return W_Str("utf-8")


@SYS.function("getfilesystemencodeerrors")
def getfilesystemencodeerrors():
    return W_Str("surrogateescape")


@SYS.function("get_int_max_str_digits")
def get_int_max_str_digits():
    return W_Int(DIGIT_LIMIT.digits)


@SYS.function("is_finalizing")
def is_finalizing():
    return w_False


@SYS.function("gettrace")
def gettrace():
    return w_None


@SYS.function("settrace", W_Root)
def settrace(w_function):
    """None ends tracing, of which there is none."""
    if w_function is not w_None:
        raise runtime_error("this VM does not trace")


@SYS.function("getprofile")
def getprofile():
    return w_None


@SYS.function("getswitchinterval")
def getswitchinterval():
    return W_Float(0.005)


@SYS.function("setswitchinterval", float)
def setswitchinterval(interval):
    """There is one thread."""


@SYS.function("setprofile", W_Root)
def setprofile(w_function):
    if w_function is not w_None:
        raise runtime_error("this VM does not call profilers")


@SYS.function("set_int_max_str_digits", int)
def set_int_max_str_digits(maxdigits):
    if 0 != maxdigits < LEAST_DIGIT_LIMIT:
        raise value_error("maxdigits must be 0 or larger than %d" % LEAST_DIGIT_LIMIT)
    DIGIT_LIMIT.digits = maxdigits


@SYS.function("get_coroutine_origin_tracking_depth")
def get_coroutine_origin_tracking_depth():
    return W_Int(0)


@SYS.function("set_coroutine_origin_tracking_depth", int)
def set_coroutine_origin_tracking_depth(depth):
    """Origins are not kept."""


@SYS.function("get_asyncgen_hooks")
def get_asyncgen_hooks():
    return W_Tuple([w_None, w_None])


@SYS.function("set_asyncgen_hooks", optional(W_Root), optional(W_Root))
def set_asyncgen_hooks(w_firstiter, w_finalizer):
    """Asynchronous generators end without anyone's help."""


@SYS.function("addaudithook", W_Root)
def addaudithook(w_hook):
    """Nothing is told to it."""


@SYS.function("audit", Rest)
def audit(args_w):
    """Nobody listens."""


@SYS.function("_clear_type_cache")
def clear_type_cache():
    """Caches are invalidated by versions."""


@SYS.function("excepthook", W_Root, W_Root, W_Root)
def excepthook(w_type, w_exception, w_traceback):
    if isinstance(w_exception, W_Exception):
        report.show(w_exception)


@SYS.function("unraisablehook", W_Tuple)
def unraisablehook(w_unraisable):
    w_exception = w_unraisable.items_w[1]
    if isinstance(w_exception, W_Exception):
        report.show_unraisable(w_exception, w_unraisable.items_w[4])


@SYS.function("displayhook", W_Root)
def displayhook(w_value):
    if w_value is w_None:
        return
    IMPORTS.builtins.set("_", w_None)
    w_stdout = EXECUTION.sys.get("stdout")
    if w_stdout is not None:
        printing.write_parts(w_stdout, [W_Str(repr_of(w_value))], "", "\n")
    IMPORTS.builtins.set("_", w_value)


for _hook in ("excepthook", "unraisablehook", "displayhook"):
    SYS.constant("__%s__" % _hook, dict(SYS.entries)[_hook])


def start(namespace, args):
    """What is different in each run."""
    namespace.set("argv", new_list([W_Str(arg) for arg in args]))
    namespace.set("orig_argv", new_list([W_Str(arg) for arg in args]))
    namespace.set("path", IMPORTS.w_path)
    namespace.set("modules", IMPORTS.w_modules)
    namespace.set("executable", W_Str(executable_path()))
    prefix = dirname(dirname(IMPORTS.library))
    for name in ["prefix", "base_prefix", "exec_prefix", "base_exec_prefix"]:
        namespace.set(name, W_Str(prefix))
    namespace.set("meta_path", IMPORTS.w_finders)
    namespace.set("path_hooks", new_list([attributes.get(IMPORTS.w_finder, "path_hook")]))
    namespace.set("warnoptions", new_list([]))
    for name in ["path_importer_cache", "_xoptions"]:
        namespace.set(name, new_dict())
