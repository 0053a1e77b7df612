"""The whole set-up, as `vmkit setup` and the commands that start from nothing do it."""

from __future__ import annotations

from kit.host import system_packages, toolchain
from kit.host.progress import note
from kit.host.toolchain import Toolchain


def set_up() -> Toolchain:
    """System packages, toolchain, the Valgrind tool; what is missing is said, the rest works."""
    absent = system_packages.missing()
    if absent and system_packages.can_install():
        toolchain.install_system(absent)
        absent = system_packages.missing()
    for package in absent:
        note(f"missing: {package.missing_part()}; without it: {package.disables}")
    if absent:
        note(f"to get all of it, as root: {' '.join(system_packages.install_arguments(absent))}")
    toolchain.ensure_system(package.name for package in absent if package.needed)
    return toolchain.ensure(retry=True)
