"""str: find, count, replace and their kin."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rstring import StringBuilder, replace

from kit.vm import codepoints
from langs.python_subset.vm import slices, strings
from langs.python_subset.vm.errors import memory_error, type_error, value_error
from langs.python_subset.vm.gateway import method, optional
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import str_type
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None, wrap_bool


def shown_class(w_value):
    """As messages about arguments name it."""
    return "None" if w_value is w_None else w_value.type_name()


def text_of(w_value):
    if not isinstance(w_value, W_Str):
        raise type_error("must be str, not %s" % w_value.type_name())
    return w_value.utf8


def position(w_index, default, count):
    """An index argument: negative ones count from the end, none is below 0."""
    if w_index is None:
        return default
    return slices.clamp(w_index, default, count, 0, slices.MAX_INT)


def byte_range(w_text, w_start, w_stop):
    """(first byte, last byte), both -1 where the start is beyond the end."""
    if w_start is None and w_stop is None:
        return 0, len(w_text.utf8)
    count = strings.length(w_text)
    start = position(w_start, 0, count)
    stop = min(position(w_stop, count, count), count)
    if start > stop:
        return -1, -1
    first = strings.offset_of(w_text, start)
    last = strings.offset_of(w_text, stop)
    assert first >= 0 and last >= 0
    return first, last


def found(w_text, part, w_start, w_stop):
    """The position of the first occurrence, or -1."""
    first, last = byte_range(w_text, w_start, w_stop)
    if first < 0 or last < 0:
        return -1
    offset = w_text.utf8.find(part, first, last)
    if offset < 0:
        return -1
    return strings.position_of(w_text, offset)


def found_last(w_text, part, w_start, w_stop):
    first, last = byte_range(w_text, w_start, w_stop)
    if first < 0 or last < 0:
        return -1
    offset = w_text.utf8.rfind(part, first, last)
    if offset < 0:
        return -1
    return strings.position_of(w_text, offset)


@method(str_type, "find", W_Str, W_Root, optional(W_Root), optional(W_Root))
def str_find(w_self, w_part, w_start, w_stop):
    return W_Int(found(w_self, text_of(w_part), w_start, w_stop))


@method(str_type, "rfind", W_Str, W_Root, optional(W_Root), optional(W_Root))
def str_rfind(w_self, w_part, w_start, w_stop):
    return W_Int(found_last(w_self, text_of(w_part), w_start, w_stop))


def required(result):
    if result < 0:
        raise value_error("substring not found")
    return W_Int(result)


@method(str_type, "index", W_Str, W_Root, optional(W_Root), optional(W_Root))
def str_index(w_self, w_part, w_start, w_stop):
    return required(found(w_self, text_of(w_part), w_start, w_stop))


@method(str_type, "rindex", W_Str, W_Root, optional(W_Root), optional(W_Root))
def str_rindex(w_self, w_part, w_start, w_stop):
    return required(found_last(w_self, text_of(w_part), w_start, w_stop))


@method(str_type, "count", W_Str, W_Root, optional(W_Root), optional(W_Root))
def str_count(w_self, w_part, w_start, w_stop):
    part = text_of(w_part)
    first, last = byte_range(w_self, w_start, w_stop)
    if first < 0 or last < 0:
        return W_Int(0)
    if len(part) == 0:
        return W_Int(codepoints.count(w_self.utf8[first:last]) + 1)
    return W_Int(w_self.utf8.count(part, first, last))


# -- startswith, endswith

def starts(utf8, first, last, part):
    return first + len(part) <= last and matches_at(utf8, first, part)


def ends(utf8, first, last, part):
    return last - len(part) >= first and matches_at(utf8, last - len(part), part)


@jit.elidable
def matches_at(data, offset, part):
    for i in range(len(part)):
        if data[offset + i] != part[i]:
            return False
    return True


@not_rpython
def define_affix_test(name, test):
    def affix_test(w_self, w_affix, w_start, w_stop):
        first, last = byte_range(w_self, w_start, w_stop)
        if isinstance(w_affix, W_Str):
            return wrap_bool(first >= 0 and test(w_self.utf8, first, last, w_affix.utf8))
        if not isinstance(w_affix, W_Tuple):
            raise type_error("%s first arg must be str or a tuple of str, not %s"
                             % (name, w_affix.type_name()))
        return wrap_bool(any_matches(w_self.utf8, first, last, w_affix.items_w))

    @jit.look_inside_iff(lambda utf8, first, last, affixes_w:
                         jit.isconstant(len(affixes_w)))
    def any_matches(utf8, first, last, affixes_w):
        for w_affix in affixes_w:
            if not isinstance(w_affix, W_Str):
                raise type_error("tuple for %s must only contain str, not %s"
                                 % (name, w_affix.type_name()))
            if first >= 0 and test(utf8, first, last, w_affix.utf8):
                return True
        return False
    method(str_type, name, W_Str, W_Root, optional(W_Root), optional(W_Root))(affix_test)


define_affix_test("startswith", starts)
define_affix_test("endswith", ends)


@method(str_type, "removeprefix", W_Str, W_Root)
def str_removeprefix(w_self, w_prefix):
    if not isinstance(w_prefix, W_Str):
        raise type_error("removeprefix() argument must be str, not %s"
                         % shown_class(w_prefix))
    utf8 = w_self.utf8
    if starts(utf8, 0, len(utf8), w_prefix.utf8):
        return strings.part_of(w_self, utf8[len(w_prefix.utf8):])
    return W_Str(utf8, w_self._length)


@method(str_type, "removesuffix", W_Str, W_Root)
def str_removesuffix(w_self, w_suffix):
    if not isinstance(w_suffix, W_Str):
        raise type_error("removesuffix() argument must be str, not %s"
                         % shown_class(w_suffix))
    utf8 = w_self.utf8
    if ends(utf8, 0, len(utf8), w_suffix.utf8):
        stop = len(utf8) - len(w_suffix.utf8)
        assert stop >= 0
        return strings.part_of(w_self, utf8[:stop])
    return W_Str(utf8, w_self._length)


# -- replace

@method(str_type, "replace", W_Str, W_Root, W_Root, optional(int, -1))
def str_replace(w_self, w_old, w_new, count):
    if not isinstance(w_old, W_Str):
        raise type_error("replace() argument 1 must be str, not %s" % shown_class(w_old))
    if not isinstance(w_new, W_Str):
        raise type_error("replace() argument 2 must be str, not %s" % shown_class(w_new))
    utf8 = w_self.utf8
    if count == 0 or len(w_old.utf8) > len(utf8):
        return unchanged(w_self)
    if len(w_old.utf8) == 0:
        if count < 0:
            count = slices.MAX_INT
        return W_Str(put_between(utf8, w_new.utf8, count))
    if utf8.find(w_old.utf8) < 0:
        return unchanged(w_self)
    try:
        return W_Str(replace(utf8, w_old.utf8, w_new.utf8, count))
    except OverflowError:
        raise memory_error(None)


def unchanged(w_text):
    if type(w_text) is W_Str:
        return w_text
    return W_Str(w_text.utf8, w_text._length)


@jit.dont_look_inside
def put_between(utf8, new, count):
    """new before each of the first code points, and behind the last."""
    builder = StringBuilder(len(utf8) + len(new))
    offset = 0
    while count > 0:
        builder.append(new)
        count -= 1
        if offset == len(utf8):
            break
        following = codepoints.next_offset(utf8, offset)
        builder.append_slice(utf8, offset, following)
        offset = following
    builder.append_slice(utf8, offset, len(utf8))
    return builder.build()
