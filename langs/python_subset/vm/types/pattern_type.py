"""re.Pattern: its methods."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from langs.python_subset.vm import attributes, importing, strings
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.errors import stop_iteration, type_error
from langs.python_subset.vm.gateway import getter, method, optional
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.operators import equal, hash_of
from langs.python_subset.vm.regexobject import (
    FULLMATCH, MATCH, SEARCH, Scan, W_Pattern, attempt, part, subject_length)
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import (
    W_Bytes, W_Int, W_Str, W_Tuple, w_NotImplemented, w_None, wrap_bool)

MAX_INT = (1 << 63) - 1
pattern_type = W_Pattern.w_class = builtin_type("Pattern")
pattern_type.module_name = "re"
add_class_getitem(pattern_type)


def bounds(w_pattern, w_subject, pos, endpos):
    """The part to look at, inside the subject."""
    w_pattern.check_subject(w_subject)
    length = subject_length(w_subject)
    pos = min(max(pos, 0), length)
    endpos = min(max(endpos, 0), length)
    return pos, endpos


def _define(name, how):
    def method_(w_pattern, w_string, pos, endpos):
        pos, endpos = bounds(w_pattern, w_string, pos, endpos)
        return attempt(w_pattern, w_string, pos, endpos, how) or w_None
    method_.__name__ = "pattern_" + name
    method(pattern_type, name, W_Pattern, W_Root, optional(int, 0),
           optional(int, MAX_INT))(method_)


_define("match", MATCH)
_define("fullmatch", FULLMATCH)
_define("search", SEARCH)


def new_scan(w_pattern, w_string, pos, endpos):
    pos, endpos = bounds(w_pattern, w_string, pos, endpos)
    return Scan(w_pattern, w_string, pos, endpos)


def found_item(w_pattern, w_match):
    """What findall() gives of a match."""
    if w_pattern.groups == 0:
        return w_match.group(0)
    if w_pattern.groups == 1:
        return group_or_empty(w_match, 1)
    return W_Tuple([group_or_empty(w_match, i + 1) for i in range(w_pattern.groups)])


def group_or_empty(w_match, number):
    w_group = w_match.group(number)
    if w_group is w_None:
        return part(w_match.w_subject, 0, 0)
    return w_group


@method(pattern_type, "findall", W_Pattern, W_Root, optional(int, 0), optional(int, MAX_INT))
def findall(w_pattern, w_string, pos, endpos):
    scan = new_scan(w_pattern, w_string, pos, endpos)
    w_list = new_list([])
    while True:
        w_match = scan.next(SEARCH)
        if w_match is None:
            return w_list
        w_list.append(found_item(w_pattern, w_match))


@method(pattern_type, "split", W_Pattern, W_Root, optional(int, 0))
def split(w_pattern, w_string, maxsplit):
    scan = new_scan(w_pattern, w_string, 0, MAX_INT)
    w_list = new_list([])
    last = 0
    while True:
        w_match = scan.next(SEARCH)
        if w_match is None:
            break
        w_list.append(part(w_string, last, w_match.spans[0]))
        for i in range(w_pattern.groups):
            w_list.append(w_match.group(i + 1))
        last = w_match.spans[1]
        if maxsplit > 0:
            maxsplit -= 1
            if maxsplit == 0:
                break
    w_list.append(part(w_string, last, scan.stop))
    return w_list


# -- iterators

class W_Scanner(W_Root):
    def __init__(self, scan):
        self.scan = scan

    def next(self):
        return self.scan.next(SEARCH)


scanner_type = W_Scanner.w_class = builtin_type("SRE_Scanner")


@method(pattern_type, "finditer", W_Pattern, W_Root, optional(int, 0), optional(int, MAX_INT))
def finditer(w_pattern, w_string, pos, endpos):
    return W_CallableScan(new_scan(w_pattern, w_string, pos, endpos))


class W_CallableScan(W_Root):
    """What finditer() gives."""

    def __init__(self, scan):
        self.scan = scan

    def next(self):
        return self.scan.next(SEARCH)


W_CallableScan.w_class = builtin_type("callable_iterator")


@method(W_CallableScan.w_class, "__iter__", W_CallableScan)
def scan_iter(w_iterator):
    return w_iterator


@method(W_CallableScan.w_class, "__next__", W_CallableScan)
def scan_next(w_iterator):
    w_match = w_iterator.next()
    if w_match is None:
        raise stop_iteration(w_None)
    return w_match


@method(pattern_type, "scanner", W_Pattern, W_Root, optional(int, 0), optional(int, MAX_INT))
def scanner(w_pattern, w_string, pos, endpos):
    return W_Scanner(new_scan(w_pattern, w_string, pos, endpos))


@method(scanner_type, "match", W_Scanner)
def scanner_match(w_scanner):
    return w_scanner.scan.next(MATCH) or w_None


@method(scanner_type, "search", W_Scanner)
def scanner_search(w_scanner):
    return w_scanner.scan.next(SEARCH) or w_None


@getter(scanner_type, "pattern", W_Scanner)
def scanner_pattern(w_scanner):
    return w_scanner.scan.w_pattern


# -- replacement

class Replacement(object):
    """What comes in the place of a match: a text, or what a function or template says."""

    def __init__(self, w_pattern, w_repl):
        self.w_function = None
        self.w_literal = None
        self.groups = []            # of a template: (index among the parts, group)
        self.parts_w = []
        if w_repl.type().lookup("__call__") is not None:
            self.w_function = w_repl
        elif is_plain(w_repl):
            self.w_literal = w_repl
        else:
            self.read_template(w_pattern, w_repl)

    def read_template(self, w_pattern, w_template):
        w_re = importing.import_module("re")
        w_parsed = attributes.get(w_re, "_compile_repl").call2(w_template, w_pattern)
        pair_w = iterable_to_list(w_parsed)
        self.parts_w = iterable_to_list(pair_w[1])
        for w_group in iterable_to_list(pair_w[0]):
            numbers_w = iterable_to_list(w_group)
            w_index, w_number = numbers_w[0], numbers_w[1]
            assert isinstance(w_index, W_Int)
            assert isinstance(w_number, W_Int)
            self.groups.append((w_index.intval, w_number.intval))
        if len(self.groups) == 0 and len(self.parts_w) == 1:
            self.w_literal = self.parts_w[0]

    def append_to(self, builder, w_match):
        if self.w_literal is not None:
            builder.append(raw(self.w_literal, w_match))
        elif self.w_function is not None:
            w_text = self.w_function.call1(w_match)
            if w_text is not w_None:
                builder.append(raw(w_text, w_match))
        else:
            self.expand(builder, w_match)

    def expand(self, builder, w_match):
        at = 0
        for i in range(len(self.parts_w)):
            if at < len(self.groups) and self.groups[at][0] == i:
                w_group = w_match.group(self.groups[at][1])
                if w_group is not w_None:
                    builder.append(raw(w_group, w_match))
                at += 1
            else:
                builder.append(raw(self.parts_w[i], w_match))


def is_plain(w_template):
    """Whether it stands for itself: there is no backslash in it."""
    if isinstance(w_template, W_Str):
        return w_template.utf8.find("\\") < 0
    if isinstance(w_template, W_Bytes):
        return w_template.data.find("\\") < 0
    return False


def raw(w_text, w_match):
    """UTF-8 or bytes, as the match's subject is text or bytes."""
    if isinstance(w_match.w_subject, W_Str):
        if not isinstance(w_text, W_Str):
            raise type_error("expected str instance, %s found" % w_text.type_name())
        return w_text.utf8
    return bytes_like(w_text)


