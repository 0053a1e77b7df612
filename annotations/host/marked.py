"""Tells whether a binary was built with annotations."""

from __future__ import annotations

import re
from pathlib import Path

from annotations.tags import MAGIC, NOP_PREFIX

_MARK = re.compile(
    re.escape(NOP_PREFIX.encode("latin-1")) + b".." + re.escape(MAGIC.to_bytes(2, "little")),
    re.DOTALL,
)


def has_marks(binary: Path) -> bool:
    """There is a mark somewhere in the file."""
    return _MARK.search(binary.read_bytes()) is not None
