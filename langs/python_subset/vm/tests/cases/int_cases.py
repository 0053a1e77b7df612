"""Calls of int's operators and methods with random operands."""
from __future__ import absolute_import

import sys

from emitting import case, seeded

RANDOM = seeded(sys.argv)
BINARY = ["add", "sub", "mul", "truediv", "floordiv", "mod", "and", "or", "xor", "divmod"]
COMPARE = ["lt", "le", "eq", "ne", "gt", "ge"]
UNARY = ["__neg__", "__abs__", "__invert__", "__bool__", "__float__", "__hash__", "__repr__",
         "bit_length", "bit_count", "as_integer_ratio", "__pos__", "__trunc__", "__index__"]
EDGES = [0, 1, -1, 2, 3, 7, 10, -10, 255, 256, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 61 - 1,
         2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 64, 2 ** 64 - 1, 2 ** 126, 2 ** 127, 10 ** 18,
         10 ** 19, 10 ** 40]


def integer():
    choice = RANDOM.random()
    if choice < 0.35:
        value = RANDOM.choice(EDGES) + RANDOM.randint(-2, 2)
    elif choice < 0.6:
        value = RANDOM.randint(-20, 20)
    else:
        value = RANDOM.getrandbits(RANDOM.choice([8, 31, 62, 63, 64, 65, 100, 128, 200, 700]))
    return -value if RANDOM.random() < 0.4 else value


def small():
    return RANDOM.choice([0, 1, 2, 3, 5, 10, 31, 62, 63, 64, 65, 100, -1])


def operand():
    choice = RANDOM.random()
    if choice < 0.05:
        return RANDOM.choice([1.5, None, "a", True, False])
    return integer()


def literal(base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"[:base or 10]
    text = "".join(RANDOM.choice(digits) for _ in range(RANDOM.choice([1, 2, 5, 20, 40])))
    if RANDOM.random() < 0.3:
        text = text.upper()
    if RANDOM.random() < 0.3:
        at = RANDOM.randint(0, len(text))
        text = text[:at] + RANDOM.choice(["_", "__", " ", "z", "\u0663", ".", "-", "\u00e9"]) + text[at:]
    if RANDOM.random() < 0.3:
        text = RANDOM.choice(["0x", "0X", "0o", "0b", "0_", "0x_", "0", "00"]) + text
    if RANDOM.random() < 0.4:
        text = RANDOM.choice(["+", "-", " ", "\t\n", "\u2003", "- "]) + text
    if RANDOM.random() < 0.2:
        text += RANDOM.choice([" ", "\n", "\x00", "_", "L", "\u3000"])
    return text


def main():
    for _ in range(int(sys.argv[2])):
        a = integer()
        case("int.__%s__" % RANDOM.choice(BINARY), a, operand())
        case("int.__r%s__" % RANDOM.choice(BINARY), a, operand())
        case("int.__%s__" % RANDOM.choice(COMPARE), a, operand())
        case("int.__%sshift__" % RANDOM.choice(["l", "r"]), a, small())
        case("int.__r%sshift__" % RANDOM.choice(["l", "r"]), small(), a)
        case("int.__pow__", integer() % 10 ** 9, small())
        case("int.__pow__", a, integer(), integer())
        case("int." + RANDOM.choice(UNARY), a)
        case("int.__round__", a, RANDOM.randint(-25, 3))
        size, order, signed = RANDOM.randint(0, 20), RANDOM.choice(["big", "little"]), True
        case("int.__format__", a, RANDOM.choice(["d", "x", "b", "o", "X", "#x", ",", "_b"]))
        base = RANDOM.choice([10, 10, 10, 0, 2, 8, 16, 36, 3, 37, 1])
        case("int", literal(base), base)
        case("int", literal(10))
        case("int", RANDOM.uniform(-1, 1) * 10.0 ** RANDOM.randint(0, 30))
        case("int", literal(10).encode("utf-8"))
    for value in EDGES + [-edge for edge in EDGES] + [10 ** 4299, 10 ** 4300, -10 ** 4299]:
        case("int.__repr__", value)
        case("int.__hash__", value)
    for bad in [None, 1.5, [], (), "", b"", "1" * 4301, "1" * 4300, float("nan"), float("inf")]:
        case("int", bad)
    case("int", "10", 10 ** 30)
    case("int", 5, 10)
    for name in ["and", "or", "xor", "add", "rand"]:
        for other in [True, False, 3, 2 ** 70, None, 1.5]:
            case("bool.__%s__" % name, True, other)


main()
