"""Builds VM binaries: rpython's translation as a subprocess, results in the store."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kit.host import sources, store, toolchain, translation_log
from kit.host.errors import Failed, WrongUsage
from kit.host.execution import exit_meaning, shell_status
from kit.host.languages import Language
from kit.host.paths import REPOSITORY, cache_folder
from kit.host.progress import Step, note, step
from kit.host.store import StoredBuild
from kit.host.toolchain import Toolchain

GARBAGE_COLLECTORS = ("incminimark", "minimark", "semispace", "generation", "hybrid", "boehm")
JIT_COLLECTORS = ("incminimark", "minimark")
DEFAULT_COLLECTOR, DEFAULT_LEVEL = "incminimark", "2"
LEVELS = ("0", "1", "2", "3", "mem", "size")
# With and without JIT: the Python VM, both at once on two cores.
TYPICAL_SECONDS = {True: 720.0, False: 400.0}
DRIVER = "annotations.vm.translate"


@dataclass(frozen=True)
class BuildOptions:
    """What can be chosen about a binary."""

    jit: bool = True
    gc: str = DEFAULT_COLLECTOR
    level: str = DEFAULT_LEVEL
    annotations: bool = True
    translation: tuple[str, ...] = ()  # further options of rpython's

    def __post_init__(self) -> None:
        if self.jit and self.gc not in JIT_COLLECTORS:
            supported = " and ".join(JIT_COLLECTORS)
            raise WrongUsage(
                f"rpython's JIT does not support the garbage collector {self.gc}",
                f"It supports {supported}; without the JIT (--no-jit) all work.",
            )

    @property
    def arguments(self) -> list[str]:
        """The driver's and rpython's."""
        level = [f"--opt={self.level}", *(["--translation-jit"] if self.jit else [])]
        return [
            *([] if self.annotations else ["--no-annotations"]),
            "--batch",
            *level,
            f"--gc={self.gc}",
            *self.translation,
        ]

    @property
    def title(self) -> str:
        parts = [] if self.jit else ["without JIT"]
        parts += [] if self.gc == DEFAULT_COLLECTOR else [self.gc]
        parts += [] if self.level == DEFAULT_LEVEL else [f"-O{self.level}"]
        parts += [] if self.annotations else ["without annotations"]
        return ", ".join([*parts, *self.translation])

    @property
    def kind(self) -> str:
        """The title, of the default options too."""
        return self.title or "with JIT"

    @property
    def command_line(self) -> list[str]:
        """The options of `vmkit build` for these."""
        return [
            *([] if self.jit else ["--no-jit"]),
            *([] if self.annotations else ["--no-annotations"]),
            *([] if self.gc == DEFAULT_COLLECTOR else [f"--gc={self.gc}"]),
            *([] if self.level == DEFAULT_LEVEL else [f"--opt={self.level}"]),
            *(["--", *self.translation] if self.translation else []),
        ]


@dataclass(frozen=True)
class Subject:
    """What is translated: a kit language's VM, or any RPython target."""

    name: str
    target: Path
    import_roots: tuple[Path, ...]
    language: Language | None = None

    @property
    def files(self) -> list[Path]:
        if self.language is not None:
            return sources.of_language(self.language)
        return sources.of_target(self.target, self.import_roots)

    def target_file(self, folder: Path) -> Path:
        """The file given to rpython, which puts its folder first on the import path.

        For a language a stand-in of its own, as a module `types` or `code`
        beside the target would hide the standard library's.
        """
        if self.language is None:
            return self.target
        module = ".".join(self.target.relative_to(self.language.import_root).with_suffix("").parts)
        stand_in = folder / "target" / f"target_{self.name}.py"
        stand_in.parent.mkdir()
        stand_in.write_text(
            f"from __future__ import absolute_import\n\nfrom {module} import *\n", encoding="utf-8"
        )
        return stand_in


