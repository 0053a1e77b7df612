"""Reads the regions that a program timed itself, on an implementation without marks:
JSON lines of the module `xlayer` of a language's reference folder (VMKIT_REGIONS_OUT).
"""

from __future__ import annotations

import json
from pathlib import Path

VARIABLE = "VMKIT_REGIONS_OUT"


def region_tables(path: Path) -> dict[str, list[dict[str, object]]]:
    """Rows of tables `regions` and `points`; none where the program has no regions."""
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        "regions": [
            {
                "region": str(row["region"]),
                "phase": "",
                "unit": "nanoseconds",
                "count": int(row["nanoseconds"]),
                "entries": int(row["entries"]),
            }
            for row in rows
            if "region" in row
        ],
        "points": [
            {"name": str(row["point"]), "count": int(row["count"])}
            for row in rows
            if "point" in row
        ],
    }
