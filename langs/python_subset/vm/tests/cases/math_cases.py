"""Calls of math's functions with random arguments."""
from __future__ import absolute_import

import math
import struct
import sys

from emitting import case, seeded

RANDOM = seeded(sys.argv)
UNARY = [name for name in dir(math) if name in (
    "acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor"
    " frexp gamma isfinite isinf isnan lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh"
    " trunc ulp").split()]
BINARY = ["atan2", "copysign", "fmod", "pow", "remainder", "nextafter", "hypot", "log", "isclose", "ldexp"]
EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, 1e-300, 1e300, 5e-324, float("inf"), -float("inf"),
         float("nan"), 1.7976931348623157e308, 170.5, -170.5, 171.7, 1e-20, 709.9, 2.5, -2.5]
INTS = [0, 1, 2, 3, 5, 10, 17, 20, 63, 64, 100, 255, 2 ** 31, 2 ** 63 - 1, 2 ** 63, 2 ** 64, 10 ** 30, 10 ** 400]


def real():
    choice = RANDOM.random()
    if choice < 0.2:
        return RANDOM.choice(EDGES)
    if choice < 0.4:
        return RANDOM.uniform(-1, 1)
    if choice < 0.6:
        return RANDOM.uniform(-180, 180)
    if choice < 0.7:
        return RANDOM.uniform(0, 1000)
    if choice < 0.8:
        return float(RANDOM.randint(-200, 200))
    value = struct.unpack("d", struct.pack("Q", RANDOM.getrandbits(64)))[0]
    return 1.25 if value != value else value


def integer():
    value = RANDOM.choice(INTS) if RANDOM.random() < 0.5 else RANDOM.getrandbits(RANDOM.choice([5, 8, 64, 200]))
    return -value if RANDOM.random() < 0.15 else value


def argument():
    choice = RANDOM.random()
    if choice < 0.06:
        return RANDOM.choice(["a", None, True, 1j])
    if choice < 0.15:
        return integer()
    return real()


def main():
    for _ in range(int(sys.argv[2])):
        for name in RANDOM.sample(UNARY, 12):
            case("math." + name, argument())
        for name in BINARY:
            case("math." + name, real(), RANDOM.randint(-1100, 1100) if name == "ldexp" else argument())
        case("math.hypot", *[real() for _ in range(RANDOM.randint(0, 5))])
        size = RANDOM.randint(0, 5)
        case("math.dist", [RANDOM.uniform(-10, 10) for _ in range(size)], [real() for _ in range(size)])
        case("math.fsum", [real() for _ in range(RANDOM.randint(0, 8))])
        case("math.fsum", [RANDOM.uniform(-1, 1) * 10.0 ** RANDOM.randint(-20, 20) for _ in range(12)])
        case("math.prod", [RANDOM.choice([1, 2, 1.5, -3, 10 ** 10]) for _ in range(RANDOM.randint(0, 8))])
        case("math.gcd", *[integer() * 6 for _ in range(RANDOM.choice([0, 1, 2, 2, 3]))])
        case("math.lcm", *[integer() for _ in range(RANDOM.choice([0, 1, 2, 2, 3]))])
        case("math.isqrt", integer())
        case("math.isqrt", RANDOM.getrandbits(RANDOM.choice([30, 62, 63, 64, 65, 128, 500])))
        case("math.factorial", RANDOM.choice([RANDOM.randint(-1, 30), RANDOM.randint(0, 400), 1.5, 5.0]))
        case("math.comb", RANDOM.choice([RANDOM.randint(0, 60), RANDOM.randint(0, 600), 10 ** 30, -1]),
             RANDOM.choice([RANDOM.randint(0, 60), RANDOM.randint(0, 20), -1]))
        case("math.perm", RANDOM.choice([RANDOM.randint(0, 60), RANDOM.randint(0, 300), 10 ** 30, -1]),
             RANDOM.choice([RANDOM.randint(0, 60), RANDOM.randint(0, 20), -1, None]))
    for args in [(), ("a",), (1, "a"), (10 ** 400, 10), (2, 1), (2, 0), (10 ** 400, 10 ** 200)]:
        case("math.log", *args)
    case("math.dist", [1], [1, 2])
    case("math.dist", 1, 2)
    case("math.fsum", ["a"])
    case("math.fsum", [1e308, 1e308])
    case("math.fsum", [float("inf"), -float("inf")])
    case("math.factorial", 10 ** 30)
    case("math.comb", 10 ** 30, 10 ** 29)
    case("math.perm", 10 ** 30, 10 ** 29)
    case("math.ldexp", 1.0, 10 ** 30)
    case("math.ldexp", 1.0, -10 ** 30)
    case("math.ldexp", 1.0, 1.5)
    case("math.isclose", 1, 2, )
    case("math.prod", [1, "a"])


main()
