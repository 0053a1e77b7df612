"""The VMs that a language's programs run on: ours with and without JIT, and the others."""

from __future__ import annotations

from kit.host import toolchain
from kit.host.binaries import JIT, NO_JIT, binaries
from kit.host.errors import Unavailable
from kit.host.languages import Implementation, Language
from kit.host.measurement import Vm
from kit.host.progress import note


def vms_of(language: Language, may_build: bool = True) -> tuple[list[Vm], str]:
    """In the order of the tables, and the reference's name; builds what is not up to date.

    The reference of a language that has no other implementation is ours without JIT.
    """
    jit, no_jit = (str(one.binary) for one in binaries(language, [JIT, NO_JIT], may_build))
    ours = [
        Vm(f"{language.name}-jit", (jit,), of_kit=True, has_jit=True),
        Vm(f"{language.name}-nojit", (no_jit,), of_kit=True),
    ]
    others = [] if language.reference is None else [_other(language.reference)]
    for peer in language.peers:
        try:
            others.append(_other(peer))
        except Unavailable as error:
            note(f"{peer.name} is left out: {error.message}")
    reference = language.reference.name if language.reference else ours[1].name
    return ours + others, reference


def _other(implementation: Implementation) -> Vm:
    command = toolchain.ensure().expand(implementation.command)
    return Vm(implementation.name, command, environment=implementation.environment)
