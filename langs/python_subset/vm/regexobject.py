"""Regular expressions: compiled patterns and matches, on rsre's machine.

Positions are code points: bytes where the text is ASCII, else found by the index of the text
(regex_text.py).
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rsre import rsre_char
from rpython.rlib.rsre.rsre_core import (
    StrMatchContext, match_context, search_context, sre_match)

from kit.vm import codepoints, unicode
from kit.vm.unicode import ALPHANUMERIC
from kit.vm.unicode_tables import DECIMAL, LINE_BREAK, SPACE
from langs.python_subset.vm import strings
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.regex_text import TextMatchContext
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Bytes, W_Str, w_None


class CharacterProperties(object):
    """What rsre asks about characters, answered by kit.vm.unicode."""

    @staticmethod
    def tolower(code):
        return single(code, unicode.lower(code))

    @staticmethod
    def toupper(code):
        return single(code, unicode.upper(code))

    @staticmethod
    def isdecimal(code):
        return unicode.has(code, DECIMAL)

    @staticmethod
    def isspace(code):
        return unicode.has(code, SPACE)

    @staticmethod
    def isalnum(code):
        return unicode.has(code, ALPHANUMERIC)

    @staticmethod
    def islinebreak(code):
        return unicode.has(code, LINE_BREAK)

    @staticmethod
    def category(code):
        raise NotImplementedError


def single(code, utf8):
    """The one code point that another one became; itself where it became several."""
    if codepoints.next_offset(utf8, 0) < len(utf8):
        return code
    return codepoints.codepoint_at(utf8, 0)


rsre_char.set_unicode_db(CharacterProperties)


class W_Pattern(W_Root):
    _immutable_fields_ = ["w_pattern", "flags", "code[*]", "case_flags", "groups",
                          "w_groupindex", "w_indexgroup"]

    def __init__(self, w_pattern, flags, code, case_flags, groups, w_groupindex,
                 w_indexgroup):
        self.w_pattern = w_pattern      # str, bytes or None
        self.flags = flags
        self.code = code
        self.case_flags = case_flags    # rsre's
        self.groups = groups
        self.w_groupindex = w_groupindex
        self.w_indexgroup = w_indexgroup

    def check_subject(self, w_subject):
        """TypeError unless it is of the pattern's kind."""
        if isinstance(w_subject, W_Str):
            if isinstance(self.w_pattern, W_Bytes):
                raise type_error("cannot use a bytes pattern on a string-like object")
        elif not is_bytes_like(w_subject):
            raise type_error("expected string or bytes-like object, got '%s'"
                             % w_subject.type_name())
        elif isinstance(self.w_pattern, W_Str):
            raise type_error("cannot use a string pattern on a bytes-like object")

    def context(self, w_subject, start, stop):
        """A context of rsre's at positions that lie inside the subject."""
        assert start >= 0
        assert stop >= 0
        if isinstance(w_subject, W_Str):
            if strings.is_ascii(w_subject):
                return StrMatchContext(self.code, w_subject.utf8, start, stop,
                                       self.case_flags)
            return TextMatchContext(self.code, w_subject, start, stop, self.case_flags)
        return StrMatchContext(self.code, content(w_subject), start, stop, self.case_flags)


def subject_length(w_subject):
    if isinstance(w_subject, W_Str):
        return strings.length(w_subject)
    return len(content(w_subject))


def part(w_subject, start, stop):
    """The text or bytes between two positions."""
    if isinstance(w_subject, W_Str):
        return strings.substring(w_subject, start, stop)
    data = content(w_subject)
    assert 0 <= start <= stop
    return W_Bytes(data[start:stop])


class W_Match(W_Root):
    """What a pattern matched: positions of all groups, -1 for those that took no part."""
    _immutable_fields_ = ["w_pattern", "w_subject", "start", "stop", "spans[*]", "last_group"]

    def __init__(self, w_pattern, w_subject, start, stop, spans, last_group):
        self.w_pattern = w_pattern
        self.w_subject = w_subject
        self.start = start              # where the search was to begin and to end
        self.stop = stop
        self.spans = spans              # start and end of group 0, of group 1...
        self.last_group = last_group    # the number of the last group matched, or -1

    def is_true(self):
        return True

    def group(self, number):
        start = self.spans[2 * number]
        if start < 0:
            return w_None
        return part(self.w_subject, start, self.spans[2 * number + 1])


@jit.dont_look_inside
def make_match(w_pattern, w_subject, context, start, stop):
    count = w_pattern.groups + 1
    spans = [-1] * (2 * count)
    spans[0] = context.match_start
    spans[1] = context.match_end
    last = -1
    mark = context.match_marks
    while mark is not None:
        gid = mark.gid
        if gid < 2 * w_pattern.groups:
            if last < 0 and gid & 1:
                last = gid // 2 + 1
            if spans[gid + 2] == -1:
                spans[gid + 2] = mark.position
        mark = mark.prev
    for i in range(1, count):
        if spans[2 * i] < 0 or spans[2 * i + 1] < spans[2 * i]:
            spans[2 * i] = spans[2 * i + 1] = -1
    return W_Match(w_pattern, w_subject, start, stop, spans, last)


MATCH, FULLMATCH, SEARCH = range(3)


def attempt(w_pattern, w_subject, start, stop, how):
    """A W_Match, or None."""
    context = w_pattern.context(w_subject, start, stop)
    if how == SEARCH:
        found = search_context(context)
    else:
        context.fullmatch_only = how == FULLMATCH
        found = match_context(context)
    if not found:
        return None
    return make_match(w_pattern, w_subject, context, start, stop)


class Scan(object):
    """Successive matches in a subject. An empty match may follow another match, but not
    at the place of an empty one."""

    def __init__(self, w_pattern, w_subject, start, stop):
        self.w_pattern = w_pattern
        self.w_subject = w_subject
        self.start = start
        self.stop = stop
        self.position = start
        self.must_advance = False       # no empty match at the position

    def next(self, how):
        if self.position > self.stop:
            return None
        w_match = self.find(how)
        if w_match is None:
            self.position = self.stop + 1
            return None
        end = w_match.spans[1]
        self.must_advance = end == w_match.spans[0]
        self.position = end
        return w_match

    def find(self, how):
        if not self.must_advance:
            return self.checked(attempt(self.w_pattern, self.w_subject, self.position,
                                        self.stop, how))
        w_match = self.longer_match()
        if w_match is None and how == SEARCH and self.position < self.stop:
            w_match = attempt(self.w_pattern, self.w_subject, self.position + 1, self.stop,
                              how)
        return self.checked(w_match)

    def checked(self, w_match):
        if w_match is None:
            return None
        return W_Match(self.w_pattern, self.w_subject, self.start, self.stop, w_match.spans,
                       w_match.last_group)

    @jit.dont_look_inside
    def longer_match(self):
        """A match at the position that is not empty, or None."""
        position = self.position
        assert position >= 0
        context = self.w_pattern.context(self.w_subject, position, self.stop)
        context.original_pos = context.match_start
        result = sre_match(context, 0, position, None)
        while result is not None and context.match_end == position:
            result = result.move_to_next_result(context)
        if result is None:
            return None
        return make_match(self.w_pattern, self.w_subject, context, position, self.stop)
