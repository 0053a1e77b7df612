"""flvectors and fxvectors."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.errors import no_room_for, wrong_argument
from langs.scheme.vm.library.fixnum_operators import fixnum_of
from langs.scheme.vm.library.flonum_operators import flonum_of
from langs.scheme.vm.number_vectors import W_Flvector, W_Fxvector
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.ranges import index_in
from langs.scheme.vm.values import W_Bignum, W_Fixnum, W_Flonum, W_Root, wrap_bool

primitive = SCHEME.primitive

MOST = 1 << 40                  # more is out of memory at once


def _length(name, kind, w_count):
    if isinstance(w_count, W_Fixnum) and 0 <= w_count.intval < MOST:
        return w_count.intval
    if (isinstance(w_count, W_Fixnum) and w_count.intval >= 0 or
            isinstance(w_count, W_Bignum) and w_count.bigval.sign > 0):
        raise no_room_for(kind, w_count)
    raise wrong_argument(name, "valid-%s-length?" % kind, 0, [w_count])


@not_rpython
def _define(kind, w_class, unwrap, wrap, zero):
    @primitive(kind + "?", W_Root)
    def is_vector(w_value):
        return wrap_bool(isinstance(w_value, w_class))

    for prefix in ("", "shared-"):
        _define_makers(kind, prefix, w_class, unwrap, zero)

    ref_name = kind + "-ref"
    set_name = kind + "-set!"

    @primitive(kind + "-length", w_class)
    def length(w_vector):
        return W_Fixnum(len(w_vector.items))

    @primitive(ref_name, w_class, W_Root)
    def ref(w_vector, w_index):
        items = w_vector.items
        return wrap(items[index_in(ref_name, kind, w_index, len(items), w_vector)])

    @primitive(set_name, w_class, W_Root, W_Root)
    def set(w_vector, w_index, w_value):
        items = w_vector.items
        index = index_in(set_name, kind, w_index, len(items), w_vector)
        items[index] = unwrap(set_name, w_value)

    @primitive("unsafe-%s-length" % kind, w_class)
    def unsafe_length(w_vector):
        return W_Fixnum(len(w_vector.items))

    @primitive("unsafe-%s-ref" % kind, w_class, W_Root)
    def unsafe_ref(w_vector, w_index):
        assert isinstance(w_index, W_Fixnum)
        return wrap(w_vector.items[w_index.intval])

    @primitive("unsafe-%s-set!" % kind, w_class, W_Root, W_Root)
    def unsafe_set(w_vector, w_index, w_value):
        assert isinstance(w_index, W_Fixnum)
        w_vector.items[w_index.intval] = unwrap("unsafe-" + set_name, w_value)


@not_rpython
def _define_makers(kind, prefix, w_class, unwrap, zero):
    name = prefix + kind
    make_name = "make-" + name

    @primitive(name, Rest)
    def vector(values_w):
        items = [zero] * len(values_w)
        for i in range(len(values_w)):
            items[i] = unwrap(name, values_w[i])
        return w_class(items)

    @primitive(make_name, W_Root, Optional(W_Root))
    def make(w_count, w_fill):
        count = _length(make_name, kind, w_count)
        fill = unwrap(make_name, w_fill) if w_fill is not None else zero
        return w_class([fill] * count)


_define("flvector", W_Flvector, flonum_of, W_Flonum, 0.0)
_define("fxvector", W_Fxvector, fixnum_of, W_Fixnum, 0)
