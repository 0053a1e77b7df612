"""Extended-precision floats: as on Racket CS there are none, so that nothing takes one."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Rest
from langs.scheme.vm.errors import UNSUPPORTED, make_exception, wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root

MAKERS = """->extfl fx->extfl real->extfl floating-point-bytes->extfl extflvector make-extflvector
            shared-extflvector make-shared-extflvector""".split()
OPERATIONS = """extfl+ extfl- extfl* extfl/ extfl< extfl<= extfl= extfl> extfl>= extfl->exact
                extfl->exact-integer extfl->floating-point-bytes extfl->fx extfl->inexact
                extflabs extflacos extflasin extflatan extflceiling extflcos extflexp extflexpt
                extflfloor extfllog extflmax extflmin extflround extflsin extflsqrt extfltan
                extfltruncate""".split()
OF_VECTORS = """extflvector-length extflvector-ref extflvector-set! unsafe-extflvector-length
                unsafe-extflvector-ref unsafe-extflvector-set!""".split()


@not_rpython
def _define_maker(name):
    @SCHEME.primitive(name, Rest)
    def make(args_w):
        raise make_exception(UNSUPPORTED, name + ": unsupported")


@not_rpython
def _define_operation(name, contract):
    @SCHEME.primitive(name, W_Root, Rest)
    def operate(w_first, rest_w):
        raise wrong_argument(name, contract, 0, [w_first])


for _name in MAKERS:
    _define_maker(_name)
for _name in OPERATIONS:
    _define_operation(_name, "extflonum?")
for _name in OF_VECTORS:
    _define_operation(_name, "extflvector?")
