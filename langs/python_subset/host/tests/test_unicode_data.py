"""The tables of library/unicodedata.py are what their maker writes."""
from __future__ import annotations

import re
import unicodedata

import pytest

from langs.python_subset.host import make_unicode_data


def test_tables_are_made() -> None:
    written = make_unicode_data.OUTPUT.read_text(encoding="utf-8")
    found = re.search('^VERSION = "(.*)"$', written, re.MULTILINE)
    assert found is not None
    if found.group(1) != unicodedata.unidata_version:
        pytest.skip(f"this Python has Unicode {unicodedata.unidata_version}")
    assert make_unicode_data.contents() == written
