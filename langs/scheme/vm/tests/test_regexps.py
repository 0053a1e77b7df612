# -*- coding: utf-8 -*-
"""Regular expressions: syntax, matches, errors, as Racket CS has them."""
from __future__ import absolute_import

import pytest

from langs.scheme.vm.regexps.pattern import Pattern
from langs.scheme.vm.regexps.syntax import RegexpSyntaxError


def match(source, subject, extended=False, of_bytes=False, start=0, prefix=""):
    """The texts of the match and its groups, with and without the ASCII code."""
    pattern = Pattern(source, of_bytes, extended)
    results = []
    for is_ascii in [False, True]:
        if is_ascii and max(subject + " ") > "\x7f":
            continue
        places = pattern.match(subject, is_ascii, start, len(subject), prefix)
        results.append(places and [subject[places[i]:places[i + 1]] if places[i] >= 0
                                   else None for i in range(0, len(places), 2)])
    assert results[0] == results[-1]
    return results[0]


@pytest.mark.parametrize("source, subject, expected", [
    ("(?:(a)|b)*", "ab", ["ab", "a"]),
    ("((a)|b)*", "ab", ["ab", "b", "a"]),
    ("(?i:é)", "É", ["É"]),
    ("(?i:[à-ü])", "É", ["É"]),
    ("(?i:[a-z])", "K", ["K"]),
    ("(?m:[^a]*)", "b\nc", ["b\nc"]),
    ("(?m:.*)", "b\nc", ["b"]),
    (".*", "b\nc", ["b\nc"]),
    ("a{2}", "a{2}", ["a{2}"]),
    ("[\\d]+", "12\\dx", ["\\d"]),
    ("a|b|", "c", [""]),
    ("x*", "aax", [""]),
    ("\\(", "a(b", ["("]),
    ("[]a]+", "a]b", ["a]"]),
    ("[^]a]+", "a]b", ["b"]),
    ("[a-]+", "a-b", ["a-"]),
    ("(a|ab)(c|bcd)(d*)", "abcd", ["abcd", "a", "bcd", ""]),
    ("$", "abc", [""]),
    ("(?m:^c)", "ab\nc", ["c"]),
    ("[λ-ω]+", "aμξ", ["μξ"]),
    (".", "\377a", ["a"]),
    ("(^a|b)*", "bba", ["bb", "b"]),
    ("(a?)?", "aab", ["a", "a"]),
    ("abcabd", "abcabcabd", ["abcabd"]),
    ("[^a]+", "aλb", ["λb"]),
    ("^b", "ab", None),
])
def test_regexp(source, subject, expected):
    assert match(source, subject) == expected


@pytest.mark.parametrize("source, subject, expected", [
    ("(a)(?i:\\1)", "aA", ["aA", "a"]),
    ("(?:(a)|(b))*", "ab", ["ab", "a", "b"]),
    ("[[:alpha:]]+", "abé1", ["ab"]),
    ("\\w+", "abé1", ["ab"]),
    ("\\s+", " \v\f", [" "]),
    ("\\p{L}+", "abé1", ["abé"]),
    ("\\p{^L}+", "abé1", ["1"]),
    ("\\P{Ll}+", "ABé1", ["AB"]),
    ("\\bfoo\\b", "a foo b", ["foo"]),
    ("(?<=a|bc)d", "bcd", ["d"]),
    ("(?<=a{1,3})d", "aad", ["d"]),
    ("(?<!a|bc)d", "bcdad!d", ["d"]),
    ("(?<=é|xx)d", "adéd", ["d"]),
    ("(?(?=a)ab|cd)", "cd", ["cd"]),
    ("(a)?(?(1)b|c)", "c", ["c", None]),
    ("(?>a*)a", "aaa", None),
    ("(?>a*)b", "aaab", ["aaab"]),
    ("a{,2}", "aaa", ["aa"]),
    ("a{2,}?", "aaaa", ["aa"]),
    ("a{2,1}", "aaaa", None),
    ("(?:ab){2}", "ababab", ["abab"]),
    ("(?:ab){1,}?$", "ababab", ["ababab"]),
    ("(a)\\1*b", "aaab", ["aaab", "a"]),
    ("\\.\\-", "a.-", [".-"]),
    ("[\\]]", "a]", ["]"]),
    ("[a\\-z]+", "a-z", ["a-z"]),
    ("[[:space:]x]", "x", ["x"]),
    ("\\W\\D\\S", "-ab", ["-ab"]),
])
def test_pregexp(source, subject, expected):
    assert match(source, subject, extended=True) == expected


