"""Calls of the methods of bytes and bytearray with random arguments."""
from __future__ import absolute_import

import sys

from emitting import case, seeded

RANDOM = seeded(sys.argv)
PARTS = [b"", b"a", b"b", b"ab", b"aab", b" ", b"\n", b"\r\n", b"\t", b"A", b"1", b"-", b"\xff", b"\x00",
         b"\x1c", b"\x85", b"'", b'"', b"\\"]
NOT_PARTS = ["a", None, 97, 300, -1, 1.5, []]
NO_ARGUMENTS = ["capitalize", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace",
                "istitle", "isupper", "lower", "swapcase", "title", "upper", "__repr__", "__len__",
                "split", "rsplit", "strip", "lstrip", "rstrip", "splitlines", "hex", "expandtabs"]


def data():
    return b"".join(RANDOM.choice(PARTS) for _ in range(RANDOM.choice([0, 1, 2, 3, 5, 8])))


def of_kind(value):
    return value if RANDOM.random() < 0.5 else bytearray(value)


def part():
    if RANDOM.random() < 0.1:
        return RANDOM.choice(NOT_PARTS)
    return of_kind(RANDOM.choice(PARTS))


def limit():
    return RANDOM.choice([None, 0, 1, 2, 5, -1, -2, -5, 100, -100, 10 ** 30])


def count():
    return RANDOM.choice([-1, 0, 1, 2, 3, 100])


def a_slice():
    return slice(limit(), limit(), RANDOM.choice([None, 1, 2, -1, -2, 3, 0, 10 ** 30]))


def main():
    for _ in range(int(sys.argv[2])):
        kind = RANDOM.choice(["bytes", "bytearray"])
        value = data() if kind == "bytes" else bytearray(data())

        def call(name, *args):
            case("%s.%s" % (kind, name), value, *args)
        call(RANDOM.choice(NO_ARGUMENTS))
        for name in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
            call(name, part(), *[limit() for _ in range(RANDOM.choice([0, 0, 1, 2]))])
        call(RANDOM.choice(["startswith", "endswith"]), (part(), part()))
        call("__contains__", part())
        call(RANDOM.choice(["split", "rsplit"]), part(), count())
        call(RANDOM.choice(["split", "rsplit"]), None, count())
        call(RANDOM.choice(["strip", "lstrip", "rstrip"]), part())
        call(RANDOM.choice(["partition", "rpartition"]), part())
        call(RANDOM.choice(["removeprefix", "removesuffix"]), part())
        call("replace", part(), part(), count())
        call("splitlines", RANDOM.choice([True, False]))
        call("join", [part() for _ in range(RANDOM.randint(0, 4))])
        call(RANDOM.choice(["ljust", "rjust", "center"]), RANDOM.randint(-1, 12),
             RANDOM.choice([b" ", b"x", bytearray(b"y"), b"xy", "x", 5]))
        call("zfill", RANDOM.randint(-1, 12))
        call("expandtabs", RANDOM.randint(-1, 9))
        call("hex", RANDOM.choice([":", b"-", "::", "\u00e9", 5]), RANDOM.randint(-4, 4))
        call("__getitem__", limit())
        call("__getitem__", a_slice())
        call("__add__", part())
        call("__mul__", RANDOM.choice([-1, 0, 1, 2, 10 ** 30, 2 ** 58]))
        call("__" + RANDOM.choice(["lt", "le", "eq", "ne", "gt", "ge"]) + "__", of_kind(data()))
        call("__" + RANDOM.choice(["lt", "eq"]) + "__", part())
        call("translate", RANDOM.choice([None, bytes(range(255, -1, -1)), b"x", "a"]), part())
        call("decode", RANDOM.choice(["utf-8", "ascii", "latin-1", "utf-16", 5]),
             RANDOM.choice(["strict", "replace", "ignore", "backslashreplace", "surrogateescape", "yy"]))
        case(kind + ".fromhex", RANDOM.choice(["", "00", "a b", "0 0", "aBcD ef", "0g", "ab\n12", "\u00e9", 5]))
        case(kind, RANDOM.choice([None, 5, -1, "a", [1, 2], [256], ["a"], (3,), data(), 1.5, 10 ** 30, {1: 2}]))
        case(kind, RANDOM.choice(["a\u00e9", b"a", 5]), RANDOM.choice(["utf-8", "ascii", "utf-16"]))
        case(kind + ".maketrans", part(), part())
        value = data()
        case("int.from_bytes", of_kind(value), RANDOM.choice(["big", "little", "x"]))
        number = RANDOM.choice([1, -1]) * RANDOM.getrandbits(RANDOM.choice([1, 7, 8, 16, 63, 64, 100]))
        case("int.to_bytes", number, RANDOM.choice([0, 1, 2, 8, 9, 20, -1]), RANDOM.choice(["big", "little"]))


main()
