"""The spectral norm of an infinite matrix, by the power method on a corner of it."""

import sys
from math import sqrt

POWER_STEPS = 10


def matrix(i, j):
    diagonal = i + j
    return 1.0 / (diagonal * (diagonal + 1) // 2 + i + 1)


def multiply(vector):
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j in range(len(vector)):
            total += matrix(i, j) * vector[j]
        result.append(total)
    return result


def multiply_transposed(vector):
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j in range(len(vector)):
            total += matrix(j, i) * vector[j]
        result.append(total)
    return result


def dot(a, b):
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


def run(size):
    u = [1.0] * size
    v = u
    for _ in range(POWER_STEPS):
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    return "%.9f" % sqrt(dot(u, v) / dot(v, v))


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
