"""Calls of str's methods with random arguments."""
from __future__ import absolute_import

import sys

from emitting import case, seeded

RANDOM = seeded(sys.argv)
PARTS = ["", "a", "b", "ab", "aab", " ", "\n", "\r\n", "\t", "A", "B", "1", "-", "'", '"', "\\", "_",
         "\u00e9", "\u00c9", "\u00df", "\u03a3", "\u03c3", "\u0130", "\u01c5", "\u1e9e", "\ufb01", "\u2003",
         "\u2028", "\x85", "\x1c", "\x00", "\x7f", "\u00ad", "\u0301", "\u4e2d", "\U0001F600", "\U00010400",
         "\ud800", "\u00b2", "\u0663", "\u216b", "\u00bd", "\u02b0", "\ufffe", "\u0378", "{", "}"]
NOT_PARTS = [b"a", None, 97, 1.5, []]
NO_ARGUMENTS = [
    "capitalize", "casefold", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier",
    "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "lower", "swapcase",
    "title", "upper", "__repr__", "__len__", "__str__", "split", "rsplit", "strip", "lstrip", "rstrip",
    "splitlines", "expandtabs"]


def text():
    return "".join(RANDOM.choice(PARTS) for _ in range(RANDOM.choice([0, 1, 2, 3, 5, 8, 130])))


def plain():
    return "".join(RANDOM.choice(PARTS[:17]) for _ in range(RANDOM.choice([0, 1, 2, 3, 5, 8])))


def part():
    if RANDOM.random() < 0.08:
        return RANDOM.choice(NOT_PARTS)
    if RANDOM.random() < 0.5:
        return RANDOM.choice(PARTS[:12])
    return RANDOM.choice(PARTS)


def limit():
    return RANDOM.choice([None, 0, 1, 2, 5, 64, 65, -1, -2, -5, -64, 100, -100, 10 ** 30])


def count():
    return RANDOM.choice([-1, 0, 1, 2, 3, 100])


def a_slice():
    return slice(limit(), limit(), RANDOM.choice([None, None, 1, 2, -1, -2, 3, 0, 10 ** 30]))


def main():
    for _ in range(int(sys.argv[2])):
        value = text() if RANDOM.random() < 0.7 else plain()

        def call(name, *args):
            case("str." + name, value, *args)
        for _ in range(3):
            call(RANDOM.choice(NO_ARGUMENTS))
        for name in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
            call(name, part(), *[limit() for _ in range(RANDOM.choice([0, 0, 1, 2]))])
        call(RANDOM.choice(["startswith", "endswith"]), (part(), part()))
        call("__contains__", part())
        call(RANDOM.choice(["split", "rsplit"]), part(), count())
        call(RANDOM.choice(["split", "rsplit"]), None, count())
        call(RANDOM.choice(["strip", "lstrip", "rstrip"]), part())
        call(RANDOM.choice(["strip", "lstrip", "rstrip"]), text())
        call(RANDOM.choice(["partition", "rpartition"]), part())
        call(RANDOM.choice(["removeprefix", "removesuffix"]), part())
        call("replace", part(), part(), count())
        call("splitlines", RANDOM.choice([True, False]))
        call("join", [part() for _ in range(RANDOM.randint(0, 4))])
        call("join", RANDOM.choice(["", "abc", "a\u00e9", 5, None, (), ("x",), {"k": 1}]))
        call(RANDOM.choice(["ljust", "rjust", "center"]), RANDOM.randint(-1, 12),
             RANDOM.choice([" ", "x", "\u00e9", "xy", b"x", 5]))
        call("zfill", RANDOM.randint(-1, 12))
        call("expandtabs", RANDOM.randint(-1, 9))
        for _ in range(3):
            call("__getitem__", limit())
            call("__getitem__", a_slice())
        call("__getitem__", RANDOM.choice([1.5, "a", True]))
        call("__add__", part())
        call("__mul__", RANDOM.choice([-1, 0, 1, 2, 10 ** 30, 2 ** 58]))
        call("__" + RANDOM.choice(["lt", "le", "eq", "ne", "gt", "ge"]) + "__", text())
        call("__" + RANDOM.choice(["lt", "eq"]) + "__", part())
        call("translate", RANDOM.choice([{97: "x", 98: None, 65: 66, 0xe9: "ee", 0x1F600: "smile"}, {97: 1.5},
                                         {97: 0x110000}, {}, "xyz" * 40, 5, [None, "a"]]))
        case("str.maketrans", part(), part())
        case("str.maketrans", "ab", RANDOM.choice(["xy", "x", "\u00e9z"]), part())
        case("str.maketrans", RANDOM.choice([{"a": 1, 98: None}, {"ab": 1}, {1.5: 2}, 5, "a"]))
        call("encode", RANDOM.choice(["utf-8", "UTF8", "ascii", "latin-1", "utf-16", "utf-16-be", "utf-32", 5]),
             RANDOM.choice(["strict", "replace", "ignore", "backslashreplace", "xmlcharrefreplace",
                            "surrogateescape", "surrogatepass", "yy"]))
        data = bytes(RANDOM.choice([0x61, 0x80, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xed, 0xa0, 0xf0, 0x9f, 0x98, 0xff])
                     for _ in range(RANDOM.randint(0, 8)))
        case("bytes.decode", data, RANDOM.choice(["utf-8", "utf-8", "ascii", "latin-1", "utf-16-le", "utf-32-be"]),
             RANDOM.choice(["strict", "strict", "replace", "ignore", "backslashreplace", "surrogateescape"]))
        case("str", RANDOM.choice([5, None, 1.5, b"a", "x", [1], 2j]))
        case("str", RANDOM.choice([b"a\xff", "x", 5]), RANDOM.choice(["utf-8", "ascii", "utf-16"]))
        case("ord", RANDOM.choice([part(), "", "ab", b"x", b"", 5]))
        case("ascii", value)


main()
