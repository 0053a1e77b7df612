"""The match statement's tests and captures (PEP 634)."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, items
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import KEY_ERROR, GuestError, type_error
from langs.python_subset.vm.listobject import W_List
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Str, W_Tuple, w_None


class MatchTypes(object):
    """Builtin classes whose one positional pattern is the subject itself."""

    def __init__(self):
        self.self_matching_w = []       # filled by program.py

    def matches_self(self, w_class):
        for w_one in self.self_matching_w:
            if w_class.is_subtype(w_one):
                return True
        return False


MATCH_TYPES = MatchTypes()


def is_sequence(w_subject):
    if isinstance(w_subject, W_List) or isinstance(w_subject, W_Tuple):
        return True
    return w_subject.type().lookup("__sequence_pattern__") is not None


def is_mapping(w_subject):
    if isinstance(w_subject, W_Dict):
        return True
    return w_subject.type().lookup("__mapping_pattern__") is not None


def match_keys(w_subject, w_keys):
    """The values of all keys as a tuple, or None where one is missing."""
    assert isinstance(w_keys, W_Tuple)
    values_w = []
    for w_key in w_keys.items_w:
        if isinstance(w_subject, W_Dict):
            w_value = w_subject.get(w_key)
        else:
            w_value = get_item_or_none(w_subject, w_key)
        if w_value is None:
            return w_None
        values_w.append(w_value)
    return W_Tuple(values_w[:])


def get_item_or_none(w_subject, w_key):
    try:
        return items.get(w_subject, w_key)
    except GuestError as error:
        if not error.matches(KEY_ERROR):
            raise
        return None


def match_class(w_subject, w_class, count, w_names):
    """The attributes of `Class(positional..., name=...)` as a tuple, or None."""
    if not isinstance(w_class, W_Type):
        raise type_error("called match pattern must be a class")
    assert isinstance(w_names, W_Tuple)
    if not w_subject.type().is_subtype(w_class):
        return w_None
    values_w = []
    if count > 0:
        w_args = attributes.get_or_none(w_class, "__match_args__")
        if w_args is None:
            if count > 1 or not MATCH_TYPES.matches_self(w_class):
                raise type_error("%s() accepts 0 positional sub-patterns (%d given)"
                                 % (w_class.name, count))
            values_w.append(w_subject)
        else:
            assert isinstance(w_args, W_Tuple)
            if count > len(w_args.items_w):
                raise type_error("%s() accepts %d positional sub-patterns (%d given)"
                                 % (w_class.name, len(w_args.items_w), count))
            for i in range(count):
                if not add_attribute(w_subject, w_args.items_w[i], values_w):
                    return w_None
    for w_name in w_names.items_w:
        if not add_attribute(w_subject, w_name, values_w):
            return w_None
    return W_Tuple(values_w[:])


def add_attribute(w_subject, w_name, values_w):
    assert isinstance(w_name, W_Str)
    w_value = attributes.get_or_none(w_subject, w_name.utf8)
    if w_value is None:
        return False
    values_w.append(w_value)
    return True
