"""Sphinx: what the site is made of. `python -m sphinx -W -n docs OUT` builds it, offline."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

project = "vmkit"
author = copyright = "the vmkit authors"
extensions = ["myst_parser", "sphinx_click", "generated"]
exclude_patterns = ["figures/README.md"]
myst_enable_extensions = ["deflist", "fieldlist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "vmkit"
html_copy_source = False
html_show_sphinx = False
highlight_language = "text"
