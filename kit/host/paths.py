"""Where the repository and the user's cache are."""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def cache_folder() -> Path:
    """VMKIT_CACHE, else vmkit in XDG_CACHE_HOME, else ~/.cache/vmkit; made by who writes there."""
    explicit = os.environ.get("VMKIT_CACHE")
    if explicit:
        return Path(explicit).absolute()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache").absolute() / "vmkit"
