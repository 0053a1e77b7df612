"""itertools: the iterators that leave items out."""
from __future__ import absolute_import

from langs.python_subset.vm.convert import MAX_INT, to_integer, truth
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import Rest, static
from langs.python_subset.vm.iterators import get_iterator, loop_driver
from langs.python_subset.vm.modules.itertools_counting import ITERTOOLS
from langs.python_subset.vm.modules.module_class import factory_of, iterator_class
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Int, w_None

drop_driver = loop_driver("dropwhile")
filter_driver = loop_driver("filterfalse")
compress_driver = loop_driver("compress")
skip_driver = loop_driver("islice")


class W_TakeWhile(W_Root):
    _immutable_fields_ = ["w_predicate"]

    def __init__(self, w_predicate, w_iterator):
        self.w_predicate = w_predicate
        self.w_iterator = w_iterator        # None at the end

    def next(self):
        w_iterator = self.w_iterator
        if w_iterator is None:
            return None
        w_item = w_iterator.next()
        if w_item is None:
            return None
        if truth(self.w_predicate.call1(w_item)):
            return w_item
        self.w_iterator = None
        return None

    def loop_key(self):
        return self.w_predicate.loop_key()


takewhile_type = iterator_class(ITERTOOLS, "takewhile", W_TakeWhile)
new_takewhile = factory_of(W_TakeWhile)


@static(takewhile_type, "__new__", W_Type, W_Root, W_Root)
def takewhile_new(w_type, w_predicate, w_iterable):
    return new_takewhile(w_type, w_predicate, get_iterator(w_iterable))


class W_DropWhile(W_Root):
    _immutable_fields_ = ["w_predicate", "w_iterator"]

    def __init__(self, w_predicate, w_iterator):
        self.w_predicate = w_predicate
        self.w_iterator = w_iterator
        self.dropping = True

    def next(self):
        if self.dropping:
            return self.drop()
        return self.w_iterator.next()

    def drop(self):
        key = self.w_predicate.loop_key()
        while True:
            drop_driver.jit_merge_point(key=key)
            w_item = self.w_iterator.next()
            if w_item is None:
                return None
            if not truth(self.w_predicate.call1(w_item)):
                self.dropping = False
                return w_item

    def loop_key(self):
        return self.w_iterator.loop_key()


dropwhile_type = iterator_class(ITERTOOLS, "dropwhile", W_DropWhile)
new_dropwhile = factory_of(W_DropWhile)


@static(dropwhile_type, "__new__", W_Type, W_Root, W_Root)
def dropwhile_new(w_type, w_predicate, w_iterable):
    return new_dropwhile(w_type, w_predicate, get_iterator(w_iterable))


class W_FilterFalse(W_Root):
    _immutable_fields_ = ["w_function", "w_iterator"]

    def __init__(self, w_function, w_iterator):
        self.w_function = w_function        # None: by truth
        self.w_iterator = w_iterator

    def accepts(self, w_item):
        if self.w_function is None:
            return not truth(w_item)
        return not truth(self.w_function.call1(w_item))

    def next(self):
        """Looks at one item inline, which is often enough."""
        w_item = self.w_iterator.next()
        if w_item is None or self.accepts(w_item):
            return w_item
        return self.search()

    def search(self):
        key = self.w_iterator.loop_key()
        while True:
            filter_driver.jit_merge_point(key=key)
            w_item = self.w_iterator.next()
            if w_item is None or self.accepts(w_item):
                return w_item


filterfalse_type = iterator_class(ITERTOOLS, "filterfalse", W_FilterFalse)
new_filterfalse = factory_of(W_FilterFalse)


@static(filterfalse_type, "__new__", W_Type, W_Root, W_Root)
def filterfalse_new(w_type, w_function, w_iterable):
    w_iterator = get_iterator(w_iterable)
    if w_function is w_None:
        w_function = None
    return new_filterfalse(w_type, w_function, w_iterator)


