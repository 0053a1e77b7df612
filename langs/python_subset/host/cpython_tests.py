"""CPython's own tests of the language and the library, for `vmkit reference-tests`."""
from __future__ import annotations

import sys
from pathlib import Path

HARNESS = Path(__file__).parents[1] / "tests" / "harness" / "run_test_module.py"
EXPECTED = Path(__file__).parents[1] / "tests" / "cpython_tests.txt"
MODULES = """
int float complex bool long list dict set unicode bytes tuple slice range generators grammar class
descr exceptions iter itertools functools heapq bisect collections enum dataclasses re json random
math struct string fstring format sort with contextlib copy decimal fractions statistics textwrap
augassign compare decorators dictcomps listcomps setcomps genexps global keywordonlyarg
named_expressions scope subclassinit string_literals super raise patma unpack unpack_ex
extcall binop contains opcodes operator pow property index richcmp enumerate print deque defaultdict
ordered_dict userdict userlist userstring abc pprint reprlib
base64 binascii array colorsys cmath memoryview weakref copyreg types typing fileinput io
argparse shlex csv difflib glob fnmatch hashlib html keyword getopt graphlib calendar
datetime strptime time timeit linecache traceback warnings
except_star exception_group isinstance typechecks numeric_tower asyncgen coroutines genericalias
posixpath genericpath stringprep quopri hmac ipaddress configparser optparse secrets sched
unicodedata zlib gzip bz2 pyexpat minidom sax
""".split()


def modules() -> list[str]:
    """The test modules, most important first."""
    return [f"test.test_{name}" for name in MODULES]


def arguments(module: str) -> list[str]:
    """What a VM is started with to run one; see the harness for what it prints."""
    return [str(HARNESS), module]


def environment() -> dict[str, str]:
    """The variables that a VM runs them with: test.support reads how the library was built."""
    multiarch = getattr(sys.implementation, "_multiarch", "")
    built = f"_sysconfigdata_{getattr(sys, 'abiflags', '')}_{sys.platform}_{multiarch}"
    return {"PYTHONWARNINGS": "ignore", "_PYTHON_SYSCONFIGDATA_NAME": built}
