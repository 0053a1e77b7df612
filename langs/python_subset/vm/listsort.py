"""Stable sorting of lists, fast where all keys are ints, floats or strs."""
from __future__ import absolute_import

from rpython.rlib.listsort import make_timsort_class

from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.iterators import loop_driver
from langs.python_subset.vm.listobject import W_List
from langs.python_subset.vm.operators import less_than
from langs.python_subset.vm.values import W_Float, W_Int, W_Str


def text_less_than(w_a, w_b):
    assert isinstance(w_a, W_Str)
    assert isinstance(w_b, W_Str)
    return w_a.utf8 < w_b.utf8      # UTF-8 sorts as its code points do


IntSort = make_timsort_class()
FloatSort = make_timsort_class()
TextSort = make_timsort_class(lt=text_less_than)
GeneralSort = make_timsort_class(lt=less_than)


class Keyed(object):
    """An item with the key to sort it by."""
    _attrs_ = ["w_item"]


def _keyed_sort(unwrap, less=None):
    """A function (keys_w, items_w) that sorts items_w."""
    class KeyedItem(Keyed):
        def __init__(self, key, w_item):
            self.key = key
            self.w_item = w_item

    def has_less(a, b):
        if less is None:
            return a.key < b.key
        return less(a.key, b.key)

    Sort = make_timsort_class(lt=has_less)

    def sort(keys_w, items_w):
        keyed = [KeyedItem(unwrap(keys_w[i]), items_w[i]) for i in range(len(keys_w))]
        try:
            Sort(keyed, len(keyed)).sort()
        finally:
            for i in range(len(keyed)):
                items_w[i] = keyed[i].w_item
    return sort


def _int_of(w_key):
    assert isinstance(w_key, W_Int)
    return w_key.intval


def _float_of(w_key):
    assert isinstance(w_key, W_Float)
    return w_key.floatval


def _text_of(w_key):
    assert isinstance(w_key, W_Str)
    return w_key.utf8


sort_by_ints = _keyed_sort(_int_of)
sort_by_floats = _keyed_sort(_float_of)
sort_by_texts = _keyed_sort(_text_of)
sort_by_any = _keyed_sort(lambda w_key: w_key, less_than)

INTS = 0
FLOATS = 1
TEXTS = 2
OTHERS = 3


def kind_of(w_key):
    if type(w_key) is W_Int:
        return INTS
    if type(w_key) is W_Float:
        return FLOATS
    if type(w_key) is W_Str:
        return TEXTS
    return OTHERS


def kind_of_all(keys_w):
    if len(keys_w) == 0:
        return OTHERS
    kind = kind_of(keys_w[0])
    for w_key in keys_w:
        if kind_of(w_key) != kind:
            return OTHERS
    return kind


def sort_values(items_w):
    """Sorts an RPython list of values in place."""
    if kind_of_all(items_w) == TEXTS:
        TextSort(items_w, len(items_w)).sort()
    else:
        GeneralSort(items_w, len(items_w)).sort()


keys_driver = loop_driver("sort keys")


def keys_of(w_function, items_w):
    """What the function gives for each item."""
    keys_w = [None] * len(items_w)
    key = w_function.loop_key()
    i = 0
    while i < len(items_w):
        keys_driver.jit_merge_point(key=key)
        keys_w[i] = w_function.call1(items_w[i])
        i += 1
    return keys_w


def sort_by_keys(w_key, items_w):
    keys_w = keys_of(w_key, items_w)
    kind = kind_of_all(keys_w)
    if kind == INTS:
        sort_by_ints(keys_w, items_w)
    elif kind == FLOATS:
        sort_by_floats(keys_w, items_w)
    elif kind == TEXTS:
        sort_by_texts(keys_w, items_w)
    else:
        sort_by_any(keys_w, items_w)


def sort_list(w_list, w_key, reverse):
    """list.sort; w_key may be None (no key function)."""
    if reverse:
        w_list.reverse()        # twice, so that equal items keep their order
    try:
        if w_key is None and sort_unboxed(w_list):
            return
        sort_hidden(w_list, w_key)
    finally:
        if reverse:
            w_list.reverse()


def sort_unboxed(w_list):
    """False where the items are not all ints or all floats."""
    numbers = w_list.int_items()
    if numbers is not None:
        IntSort(numbers, w_list.length()).sort()
        return True
    floats = w_list.float_items()
    if floats is not None:
        FloatSort(floats, w_list.length()).sort()
        return True
    return False


def sort_hidden(w_list, w_key):
    """Sorts while the list looks empty to the code that comparing runs."""
    items_w = w_list.items_copy()
    w_list.clear()
    changed = False
    try:
        if w_key is None:
            sort_values(items_w)
        else:
            sort_by_keys(w_key, items_w)
    finally:
        changed = w_list.strategy is not W_List.EMPTY
        w_list.init_values(items_w)
    if changed:
        raise value_error("list modified during sort")
