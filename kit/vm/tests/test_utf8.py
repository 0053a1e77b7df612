from __future__ import absolute_import

import random

from rpython.rtyper.test.test_llinterp import interpret

from kit.vm.utf8 import count_valid_codepoints, is_valid_utf8

SURROGATE = "\xed\xa0\x80"


def encode(codepoint):
    return ("\\U%08x" % codepoint).decode("unicode-escape").encode("utf-8")


def test_every_boundary():
    for codepoint in (0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000,
                      0x10ffff):
        encoded = encode(codepoint)
        assert count_valid_codepoints("a" + encoded + "b", False) == 3
        if len(encoded) > 1:
            assert count_valid_codepoints("a" + encoded[:-1], False) == -2
            assert count_valid_codepoints("a" + encoded[:-1] + "b", False) == -2


def test_malformed():
    for bad in ("\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf",
                "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
                "\xff", "\xe2\x28\xa1", "\xf0\x28\x8c\xbc"):
        assert not is_valid_utf8(bad, True)
        assert count_valid_codepoints("ab" + bad, True) == -3


def test_surrogates():
    assert is_valid_utf8(SURROGATE, True)
    assert not is_valid_utf8(SURROGATE, False)


def test_random_bytes_agree_with_the_host():
    rng = random.Random(3)
    alphabet = "a\x7f\x80\xbf\xc2\xdf\xe0\xa0\xed\x9f\xef\xf0\x90\xf4\x8f"
    for _ in range(5000):
        raw = "".join(rng.choice(alphabet) for _ in range(rng.randrange(6)))
        if "\xed" in raw:
            continue                     # Python 2 takes surrogates
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            offset = -1 - count_valid_codepoints(raw, False)
            assert 0 <= offset < len(raw)
            raw[:offset].decode("utf-8")
        else:
            assert is_valid_utf8(raw, False)


def test_is_rpython():
    good = "a" + encode(0x20ac) + encode(0x1f600)

    def f(use_good):
        return count_valid_codepoints(good if use_good else "a\xff", False)

    assert interpret(f, [1]) == 3
    assert interpret(f, [0]) == -2
