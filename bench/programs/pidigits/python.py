"""Digits of pi one by one, by an unbounded spigot over big integers."""

import sys

WIDTH = 10


def digits_of_pi():
    numerator, accumulator, denominator = 1, 0, 1
    k = 0
    while True:
        k += 1
        odd = 2 * k + 1
        accumulator = (accumulator + 2 * numerator) * odd
        denominator *= odd
        numerator *= k
        if accumulator >= numerator:
            digit = (numerator * 3 + accumulator) // denominator
            if digit == (numerator * 4 + accumulator) // denominator:
                yield digit
                accumulator = (accumulator - denominator * digit) * 10
                numerator *= 10


def run(size):
    lines = []
    line = []
    count = 0
    for digit in digits_of_pi():
        line.append(str(digit))
        count += 1
        if count % WIDTH == 0 or count == size:
            lines.append("".join(line) + " " * (WIDTH - len(line)) + "\t:" + str(count))
            line = []
        if count == size:
            return "\n".join(lines)


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
