"""The C library's functions of floats, without their errno: pure calls in traces."""
from __future__ import absolute_import

from rpython.rtyper.lltypesystem import rffi
from rpython.translator.tool.cbuild import ExternalCompilationInfo

_INFO = ExternalCompilationInfo(includes=["math.h"], libraries=["m"])


def _function(name, argument_count):
    return rffi.llexternal(name, [rffi.DOUBLE] * argument_count, rffi.DOUBLE,
                           compilation_info=_INFO, sandboxsafe=True,
                           elidable_function=True)


acos = _function("acos", 1)
acosh = _function("acosh", 1)
asin = _function("asin", 1)
asinh = _function("asinh", 1)
atan = _function("atan", 1)
atanh = _function("atanh", 1)
cbrt = _function("cbrt", 1)
cos = _function("cos", 1)
cosh = _function("cosh", 1)
erf = _function("erf", 1)
erfc = _function("erfc", 1)
exp = _function("exp", 1)
exp2 = _function("exp2", 1)
expm1 = _function("expm1", 1)
log = _function("log", 1)
log10 = _function("log10", 1)
log1p = _function("log1p", 1)
log2 = _function("log2", 1)
sin = _function("sin", 1)
sinh = _function("sinh", 1)
tan = _function("tan", 1)
tanh = _function("tanh", 1)
atan2 = _function("atan2", 2)
fmod = _function("fmod", 2)
hypot = _function("hypot", 2)
nextafter = _function("nextafter", 2)
pow = _function("pow", 2)
