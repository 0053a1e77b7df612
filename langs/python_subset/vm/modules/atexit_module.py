"""atexit: functions to call when the program ends."""
from __future__ import absolute_import

from langs.python_subset.vm import report
from langs.python_subset.vm.errors import GuestError, SYSTEM_EXIT
from langs.python_subset.vm.gateway import AnyArguments, ModuleTable
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Int

ATEXIT = ModuleTable("atexit")


class Registered(object):
    def __init__(self, w_function, arguments):
        self.w_function = w_function
        self.arguments = arguments


class Registry(object):
    def __init__(self):
        self.entries = []


REGISTRY = Registry()


def run():
    """Calls the functions, the last one first."""
    while len(REGISTRY.entries) > 0:
        entry = REGISTRY.entries.pop()
        try:
            entry.w_function.call_arguments(entry.arguments)
        except GuestError as error:
            if not error.matches(SYSTEM_EXIT):
                report.unraisable(error, entry.w_function)


@ATEXIT.function("register", W_Root, AnyArguments)
def register(w_function, arguments):
    REGISTRY.entries.append(Registered(w_function, arguments))
    return w_function


@ATEXIT.function("unregister", W_Root)
def unregister(w_function):
    kept = []
    for entry in REGISTRY.entries:
        if not equal(entry.w_function, w_function):
            kept.append(entry)
    REGISTRY.entries = kept


@ATEXIT.function("_run_exitfuncs")
def run_exitfuncs():
    run()


@ATEXIT.function("_clear")
def clear():
    REGISTRY.entries = []


@ATEXIT.function("_ncallbacks")
def ncallbacks():
    return W_Int(len(REGISTRY.entries))
