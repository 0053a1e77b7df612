"""The run store of this checkout: where runs go, and a new one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from annotations.host import environment
from annotations.host.runstore import Run, RunStoreError, new_run_path
from kit.host.errors import Failed
from kit.host.measurement import Vm
from kit.host.paths import REPOSITORY


def results_folder() -> Path:
    """VMKIT_RESULTS, else `results` in the checkout; where there is none, in this folder."""
    explicit = os.environ.get("VMKIT_RESULTS")
    if explicit:
        return Path(explicit).absolute()
    base = REPOSITORY if (REPOSITORY / "pyproject.toml").exists() else Path.cwd()
    return base / "results"


def _binaries(vms: Sequence[Vm]) -> dict[str, Path]:
    """Of each VM; a compiled language has none, its programs are binaries themselves."""
    return {vm.name: Path(vm.command[0]) for vm in vms if vm.command}


@contextmanager
def store_errors() -> Iterator[None]:
    """The store's refusals as the command line's."""
    try:
        yield
    except RunStoreError as error:
        raise Failed(str(error)) from error


def new_run(
    path: Path | None, vms: Sequence[Vm], reference: str, options: Mapping[str, object]
) -> Run:
    """At `path`, else under a new name in the store."""
    captured = environment.capture(REPOSITORY, _binaries(vms), {})
    captured["options"] = dict(options)
    captured["vms"] = [vm.name for vm in vms]
    captured["reference"] = reference
    if path is None:
        date = environment.now().strftime("%Y%m%dT%H%M%S")
        commit = str(captured["commit"]) or "nocommit"
        path = new_run_path(results_folder(), date, str(captured["host"]), commit)
    with store_errors():
        return Run(path, captured)
