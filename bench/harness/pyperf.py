"""A stand-in for pyperf, so that its programs run alike on every implementation of Python.

A program that imports it is started with one argument: `once`, or how many
iterations to time, each with a line in the format of ReBench's log adapter. An
iteration is `loops` calls of the measured function; LOOPS makes it about as long
as pyperf's own choice would on CPython. What a function returns is printed where
that is a number, a text or a truth value, so that VMs can be compared.
"""

import sys
import time

perf_counter = time.perf_counter
LOOPS = 1


class Arguments:
    """The options of a program, all at their defaults."""


class ArgumentParser:
    def __init__(self):
        self.arguments = Arguments()

    def add_argument(self, *names, default=None, dest=None, action=None, **others):
        name = dest
        if name is None:
            longest = max(names, key=len)
            name = longest.lstrip("-").replace("-", "_")
        if action == "store_true":
            default = False
        setattr(self.arguments, name, default)

    def add_mutually_exclusive_group(self):
        return self


class Runner:
    def __init__(self, **options):
        self.argparser = ArgumentParser()
        self.metadata = {}
        self.args = None

    def parse_args(self, arguments=None):
        self.args = self.argparser.arguments
        return self.args

    def bench_func(self, name, function, *arguments, inner_loops=1, metadata=None):
        def once(loops):
            result = None
            start = perf_counter()
            for _ in range(loops):
                result = function(*arguments)
            return perf_counter() - start, result

        measure(name, once)

    def bench_time_func(self, name, function, *arguments, inner_loops=1, metadata=None):
        measure(name, lambda loops: (function(loops, *arguments), None))


def measure(name, once):
    wanted = sys.argv[1] if len(sys.argv) > 1 else "once"
    for number in range(1 if wanted == "once" else int(wanted)):
        seconds, result = once(LOOPS)
        if number == 0:
            print(name)
            if isinstance(result, (bool, int, float, str)):
                print(result)
        if wanted != "once":
            print("program: iterations=1 runtime: " + str(int(seconds * 1e6)) + "us")
