"""str: split, join, strip, partition and their kin."""
from __future__ import absolute_import

from rpython.rlib import jit, rstring

from kit.vm import codepoints, unicode
from kit.vm.unicode_tables import LINE_BREAK, SPACE
from langs.python_subset.vm import strings
from langs.python_subset.vm.errors import GuestError, TYPE_ERROR, type_error, value_error
from langs.python_subset.vm.gateway import method, optional
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import str_type, w_empty_str
from langs.python_subset.vm.types.str_search import text_of, unchanged
from langs.python_subset.vm.values import W_Str, W_Tuple, w_None


def wrap_parts(w_text, parts):
    """The guest list of parts of w_text."""
    if strings.is_ascii(w_text):
        return new_list([W_Str(part, len(part)) for part in parts])
    return new_list([W_Str(part) for part in parts])


# -- split

@method(str_type, "split", W_Str, optional(W_Root), optional(int, -1))
def str_split(w_self, w_sep, maxsplit):
    utf8 = w_self.utf8
    if w_sep is None or w_sep is w_None:
        return wrap_parts(w_self, split_words(utf8, maxsplit))
    separator = separator_of(w_sep)
    return wrap_parts(w_self, rstring.split(utf8, separator, maxsplit))


@method(str_type, "rsplit", W_Str, optional(W_Root), optional(int, -1))
def str_rsplit(w_self, w_sep, maxsplit):
    utf8 = w_self.utf8
    if w_sep is None or w_sep is w_None:
        return wrap_parts(w_self, rsplit_words(utf8, maxsplit))
    separator = separator_of(w_sep)
    return wrap_parts(w_self, rstring.rsplit(utf8, separator, maxsplit))


def separator_of(w_sep):
    if not isinstance(w_sep, W_Str):
        raise type_error("must be str or None, not %s" % w_sep.type_name())
    if len(w_sep.utf8) == 0:
        raise value_error("empty separator")
    return w_sep.utf8


def is_space_at(utf8, offset):
    first = utf8[offset]
    if first < "\x80":
        return first == " " or "\t" <= first <= "\r" or "\x1c" <= first <= "\x1f"
    return unicode.has(codepoints.codepoint_at(utf8, offset), SPACE)


@jit.dont_look_inside
def split_words(utf8, maxsplit):
    parts = []
    offset = skip_spaces(utf8, 0)
    while offset < len(utf8):
        if maxsplit == 0:
            parts.append(utf8[offset:])
            break
        maxsplit -= 1
        start = offset
        while offset < len(utf8) and not is_space_at(utf8, offset):
            offset = codepoints.next_offset(utf8, offset)
        parts.append(utf8[start:offset])
        offset = skip_spaces(utf8, offset)
    return parts


@jit.dont_look_inside
def rsplit_words(utf8, maxsplit):
    parts = []
    stop = end_of_spaces_before(utf8, len(utf8))
    while stop > 0:
        if maxsplit == 0:
            parts.append(utf8[:stop])
            break
        maxsplit -= 1
        start = stop
        while start > 0:
            before = codepoints.previous_offset(utf8, start)
            if is_space_at(utf8, before):
                break
            start = before
        assert start >= 0
        parts.append(utf8[start:stop])
        stop = end_of_spaces_before(utf8, start)
    parts.reverse()
    return parts


def skip_spaces(utf8, offset):
    while offset < len(utf8) and is_space_at(utf8, offset):
        offset = codepoints.next_offset(utf8, offset)
    assert offset >= 0
    return offset


def end_of_spaces_before(utf8, stop):
    """Where the text ends that stands before the spaces that end at stop."""
    while stop > 0:
        before = codepoints.previous_offset(utf8, stop)
        if not is_space_at(utf8, before):
            break
        stop = before
    assert stop >= 0
    return stop


@method(str_type, "splitlines", W_Str, optional(bool, False))
def str_splitlines(w_self, keepends):
    return wrap_parts(w_self, split_lines(w_self.utf8, keepends))


@jit.dont_look_inside
def split_lines(utf8, keep_ends):
    parts = []
    start = 0
    offset = 0
    while offset < len(utf8):
        following = codepoints.next_offset(utf8, offset)
        first = utf8[offset]
        if " " <= first < "\x7f" or not unicode.has(
                codepoints.codepoint_at(utf8, offset), LINE_BREAK):
            offset = following
            continue
        if first == "\r" and following < len(utf8) and utf8[following] == "\n":
            following += 1
        assert offset >= 0
        parts.append(utf8[start:following if keep_ends else offset])
        start = offset = following
    if start < len(utf8):
        parts.append(utf8[start:])
    return parts


