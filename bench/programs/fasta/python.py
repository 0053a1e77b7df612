"""DNA sequences: one repeated, two drawn with given frequencies from a small generator."""

import sys

ALU = (
    "GGCCGGGCGCGGTGGCTCACGCCTGTAATCCCAGCACTTTGGGAGGCCGAGGCGGGCGGATCACCTGAGG"
    "TCAGGAGTTCGAGACCAGCCTGGCCAACATGGTGAAACCCCGTCTCTACTAAAAATACAAAAATTAGCCG"
    "GGCGTGGTGGCGCGCGCCTGTAATCCCAGCTACTCGGGAGGCTGAGGCAGGAGAATCGCTTGAACCCGGG"
    "AGGCGGAGGTTGCAGTGAGCCGAGATCGCGCCACTGCACTCCAGCCTGGGCGACAGAGCGAGACTCCGTC"
    "TCAAAAA"
)
IUB = (
    ("a", 0.27), ("c", 0.12), ("g", 0.12), ("t", 0.27), ("B", 0.02), ("D", 0.02),
    ("H", 0.02), ("K", 0.02), ("M", 0.02), ("N", 0.02), ("R", 0.02), ("S", 0.02),
    ("V", 0.02), ("W", 0.02), ("Y", 0.02),
)  # fmt: skip
HOMO_SAPIENS = (
    ("a", 0.3029549426680), ("c", 0.1979883004921), ("g", 0.1975473066391), ("t", 0.3015094502008),
)  # fmt: skip
WIDTH = 60
MODULUS, FACTOR, INCREMENT = 139968, 3877, 29573


def repeated(lines, sequence, count):
    doubled = sequence + sequence
    start = 0
    while count > 0:
        width = min(WIDTH, count)
        lines.append(doubled[start : start + width])
        start = (start + width) % len(sequence)
        count -= width


def accumulated(table):
    total = 0.0
    letters, limits = [], []
    for letter, probability in table:
        total += probability
        letters.append(letter)
        limits.append(total)
    limits[-1] = 1.0
    return letters, limits


def drawn(lines, table, count, seed):
    letters, limits = accumulated(table)
    while count > 0:
        line = []
        for _ in range(min(WIDTH, count)):
            seed = (seed * FACTOR + INCREMENT) % MODULUS
            value = seed / MODULUS
            i = 0
            while limits[i] < value:
                i += 1
            line.append(letters[i])
        lines.append("".join(line))
        count -= WIDTH
    return seed


def run(size):
    lines = [">ONE Homo sapiens alu"]
    repeated(lines, ALU, size * 2)
    lines.append(">TWO IUB ambiguity codes")
    seed = drawn(lines, IUB, size * 3, 42)
    lines.append(">THREE Homo sapiens frequency")
    drawn(lines, HOMO_SAPIENS, size * 5, seed)
    return "\n".join(lines)


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
