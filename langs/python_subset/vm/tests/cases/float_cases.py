"""Calls of float's and complex's operators, methods and text with random operands."""
from __future__ import absolute_import

import struct
import sys

from emitting import case, seeded

RANDOM = seeded(sys.argv)
BINARY = ["add", "sub", "mul", "truediv", "floordiv", "mod", "divmod"]
COMPARE = ["lt", "le", "eq", "ne", "gt", "ge"]
UNARY = ["__neg__", "__abs__", "__bool__", "__repr__", "is_integer", "as_integer_ratio",
         "__int__", "__trunc__", "__floor__", "__ceil__", "hex", "__round__", "__hash__"]
EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 1e16, 1e17, 1e22, 1e23, 5e-324, 2.0 ** 53,
         2.0 ** 63, -2.0 ** 63, 1e308, 1.7976931348623157e308, float("inf"), -float("inf"),
         0.1, 1e-5, 1e-4, 123456789.125, 9007199254740993.0]
NAN = float("nan")


def real():
    choice = RANDOM.random()
    if choice < 0.3:
        return RANDOM.choice(EDGES)
    if choice < 0.5:
        return float(RANDOM.randint(-10, 10))
    if choice < 0.7:
        return RANDOM.uniform(-10, 10)
    if choice < 0.8:
        return round(RANDOM.uniform(-1000, 1000), RANDOM.randint(0, 6))
    value = struct.unpack("d", struct.pack("Q", RANDOM.getrandbits(64)))[0]
    return 1.25 if value != value else value


def operand():
    choice = RANDOM.random()
    if choice < 0.1:
        return RANDOM.choice([None, "a", True, NAN])
    if choice < 0.3:
        return RANDOM.choice([0, 1, 2, -3, 2 ** 53 + 1, 2 ** 63, -2 ** 70, 10 ** 22, 10 ** 400])
    return real()


def literal():
    text = repr(real())
    if RANDOM.random() < 0.3:
        text = "%.*e" % (RANDOM.randint(0, 25), real())
    if RANDOM.random() < 0.4:
        at = RANDOM.randint(0, len(text))
        text = (text[:at] + RANDOM.choice(["_", ".", "e", "+", "-", " ", "x", "\u0664", "1", "j"]) +
                text[at:])
    if RANDOM.random() < 0.2:
        text = RANDOM.choice(["inf", "-Infinity", "nan", "+NaN", "infinit", "1e400", "-1e-400"])
    if RANDOM.random() < 0.2:
        text = RANDOM.choice([" ", "\n", "+", "--"]) + text + RANDOM.choice(["", " ", "\u2003"])
    return text


def hexadecimal():
    text = real().hex()
    if RANDOM.random() < 0.5:
        text = "%s%x.%xp%d" % (RANDOM.choice(["", "0x", "-0X", "+"]),
                               RANDOM.getrandbits(RANDOM.choice([4, 30, 54, 55, 70])),
                               RANDOM.getrandbits(20),
                               RANDOM.choice([0, 3, -1100, -1074, -1060, 960, 1023, -1022]))
    if RANDOM.random() < 0.2:
        at = RANDOM.randint(0, len(text))
        text = text[:at] + RANDOM.choice(["p", ".", " ", "x", "g", "-"]) + text[at:]
    return text


def number():
    choice = RANDOM.random()
    if choice < 0.5:
        return complex(real(), real())
    if choice < 0.7:
        return complex(RANDOM.randint(-3, 3), RANDOM.randint(-3, 3))
    return operand()


def main():
    for _ in range(int(sys.argv[2])):
        x = real()
        case("float.__%s__" % RANDOM.choice(BINARY), x, operand())
        case("float.__r%s__" % RANDOM.choice(BINARY), x, operand())
        case("float.__%s__" % RANDOM.choice(COMPARE), x, operand())
        case("float.__pow__", x, operand())
        case("float.__pow__", x, 2.0)
        case("float.__rpow__", x, operand())
        case("float." + RANDOM.choice(UNARY), x)
        case("float.__repr__", real())
        case("float.__hash__", real())
        case("float.__round__", x, RANDOM.choice([0, 1, 2, 5, -1, -2, 15, 22, 300, 400, -400]))
        case("float", literal())
        case("float", literal().encode("utf-8"))
        case("float.fromhex", hexadecimal())
        z = complex(real(), real())
        case("complex.__%s__" % RANDOM.choice(["add", "sub", "mul", "truediv", "eq", "ne"]),
             z, number())
        case("complex.__r%s__" % RANDOM.choice(["add", "sub", "mul", "truediv"]), z, number())
        z = complex(RANDOM.randint(-3, 3), RANDOM.choice([0, 1, -2, 0.5]))
        case("complex.__pow__", z, RANDOM.choice([0, 1, 2, -1, -3, 5, 0.5, 1j, 2 + 1j, 101]))
        case("complex." + RANDOM.choice(["__neg__", "__abs__", "__repr__", "__hash__",
                                         "conjugate", "__bool__"]), complex(real(), real()))
        text = repr(complex(real(), real()))
        if RANDOM.random() < 0.4:
            at = RANDOM.randint(0, len(text))
            text = text[:at] + RANDOM.choice(["+", "-", "j", "(", ")", " ", "e", "1"]) + text[at:]
        case("complex", text)
        case("complex", RANDOM.choice(["1", "j", "-j", "+j", "1+j", "1e5j", "1j+2", "", "()", "(1)",
                                       " ( 1+2j ) ", "nan+infj", "1+2", "1 + 2j"]))
    for value in [None, [], "", b"x", "x" * 30, 10 ** 400, 2 ** 53 + 1, True, "1_000.5", "1__0"]:
        case("float", value)
        case("complex", value)
    case("complex", 1, 2j)
    case("complex", 1j, 2j)
    case("complex", "1", 2)
    case("complex", 1, "2")


main()
