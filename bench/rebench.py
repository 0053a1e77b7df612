"""A run as an experiment file for ReBench, so that its users can repeat it with their tool.

ReBench itself does not run it: our rows need each process's own CPU time, exact
outputs checked against a hash, raw files, and executions that were killed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bench.runner import Experiment

FILE = "rebench.conf"


def experiment_file(experiment: Experiment) -> str:
    """JSON is YAML. In-process iterations are the harness's, printed in ReBench's log format."""
    suite = experiment.suite
    suites: dict[str, Any] = {}
    executors: dict[str, Any] = {}
    executions: list[Mapping[str, Any]] = []
    for one in experiment.contestants:
        files = suite.files_of(one.language)
        names = []
        for entry in suite.entries:
            if not files.has(entry.program) or not entry.iterations:
                continue
            harness = files.repeated(entry.program)
            name = f"{suite.name}-{one.vm.name}-{entry.program}"
            names.append(name)
            arguments = " ".join([str(entry.iterations), *entry.iteration_size.arguments()])
            command = arguments if not one.vm.command else f"{harness} {arguments}"
            executor = one.vm.name if one.vm.command else f"{one.vm.name}-{entry.program}"
            suites[name] = {
                "gauge_adapter": "RebenchLog",
                "command": command,
                "location": str(harness.parent),
                "benchmarks": [entry.program],
            }
            if not one.vm.command:
                executors[executor] = {"path": str(harness.parent), "executable": harness.name}
                executions.append({executor: {"suites": [name]}})
        if one.vm.command:
            folder, _, executable = one.vm.command[0].rpartition("/")
            executors[one.vm.name] = {
                "path": folder or ".",
                "executable": executable,
                "args": " ".join(one.vm.command[1:]),
                "env": dict(one.vm.environment),
            }
            executions.append({one.vm.name: {"suites": names}})
    whole = {
        "default_experiment": suite.name,
        "default_data_file": f"{suite.name}.data",
        "runs": {
            "invocations": experiment.invocations,
            "max_invocation_time": int(experiment.limit),
        },
        "benchmark_suites": suites,
        "executors": executors,
        "experiments": {suite.name: {"executions": executions}},
    }
    return json.dumps(whole, indent=1) + "\n"
