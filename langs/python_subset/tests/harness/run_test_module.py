"""Runs one of CPython's test modules and prints a line for each test as it happens.

Lines begin with \x1e: `start ID`, then `ok`, `fail ID REASON` (also once for each failing
subtest) or `skip REASON`; `import REASON` where the module cannot be imported.
"""
import inspect
import os
import sys
import types
import unittest


def refuse(*args, **named):
    raise OSError("the VM under test has neither processes nor sockets")


# Modules of the operating system that test.support and unittest.mock import, and few tests use.
STAND_INS = {
    "_posixsubprocess": {"fork_exec": refuse},
    "select": {"select": refuse, "error": OSError},
    "asyncio": {
        "iscoroutinefunction": inspect.iscoroutinefunction, "iscoroutine": inspect.iscoroutine,
    },
}
OF_PROCESSES = ("WIFSTOPPED", "WSTOPSIG", "WNOHANG", "waitpid", "waitstatus_to_exitcode")


def stand_in():
    """Puts them in the place of what this VM does not have."""
    for name, contents in STAND_INS.items():
        try:
            __import__(name)
        except ImportError:
            sys.modules[name] = types.ModuleType(name)
            vars(sys.modules[name]).update(contents)
    for name in OF_PROCESSES:
        if not hasattr(os, name):
            setattr(os, name, refuse)


def tell(*words):
    text = " ".join([str(word) for word in words]).replace("\n", " ")
    text = text.encode("ascii", "backslashreplace").decode()    # lone surrogates, too
    print("\x1e" + text, flush=True)


class Result(unittest.TestResult):
    def startTest(self, test):
        unittest.TestResult.startTest(self, test)
        tell("start", test.id())

    def addSuccess(self, test):
        unittest.TestResult.addSuccess(self, test)
        tell("ok")

    def addError(self, test, error):
        self.failed(test, error)

    def addFailure(self, test, error):
        self.failed(test, error)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.failed(test, error)

    def addExpectedFailure(self, test, error):
        tell("ok")

    def addUnexpectedSuccess(self, test):
        tell("fail", test.id(), "succeeds unexpectedly")

    def addSkip(self, test, reason):
        tell("skip", reason)

    def failed(self, test, error):
        kind, value = error[:2]
        if kind is not None and issubclass(kind, unittest.SkipTest):
            tell("skip", value)
        else:
            name = kind.__name__ if kind is not None else "?"
            tell("fail", test.id(), name + ": " + str(value)[:300])
            self.failures.append((test, name))


def main():
    stand_in()
    name = sys.argv[1]
    wanted = sys.argv[2:]
    try:
        __import__(name)
    except unittest.SkipTest as error:
        tell("skip", error)
        return
    except BaseException as error:
        tell("import", type(error).__name__ + ": " + str(error))
        raise
    loader = unittest.TestLoader()
    if wanted:
        loader.testNamePatterns = ["*" + pattern + "*" for pattern in wanted]
    loader.loadTestsFromModule(sys.modules[name]).run(Result())


if __name__ == "__main__":
    main()
