"""cmath: every function, on ordinary and on special values."""
import cmath

FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 1e-300, 1e10, -1e200, float("inf"), float("-inf"), float("nan")]
NAMES = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "log10", "sin", "sinh", "sqrt", "tan",
         "tanh", "phase", "polar", "isnan", "isinf", "isfinite"]


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return rounded(result)


def rounded(value):
    """Twelve digits: the libraries differ in the last ones."""
    if isinstance(value, complex):
        return "%.12g %.12g" % (value.real, value.imag)
    if isinstance(value, float):
        return "%.12g" % value
    if isinstance(value, tuple):
        return [rounded(item) for item in value]
    return value


for name in NAMES:
    function = getattr(cmath, name)
    for x in FLOATS:
        print(name, x, [attempt(function, complex(x, y)) for y in FLOATS])
    print([attempt(function, x) for x in [2, True, 1.5, -3, 10 ** 400, "a", None]])
for r in FLOATS:
    print([attempt(cmath.rect, r, phi) for phi in FLOATS])
print([attempt(cmath.log, 8, base) for base in [2, 2j, 1, 0, "a"]], attempt(cmath.rect, 1j, 2))
for a, b in [(1, 1), (1, 1 + 1e-10), (1j, 1j + 1e-8), (1, 2), (cmath.inf, cmath.inf), (cmath.inf, 1), (cmath.nan, cmath.nan)]:
    print(cmath.isclose(a, b), cmath.isclose(a, b, rel_tol=1e-3), cmath.isclose(a, b, abs_tol=5.0))
print(attempt(cmath.isclose, 1, 2, rel_tol=-1), cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)


class Number:
    def __complex__(self):
        return 3 + 4j


class Broken:
    def __complex__(self):
        return 3.0


print(attempt(cmath.sqrt, Number()), attempt(cmath.polar, Number()), attempt(cmath.sqrt, Broken()))