def test_bytes():
    assert match(".", "\377a", of_bytes=True) == ["\377"]
    assert match("[^a]+", "λa", of_bytes=True) == ["λ"]


def test_what_lies_before_the_start_is_not_seen():
    assert match("(?<=a)b", "ab", start=1) is None
    assert match("^b", "ab", start=1) == ["b"]
    assert match("(?m:^b)", "ab", start=1) == ["b"]


def test_prefix():
    assert match("(?<=a)b", "ab", start=1, prefix="a") == ["b"]
    assert match("^b", "ab", start=1, prefix="a") is None
    assert match("(?m:^b)", "ab", start=1, prefix="a\n") == ["b"]


def test_lookbehind():
    assert Pattern("(?<=abc)d", False, False).max_lookbehind == 3
    assert Pattern("^d", False, False).max_lookbehind == 1
    assert Pattern("\\bd", False, True).max_lookbehind == 1


@pytest.mark.parametrize("source, extended, message", [
    ("(", False, "missing closing parenthesis in pattern"),
    (")", False, "unmatched `)` in pattern"),
    ("*", False, "`*` follows nothing in pattern"),
    ("a**", False, "nested `*` in patten"),
    ("a*+", False, "nested `+` in patten"),
    ("(a*)*", False, "`*`, `+`, or `{...}` operand could be empty"),
    ("(a?)+", False, "`*`, `+`, or `{...}` operand could be empty"),
    ("[a", False, "missing closing square bracket in pattern"),
    ("[b-a]", False, "invalid range within square brackets in pattern"),
    ("(?q:a)", False, "expected `:`, `=`, `!`, `<=`, `<!`, `i`, `-i`, `m`, `-m`, `s`, or "
                      "`-s` after `(?`"),
    ("(?<a)", False, "expected `:`, `=`, `!`, `<=`, `<!`, `i`, `-i`, `m`, `-m`, `s`, or "
                     "`-s` after `(?`"),
    ("(?i", False, "expected `:` or another mode after `(?` and a mode sequence;\n a mode is "
                   "`i`, `-i`, `m`, `-m`, `s`, or `-s`"),
    ("\\q", True, "illegal alphabetic escape"),
    ("\\p{Zx}", True, "unrecognized property name in `\\p{}`: `Zx`"),
    ("a{x}", True, "expected digit, `,`, or `}' for repetition specification started with "
                   "`{`"),
    ("\\2(a)", True, "backreference number is larger than the highest-numbered cluster"),
    ("[[:foo:]]", True, "unmatched `]` in pattern"),
    ("[\\d-x]+", True, "misplaced hyphen within square brackets in pattern"),
    ("(?<=a*)d", False, "lookbehind pattern does not match a bounded length"),
    ("\\d{2}{3}", True, "nested `{` in pattern"),
    ("(?(a)b)", False, "expected `(?=`, `(?!`, `(?<`, or digit after `(?(`"),
    ("(?(?=a)b|c|d)", False, "expected `)` to close `(?(...)...` after second branch"),
])
def test_errors(source, extended, message):
    with pytest.raises(RegexpSyntaxError) as error:
        Pattern(source, False, extended)
    assert error.value.msg == message
