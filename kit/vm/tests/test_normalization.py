# -*- coding: utf-8 -*-
"""Normalization forms, where they differ from each other."""
from __future__ import absolute_import

import pytest

from kit.vm.normalization import normalized

CASES = [   # text, NFD, NFC, NFKD, NFKC
    (u"abc", u"abc", u"abc", u"abc", u"abc"),
    (u"\u00e9", u"e\u0301", u"\u00e9", u"e\u0301", u"\u00e9"),
    (u"e\u0301", u"e\u0301", u"\u00e9", u"e\u0301", u"\u00e9"),
    (u"\u1e9b\u0323", u"\u017f\u0323\u0307", u"\u1e9b\u0323", u"s\u0323\u0307", u"\u1e69"),
    (u"\ufb01", u"\ufb01", u"\ufb01", u"fi", u"fi"),
    (u"\ud55c", u"\u1112\u1161\u11ab", u"\ud55c", u"\u1112\u1161\u11ab", u"\ud55c"),
    (u"\u1112\u1161", u"\u1112\u1161", u"\ud558", u"\u1112\u1161", u"\ud558"),
    (u"\u212b", u"A\u030a", u"\u00c5", u"A\u030a", u"\u00c5"),
    (u"a\u0315\u0300", u"a\u0300\u0315", u"\u00e0\u0315", u"a\u0300\u0315", u"\u00e0\u0315"),
    (u"\u0344", u"\u0308\u0301", u"\u0308\u0301", u"\u0308\u0301", u"\u0308\u0301"),
    (u"\u0958", u"\u0915\u093c", u"\u0915\u093c", u"\u0915\u093c", u"\u0915\u093c"),
    (u"\u0061\u0328\u0301\u0323", u"a\u0328\u0323\u0301", u"\u0105\u0323\u0301",
     u"a\u0328\u0323\u0301", u"\u0105\u0323\u0301"),
]


@pytest.mark.parametrize("case", CASES)
def test_forms(case):
    text = case[0].encode("utf-8")
    forms = [normalized(text, compatible, composing)
             for compatible in (False, True) for composing in (False, True)]
    assert [form.decode("utf-8") for form in forms] == list(case[1:])
