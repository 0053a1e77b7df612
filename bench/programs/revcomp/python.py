"""The reverse complement of each sequence of a file of DNA."""

import sys

WIDTH = 60
COMPLEMENT = str.maketrans("ACGTUMRWSYKVHDBNacgtumrwsykvhdbn", "TGCAAKYWSRMBDHVNTGCAAKYWSRMBDHVN")


def add_reversed(lines, header, parts):
    dna = "".join(parts).translate(COMPLEMENT)[::-1]
    lines.append(header)
    for start in range(0, len(dna), WIDTH):
        lines.append(dna[start : start + WIDTH])


def run(path):
    lines = []
    header, parts = "", []
    with open(path) as file:
        for line in file:
            line = line.strip()
            if line.startswith(">"):
                if header:
                    add_reversed(lines, header, parts)
                header, parts = line, []
            else:
                parts.append(line)
    add_reversed(lines, header, parts)
    return "\n".join(lines)


if __name__ == "__main__":
    print(run(sys.argv[1]))
