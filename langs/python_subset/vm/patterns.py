"""The match statement's tests and captures (PEP 634)."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, items
from langs.python_subset.vm.classchecks import is_instance
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import KEY_ERROR, GuestError, type_error
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None

# Names of builtin classes whose one positional pattern is the subject itself.
SELF_MATCHING = ["bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list",
                 "set", "str", "tuple"]
SEQUENCE_FLAG = 1 << 5      # in __abc_tpflags__, which collections.abc sets
MAPPING_FLAG = 1 << 6


def matches_self(w_class):
    for w_one in w_class.mro_w:
        if w_one.is_builtin and w_one.name in SELF_MATCHING:
            return True
    return False


def has_flag(w_subject, flag):
    w_flags = w_subject.type().lookup("__abc_tpflags__")
    return isinstance(w_flags, W_Int) and w_flags.intval & flag != 0


def is_sequence(w_subject):
    return w_subject.matches_sequence or has_flag(w_subject, SEQUENCE_FLAG)


def is_mapping(w_subject):
    return isinstance(w_subject, W_Dict) or has_flag(w_subject, MAPPING_FLAG)


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
    if not is_instance(w_subject, w_class):
        return w_None
    values_w = []
    seen = []
    if count > 0:
        w_args = attributes.get_or_none(w_class, "__match_args__")
        if w_args is None:
            allowed = 1 if matches_self(w_class) else 0
            if count > allowed:
                raise too_many(w_class, allowed, count)
            values_w.append(w_subject)
        else:
            if not isinstance(w_args, W_Tuple):
                raise type_error("%s.__match_args__ must be a tuple (got %s)"
                                 % (w_class.name, w_args.type_name()))
            if count > len(w_args.items_w):
                raise too_many(w_class, len(w_args.items_w), count)
            for i in range(count):
                w_name = w_args.items_w[i]
                if not isinstance(w_name, W_Str):
                    raise type_error("__match_args__ elements must be strings (got %s)"
                                     % w_name.type_name())
                if not add_attribute(w_subject, w_class, w_name.utf8, seen, values_w):
                    return w_None
    for w_name in w_names.items_w:
        assert isinstance(w_name, W_Str)
        if not add_attribute(w_subject, w_class, w_name.utf8, seen, values_w):
            return w_None
    return W_Tuple(values_w[:])


def too_many(w_class, allowed, count):
    return type_error("%s() accepts %d positional sub-pattern%s (%d given)" % (
        w_class.name, allowed, "" if allowed == 1 else "s", count))


def add_attribute(w_subject, w_class, name, seen, values_w):
    """Whether the subject has the attribute; its value is added. `seen`: those before."""
    if name in seen:
        raise type_error("%s() got multiple sub-patterns for attribute '%s'"
                         % (w_class.name, name))
    seen.append(name)
    w_value = attributes.get_or_none(w_subject, name)
    if w_value is None:
        return False
    values_w.append(w_value)
    return True
