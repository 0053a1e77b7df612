"""A stand-in for pyperf, so that its programs run alike on every implementation of Python.

A program that imports it is started with one argument: `once`, or `xN` for N
calls of each measured function, or how many iterations to time, each with a line
in the format of ReBench's log adapter; then come the program's own options. What
a function returns is printed where that is a number, a text or a truth value, and
else a checksum of the data in it and in the program's variables, so that VMs can
be compared.
"""

import os
import sys
import time

perf_counter = time.perf_counter


def python_implementation():
    return sys.implementation.name


class Arguments:
    """The options of a program."""


class ArgumentParser:
    """As much of argparse's as the programs use; importing that would be part of each run."""

    def __init__(self):
        self.defaults = {}
        self.options = {}           # name -> (dest, type or None for a flag)
        self.positional = []        # (dest, type, nargs)

    def add_argument(self, *names, default=None, dest=None, action=None, type=str, nargs=None,
                     **others):
        longest = max(names, key=len)
        dest = dest or longest.lstrip("-").replace("-", "_")
        if action == "store_true":
            default = False
        self.defaults[dest] = default
        if not longest.startswith("-"):
            self.positional.append((dest, type, nargs))
        for name in names:
            self.options[name] = (dest, None if action == "store_true" else type)

    def add_mutually_exclusive_group(self):
        return self

    def parse(self, words):
        arguments = Arguments()
        for name, value in self.defaults.items():
            setattr(arguments, name, value)
        words, positional = list(words), list(self.positional)
        while words:
            word = words.pop(0)
            if word.startswith("-"):
                dest, type = self.options[word]
                setattr(arguments, dest, True if type is None else type(words.pop(0)))
            else:
                dest, type, nargs = positional.pop(0)
                setattr(arguments, dest, type(word))
        return arguments


class TemporaryNames:
    """The names that `tempfile` gives: the same in every run, so that runs can be compared.
    The interpreter's folder is in them, as several interpreters may run at once."""

    def __init__(self):
        self.folder = os.path.basename(os.path.dirname(sys.executable))
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        return "%s_%d" % (self.folder, self.count)


class Runner:
    def __init__(self, **options):
        if "tempfile" in sys.modules:
            module = sys.modules["tempfile"]
            module.tempdir = os.environ.get("TMPDIR", "/tmp")     # else it tries random names
            module._name_sequence = TemporaryNames()
        self.argparser = ArgumentParser()
        self.metadata = {}
        self.args = None

    def parse_args(self, arguments=None):
        self.args = self.argparser.parse(sys.argv[2:])
        return self.args

    def bench_func(self, name, function, *arguments, inner_loops=1, metadata=None):
        def once(loops):
            result = None
            start = perf_counter()
            for _ in range(loops):
                result = function(*arguments)
            return perf_counter() - start, result

        measure(name, once)

    def bench_async_func(self, name, function, *arguments, inner_loops=1, metadata=None):
        """The coroutine runs without an event loop: it may wait for other coroutines only."""
        def once(loops):
            result = None
            start = perf_counter()
            for _ in range(loops):
                result = run_to_end(function(*arguments))
            return perf_counter() - start, result

        measure(name, once)

    def bench_time_func(self, name, function, *arguments, inner_loops=1, metadata=None):
        measure(name, lambda loops: (function(loops, *arguments), None))


def run_to_end(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise RuntimeError("the coroutine waits for an event loop")


def measure(name, once):
    wanted = sys.argv[1] if len(sys.argv) > 1 else "once"
    whole = wanted == "once" or wanted.startswith("x")
    loops = int(wanted[1:]) if wanted.startswith("x") else 1
    for number in range(1 if whole else int(wanted)):
        seconds, result = once(loops)
        if number == 0:
            print(name)
            if isinstance(result, (bool, int, float, str)):
                print(result)
            else:
                print_checksum([result, variables()])
        if not whole:
            print("program: iterations=1 runtime: " + str(int(seconds * 1e6)) + "us")


def variables():
    """The data that the program's module holds, but for texts and truth values, which may
    be paths and facts of the implementation."""
    module = sys.modules["__main__"].__dict__
    return [(name, module[name]) for name in sorted(module)
            if not name.startswith("__") and isinstance(module[name], DATA)
            and not isinstance(module[name], (str, bytes, bool))]


def print_checksum(value):
    """Nothing where there is no data."""
    checksum = Checksum()
    checksum.add(value, 0)
    if checksum.parts:
        print("checksum %08x of %d parts" % (checksum.value, checksum.parts))


class Checksum:
    """Adler's, of the numbers and texts in lists, tuples, dicts and sets."""

    def __init__(self):
        self.parts = 0
        self.low, self.high = 1, 0

    @property
    def value(self):
        return self.high << 16 | self.low

    def add(self, value, depth):
        if self.parts == LARGEST or depth == DEEPEST:
            return
        if isinstance(value, (list, tuple)):
            for one in value:
                self.add(one, depth + 1)
        elif isinstance(value, dict):
            for key, one in value.items():
                self.add(key, depth + 1)
                self.add(one, depth + 1)
        elif isinstance(value, (set, frozenset)):
            self.add(sorted(repr(one) for one in value if isinstance(one, ATOMS)), depth + 1)
        elif isinstance(value, ATOMS):
            self.parts += 1
            for char in repr(value)[:LONGEST]:
                self.low = (self.low + ord(char)) % 65521
                self.high = (self.high + self.low) % 65521


ATOMS = (bool, int, float, complex, str, bytes)
DATA = ATOMS + (list, tuple, dict, set, frozenset)
LARGEST = 20000         # parts; the rest is not looked at, nor what is deeper and longer
DEEPEST = 20
LONGEST = 1000
