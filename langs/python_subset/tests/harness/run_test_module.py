"""Runs one of CPython's test modules and prints a line for each test as it happens.

Lines begin with \x1e: `start ID`, then `ok`, `fail ID REASON` (also once for each failing
subtest) or `skip REASON`; `import REASON` where the module cannot be imported.
"""
import sys
import unittest


def tell(*words):
    text = " ".join([str(word) for word in words]).replace("\n", " ")
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
