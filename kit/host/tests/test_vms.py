from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.host import vms
from kit.host.build import BuildOptions
from kit.host.errors import Failed, Unavailable
from kit.host.languages import Implementation

REFERENCE = Implementation("Reference", ("{reference}",))
PEER = Implementation("Peer", ("{peer}",))
LANGUAGE: Any = SimpleNamespace(name="any", reference=REFERENCE, peers=[PEER])
BUILDING = "import sys; print('vmkit: building any: 3 s: annotate', file=sys.stderr); "


@pytest.fixture(autouse=True)
def no_real_builds(monkeypatch: pytest.MonkeyPatch) -> list[BuildOptions]:
    def build(subject: object, options: BuildOptions) -> SimpleNamespace:
        built.append(options)
        return SimpleNamespace(binary=Path("/store/jit" if options.jit else "/store/nojit"))

    def expand(command: tuple[str, ...]) -> tuple[str, ...]:
        if command == PEER.command:
            raise Unavailable("peer is not installed")
        return ("/usr/bin/reference",)

    built: list[BuildOptions] = []
    chain = SimpleNamespace(expand=expand)
    monkeypatch.setattr(vms.toolchain, "ensure", lambda: chain)
    monkeypatch.setattr(vms, "of_language", lambda language: language)
    monkeypatch.setattr(vms, "build", build)
    monkeypatch.setattr(vms, "estimate", lambda subject, options: 0.0)
    return built


def translations(monkeypatch: pytest.MonkeyPatch, jit: str, no_jit: str) -> None:
    """What two `vmkit build` do instead of translating for minutes."""

    def start(language: object, options: BuildOptions) -> vms._Translation:
        code = BUILDING + (jit if options.jit else no_jit)
        process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
        return vms._Translation("with JIT" if options.jit else "without JIT", process)

    monkeypatch.setattr(vms, "estimate", lambda subject, options: 300.0)
    monkeypatch.setattr(vms, "_start", start)


def test_vms_of_the_kit_first_and_missing_peers_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found, reference = vms.vms_of(LANGUAGE)
    assert reference == "Reference"
    assert [(vm.name, vm.command, vm.of_kit, vm.has_jit) for vm in found] == [
        ("any-jit", ("/store/jit",), True, True),
        ("any-nojit", ("/store/nojit",), True, False),
        ("Reference", ("/usr/bin/reference",), False, False),
    ]
    assert "Peer is left out: peer is not installed" in capsys.readouterr().err


def test_missing_binaries_are_translated_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    no_real_builds: list[BuildOptions],
) -> None:  # fmt: skip
    translating = "import time; time.sleep(0.5)"
    translations(monkeypatch, translating, translating)
    vms.build_together(LANGUAGE, [vms.JIT, vms.NO_JIT])
    shown = capsys.readouterr().err
    assert "building any, 2 translations at once... (about 6 min 30 s)" in shown
    assert "with JIT: annotate" in shown
    assert no_real_builds == [vms.JIT, vms.NO_JIT]


def test_failed_translation_says_which_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = "sys.exit('vmkit: target.py:3: AnnotatorError\\n  the log: /x')"
    translations(monkeypatch, "", failing)
    with pytest.raises(Failed, match=r"without JIT: target\.py:3") as caught:
        vms.build_together(LANGUAGE, [vms.JIT, vms.NO_JIT])
    assert caught.value.hint == "  the log: /x"
