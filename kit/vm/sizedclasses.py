"""Classes that keep a fixed number of values in their own fields instead of a list.

A subclass for each count up to a maximum, and one with a list for any more:

    class Closure(W_Root):
        def get_value(self, index): raise NotImplementedError
    new_closure = make_sized_classes(Closure, 4)
    closure = new_closure([w_a, w_b])
    closure.get_value(1)

With `words`, instances hold machine words as well, for what need not be boxed.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.debug import make_sure_not_resized
from rpython.rlib.objectmodel import instantiate, not_rpython
from rpython.rlib.unroll import unrolling_iterable


@not_rpython
def make_sized_classes(base, maximum, immutable=True):
    """The function that makes an instance for a list of values, whose length the JIT
    knows. The instance has get_value(index), set_value(index, value) and value_count().
    Fields of `base` are for the caller to set.
    """
    classes = [_make_class(base, count, 0, immutable) for count in range(maximum + 1)]
    by_count = unrolling_iterable(list(enumerate(classes)))
    Many = _make_list_class(base, False, immutable)

    @jit.unroll_safe
    def new(values):
        for count, Sized in by_count:
            if len(values) == count:
                result = instantiate(Sized)
                result.fill_values(values)
                return result
        result = instantiate(Many)
        result.fill_values(values)
        return result

    new.classes = classes + [Many]
    return new


@not_rpython
def make_sized_word_classes(base, maximum, most_words):
    """The same for a list of values and one of machine integers; the instance has
    get_word(index) and word_count() as well.
    """
    width = most_words + 1
    classes = [_make_class(base, count, words, True)
               for count in range(maximum + 1) for words in range(width)]
    by_key = unrolling_iterable(list(enumerate(classes)))
    Many = _make_list_class(base, True, True)

    @jit.unroll_safe
    def new(values, words):
        key = -1
        if len(values) <= maximum and len(words) <= most_words:
            key = len(values) * width + len(words)
        for number, Sized in by_key:
            if key == number:           # a switch in the end
                result = instantiate(Sized)
                result.fill_values(values)
                result.fill_words(words)
                return result
        result = instantiate(Many)
        result.fill_values(values)
        result.fill_words(words)
        return result

    new.classes = classes + [Many]
    return new


@not_rpython
def _make_class(base, count, words, immutable):
    values = ["value_%d" % index for index in range(count)]
    numbers = ["word_%d" % index for index in range(words)]
    lines = ["class Sized(Base):",
             "    _immutable_fields_ = %r" % (values + numbers if immutable else []),
             "    def value_count(self):",
             "        return %d" % count]
    lines += _filling("fill_values", values) + _access("value", values)
    if words:
        lines += ["    def word_count(self):", "        return %d" % words]
        lines += _filling("fill_words", numbers) + _access("word", numbers)
    scope = {"Base": base, "__name__": base.__module__}
    exec(compile("\n".join(lines), "<%s for %d values>" % (base.__name__, count), "exec"),
         scope)
    Sized = scope["Sized"]
    Sized.__name__ = "%s%d" % (base.__name__, count) + ("_%d" % words if words else "")
    return Sized


@not_rpython
def _filling(name, fields):
    return (["    def %s(self, items):" % name, "        pass"] +
            ["        self.%s = items[%d]" % (field, index)
             for index, field in enumerate(fields)])


@not_rpython
def _access(what, fields):
    lines = ["    def get_%s(self, index):" % what]
    for index, field in enumerate(fields):
        lines += ["        if index == %d:" % index, "            return self.%s" % field]
    lines += ["        raise IndexError",
              "    def set_%s(self, index, item):" % what]
    for index, field in enumerate(fields):
        lines += ["        if index == %d:" % index, "            self.%s = item" % field,
                  "            return"]
    return lines + ["        raise IndexError"]


@not_rpython
def _make_list_class(base, has_words, immutable):
    class Many(base):
        _immutable_fields_ = ["value_list[*]"] if immutable else ["value_list"]

        def value_count(self):
            return len(self.value_list)

        def fill_values(self, values):
            make_sure_not_resized(values)
            self.value_list = values

        def get_value(self, index):
            return self.value_list[index]

        def set_value(self, index, value):
            self.value_list[index] = value

    class ManyWords(Many):
        _immutable_fields_ = ["word_list[*]"]

        def word_count(self):
            return len(self.word_list)

        def fill_words(self, words):
            make_sure_not_resized(words)
            self.word_list = words

        def get_word(self, index):
            return self.word_list[index]

    chosen = ManyWords if has_words else Many
    chosen.__name__ = base.__name__ + "Many"
    return chosen
