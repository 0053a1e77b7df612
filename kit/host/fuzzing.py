"""Random programs on a language's reference implementation and on VMs: where they differ.

A language's fuzzer is a module with

    program(random)          the text of a new program that ends soon
    mutate(source, random)   a changed program
    shrink(source, differs)  a smaller program for which differs(text) still holds

where `random` is a random.Random: the same seed makes the same programs.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol

from kit.codeformat import EXIT_DATA
from kit.host.errors import Unavailable, WrongUsage
from kit.host.execution import execute, exit_meaning
from kit.host.languages import Language

JIT_VARIANTS = (
    "threshold=2,function_threshold=3,trace_eagerness=1",
    "threshold=13,function_threshold=7,trace_eagerness=3",
)
SLOWER = 8  # how many times the reference's time limit a VM may take
ADDRESS = re.compile(rb" at 0x[0-9a-f]+")  # differs from run to run
MUTATED_SHARE = 0.4  # of the programs, where there are programs to change


class _OutOfTime(Exception):
    """Ends the search for a smaller program."""


class Fuzzer(Protocol):
    def program(self, random: Random) -> str: ...
    def mutate(self, source: str, random: Random) -> str: ...
    def shrink(self, source: str, differs: Callable[[str], bool]) -> str: ...


@dataclass(frozen=True)
class Contestant:
    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    status: int
    output: bytes
    timed_out: bool

    @property
    def says_nothing(self) -> bool:
        """Whether no VM can be held to it: the reference ran out of time, or crashed."""
        return self.timed_out or self.status > 128

    def agrees(self, expected: Result) -> bool:
        if self.status == EXIT_DATA and not self.output + expected.output:
            return expected.status != 0  # neither took it for a program
        return (self.status, self.output) == (expected.status, expected.output)

    def __str__(self) -> str:
        return "time limit" if self.timed_out else exit_meaning(self.status)


@dataclass(frozen=True)
class Difference:
    """`vm` does something else than the reference."""

    seed: str
    source: str
    vm: Contestant
    expected: Result
    found: Result

    def __str__(self) -> str:
        if self.found.status != self.expected.status:
            return f"{self.found} instead of {self.expected}"
        theirs, ours = self.expected.output.splitlines(), self.found.output.splitlines()
        for number, line in enumerate(theirs):
            if number >= len(ours) or ours[number] != line:
                other = ours[number] if number < len(ours) else b""
                return f"line {number + 1}: {other[:100]!r} instead of {line[:100]!r}"
        return "further output"


@dataclass
class Counts:
    compared: int = 0
    left_out: int = 0  # the reference did not end in time or was killed
    different: int = 0


def fuzzer_of(language: Language) -> Fuzzer:
    if not language.fuzzer:
        raise WrongUsage(f"{language.name} has no fuzzer", "Its lang.toml names none.")
    try:
        return importlib.import_module(language.fuzzer)
    except ModuleNotFoundError as error:
        raise Unavailable(
            f"the package {error.name} is not here",
            "Install it: .venv/bin/pip install -e '.[fuzz]'.",
        ) from None


def variants(name: str, binary: str, has_jit: bool) -> Iterator[Contestant]:
    """A VM as it is, or with a JIT that compiles at once."""
    if not has_jit:
        yield Contestant(name, (binary,))
        return
    for options in JIT_VARIANTS:
        yield Contestant(f"{name} --jit {options}", (binary, "--jit", options))


@dataclass
class Session:
    """Programs one after the other; `corpus` are programs to change."""

    language: Language
    reference: Contestant
    vms: Sequence[Contestant]
    corpus: Sequence[str] = ()
    limit: float = 5.0
    counts: Counts = field(default_factory=Counts)

    def differences(self, seed: int, deadline: float) -> Iterator[Difference]:
        """Until time.monotonic() reaches the deadline."""
        fuzzer = fuzzer_of(self.language)
        number = 0
        while time.monotonic() < deadline:
            name = f"{seed}-{number}"
            number += 1
            random = Random(name)
            if self.corpus and random.random() < MUTATED_SHARE:
                source = fuzzer.mutate(random.choice(self.corpus), random)
            else:
                source = fuzzer.program(random)
            difference = self.compare(name, source)
            if difference is not None:
                yield difference

    def compare(self, seed: str, source: str) -> Difference | None:
        """The first difference, or None."""
        with self._written(source) as path:
            expected = self.run(self.reference, path)
            if expected.says_nothing:
                self.counts.left_out += 1
                return None
            self.counts.compared += 1
            for vm in self.vms:
                found = self.run(vm, path)
                if not found.agrees(expected):
                    self.counts.different += 1
                    return Difference(seed, source, vm, expected, found)
        return None

    def shrunk(self, difference: Difference, seconds: float) -> Difference:
        """The same VM's difference with a program as small as can be found in the time, or
        as it is where it does not come again."""
        deadline = time.monotonic() + seconds
        best = difference
        crashed = difference.found.status > 128

        def differs(source: str) -> bool:
            nonlocal best
            if time.monotonic() > deadline:
                raise _OutOfTime
            with self._written(source) as path:
                expected = self.run(self.reference, path)
                if expected.says_nothing:
                    return False
                found = self.run(difference.vm, path)
            if found.agrees(expected):
                return False
            if crashed and found.status <= 128:
                return False
            if len(source) < len(best.source):
                best = Difference(best.seed, source, best.vm, expected, found)
            return True

        with suppress(_OutOfTime):
            if differs(difference.source):
                fuzzer_of(self.language).shrink(difference.source, differs)
        return best

    @contextmanager
    def _written(self, source: str) -> Iterator[Path]:
        """The program as a file, in a folder where VMs may keep its code as well."""
        with tempfile.TemporaryDirectory(prefix="vmkit-fuzz-") as folder:
            path = Path(folder, "program").with_suffix(self.language.suffixes[0])
            path.write_text(source, encoding="utf-8")
            yield path

    def run(self, contestant: Contestant, path: Path) -> Result:
        environment = {**os.environ, **contestant.environment}
        limit = self.limit * (1 if contestant is self.reference else SLOWER)
        with tempfile.TemporaryDirectory(prefix="vmkit-fuzz-run-") as folder:
            command = [*contestant.command, str(path)]
            done = execute(command, Path(folder, "run"), environment, limit)
            output = done.output().replace(bytes(path.parent), b"")
            return Result(done.exit_status, ADDRESS.sub(b" at", output), done.killed)


def file_name(difference: Difference, suffix: str) -> str:
    digest = hashlib.sha256(difference.source.encode()).hexdigest()[:8]
    return f"fuzz_{digest}{suffix}"
