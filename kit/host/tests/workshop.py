"""A build with a stand-in for the translator, in a store of its own."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from kit.host import build, store
from kit.host.build import BuildOptions
from kit.host.interpreters import Interpreter
from kit.host.toolchain import Toolchain

FAKE = Path(__file__).with_name("fake_translator.py")


class Workshop:
    """A private store, a target, and the stand-in translator."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.target = folder / "target" / "vm.py"
        self.target.parent.mkdir()
        self.target.write_text("def target(driver, args): pass\n")
        tool = folder / "tool"
        tool.mkdir()
        shutil.copy(FAKE, tool / "translator.py")
        (tool / "python2.7").write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -I "{tool}/translator.py" "$@"\n'
        )
        (tool / "python2.7").chmod(0o755)
        self.calls_file = tool / "calls"
        python27 = Interpreter(tool / "python2.7", "PyPy", "2.7.18", "7.3.3", "test")
        self.chain = Toolchain(python27, tool, "rpython test", tool, python27, "")

    @property
    def calls(self) -> int:
        return len(self.calls_file.read_text().splitlines()) if self.calls_file.exists() else 0

    def build(self, **options: object) -> store.StoredBuild:
        return build.build(build.of_target(self.target), BuildOptions(**options))  # type: ignore[arg-type]
