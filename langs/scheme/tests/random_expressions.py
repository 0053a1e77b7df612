"""Random calls of primitives, a line each, for record_cases.rkt to answer.

    python3 -m langs.scheme.tests.random_expressions SEED COUNT > cases/random.txt
"""
from __future__ import annotations

import random
import sys
from collections.abc import Callable

Choice = random.Random
Maker = Callable[[Choice], str]

FLONUMS = ["0.0", "-0.0", "1.0", "-1.0", "0.5", "1.5", "2.5", "-2.5", "+inf.0", "-inf.0",
           "+nan.0", "1e10", "1e20", "1e22", "1e-7", "123.456", "1e300", "5e-324",
           "9007199254740993.0", "4503599627370496.5"]
LIMITS = [2**60, 2**60 - 1, -2**60, 2**61, 2**62, 2**63 - 1, -2**63]
LETTERS = ["a", "b", "z", "A", "B", "Z", " ", "1", "9", "é", "λ", "ß", "-", "'", "日"]
NUMBER_PARTS = ["1", "2", "0", "9", "a", "f", ".", "/", "e", "#", "+", "-", "i", "@", "10",
                "#e", "#i", "#x", "#b", "inf.0", "nan.0", "E", "d", "s", "I"]


def fixnum(choice: Choice) -> str:
    return str(choice.choice([
        0, 1, -1, 2, 3, 7, 10, 255, 256, choice.randint(-100, 100),
        choice.randint(-2**31, 2**31), choice.randint(-2**60, 2**60), choice.choice(LIMITS)]))


def exact_integer(choice: Choice) -> str:
    if choice.random() < 0.6:
        return fixnum(choice)
    return str(choice.choice([2**63, -2**63 - 1, 10**20, 3**100, choice.randint(-2**200, 2**200)]))


def flonum(choice: Choice) -> str:
    if choice.random() < 0.6:
        return choice.choice(FLONUMS)
    return repr(choice.gauss(0, 1) * 10 ** choice.randint(-30, 30))


def ratio(choice: Choice) -> str:
    return f"{choice.choice([1, -7, choice.randint(-2**70, 2**70)])}/{choice.randint(2, 2**40)}"


def real(choice: Choice) -> str:
    return choice.choice([exact_integer, exact_integer, ratio, flonum])(choice)


def whole(choice: Choice) -> str:
    if choice.random() < 0.7:
        return exact_integer(choice)
    return choice.choice(["1.0", "-3.0", "0.0", "-0.0", "7.0", "1e10", "1e20"])


def small(choice: Choice) -> str:
    return str(choice.randint(-5, 8))


def shift(choice: Choice) -> str:
    return str(choice.randint(-80, 80))


def index(choice: Choice) -> str:
    return str(choice.randint(-1, 6))


def numeral(choice: Choice) -> str:
    return f'"{"".join(choice.choice(NUMBER_PARTS) for _ in range(choice.randint(1, 6)))}"'


def decimal(choice: Choice) -> str:
    prefix = choice.choice(["", "", "#e", "#i", "-", "+"])
    return (f'"{prefix}{choice.randint(0, 10**6)}{choice.choice(["", ".5", "."])}'
            f'e{choice.randint(-30, 30)}"')


def text(choice: Choice) -> str:
    letters = LETTERS if choice.random() < 0.5 else LETTERS[:9]
    return f'"{"".join(choice.choice(letters) for _ in range(choice.randint(0, 7)))}"'


def byte_string(choice: Choice) -> str:
    codes = [65, 97, 0, 255, 0xCE, 0xBB, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80, 10]
    return '#"' + "".join(f"\\{choice.choice(codes):03o}"
                          for _ in range(choice.randint(0, 6))) + '"'


def question_mark(_: Choice) -> str:
    return "#\\?"


def char(choice: Choice) -> str:
    return "#\\" + choice.choice(["a", "Z", "λ", "ß", "1", "space", "é", "Σ"])


def list_literal(choice: Choice) -> str:
    items = " ".join(choice.choice(["1", "-2", "a", "b", '"x"', "1.5", "#t"])
                     for _ in range(choice.randint(0, 5)))
    tail = " . 9" if items and choice.random() < 0.1 else ""
    return f"'({items}{tail})"


def vector(choice: Choice) -> str:
    kinds = choice.choice([["1", "2"], ["1.5", "2.5"], ["1", "1.5", "'a"]])
    return f"(vector {' '.join(choice.choice(kinds) for _ in range(choice.randint(0, 5)))})"


Call = tuple[str, list[Maker]]


def each(names: str, *makers: Maker) -> list[Call]:
    return [(name, list(makers)) for name in names.split()]


CALLS: list[Call] = (
    each("+ - * / = < <= > >= max min atan", real, real) +
    each("+ - * < max", real, real, real) +
    each("- / abs floor ceiling round truncate numerator denominator exact->inexact "
         "inexact->exact exact? integer? rational? zero? positive? negative? add1 sub1 sqrt "
         "exp log sin cos atan number->string real->double-flonum", real) +
    each("quotient remainder modulo gcd", whole, whole) +
    each("even? odd? integer-sqrt", whole) +
    each("expt", real, small) + each("expt", flonum, flonum) +
    each("bitwise-and bitwise-ior bitwise-xor", exact_integer, exact_integer) +
    each("bitwise-not integer-length fixnum?", exact_integer) +
    each("arithmetic-shift", exact_integer, shift) +
    each("fx+ fx- fx* fxquotient fxremainder fxmodulo fx< fxand fx+/wraparound "
         "fx*/wraparound", fixnum, fixnum) +
    each("fl+ fl- fl* fl/ fl< flmin flmax flexpt", flonum, flonum) +
    each("flround flfloor fltruncate flsqrt fl->exact-integer", flonum) +
    each("string->number " * 6, numeral) + each("string->number " * 3, decimal) +
    each("string-append string<? string=? string-ci=? string<=?", text, text) +
    each("string-upcase string-downcase string-foldcase string-length string->list "
         "string->bytes/utf-8 string-utf-8-length string->symbol", text) +
    each("substring string-ref", text, index) + each("substring", text, index, index) +
    each("bytes->string/utf-8 bytes->string/latin-1 bytes-utf-8-length bytes->list",
         byte_string) +
    each("bytes->string/utf-8", byte_string, question_mark) +
    each("subbytes bytes-ref", byte_string, index) +
    each("bytes-append bytes<? bytes=?", byte_string, byte_string) +
    each("char-upcase char-downcase char-foldcase char-titlecase char-alphabetic? "
         "char-general-category", char) +
    each("append list*", list_literal, list_literal) +
    each("reverse length cadr cddr caddr list? list->vector", list_literal) +
    each("list-ref list-tail", list_literal, index) +
    each("vector-ref", vector, index) + each("vector->list", vector))


def expression(choice: Choice) -> str:
    name, makers = choice.choice(CALLS)
    return f"({name} {' '.join(maker(choice) for maker in makers)})"


def main() -> None:
    choice = random.Random(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        print(expression(choice))


if __name__ == "__main__":
    main()
