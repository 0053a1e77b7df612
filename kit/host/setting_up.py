"""The whole set-up, as `vmkit setup` and the commands that start from nothing do it."""

from __future__ import annotations

from collections.abc import Sequence

from annotations.host import valgrind_tool
from annotations.host.valgrind_tool import ToolError
from kit.host import system_packages, toolchain
from kit.host.paths import cache_folder
from kit.host.progress import note, step
from kit.host.system_packages import SystemPackage
from kit.host.toolchain import Toolchain


def set_up(packages: Sequence[SystemPackage] = system_packages.PACKAGES) -> Toolchain:
    """System packages, toolchain, the Valgrind tool; what is missing is said, the rest works."""
    absent = system_packages.missing(packages)
    if absent and system_packages.can_install():
        toolchain.install_system(absent)
        absent = system_packages.missing(packages)
    for package in absent:
        note(f"missing: {package.missing_part()}; without it: {package.disables}")
    if absent:
        note(f"to get all of it, as root: {' '.join(system_packages.install_arguments(absent))}")
    toolchain.ensure_system(package.name for package in absent if package.needed)
    chain = toolchain.ensure(retry=True)
    if chain.valgrind is not None:
        _build_valgrind_tool()
    return chain


def _build_valgrind_tool() -> None:
    cache = cache_folder()
    try:
        if valgrind_tool.find_tool(cache) is None:
            with step(f"building the Valgrind tool {valgrind_tool.NAME}"):
                valgrind_tool.ensure_tool(cache)
    except ToolError as error:
        note(f"{error}; without it: the dbi counters")
