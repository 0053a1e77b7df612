"""Pancake flips: the most reversals that any permutation needs, and a checksum."""

import sys


def flips_until_first_is_zero(permutation):
    flips = 0
    while True:
        first = permutation[0]
        if first == 0:
            return flips
        low = 0
        high = first
        while low < high:
            kept = permutation[low]
            permutation[low] = permutation[high]
            permutation[high] = kept
            low += 1
            high -= 1
        flips += 1


def run(size):
    permutation = list(range(size))
    counts = [0] * size
    most = 0
    checksum = 0
    sign = 1
    level = size
    while True:
        while level > 1:
            counts[level - 1] = level
            level -= 1
        if permutation[0] != 0:
            flips = flips_until_first_is_zero(permutation[:])
            if flips > most:
                most = flips
            checksum += sign * flips
        sign = -sign
        # the next permutation: rotate ever longer beginnings
        level = 1
        while True:
            if level == size:
                return "%d\nPfannkuchen(%d) = %d" % (checksum, size, most)
            first = permutation[0]
            for i in range(level):
                permutation[i] = permutation[i + 1]
            permutation[level] = first
            counts[level] -= 1
            if counts[level] > 0:
                break
            level += 1


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
