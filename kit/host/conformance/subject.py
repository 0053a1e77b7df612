"""A language under test: its frontend, its VM in three forms, its programs."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from annotations.host.tool_run import ToolOptions, run_under_tool
from annotations.host.valgrind_tool import ToolError, ensure_tool
from kit.codeformat import SUFFIX
from kit.host import toolchain
from kit.host.build import BuildOptions, build, of_language
from kit.host.execution import shell_status
from kit.host.languages import Language
from kit.host.paths import REPOSITORY, cache_folder

# Programs that show one thing each, in the language's folder tests/programs/conformance/.
ERROR = "error"  # ends by an uncaught error
EXIT = "exit"  # ends itself with exit status 3
SYNTAX = "syntax"  # is wrong on its line 2
RECURSION = "recursion"  # calls itself for ever
ALLOCATION = "allocation"  # makes much garbage and prints what is left
LOOP = "loop"  # has a loop that is hot enough to be compiled
FORMS = ("JIT", "all compiled", "no JIT")  # of a translated VM
EAGER = ("--jit", "threshold=2,function_threshold=3,trace_eagerness=2")  # compiles nearly all
SPECIAL = (ERROR, EXIT, SYNTAX, RECURSION, ALLOCATION, LOOP)

UNTRANSLATED = """
import os, sys
del os.environ["PYTHONPATH"]    # a guest might look at it
from kit.vm.entrypoint import make_entry_point
target = __import__(sys.argv[1], None, None, ["LANGUAGE"])
sys.exit(make_entry_point(target.LANGUAGE)(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Outcome:
    status: int
    output: bytes
    errors: bytes

    def __str__(self) -> str:
        text = self.errors.decode("utf-8", "replace").strip().splitlines()
        return f"exit status {self.status}" + (f", {text[-1]}" if text else "")


# Counts the opcodes that a command dispatches, interpreted and in JIT code: by number.
CountOpcodes = Callable[[Sequence[str]], "Counter[int]"]


@dataclass(frozen=True)
class Subject:
    """`vms` are commands by name: the first has a JIT, the last is untranslated."""

    language: Language
    vms: Mapping[str, Sequence[str]]
    folder: Path  # for what the checks write
    timeout: float = 300.0
    environment: Mapping[str, str] = field(default_factory=dict)
    count_opcodes: CountOpcodes | None = None  # None: there is no tool that can

    @property
    def jit(self) -> Sequence[str]:
        return next(iter(self.vms.values()))

    @property
    def translated(self) -> dict[str, Sequence[str]]:
        return {name: command for name, command in self.vms.items() if name != "untranslated"}

    @cached_property
    def ops(self) -> Any:
        """The opcode table."""
        root = str(self.language.import_root)
        if root not in sys.path:
            sys.path.append(root)
        return importlib.import_module(self.language.revision_module).OPS

    def _below(self, *parts: str) -> list[Path]:
        folder = self.language.folder.joinpath(*parts)
        found = (folder.glob(f"*{suffix}") for suffix in self.language.suffixes)
        return sorted(path for paths in found for path in paths)

    @property
    def programs(self) -> list[Path]:
        """What must do the same on every VM: examples, and programs of the tests."""
        return [*self._below("examples"), *self._below("tests", "programs")]

    def special(self, name: str) -> Path | None:
        paths = self._below("tests", "programs", "conformance")
        return next((path for path in paths if path.stem == name), None)

    def code_file(self, source: Path) -> Path:
        return self.folder / f"{source.parent.name}-{source.name}{SUFFIX}"

    def compile(self, source: Path, output: Path | None = None) -> Outcome:
        target = output or self.code_file(source)
        return self.run(self.language.frontend_command, str(source), "-o", str(target))

    def run(self, command: Sequence[str], *arguments: str, **variables: str) -> Outcome:
        environment = {**os.environ, **self.environment, **variables}
        try:
            done = subprocess.run(
                [*command, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                check=False, timeout=self.timeout, env=environment, cwd=self.folder,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return Outcome(-1, b"", f"no end after {self.timeout:.0f} s".encode())
        return Outcome(shell_status(done.returncode), done.stdout, done.stderr)


def count_opcodes(command: Sequence[str]) -> Counter[int]:
    """Under the Valgrind tool; ToolError where it cannot be."""
    done = run_under_tool(
        ensure_tool(cache_folder()), command, ToolOptions(tells_code=True),
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    if done.exit_status != 0:
        raise ToolError(f"exit status {done.exit_status} under the tool")
    counted: Counter[int] = Counter()
    for row in done.counts.dispatch:
        counted[row.opcode] += row.count
    return counted


def command_of(language: Language, form: str) -> list[str]:
    """The command that runs the language's VM in one of FORMS, built where need be."""
    built = build(of_language(language), BuildOptions(jit=form != "no JIT"))
    return [str(built.binary), *(EAGER if form == "all compiled" else ())]


def untranslated(language: Language) -> tuple[list[str], dict[str, str]]:
    """The command that runs the VM's sources under Python 2.7, and its environment."""
    chain = toolchain.ensure()
    module = ".".join(language.target.relative_to(language.import_root).with_suffix("").parts)
    environment = chain.python27_environment(REPOSITORY, language.import_root)
    frontend = f"VMKIT_FRONTEND_{language.name.upper()}"  # for what it compiles as it runs
    environment[frontend] = "\n".join(language.frontend_command)
    return [str(chain.python27.path), "-c", UNTRANSLATED, module], environment
