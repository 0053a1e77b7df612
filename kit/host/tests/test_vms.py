from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.host import vms
from kit.host.build import BuildOptions
from kit.host.errors import Unavailable
from kit.host.languages import Implementation

REFERENCE = Implementation("Reference", ("{reference}",))
PEER = Implementation("Peer", ("{peer}",))
LANGUAGE: Any = SimpleNamespace(name="any", reference=REFERENCE, peers=[PEER])


@pytest.fixture(autouse=True)
def no_real_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    def binaries(_language: object, wanted: list[BuildOptions], may_build: bool) -> list[Any]:
        assert may_build
        kinds = ["jit" if options.jit else "nojit" for options in wanted]
        return [SimpleNamespace(binary=Path("/store", kind)) for kind in kinds]

    def expand(command: tuple[str, ...]) -> tuple[str, ...]:
        if command == PEER.command:
            raise Unavailable("peer is not installed")
        return ("/usr/bin/reference",)

    chain = SimpleNamespace(expand=expand)
    monkeypatch.setattr(vms.toolchain, "ensure", lambda: chain)
    monkeypatch.setattr(vms, "binaries", binaries)


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
