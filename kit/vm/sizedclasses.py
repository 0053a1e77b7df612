"""Classes that keep a fixed number of values in their own fields instead of a list.

A subclass for each count up to a maximum, and one with a list for any more:

    class Closure(W_Root):
        def get_value(self, index): raise NotImplementedError
    new_closure = make_sized_classes(Closure, 4)
    closure = new_closure([w_a, w_b])
    closure.get_value(1)
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
    classes = [_make_class(base, count, immutable) for count in range(maximum + 1)]
    by_count = unrolling_iterable(list(enumerate(classes)))
    Many = _make_list_class(base, immutable)

    @jit.unroll_safe
    def new(values):
        for count, Sized in by_count:
            if len(values) == count:
                result = instantiate(Sized)
                result.fill_values(values)
                return result
        result = instantiate(Many)
        result.value_list = values
        return result

    new.classes = classes + [Many]
    return new


@not_rpython
def _make_class(base, count, immutable):
    fields = ["value_%d" % index for index in range(count)]
    lines = ["class Sized(Base):",
             "    _immutable_fields_ = %r" % (fields if immutable else []),
             "    def value_count(self):",
             "        return %d" % count,
             "    def fill_values(self, values):",
             "        pass"]
    lines += ["        self.%s = values[%d]" % (field, index)
              for index, field in enumerate(fields)]
    lines += ["    def get_value(self, index):"]
    for index, field in enumerate(fields):
        lines += ["        if index == %d:" % index, "            return self.%s" % field]
    lines += ["        raise IndexError",
              "    def set_value(self, index, value):"]
    for index, field in enumerate(fields):
        lines += ["        if index == %d:" % index, "            self.%s = value" % field,
                  "            return"]
    lines += ["        raise IndexError"]
    scope = {"Base": base, "__name__": base.__module__}
    exec(compile("\n".join(lines), "<%s for %d values>" % (base.__name__, count), "exec"),
         scope)
    Sized = scope["Sized"]
    Sized.__name__ = "%s%d" % (base.__name__, count)
    return Sized


@not_rpython
def _make_list_class(base, immutable):
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

    Many.__name__ = base.__name__ + "Many"
    return Many
