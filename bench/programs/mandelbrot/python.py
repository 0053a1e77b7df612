"""The Mandelbrot set as a plain portable bitmap."""

import sys

ITERATIONS = 50
LIMIT = 4.0


def run(size):
    lines = ["P1", "%d %d" % (size, size)]
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        row = []
        for x in range(size):
            cr = 2.0 * x / size - 1.5
            zr = zi = rr = ii = 0.0
            bit = "1"
            for _ in range(ITERATIONS):
                zi = 2.0 * zr * zi + ci
                zr = rr - ii + cr
                rr = zr * zr
                ii = zi * zi
                if rr + ii > LIMIT:
                    bit = "0"
                    break
            row.append(bit)
        lines.append("".join(row))
    return "\n".join(lines)


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
