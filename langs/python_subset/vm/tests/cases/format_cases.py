"""Format specs, printf conversions and replacement fields."""
from __future__ import absolute_import

import struct
import sys

from emitting import case, seeded

RANDOM = seeded(sys.argv)
INTS = [0, 1, -1, 5, 42, -42, 255, 1000, -1234567, 2 ** 31, 2 ** 64, -10 ** 30, 0x1F600, 233]
FLOATS = [0.0, -0.0, 1.0, -1.5, 0.1, 1234567.891, 1e10, 1e16, 1e22, 1e-7, 123456.0, -0.0001,
          0.5, 2.5, 1e300, 5e-324, float("inf"), -float("inf"), float("nan"), 999999.5, 9.5]
TEXTS = ["", "a", "abc", "h\u00e9llo", "\U0001F600x", "spam and eggs", "\u0394"]


def number():
    choice = RANDOM.random()
    if choice < 0.4:
        return RANDOM.choice(INTS)
    if choice < 0.6:
        return RANDOM.choice(FLOATS)
    if choice < 0.8:
        return RANDOM.uniform(-1, 1) * 10.0 ** RANDOM.randint(-12, 20)
    value = struct.unpack("d", struct.pack("Q", RANDOM.getrandbits(64)))[0]
    return 1.25 if value != value else value


def value():
    choice = RANDOM.random()
    if choice < 0.7:
        return number()
    if choice < 0.8:
        return complex(RANDOM.choice(FLOATS), RANDOM.choice(FLOATS))
    if choice < 0.95:
        return RANDOM.choice(TEXTS)
    return RANDOM.choice([True, False])


def pick(*choices):
    return RANDOM.choice(choices)


def spec():
    parts = []
    if RANDOM.random() < 0.4:
        parts.append(pick("", "", "*", "0", "\u00e9", " ", "<") + pick("<", ">", "^", "="))
    if RANDOM.random() < 0.3:
        parts.append(pick("+", "-", " "))
    if RANDOM.random() < 0.1:
        parts.append("z")
    if RANDOM.random() < 0.2:
        parts.append("#")
    if RANDOM.random() < 0.25:
        parts.append("0")
    if RANDOM.random() < 0.6:
        parts.append(str(pick(0, 1, 5, 8, 10, 12, 15, 20, 31)))
    if RANDOM.random() < 0.25:
        parts.append(pick(",", "_"))
    if RANDOM.random() < 0.5:
        parts.append("." + str(pick(0, 1, 2, 3, 6, 10, 17, 30)))
    if RANDOM.random() < 0.85:
        parts.append(pick(*"bcdoxXeEfFgGn%s" + "dfgesfgd"))
    if RANDOM.random() < 0.05:
        parts.insert(RANDOM.randint(0, len(parts)), pick("y", ".", "_", ",", "\u00e9", "{"))
    return "".join(parts)


def conversion():
    flags = "".join(pick("", "-", "+", " ", "#", "0") for _ in range(RANDOM.randint(0, 3)))
    width = pick("", "", "5", "10", "1", "20", "03")
    precision = pick("", "", ".2", ".0", ".", ".10", ".17")
    length = pick("", "", "", "l", "h")
    return "%" + flags + width + precision + length + pick(*"diouxXeEfFgGcrsa%" + "dsfxy")


def field():
    name = pick("", "", "", "0", "1", "a", "b", "a.real", "0.imag", "b[0]", "b[1]", "b[k]", "0[0]",
                "2", "x", " 0", "a.", "b[", "b[0", "b[0]x", "0.real.imag", "-1")
    convert = pick("", "", "", "", "!r", "!s", "!a", "!x", "!", "!rr")
    the_spec = pick("", "", "", ":", ":>8", ":{1}", ":{}", ":{a}.{a}", ":^{0}", ":.3", ":\u00e9<6")
    return "{" + name + convert + the_spec + pick("}", "}", "}", "}", "}", "}", "", "}}")


def main():
    for _ in range(int(sys.argv[2])):
        case("format", value(), spec())
        case("format", number(), spec())
        case("format", RANDOM.choice(TEXTS), spec())
        template = RANDOM.choice(TEXTS) + conversion() + RANDOM.choice(TEXTS)
        case("str.__mod__", template, value())
        case("str.__mod__", template, (number(),))
        case("str.__mod__", template + conversion(), (number(), value()))
        case("bytes.__mod__", template.encode("utf-8"), (number(),))
        case("bytes.__mod__", template.encode("utf-8"), (RANDOM.choice(TEXTS).encode("utf-8"),))
        case("str.__mod__", "%(a)s %(b)" + pick("d", "s", "r", "", "5.1f"),
             {"a": value(), "b": number()})
        template = RANDOM.choice(TEXTS) + field() + RANDOM.choice(TEXTS) + pick("", field())
        case("str.format", template, number(), RANDOM.choice(INTS))
        case("str.format_map", template, {"a": number(), "b": [1, 2], "0": 5})
    for template in ["%d", "%", "%(a", "%(a)s", "%*d", "%.*f", "%5%", "%%", "abc", "%c", "%s %",
                     "%z", "%\u00e9", "%d %d", "%99999999999999999999d", "%.99999999999999999999d",
                     "%((a))s", "%lld", "%hd", "%*.*f|", "%-*d|", "%x", "%i"]:
        for values in [1, "a", 1.5, (), (1, 2), {}, {"a": 1}, [], None, (5, 1), (-5, 2), (3, 1, 2.5),
                       (2, 1.5), b"x", 2 ** 70, float("nan"), float("inf"), 1114112, -1]:
            case("str.__mod__", template, values)
            case("bytes.__mod__", template.encode("utf-8"), values)
    for template in ["{", "}", "{0", "{}{0}", "{0}{}", "{1}", "{a}", "{a.b}", "{0[}", "{0[]}", "{0.}",
                     "{0!x}", "{0!}", "{0!r", "{0!rr}", "{:{:{}}}", "{0[0]x}", "{{}}", "{{", "}}{",
                     "{99999999999999999999}", "{0[99999999999999999999]}", "{:}}", "{[}", "{a{}",
                     "{:{{}}}", "{0!\u00e9}", "{!s:>5}", "{0.__class__.__name__}", "{:%}"]:
        case("str.format", template, 1)
        case("str.format", template, [1, 2], 3)
        case("str.format_map", template, {"a": 1})


main()
