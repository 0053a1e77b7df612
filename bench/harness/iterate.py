"""Times in-process iterations of the benchmark beside it: iterate.py ITERATIONS ARGUMENT

Runs alike on every implementation of Python: it uses little of the language.
A program lies beside it as `program.py` and has a function `run`, given the
argument (as a number where it is one), whose result is the checked output.
Lines are in the format of ReBench's log adapter.
"""

import sys
import time

import program


def main():
    iterations = int(sys.argv[1])
    argument = sys.argv[2]
    if argument.isdigit():
        argument = int(argument)
    expected = None
    for number in range(iterations):
        start = time.perf_counter()
        result = program.run(argument)
        seconds = time.perf_counter() - start
        if expected is None:
            expected = result
            print(result)
        elif result != expected:
            print("iteration " + str(number + 1) + " differs: " + str(result))
            sys.exit(1)
        print("program: iterations=1 runtime: " + str(int(seconds * 1e6)) + "us")


main()
