"""Puts a program and its harness together in the cache, compiled where its language is."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kit.host import toolchain
from kit.host.errors import Failed, Unavailable
from kit.host.paths import cache_folder

PROGRAMS = Path(__file__).parent / "programs"
C, SCHEME = "c", "scheme"
C_FLAGS = ("-O3", "-march=native", "-std=gnu11")
COUNTED_C_FLAGS = ("-O3", "-march=x86-64-v3", "-std=gnu11")  # Valgrind knows no AVX-512


@dataclass(frozen=True)
class LanguageFiles:
    """Where a language's programs and harness are."""

    language: str
    file: str
    harness: Path
    libraries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of C programs
    c_flags: tuple[str, ...] = C_FLAGS

    def source(self, program: str) -> Path:
        return PROGRAMS / program / self.file

    def has(self, program: str) -> bool:
        return self.source(program).is_file()

    def counted(self) -> LanguageFiles:
        """The same, as the instrumentation tool can run it."""
        return replace(self, c_flags=COUNTED_C_FLAGS)

    def plain(self, program: str) -> Path:
        """What a process is started with, before the program's argument."""
        source = self.source(program)
        if self.language == C:
            return compiled(self.harness, source, self.c_flags, self.libraries.get(program, ()))
        if self.language == SCHEME:
            return self.repeated(program).with_name(f"program{source.suffix}")
        return source

    def repeated(self, program: str) -> Path:
        """The same, before the number of iterations and the argument."""
        source = self.source(program)
        if self.language == C:
            return compiled(self.harness, source, self.c_flags, self.libraries.get(program, ()))
        staged = stage(self.harness, source)
        if self.language == SCHEME:
            make_racket(staged)
        return staged


def stage(harness: Path, program: Path) -> Path:
    """The harness in a folder of the cache with the program beside it, as `program`.

    A static import works in every language, and the folder's name, a hash of
    both files, keeps what the languages compile into it valid.
    """
    digest = hashlib.sha256()
    for path in (harness, program):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    folder = cache_folder() / "programs" / digest.hexdigest()[:16]
    staged = folder / harness.name
    if not staged.exists():
        private = folder.with_name(f"{folder.name}.{os.getpid()}")
        private.mkdir(parents=True)
        shutil.copyfile(harness, private / harness.name)
        shutil.copyfile(program, private / f"program{program.suffix}")
        try:
            private.rename(folder)
        except OSError:  # another process was faster
            shutil.rmtree(private)
    return staged


def make_racket(staged: Path) -> None:
    """Racket's own compiled files, as a user of `raco make` has them."""
    if (staged.parent / "compiled" / f"{staged.stem}_rkt.zo").exists():
        return
    (racket,) = toolchain.ensure().expand(("{racket}",))
    _run([racket, "-l-", "raco", "make", str(staged)], f"raco make {staged.name}")


def compiler() -> str:
    found = shutil.which("gcc") or shutil.which("cc")
    if found is None:
        raise Unavailable("there is no C compiler", "Install gcc.")
    return found


def compiled(
    harness: Path, program: Path, flags: Sequence[str] = C_FLAGS, libraries: Sequence[str] = ()
) -> Path:
    """The C program with its harness as a binary, named by the content of what it is made of."""
    command = [compiler(), *flags]
    text = "\0".join([*command, *libraries, _version(command[0])]).encode()
    digest = hashlib.sha256(text)
    for path in (harness, program):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    binary = cache_folder() / "programs" / digest.hexdigest()[:16] / program.parent.name
    if not binary.exists():
        binary.parent.mkdir(parents=True, exist_ok=True)
        private = binary.with_name(f".{binary.name}.{os.getpid()}")
        sources = [str(harness), str(program)]
        _run([*command, "-o", str(private), *sources, "-lm", *libraries], f"compiling {program}")
        private.replace(binary)
    return binary


def _version(command: str) -> str:
    done = subprocess.run(
        [command, "--version"], capture_output=True, text=True, errors="replace", check=False
    )
    return done.stdout.partition("\n")[0]


def _run(command: Sequence[str], doing: str) -> None:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
        check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise Failed(f"{doing} failed", done.stderr[-2000:])
