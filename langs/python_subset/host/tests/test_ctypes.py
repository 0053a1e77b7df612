"""The library's _ctypes does on CPython what CPython's own does, but for foreign code."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LANGUAGE = Path(__file__).parents[2]
PROGRAM = LANGUAGE / "tests" / "programs" / "module_ctypes.py"
WITHOUT_FOREIGN_CODE = """
import ctypes, ctypes.util

function = ctypes.pythonapi.PyLong_FromLong
function.argtypes, function.restype = [ctypes.c_long], ctypes.py_object
for use in (lambda: function(3),
            lambda: ctypes.CDLL("libc.so.6"),
            lambda: ctypes.CDLL(None).strlen,
            lambda: ctypes.cdll.libm,
            lambda: ctypes.CFUNCTYPE(None)(3)(),
            lambda: ctypes.c_int.in_dll(ctypes.pythonapi, "Py_OptimizeFlag"),
            lambda: ctypes.string_at(1234),
            lambda: ctypes.c_int.from_address(4)):
    try:
        print(use())
    except (AttributeError, OSError, ValueError) as error:
        print(type(error).__name__, error)
"""
ERRORS = """\
OSError this VM cannot call foreign functions: PyLong_FromLong
OSError this VM cannot call foreign functions: libc.so.6
AttributeError this VM cannot call foreign functions: strlen
OSError this VM cannot call foreign functions: libm
OSError this VM cannot call foreign functions: 0x3
ValueError this VM cannot call foreign functions, nor find their variables: Py_OptimizeFlag
OSError this VM cannot access foreign memory: 0x4d2
OSError this VM cannot access foreign memory: 0x4
"""
pytestmark = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="CPython 3.11's ctypes")


def output(*arguments: str, ours: bool) -> str:
    environment = dict(os.environ, PYTHONUTF8="1")
    environment.pop("PYTHONPATH", None)
    if ours:
        environment["PYTHONPATH"] = str(LANGUAGE / "library")
    done = subprocess.run([sys.executable, *arguments], env=environment, text=True,
                          encoding="utf-8", capture_output=True, check=False)
    assert done.stderr == ""
    return done.stdout


def test_data_is_as_in_c() -> None:
    assert output(str(PROGRAM), ours=True) == output(str(PROGRAM), ours=False)


def test_foreign_code_is_refused() -> None:
    assert output("-c", WITHOUT_FOREIGN_CODE, ours=True) == ERRORS
