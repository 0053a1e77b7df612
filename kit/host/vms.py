"""The VMs that a language's programs run on: ours with and without JIT, and the others."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from kit.host import toolchain
from kit.host.build import BuildOptions, build, estimate, of_language
from kit.host.errors import Failed, Unavailable
from kit.host.languages import Implementation, Language
from kit.host.measurement import Vm
from kit.host.progress import note, step
from kit.host.store import StoredBuild

JIT, NO_JIT = BuildOptions(), BuildOptions(jit=False)


def vms_of(language: Language) -> tuple[list[Vm], str]:
    """In the order of the tables, and the reference's name; builds what is not built.

    The reference of a language that has no other implementation is ours without JIT.
    """
    jit, no_jit = (str(one.binary) for one in build_together(language, [JIT, NO_JIT]))
    ours = [
        Vm(f"{language.name}-jit", (jit,), of_kit=True, has_jit=True),
        Vm(f"{language.name}-nojit", (no_jit,), of_kit=True),
    ]
    others = [] if language.reference is None else [_other(language.reference)]
    for peer in language.peers:
        try:
            others.append(_other(peer))
        except Unavailable as error:
            note(f"{peer.name} is left out: {error.message}")
    reference = language.reference.name if language.reference else ours[1].name
    return ours + others, reference


def build_together(language: Language, wanted: Sequence[BuildOptions]) -> list[StoredBuild]:
    """All of them; those that are missing are translated at the same time."""
    subject = of_language(language)
    seconds = [estimate(subject, options) for options in wanted]
    if sum(1 for one in seconds if one) > 1:
        toolchain.ensure()
        _translate_together(language, wanted, max(seconds))
    return [build(subject, options) for options in wanted]


@dataclass
class _Translation:
    """A `vmkit build` in a process of its own; its last line says what it does now."""

    name: str
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def now(self) -> str:
        if self.process.poll() is not None:
            return f"{self.name}: done"
        return f"{self.name}: {self.lines[-1].rpartition(': ')[2] if self.lines else 'starting'}"


def _translate_together(language: Language, wanted: Sequence[BuildOptions], seconds: float) -> None:
    title = f"building {language.name}, {len(wanted)} translations at once"
    with step(title, seconds * 1.3) as current:
        translations = [_start(language, options) for options in wanted]

        def follow(translation: _Translation) -> None:
            assert translation.process.stderr is not None
            for line in translation.process.stderr:
                translation.lines.append(line.rstrip("\n"))
                current.update("; ".join(one.now for one in translations))

        threads = [threading.Thread(target=follow, args=(one,)) for one in translations]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            for translation in translations:
                if translation.process.poll() is None:  # interrupted: it ends its own children
                    translation.process.send_signal(signal.SIGINT)
                    translation.process.wait()
    for translation in translations:
        if translation.process.wait() != 0:
            lines = [line for line in translation.lines if not line.startswith("vmkit: building")]
            headline, *rest = lines or ["it says nothing of the reason"]
            headline = headline.removeprefix("vmkit: ")
            raise Failed(f"{translation.name}: {headline}", "\n".join(rest))


def _start(language: Language, options: BuildOptions) -> _Translation:
    arguments = [sys.executable, "-I", "-m", "kit.host.cli", "build", language.name]
    process = subprocess.Popen(
        [*arguments, *([] if options.jit else ["--no-jit"])],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    return _Translation("with JIT" if options.jit else "without JIT", process)


def _other(implementation: Implementation) -> Vm:
    command = toolchain.ensure().expand(implementation.command)
    return Vm(implementation.name, command, environment=implementation.environment)
