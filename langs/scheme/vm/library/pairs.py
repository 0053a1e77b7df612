"""Pairs, and the compositions of car and cdr."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.unroll import unrolling_iterable

from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_MPair, W_Pair, W_Root, w_null, wrap_bool

primitive = SCHEME.primitive


@primitive("pair?", W_Root)
def is_pair(w_value):
    return wrap_bool(isinstance(w_value, W_Pair))


@primitive("null?", W_Root)
def is_null(w_value):
    return wrap_bool(w_value is w_null)


@primitive("cons", W_Root, W_Root)
def cons(w_car, w_cdr):
    return W_Pair(w_car, w_cdr)


@primitive("car", W_Pair)
def car(w_pair):
    return w_pair.w_car


@primitive("cdr", W_Pair)
def cdr(w_pair):
    return w_pair.w_cdr


@not_rpython
def _define_unsafe(name, field):
    @primitive(name, W_Root)
    def operate(w_pair):
        assert isinstance(w_pair, W_Pair)
        return getattr(w_pair, field)


_define_unsafe("unsafe-car", "w_car")
_define_unsafe("unsafe-cdr", "w_cdr")


@primitive("unsafe-cons-list", W_Root, W_Root)
def unsafe_cons_list(w_car, w_cdr):
    return W_Pair(w_car, w_cdr)


# -- caar to cddddr

@not_rpython
def _contract(path):
    """What `path`, of a and d, the first one to be taken last, needs."""
    step = path[-1]
    if len(path) == 1:
        return "pair?"
    rest = _contract(path[:-1])
    return "(cons/c %s any/c)" % rest if step == "a" else "(cons/c any/c %s)" % rest


@not_rpython
def _define_path(path):
    name = "c%sr" % path
    contract = _contract(path)
    steps = unrolling_iterable([letter == "a" for letter in reversed(path)])

    @primitive(name, W_Root)
    def walk(w_value):
        w_part = w_value
        for is_car in steps:
            if not isinstance(w_part, W_Pair):
                raise wrong_argument(name, contract, 0, [w_value])
            if is_car:
                w_part = w_part.w_car
            else:
                w_part = w_part.w_cdr
        return w_part


@not_rpython
def _define_paths():
    paths = ["a", "d"]
    for _ in range(3):
        paths = [step + path for step in "ad" for path in paths]
        for path in paths:
            _define_path(path)


_define_paths()


# -- mutable pairs

@primitive("mcons", W_Root, W_Root)
def mcons(w_car, w_cdr):
    return W_MPair(w_car, w_cdr)


@primitive("mpair?", W_Root)
def is_mpair(w_value):
    return wrap_bool(isinstance(w_value, W_MPair))


@not_rpython
def _define_mutable(prefix, type):
    """With checks, or without."""
    @primitive(prefix + "mcar", type)
    def mcar(w_pair):
        assert isinstance(w_pair, W_MPair)
        return w_pair.w_car

    @primitive(prefix + "mcdr", type)
    def mcdr(w_pair):
        assert isinstance(w_pair, W_MPair)
        return w_pair.w_cdr

    @primitive(prefix + "set-mcar!", type, W_Root)
    def set_mcar(w_pair, w_value):
        assert isinstance(w_pair, W_MPair)
        w_pair.w_car = w_value

    @primitive(prefix + "set-mcdr!", type, W_Root)
    def set_mcdr(w_pair, w_value):
        assert isinstance(w_pair, W_MPair)
        w_pair.w_cdr = w_value


_define_mutable("", W_MPair)
_define_mutable("unsafe-", W_Root)
