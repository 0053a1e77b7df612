"""Which RPython function a symbol of a VM is: written beside the binary by its translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".functions"


@dataclass(frozen=True)
class FunctionName:
    module: str = ""
    name: str = ""  # with its class, where it is a method


UNKNOWN = FunctionName()


def read_function_names(binary: Path) -> dict[str, FunctionName]:
    """By symbol; empty for a binary without the file."""
    try:
        lines = Path(f"{binary}{SUFFIX}").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    rows = (line.split("\t") for line in lines)
    return {symbol: FunctionName(module, name) for symbol, module, name in rows}


def function_name(names: Mapping[str, FunctionName], symbol: str) -> FunctionName:
    """Also of a part that the C compiler split off, as f.part.0."""
    return names.get(symbol.partition(".")[0], UNKNOWN)