# -- partition

@method(str_type, "partition", W_Str, W_Root)
def str_partition(w_self, w_sep):
    utf8 = w_self.utf8
    separator = text_of(w_sep)
    if len(separator) == 0:
        raise value_error("empty separator")
    offset = utf8.find(separator)
    if offset < 0:
        return W_Tuple([unchanged(w_self), w_empty_str, w_empty_str])
    assert offset >= 0
    return W_Tuple([strings.part_of(w_self, utf8[:offset]), w_sep,
                    strings.part_of(w_self, utf8[offset + len(separator):])])


@method(str_type, "rpartition", W_Str, W_Root)
def str_rpartition(w_self, w_sep):
    utf8 = w_self.utf8
    separator = text_of(w_sep)
    if len(separator) == 0:
        raise value_error("empty separator")
    offset = utf8.rfind(separator)
    if offset < 0:
        return W_Tuple([w_empty_str, w_empty_str, unchanged(w_self)])
    assert offset >= 0
    return W_Tuple([strings.part_of(w_self, utf8[:offset]), w_sep,
                    strings.part_of(w_self, utf8[offset + len(separator):])])


# -- strip

def stripped(w_self, w_chars, left, right):
    utf8 = w_self.utf8
    if w_chars is None or w_chars is w_None:
        start = skip_spaces(utf8, 0) if left else 0
        stop = end_of_spaces_before(utf8, len(utf8)) if right else len(utf8)
    elif isinstance(w_chars, W_Str):
        chars = w_chars.utf8
        start = skip_characters(utf8, chars) if left else 0
        stop = end_of_characters(utf8, chars) if right else len(utf8)
    else:
        raise type_error("%sstrip arg must be None or str" % (
            "" if left and right else "l" if left else "r"))
    if start >= stop:
        return w_empty_str
    if start == 0 and stop == len(utf8):
        return unchanged(w_self)
    assert start >= 0 and stop >= 0
    return strings.part_of(w_self, utf8[start:stop])


def is_character_of(utf8, start, stop, chars):
    if stop == start + 1:
        return chars.find(utf8[start]) >= 0
    return chars.find(utf8[start:stop]) >= 0


@jit.dont_look_inside
def skip_characters(utf8, chars):
    offset = 0
    while offset < len(utf8):
        following = codepoints.next_offset(utf8, offset)
        if not is_character_of(utf8, offset, following, chars):
            break
        offset = following
    return offset


@jit.dont_look_inside
def end_of_characters(utf8, chars):
    stop = len(utf8)
    while stop > 0:
        before = codepoints.previous_offset(utf8, stop)
        assert before >= 0
        if not is_character_of(utf8, before, stop, chars):
            break
        stop = before
    return stop


@method(str_type, "strip", W_Str, optional(W_Root))
def str_strip(w_self, w_chars):
    return stripped(w_self, w_chars, True, True)


@method(str_type, "lstrip", W_Str, optional(W_Root))
def str_lstrip(w_self, w_chars):
    return stripped(w_self, w_chars, True, False)


@method(str_type, "rstrip", W_Str, optional(W_Root))
def str_rstrip(w_self, w_chars):
    return stripped(w_self, w_chars, False, True)


# -- join

@method(str_type, "join", W_Str, W_Root)
def str_join(w_self, w_iterable):
    try:
        items_w = iterable_to_list(w_iterable)
    except GuestError as error:
        if error.matches(TYPE_ERROR) and w_iterable.type().lookup("__iter__") is None:
            raise type_error("can only join an iterable")
        raise
    if len(items_w) == 1:
        w_only = items_w[0]
        if type(w_only) is W_Str:
            return w_only
    return join(w_self, items_w)


@jit.dont_look_inside
def join(w_separator, items_w):
    texts = []
    length = w_separator._length * (len(items_w) - 1) if w_separator._length >= 0 else -1
    for i in range(len(items_w)):
        w_item = items_w[i]
        if not isinstance(w_item, W_Str):
            raise type_error("sequence item %d: expected str instance, %s found"
                             % (i, w_item.type_name()))
        texts.append(w_item.utf8)
        if length >= 0:
            length = -1 if w_item._length < 0 else length + w_item._length
    if len(texts) == 0:
        return w_empty_str
    return W_Str(w_separator.utf8.join(texts), length)