class W_Compress(W_Root):
    _immutable_fields_ = ["w_data", "w_selectors"]

    def __init__(self, w_data, w_selectors):
        self.w_data = w_data
        self.w_selectors = w_selectors

    def next(self):
        w_item = self.w_data.next()
        if w_item is None:
            return None
        w_selector = self.w_selectors.next()
        if w_selector is None:
            return None
        if truth(w_selector):
            return w_item
        return self.search()

    def search(self):
        key = self.w_data.loop_key()
        while True:
            compress_driver.jit_merge_point(key=key)
            w_item = self.w_data.next()
            if w_item is None:
                return None
            w_selector = self.w_selectors.next()
            if w_selector is None:
                return None
            if truth(w_selector):
                return w_item


compress_type = iterator_class(ITERTOOLS, "compress", W_Compress)
new_compress = factory_of(W_Compress)


@static(compress_type, "__new__", W_Type, W_Root, W_Root)
def compress_new(w_type, w_data, w_selectors):
    w_iterator = get_iterator(w_data)
    return new_compress(w_type, w_iterator, get_iterator(w_selectors))


class W_ISlice(W_Root):
    _immutable_fields_ = ["stop", "step"]

    def __init__(self, w_iterator, start, stop, step):
        self.w_iterator = w_iterator        # None at the end
        self.count = 0                      # items taken from it
        self.following = start              # the index of the next one to give
        self.stop = stop                    # -1: none
        self.step = step

    def next(self):
        if self.w_iterator is None:
            return None
        if self.count < self.following and not self.skip():
            return self.end()
        stop = self.stop
        count = self.count
        if stop != -1 and count >= stop:
            return self.end()
        w_item = self.w_iterator.next()
        if w_item is None:
            return self.end()
        self.count = count + 1
        self.following = self.after(self.following)
        return w_item

    def after(self, index):
        """The index to go on with: never beyond the stop."""
        limit = MAX_INT if self.stop == -1 else self.stop
        if index > limit - self.step:
            return limit
        return index + self.step

    def skip(self):
        """Takes the items before the next index. False where they end."""
        w_iterator = self.w_iterator
        key = w_iterator.loop_key()
        while True:
            skip_driver.jit_merge_point(key=key)
            if w_iterator.next() is None:
                return False
            self.count += 1
            if self.count >= self.following:
                return True

    def end(self):
        self.w_iterator = None
        return None

    def loop_key(self):
        w_iterator = self.w_iterator
        if w_iterator is None:
            return self.type()
        return w_iterator.loop_key()


islice_type = iterator_class(ITERTOOLS, "islice", W_ISlice)
new_islice = factory_of(W_ISlice)
RANGE = " must be None or an integer: 0 <= x <= sys.maxsize."
INDICES = "Indices for islice()" + RANGE
STOP = "Stop argument for islice()" + RANGE
STEP = "Step for islice() must be a positive integer or None."


def slice_number(w_value, default, message):
    """A number of islice(): None means the default."""
    if w_value is w_None:
        return default
    if w_value.type().lookup("__index__") is None:
        raise value_error(message)
    w_number = to_integer(w_value)
    if not isinstance(w_number, W_Int):
        raise value_error(message)
    return w_number.intval


def slice_stop(w_stop):
    if w_stop is w_None:
        return -1
    stop = slice_number(w_stop, -1, STOP)
    if stop < 0:
        raise value_error(STOP if stop == -1 else INDICES)
    return stop


@static(islice_type, "__new__", W_Type, W_Root, Rest)
def islice_new(w_type, w_iterable, args_w):
    count = len(args_w)
    if count == 0 or count > 3:
        raise type_error("islice expected at %s, got %d" % (
            "least 2 arguments" if count == 0 else "most 4 arguments", count + 1))
    start = 0
    step = 1
    if count == 1:
        stop = slice_stop(args_w[0])
    else:
        stop = slice_stop(args_w[1])
        start = slice_number(args_w[0], 0, INDICES)
        if start < 0:
            raise value_error(INDICES)
        if count == 3:
            step = slice_number(args_w[2], 1, STEP)
            if step < 1:
                raise value_error(STEP)
    return new_islice(w_type, get_iterator(w_iterable), start, stop, step)
