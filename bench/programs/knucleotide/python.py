"""Counts short sequences of nucleotides in a file of DNA with a dictionary."""

import sys

COUNTED = ("GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT")


def read_third_sequence(path):
    lines = []
    with open(path) as file:
        for line in file:
            if line.startswith(">THREE"):
                break
        for line in file:
            lines.append(line.strip())
    return "".join(lines).upper()


def count_sequences(dna, length):
    counts = {}
    for start in range(len(dna) - length + 1):
        part = dna[start : start + length]
        counts[part] = counts.get(part, 0) + 1
    return counts


def frequencies(dna, length):
    counts = count_sequences(dna, length)
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ["%s %.3f" % (part, count * 100.0 / total) for part, count in ordered]


def run(path):
    dna = read_third_sequence(path)
    lines = frequencies(dna, 1) + [""] + frequencies(dna, 2) + [""]
    for wanted in COUNTED:
        lines.append("%d\t%s" % (count_sequences(dna, len(wanted)).get(wanted, 0), wanted))
    return "\n".join(lines)


if __name__ == "__main__":
    print(run(sys.argv[1]))
