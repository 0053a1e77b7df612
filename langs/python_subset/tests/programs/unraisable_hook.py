"""sys.unraisablehook gets what no one can catch."""
import atexit
import sys


def hook(unraisable):
    print(unraisable.exc_type, unraisable.exc_value)


sys.unraisablehook = hook
atexit.register(lambda: 1 // 0)
