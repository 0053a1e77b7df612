"""Runs VMs under the Valgrind tool; its counts become rows of a run's tables."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotations.host import counts as tool_counts
from annotations.host.counters import PhaseCount
from annotations.host.counts import CountsError
from annotations.host.function_names import read_function_names
from annotations.host.jitlog import Jitlog, JitlogError, read_jitlog
from annotations.host.series import read_events, read_samples
from annotations.host.tool_rows import Names, Seen, tables
from annotations.host.tool_run import ToolOptions, tool_command
from annotations.host.valgrind_tool import Tool as BuiltTool
from annotations.host.valgrind_tool import ToolError, ensure_tool, find_tool
from kit.host import toolchain
from kit.host.errors import Failed, Unavailable
from kit.host.execution import Execution, execute
from kit.host.languages import Language
from kit.host.measurement import Counted, Tool, Vm
from kit.host.paths import cache_folder
from kit.host.progress import step
from kit.host.toolchain import Toolchain

ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "VMKIT_CACHE", "XDG_CACHE_HOME")
LOGGING = "logging"  # the phase of writing the log, which only a run under the tool does

_NAMES_PROGRAM = """
import json
from rpython.jit.metainterp.resoperation import opname
from rpython.rlib.jit import Counters
print(json.dumps(dict(
    operations=dict((number, name.lower()) for number, name in opname.items()),
    reasons=dict((getattr(Counters, name), name.lower().replace("abort_", ""))
                 for name in Counters.counter_names if name.startswith("ABORT_")))))
"""


@dataclass(frozen=True)
class Look:
    """What the tool is to look at, beside phases and opcodes."""

    traces: bool = True  # the JIT's log, joined with counts by operation
    samples: int = 1_000_000  # instructions from one sample to the next; 0: no samples
    events: bool = False  # every event with its time
    functions: bool = False  # of VMs with phases; of others always
    branch_sim: bool = False
    cache_sim: bool = False


def instrumentation(language: Language | None, look: Look = Look()) -> Tool:
    """What runs a VM under the tool, which is built first where need be.

    Without a language, opcodes have numbers only.
    """
    try:
        tool = find_tool(cache_folder())
        if tool is None:
            with step("building the Valgrind tool"):
                tool = ensure_tool(cache_folder())
    except ToolError as error:
        headline, _, rest = str(error).partition("\n")
        raise Unavailable(headline, rest) from error
    built = tool
    names = rpython_names(toolchain.ensure(), opcode_names(language) if language else {})

    def run(vm: Vm, command: Sequence[str], folder: Path) -> tuple[Execution, Counted | None, str]:
        return _run(built, look, names, vm, command, folder)

    return run


def _run(
    tool: BuiltTool, look: Look, names: Names, vm: Vm, command: Sequence[str], folder: Path
) -> tuple[Execution, Counted | None, str]:
    annotated = vm.of_kit or vm.by_environment
    counts = folder / "counts.jsonl"
    samples, events = folder / "samples.jsonl", folder / "events.jsonl"
    options = ToolOptions(
        ir=vm.has_jit,
        dispatch=annotated,
        # rpython's JIT does. Racket moves code without a word.
        tells_code=annotated,
        functions=look.functions or not annotated,
        samples=samples if look.samples else None,
        sample_every=look.samples or 1_000_000,
        events=events if look.events and annotated else None,
        branch_sim=look.branch_sim,
        cache_sim=look.cache_sim,
    )
    # Of the same length in every run, as a command line's length is work, too.
    with tempfile.TemporaryDirectory(prefix="xlayer-") as scratch:
        log = Path(scratch) / "jitlog"
        words, variables = _with_log(vm, command, log if look.traces else None)
        whole = tool_command(tool, words, counts, folder / "valgrind.log", options)
        execution = execute(
            whole,
            folder,
            {**_environment(), **vm.environment, **variables, **tool.environment()},
        )
        if log.exists():
            shutil.move(log, folder / "jitlog")
    try:
        seen = Seen(
            tool_counts.read_counts(counts),
            _log(folder / "jitlog"),
            read_samples(samples) if options.samples else [],
            read_events(events) if options.events else [],
        )
    except (CountsError, JitlogError) as error:
        return execution, None, str(error)
    known = replace(names, functions=read_function_names(Path(command[0])))
    return execution, counted(seen, annotated, known), ""


def _with_log(
    vm: Vm, command: Sequence[str], log: Path | None
) -> tuple[list[str], dict[str, str]]:
    """The command and variables that let a VM with a JIT mark operations and log traces."""
    if not vm.has_jit:
        return list(command), {}
    if vm.by_environment:
        variables = {"VMKIT_ANNOTATE_IR": "1"}
        return list(command), {**variables, **({"JITLOG": str(log)} if log else {})}
    own = len(vm.command)
    options = ["--jitlog", str(log)] if vm.of_kit and log else []
    return [*command[:own], *options, *command[own:]], {}


def _log(path: Path) -> Jitlog | None:
    """None where the JIT was never started."""
    return read_jitlog(path) if path.exists() and path.stat().st_size else None


def _environment() -> dict[str, str]:
    """The part that programs need: reading the environment is work, and is counted."""
    return {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}


def counted(seen: Seen, annotated: bool, names: Names) -> Counted:
    """Without the log's writing. A VM without annotations has no phases, only a total
    and functions.
    """
    found = seen.counts
    if not annotated:
        details = tables(seen, names)
        shown = ("functions", "simulated", "samples")
        return Counted(
            "dbi", "instructions", found.instructions, details={k: details[k] for k in shown}
        )
    phases = [
        PhaseCount(row.phase, row.instructions, row.entries)
        for row in found.phases
        if row.phase != LOGGING
    ]
    total = found.instructions - found.phase(LOGGING).instructions
    return Counted("dbi", "instructions", total, phases, tables(seen, names))


def opcode_names(language: Language) -> dict[int, str]:
    """From the language's opcode table, which both worlds read."""
    spec = importlib.util.find_spec(language.revision_module)
    if spec is None or spec.loader is None:
        return {}
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(enumerate(module.OPS.names))


def rpython_names(chain: Toolchain, opcodes: Mapping[int, str]) -> Names:
    """What rpython calls its IR operations and reasons to give up, asked once."""
    identity = chain.rpython_identity.replace(" ", "-")
    path = cache_folder() / "toolchain" / f"rpython-names-{identity}.json"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        text = _ask_names(chain)
        temporary = path.with_suffix(f".{os.getpid()}")
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    told = json.loads(text)
    return Names(_by_number(told["operations"]), opcodes, _by_number(told["reasons"]))


def _by_number(names: Mapping[str, str]) -> dict[int, str]:
    return {int(number): name for number, name in names.items()}


def _ask_names(chain: Toolchain) -> str:
    done = subprocess.run(
        [str(chain.python27.path), "-c", _NAMES_PROGRAM],
        env=chain.python27_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Failed("rpython does not tell its names", done.stderr)
    return done.stdout.splitlines()[-1]
