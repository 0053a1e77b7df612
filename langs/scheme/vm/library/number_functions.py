"""sqrt, expt, exp, log, trigonometry, complex numbers."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Optional
from langs.scheme.vm import powers, roots, tower, transcendental
from langs.scheme.vm.arithmetic import divide
from langs.scheme.vm.errors import division_by_zero
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.tower import check_number, check_real, is_exact_one
from langs.scheme.vm.values import W_Root

primitive = SCHEME.primitive


@not_rpython
def _define(name, function):
    @primitive(name, W_Root)
    def operate(w_value):
        return function(w_value)


_define("sqrt", roots.square_root)
_define("exp", transcendental.exponential)
_define("sin", transcendental.sine)
_define("cos", transcendental.cosine)
_define("tan", transcendental.tangent)
_define("asin", transcendental.arcsine)
_define("acos", transcendental.arccosine)
_define("magnitude", roots.magnitude)
_define("angle", transcendental.angle_of)


@primitive("integer-sqrt", W_Root)
def integer_sqrt(w_integer):
    return roots.integer_root("integer-sqrt", w_integer)[0]


@SCHEME.control("integer-sqrt/remainder", W_Root)
def integer_sqrt_and_remainder(k, w_integer):
    w_root, w_rest = roots.integer_root("integer-sqrt/remainder", w_integer)
    return k.plug_values([w_root, w_rest])


@primitive("expt", W_Root, W_Root)
def expt(w_base, w_exponent):
    return powers.power(w_base, w_exponent)


@primitive("log", W_Root, Optional(W_Root))
def log(w_number, w_base):
    if w_base is None:
        return transcendental.logarithm(w_number)
    check_number("log", w_number)
    check_number("log", w_base)
    if is_exact_one(w_base):
        raise division_by_zero("log")
    return divide(transcendental.logarithm(w_number), transcendental.logarithm(w_base))


@primitive("atan", W_Root, Optional(W_Root))
def atan(w_y, w_x):
    if w_x is None:
        return transcendental.arctangent(w_y)
    return transcendental.arctangent2(w_y, w_x)


# -- complex numbers

@primitive("make-rectangular", W_Root, W_Root)
def make_rectangular(w_real, w_imag):
    check_real("make-rectangular", w_real)
    check_real("make-rectangular", w_imag)
    return tower.make_rectangular(w_real, w_imag)


@primitive("make-polar", W_Root, W_Root)
def make_polar(w_size, w_angle):
    return transcendental.make_polar(w_size, w_angle)


@primitive("real-part", W_Root)
def real_part(w_number):
    check_number("real-part", w_number)
    return tower.real_part(w_number)


@primitive("imag-part", W_Root)
def imag_part(w_number):
    check_number("imag-part", w_number)
    return tower.imag_part(w_number)
