"""The importer's first half, under the name that it has frozen into CPython."""
from __future__ import annotations

from _importer_half import take_place

take_place(__name__, "_bootstrap")