def substitute(w_pattern, w_repl, w_string, count):
    """(the new text or bytes, how many matches were replaced)"""
    scan = new_scan(w_pattern, w_string, 0, MAX_INT)
    replacement = Replacement(w_pattern, w_repl)
    builder = StringBuilder()
    replaced = 0
    last = 0
    while count <= 0 or replaced < count:
        w_match = scan.next(SEARCH)
        if w_match is None:
            break
        if w_match.spans[0] > last:
            builder.append(raw(part(w_string, last, w_match.spans[0]), w_match))
        replacement.append_to(builder, w_match)
        last = w_match.spans[1]
        replaced += 1
    if isinstance(w_string, W_Str):
        if replaced == 0:
            return w_string, 0
        rest = strings.substring(w_string, last, scan.stop)
        builder.append(rest.utf8)
        return W_Str(builder.build()), replaced
    w_rest = part(w_string, last, scan.stop)
    builder.append(bytes_like(w_rest))
    return W_Bytes(builder.build()), replaced


@method(pattern_type, "sub", W_Pattern, W_Root, W_Root, optional(int, 0))
def sub(w_pattern, w_repl, w_string, count):
    w_result, _ = substitute(w_pattern, w_repl, w_string, count)
    return w_result


@method(pattern_type, "subn", W_Pattern, W_Root, W_Root, optional(int, 0))
def subn(w_pattern, w_repl, w_string, count):
    w_result, replaced = substitute(w_pattern, w_repl, w_string, count)
    return W_Tuple([w_result, W_Int(replaced)])


# -- what it is

@getter(pattern_type, "pattern", W_Pattern)
def pattern_text(w_pattern):
    return w_pattern.w_pattern


@getter(pattern_type, "flags", W_Pattern)
def flags(w_pattern):
    return W_Int(w_pattern.flags)


@getter(pattern_type, "groups", W_Pattern)
def groups(w_pattern):
    return W_Int(w_pattern.groups)


@getter(pattern_type, "groupindex", W_Pattern)
def groupindex(w_pattern):
    return w_pattern.w_groupindex


@method(pattern_type, "__copy__", W_Pattern)
def copy(w_pattern):
    return w_pattern


@method(pattern_type, "__deepcopy__", W_Pattern, W_Root)
def deepcopy(w_pattern, w_memo):
    return w_pattern


@method(pattern_type, "__eq__", W_Pattern, W_Root)
def eq(w_pattern, w_other):
    if not isinstance(w_other, W_Pattern):
        return w_NotImplemented
    return wrap_bool(w_pattern.flags == w_other.flags and
                     w_pattern.code == w_other.code and
                     equal(w_pattern.w_pattern, w_other.w_pattern))


@method(pattern_type, "__hash__", W_Pattern)
def hash_(w_pattern):
    return W_Int(hash_of(w_pattern.w_pattern) ^ w_pattern.flags)


FLAG_NAMES = [(1, "re.TEMPLATE"), (2, "re.IGNORECASE"), (4, "re.LOCALE"), (8, "re.MULTILINE"),
              (16, "re.DOTALL"), (32, "re.UNICODE"), (64, "re.VERBOSE"), (128, "re.DEBUG"),
              (256, "re.ASCII")]


@method(pattern_type, "__repr__", W_Pattern)
def repr_(w_pattern):
    text = repr_of(w_pattern.w_pattern)
    names = []
    left = w_pattern.flags
    if isinstance(w_pattern.w_pattern, W_Str) and left & (4 | 32 | 256) == 32:
        left &= ~32
    for bit, name in FLAG_NAMES:
        if left & bit:
            names.append(name)
            left &= ~bit
    if left:
        names.append("0x%x" % left)
    if len(names) == 0:
        return W_Str("re.compile(%s)" % text)
    return W_Str("re.compile(%s, %s)" % (text, "|".join(names)))
