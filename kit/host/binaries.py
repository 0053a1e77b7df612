"""The binaries that a command runs: built where they are not up to date, or as they are stored."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from kit.host import toolchain
from kit.host.build import (
    BuildOptions,
    Subject,
    build,
    command,
    estimate,
    find,
    find_newest,
    inputs_now,
    of_language,
)
from kit.host.errors import Failed, Unavailable
from kit.host.languages import Language
from kit.host.progress import duration, note, step
from kit.host.store import StoredBuild

JIT, NO_JIT = BuildOptions(), BuildOptions(jit=False)
# What a binary is made of besides its options: the manifest's key, and how it is told.
MADE_OF = {
    "sources": "its sources",
    "rpython": "rpython",
    "translator": "the translator",
    "compiler": "the C compiler",
}
TOGETHER = 1.3  # how much longer the longest of several translations takes than alone


def binaries(
    language: Language, wanted: Sequence[BuildOptions], may_build: bool = True
) -> list[StoredBuild]:
    """All of them. What is not up to date is told, then translated, several at the same time;
    unless `may_build`: then the newest stored ones are taken, and told.
    """
    subject = of_language(language)
    found = {options: find(subject, options) for options in wanted}
    missing = [options for options, one in found.items() if one is None]
    if missing and may_build:
        seconds = seconds_to_build(language, missing)
        _say_why(subject, missing, seconds)
        if len(missing) > 1:
            toolchain.ensure()
            _translate_together(language, missing, seconds)
    otherwise = build if may_build else _newest
    return [found[options] or otherwise(subject, options) for options in wanted]


def seconds_to_build(language: Language, wanted: Sequence[BuildOptions]) -> float:
    """What `binaries` is expected to take; 0 when all are up to date."""
    found = [one for options in wanted if (one := estimate(of_language(language), options))]
    return max(found, default=0.0) * (1 if len(found) < 2 else TOGETHER)


def _newest(subject: Subject, options: BuildOptions) -> StoredBuild:
    found = find_newest(subject, options)
    if found is None:
        words = " ".join(["vmkit build", subject.name, *options.command_line])
        raise Unavailable(
            f"no binary of {subject.name} ({options.kind}) is stored",
            f"Leave out --no-build, or run: {words}",
        )
    changes = _changes_since(found, subject, options)
    note(f"{subject.name} ({options.kind}): {_told(found)}, though {changes}: {found.binary}")
    return found


def _say_why(subject: Subject, missing: Sequence[BuildOptions], seconds: float) -> None:
    reasons, usable = [], True
    for options in missing:
        before = find_newest(subject, options)
        if before is None:
            usable, reason = False, "not in the store"
        else:
            reason = f"{_changes_since(before, subject, options)} {_told(before)}"
        reasons.append(f"{subject.name} ({options.kind}): {reason}")
    instead = "; --no-build takes what is stored" if usable else ""
    note(f"{'; '.join(reasons)}: building, about {duration(seconds)}{instead}")


def _told(one: StoredBuild) -> str:
    return f"the binary of {one.made} (commit {one.manifest['commit']})"


def _changes_since(before: StoredBuild, subject: Subject, options: BuildOptions) -> str:
    inputs = inputs_now(subject, options) or {}
    names = [name for key, name in MADE_OF.items() if before.manifest.get(key) != inputs.get(key)]
    return f"{' and '.join(names)} changed since" if inputs else "perhaps changed since"


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
    with step(title, seconds) as current:
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
    process = subprocess.Popen(
        command(language, options),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    return _Translation(options.kind, process)
