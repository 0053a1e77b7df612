"""Matches and substitutes patterns in a file of DNA with regular expressions."""

import re
import sys

VARIANTS = (
    "agggtaaa|tttaccct",
    "[cgt]gggtaaa|tttaccc[acg]",
    "a[act]ggtaaa|tttacc[agt]t",
    "ag[act]gtaaa|tttac[agt]ct",
    "agg[act]taaa|ttta[agt]cct",
    "aggg[acg]aaa|ttt[cgt]ccct",
    "agggt[cgt]aa|tt[acg]accct",
    "agggta[cgt]a|t[acg]taccct",
    "agggtaa[cgt]|[acg]ttaccct",
)
CODES = (
    ("B", "(c|g|t)"), ("D", "(a|g|t)"), ("H", "(a|c|t)"), ("K", "(g|t)"), ("M", "(a|c)"),
    ("N", "(a|c|g|t)"), ("R", "(a|g)"), ("S", "(c|g)"), ("V", "(a|c|g)"), ("W", "(a|t)"),
    ("Y", "(c|t)"),
)  # fmt: skip


def run(path):
    with open(path) as file:
        text = file.read()
    dna = re.sub(">.*\n|\n", "", text)
    lines = []
    for variant in VARIANTS:
        lines.append("%s %d" % (variant, len(re.findall(variant, dna))))
    substituted = dna
    for code, alternatives in CODES:
        substituted = re.sub(code, alternatives, substituted)
    lines += ["", str(len(text)), str(len(dna)), str(len(substituted))]
    return "\n".join(lines)


if __name__ == "__main__":
    print(run(sys.argv[1]))
