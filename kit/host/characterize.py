"""Characterises programs on several VMs: natively, and under the instrumentation tool."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from annotations.host.runstore import Run
from kit.host.errors import Failed
from kit.host.execution import kill_running
from kit.host.measurement import (
    Observation,
    Place,
    Recorder,
    Tool,
    Vm,
    Workload,
    new_place,
    observe_instrumented,
)

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """What to run on what. VMs are in the order of the tables; one is the reference."""

    vms: Sequence[Vm]
    reference: str
    workloads: Sequence[Workload]
    repeats: int = 3  # process executions that are timed without counters
    tool: Tool | None = None  # None: native only
    instrumented: Sequence[str] = ()  # names of the VMs that also run under the tool
    counters: Sequence[str] = ("tsc",)  # of annotated VMs' own, for each a process

    @property
    def reference_first(self) -> list[Vm]:
        """The output that the others must equal comes first."""
        return sorted(self.vms, key=lambda vm: vm.name != self.reference)


def to_instrument(vms: Sequence[Vm], reference: str) -> list[str]:
    """The names of the kit's VMs and of the one that they are compared with."""
    return [vm.name for vm in vms if vm.of_kit or vm.name == reference]


@dataclass(frozen=True)
class _Job:
    vm: Vm
    workload: Workload
    looked_on: str = "none"
    cold: bool = False

    def __str__(self) -> str:
        counters = "" if self.looked_on == "none" else f", counters {self.looked_on}"
        repeated = f", {self.workload.iterations} iterations" if self.workload.iterations else ""
        return f"{self.workload.program} on {self.vm.name}{repeated}{counters}"


def native_jobs(plan: Plan) -> Iterator[_Job]:
    """VMs take turns, so that a disturbance of the machine meets them all."""
    for workload in plan.workloads:
        if workload.iterations:
            for vm in plan.reference_first:
                yield _Job(vm, workload)
            continue
        for repeat in range(plan.repeats):
            for vm in plan.reference_first:
                yield _Job(vm, workload)
                if repeat == 0 and vm.name == plan.reference:
                    yield from _cold_jobs(plan, workload)
        for vm in plan.vms:
            if vm.of_kit or vm.by_environment:
                yield from (_Job(vm, workload, counters) for counters in plan.counters)


def instrumented_jobs(plan: Plan) -> list[_Job]:
    """The longest first: those of other implementations, then those without a JIT."""
    jobs = [
        _Job(vm, workload, "dbi")
        for workload in plan.workloads
        for vm in plan.vms
        if not workload.iterations and vm.name in plan.instrumented
    ]
    return sorted(jobs, key=lambda job: (job.vm.of_kit, job.vm.has_jit))


def measure_natively(run: Run, plan: Plan, tell: Tell) -> Recorder:
    """One process at a time. Stops at once when a VM does not run the program at all."""
    recorder = Recorder(run)
    jobs = list(native_jobs(plan))
    for number, job in enumerate(jobs, 1):
        tell(f"{number} of {len(jobs)}: {job}")
        recorder.native(job.vm, job.workload, job.looked_on, job.cold)
        if job.cold and recorder.failures:
            raise Failed(recorder.failures[0])
    return recorder


def measure_under_tool(run: Run, plan: Plan, recorder: Recorder, tell: Tell) -> None:
    """Several processes at once: instruction counts do not depend on the load."""
    tool = plan.tool
    if tool is None:
        return
    jobs = instrumented_jobs(plan)
    done = 0

    def observe(job: _Job, place: Place) -> Observation:
        return observe_instrumented(job.vm, job.workload, tool, place)

    def count_down(_future: Future[Observation]) -> None:
        nonlocal done
        done += 1
        tell(f"{done} of {len(jobs)} done")

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        futures = [
            pool.submit(observe, job, new_place(run, job.vm, job.workload, "dbi")) for job in jobs
        ]
        try:
            for future in futures:
                future.add_done_callback(count_down)
            finished, _ = wait(futures, return_when=FIRST_EXCEPTION)
            for future in [one for one in futures if one in finished]:
                recorder.record(future.result())
        except BaseException:
            for future in futures:
                future.cancel()
            kill_running()
            raise


def _cold_jobs(plan: Plan, workload: Workload) -> Iterator[_Job]:
    """The first run on a VM of the kit compiles the program; it is not compared."""
    for vm in plan.vms:
        if vm.of_kit:
            yield _Job(vm, workload, cold=True)
            return
