"""General categories of characters."""
from __future__ import absolute_import

from rpython.rlib.unicodedata import unicodedb_6_2_0


def general_category(codepoint):
    """As char-general-category names it: "lu", "zs", ..."""
    return unicodedb_6_2_0.category(codepoint).lower()
