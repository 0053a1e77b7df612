"""Colours and fonts of the figures, for light and dark pages.

The hues are Okabe and Ito's, told apart by people with any colour vision.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

GROUP_COLORS = {
    "interpreter": "#e69f00",
    "tracing": "#d55e00",
    "deoptimisation": "#cc79a7",
    "gc": "#f0e442",
    "jit": "#0072b2",
    "jit_call": "#56b4e9",
    "other": "#8c8c8c",
}
_VM_COLORS = ("#0072b2", "#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#d55e00")

# One each for the categories of IR operations, in their order; dark and light take turns, so
# that neighbours in a stack differ in lightness too.
CATEGORY_COLORS = (
    "#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#8c510a", "#f0e442",
    "#5e4fa2", "#bdbdbd", "#636363",
)  # fmt: skip
_SEED_COLOR = "#8c8c8c"

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def vm_colors(vms: Sequence[str]) -> list[str]:
    """A colour for each VM, by its place in the tables."""
    return [_VM_COLORS[place % len(_VM_COLORS)] for place in range(len(vms))]


def series_colors(series: Sequence[str]) -> list[str]:
    """As of VMs; what the seed published is grey."""
    ours = vm_colors([one for one in series if not one.startswith("the seed")])
    colors = iter(ours)
    return [_SEED_COLOR if one.startswith("the seed") else next(colors) for one in series]


def configuration(text: str, faint: str, grid: str) -> dict[str, Any]:
    """Vega-Lite's `config` for a page with these colours."""
    labels = {"labelColor": text, "titleColor": text, "labelFontSize": 13, "titleFontSize": 13}
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            **labels,
            "titleFontWeight": "normal",
            "gridColor": grid,
            "domainColor": faint,
            "tickColor": faint,
            "labelLimit": 160,
        },
        "legend": {
            **labels,
            "orient": "top",
            "direction": "horizontal",
            "columns": 4,
            "title": None,
            "labelLimit": 220,
            "symbolType": "square",
        },
        "text": {"color": text, "fontSize": 12},
        "rule": {"color": text},
        "bar": {"cornerRadiusEnd": 1},
    }


LIGHT = configuration("#1c2430", "#8a94a3", "#e4e8ee")
DARK = configuration("#e3e8ef", "#7b8798", "#2b3442")
