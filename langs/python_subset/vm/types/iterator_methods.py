"""The guest's methods of an iterator class, from its RPython method next()."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.errors import stop_iteration
from langs.python_subset.vm.gateway import method
from langs.python_subset.vm.values import W_Int


@not_rpython
def add_iterator_methods(w_type, cls, has_length=False):
    """__iter__ and __next__; __length_hint__ by the method remaining()."""
    subclassable = w_type.layout.subclassable

    @method(w_type, "__iter__", cls)
    def iter_(w_iterator):
        return w_iterator

    @method(w_type, "__next__", cls)
    def next_(w_iterator):
        if subclassable:
            w_item = cls.next(w_iterator)       # not that of a guest subclass
        else:
            w_item = w_iterator.next()
        if w_item is None:
            raise stop_iteration(None)
        return w_item

    if has_length:
        @method(w_type, "__length_hint__", cls)
        def length_hint(w_iterator):
            return W_Int(w_iterator.remaining())