def of_language(language: Language) -> Subject:
    if not language.target.is_file():
        raise Failed(f"{language.name} has no RPython target: {language.target} is missing")
    return Subject(language.name, language.target, (language.import_root,), language)


def of_target(target: Path, import_roots: Sequence[Path] = ()) -> Subject:
    target = target.absolute()
    return Subject(target.stem, target, tuple(root.absolute() for root in import_roots))


def _compiler_identity() -> str:
    compiler = shlex.split(os.environ.get("CC") or "gcc")
    done = subprocess.run(
        [*compiler, "--version"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    flags = [os.environ.get(name, "") for name in ("CC", "CFLAGS", "LDFLAGS")]
    return " ".join([*done.stdout.splitlines()[:1], *filter(None, flags)])


def inputs_of(subject: Subject, options: BuildOptions, chain: Toolchain) -> dict[str, Any]:
    """Everything that decides what the binary is."""
    return {
        "name": subject.name,
        "target": "" if subject.language else str(subject.target),
        "sources": sources.hash_of(subject.files),
        "rpython": chain.rpython_identity,
        "translator": chain.python27.description,
        "compiler": _compiler_identity(),
        "options": asdict(options),
    }


def _commit() -> str:
    """The commit that is checked out, for the binary's --version."""
    done = (
        subprocess.run(
            ["git", "-C", str(REPOSITORY), "describe", "--always", "--dirty", "--exclude=*"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
        )
        if shutil.which("git")
        else None
    )
    return done.stdout.strip() if done and done.returncode == 0 else "unknown"


def _estimate(inputs: Mapping[str, Any]) -> float:
    """How long the newest build alike took; a typical time where there is none."""
    earlier = store.find_all()
    for keys in (("name", "options"), ("options",)):
        for build in earlier:
            if all(_plain(build.manifest.get(key)) == _plain(inputs[key]) for key in keys):
                return build.seconds
    return TYPICAL_SECONDS[bool(inputs["options"]["jit"])]


def _plain(value: Any) -> Any:
    """As it comes back from JSON, which has no tuples."""
    return (
        {k: list(v) if isinstance(v, tuple) else v for k, v in value.items()}
        if isinstance(value, dict)
        else value
    )


def _environment(subject: Subject, chain: Toolchain, private: Path) -> dict[str, str]:
    temporary = private / "tmp"
    temporary.mkdir()
    roots = dict.fromkeys([*subject.import_roots, REPOSITORY])
    return {
        **chain.python27_environment(*roots),
        "TMPDIR": str(temporary),
        "PYPY_USESSION_DIR": str(temporary),
        "PYPY_USESSION_BASENAME": subject.name,
        "VMKIT_COMMIT": _commit(),
        "LC_ALL": "C",
    }


def _translate(
    arguments: Sequence[str], environment: Mapping[str, str], private: Path, current: Step
) -> tuple[int, list[str]]:
    """Runs the translation to its end; returns its exit status and its log's lines."""
    lines = []
    process = subprocess.Popen(
        arguments,
        cwd=private,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        with (private / store.LOG).open("w", encoding="utf-8") as log:
            for line in process.stdout:
                log.write(line)
                lines.append(line.rstrip("\n"))
                phase = translation_log.phase_started(lines[-1])
                if phase:
                    log.flush()
                    current.update(translation_log.progress(phase))
        return process.wait(), lines
    finally:
        if process.poll() is None:  # interrupted: end gcc and make too
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _keep_log(private: Path, subject: Subject, key: str) -> Path:
    kept = cache_folder() / "logs" / f"{subject.name}-{key[:12]}.log"
    kept.parent.mkdir(parents=True, exist_ok=True)
    (private / store.LOG).replace(kept)
    return kept


def _make(
    subject: Subject,
    options: BuildOptions,
    chain: Toolchain,
    inputs: dict[str, Any],
    key: str,
    private: Path,
) -> StoredBuild:
    title = f"building {subject.name}" + (f" ({options.title})" if options.title else "")
    arguments = [
        str(chain.python27.path),
        *chain.python27.translation_options,
        "-m",
        DRIVER,
        *options.arguments,
        f"--output={private / subject.name}",
        str(subject.target_file(private)),
    ]
    environment = _environment(subject, chain, private)
    started = time.monotonic()
    with step(title, _estimate(inputs)) as current:
        status, lines = _translate(arguments, environment, private, current)
        if sources.hash_of(subject.files) != inputs["sources"]:
            log = _keep_log(private, subject, key)
            raise Failed(
                f"sources of {subject.name} changed while it was translated",
                f"Build again and edit nothing meanwhile.\nThe translation's log: {log}",
            )
        binary = private / subject.name
        if status != 0 or not binary.is_file():
            roots = [subject.target.parent, *subject.import_roots, REPOSITORY]
            foreign = [chain.rpython, chain.site, chain.python27.path.parent]
            ended = exit_meaning(shell_status(status))
            failure = translation_log.explain(lines, roots, foreign, ended)
            log = _keep_log(private, subject, key)
            raise Failed(failure.headline, f"{failure.explanation}\nThe translation's log: {log}")
    shutil.rmtree(private / "tmp", ignore_errors=True)
    shutil.rmtree(private / "target", ignore_errors=True)
    manifest = {
        **inputs,
        "commit": environment["VMKIT_COMMIT"],
        "seconds": time.monotonic() - started,
        "phases": translation_log.timings(lines),
    }
    return store.publish(private, key, manifest)


def build(subject: Subject, options: BuildOptions | None = None) -> StoredBuild:
    """The binary of a subject, from the store or translated now."""
    options = options or BuildOptions()
    chain = toolchain.ensure()
    toolchain.ensure_system(["gcc", "make"])
    inputs = inputs_of(subject, options, chain)
    key = store.key_of(inputs)
    found = store.find(key)
    if found is None:
        with store.making(key, lambda: note(f"{subject.name} is being built by another vmkit")) as (
            private
        ):
            found = store.find(key) or _make(subject, options, chain, inputs, key, private)
    return _told_its_frontend(found, subject)


def _told_its_frontend(found: StoredBuild, subject: Subject) -> StoredBuild:
    if subject.language is not None:
        store.write_frontend(found, subject.language.frontend_command)
    return found


def command(language: Language, options: BuildOptions) -> list[str]:
    """What builds a language's VM in a process of its own."""
    words = [sys.executable, "-I", "-m", "kit.host.cli", "build", language.name]
    return [*words, *options.command_line]


def inputs_now(subject: Subject, options: BuildOptions) -> dict[str, Any] | None:
    """What `build` would make the binary of; None before set-up, which is not done here."""
    chain = toolchain.recall()
    if chain is None or shutil.which("gcc") is None:
        return None
    return inputs_of(subject, options, chain)


def find(subject: Subject, options: BuildOptions) -> StoredBuild | None:
    """What `build` would return if it is in the store; None before set-up."""
    inputs = inputs_now(subject, options)
    found = store.find(store.key_of(inputs)) if inputs else None
    return _told_its_frontend(found, subject) if found else None


def estimate(subject: Subject, options: BuildOptions | None = None) -> float:
    """Seconds that `build` will take; 0 when it is in the store, and a guess before set-up."""
    options = options or BuildOptions()
    inputs = inputs_now(subject, options)
    if inputs is None:
        return TYPICAL_SECONDS[options.jit]
    return 0.0 if store.find(store.key_of(inputs)) else _estimate(inputs)


def find_newest(subject: Subject, options: BuildOptions) -> StoredBuild | None:
    """The store's newest binary of a subject with these options, whatever its sources were."""
    wanted = {
        "name": subject.name,
        "target": "" if subject.language else str(subject.target),
        "options": _plain(asdict(options)),
    }
    for one in store.find_all():
        if all(one.manifest.get(key) == value for key, value in wanted.items()):
            return _told_its_frontend(one, subject)
    return None
