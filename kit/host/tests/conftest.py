from __future__ import annotations

from pathlib import Path

import pytest

from kit.host import toolchain
from kit.host.tests.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    made = Workshop(tmp_path)
    monkeypatch.setenv("VMKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(toolchain, "ensure", lambda: made.chain)
    monkeypatch.setattr(toolchain, "recall", lambda: made.chain)
    monkeypatch.setattr(toolchain, "ensure_system", lambda names: None)
    return made
