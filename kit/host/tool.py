"""Runs VMs under the Valgrind tool; its counts become rows of a run's tables."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotations.host import counts as tool_counts
from annotations.host.counters import PhaseCount
from annotations.host.counts import Counts, CountsError
from annotations.host.tool_run import ToolOptions, tool_command
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

_NAMES_PROGRAM = """
import json
from rpython.jit.metainterp.resoperation import opname
print(json.dumps(dict((number, name.lower()) for number, name in opname.items())))
"""


def instrumentation(language: Language) -> Tool:
    """What runs a VM under the tool, which is built first where need be."""
    try:
        tool = find_tool(cache_folder())
        if tool is None:
            with step("building the Valgrind tool"):
                tool = ensure_tool(cache_folder())
    except ToolError as error:
        headline, _, rest = str(error).partition("\n")
        raise Unavailable(headline, rest) from error
    built = tool
    names = ir_names(toolchain.ensure())
    opcodes = opcode_names(language)

    def run(vm: Vm, command: Sequence[str], folder: Path) -> tuple[Execution, Counted | None, str]:
        counts, messages = folder / "counts.jsonl", folder / "valgrind.log"
        # Only JIT code changes while it runs, and VMs of the kit tell of theirs.
        options = ToolOptions(ir=vm.has_jit, dispatch=vm.of_kit, tells_code=True)
        whole = tool_command(built, command, counts, messages, options)
        execution = execute(
            whole, folder, {**_environment(), **vm.environment, **built.environment()}
        )
        try:
            found = tool_counts.read_counts(counts)
        except CountsError as error:
            return execution, None, str(error)
        return execution, counted(found, vm, names, opcodes), ""

    return run


def _environment() -> dict[str, str]:
    """The part that programs need: reading the environment is work, and is counted."""
    return {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}


def counted(found: Counts, vm: Vm, names: Mapping[int, str], opcodes: Mapping[int, str]) -> Counted:
    """A VM that is not of the kit has no phases, only a total."""
    if not vm.of_kit:
        return Counted("dbi", "instructions", found.instructions)
    phases = [PhaseCount(row.phase, row.instructions, row.entries) for row in found.phases]
    details: dict[str, list[dict[str, object]]] = {
        "ir_operations": list(_ir_rows(found, names)),
        "events": [
            {"event": row.event, "phase": row.phase, "count": row.count} for row in found.events
        ],
        "dispatch": [
            {
                "number": row.opcode,
                "opcode": opcodes.get(row.opcode, ""),
                "phase": row.phase,
                "count": row.count,
            }
            for row in found.dispatch
        ],
        "aot_functions": [
            {
                "function": row.function,
                "object": Path(row.object).name,
                "calls": row.calls,
                "instructions": row.instructions,
            }
            for row in found.callees
        ],
    }
    return Counted("dbi", "instructions", found.instructions, phases, details)


def _ir_rows(found: Counts, names: Mapping[int, str]) -> Iterable[dict[str, object]]:
    """Operations of all traces, summed by kind; the most expensive first."""
    sums: dict[int, list[int]] = {}
    for row in found.ir:
        kind = sums.setdefault(row.operation, [0, 0, 0])
        for place, count in enumerate((row.executions, row.instructions, row.nested)):
            kind[place] += count
    for number in sorted(sums, key=lambda number: (-sums[number][1], number)):
        executions, instructions, nested = sums[number]
        yield {
            "number": number,
            "operation": names.get(number, f"operation {number}"),
            "executions": executions,
            "instructions": instructions,
            "nested": nested,
        }


def opcode_names(language: Language) -> dict[int, str]:
    """From the language's opcode table, which both worlds read."""
    spec = importlib.util.find_spec(language.revision_module)
    if spec is None or spec.loader is None:
        return {}
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(enumerate(module.OPS.names))


def ir_names(chain: Toolchain) -> dict[int, str]:
    """What rpython calls its IR operations, asked once."""
    identity = chain.rpython_identity.replace(" ", "-")
    path = cache_folder() / "toolchain" / f"ir-operations-{identity}.json"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        text = _ask_ir_names(chain)
        temporary = path.with_suffix(f".{os.getpid()}")
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    return {int(number): str(name) for number, name in json.loads(text).items()}


def _ask_ir_names(chain: Toolchain) -> str:
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
        raise Failed("rpython does not tell its IR operations", done.stderr)
    return done.stdout.splitlines()[-1]
