from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotations.host.valgrind_tool import HEADERS, Tool, ensure_tool

GUESTS = Path(__file__).with_name("guests")

Compile = Callable[..., Path]


@pytest.fixture(scope="session")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Tool:
    if not shutil.which("valgrind") or not (HEADERS / "pub_tool_basics.h").exists():
        pytest.skip("valgrind and its headers are not installed")
    return ensure_tool(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Compile]:
    """Compiles guests/NAME.c with further options of gcc, once."""
    folder = tmp_path_factory.mktemp("guests")

    def compiled(name: str, *options: str) -> Path:
        binary = folder / "".join([name, *options])
        if not binary.exists():
            subprocess.run(
                ["gcc", "-O1", "-g", "-pthread", *options, "-o", binary,
                 GUESTS / f"{name}.c", "-lm"],
                check=True,
            )
        return binary

    yield compiled
