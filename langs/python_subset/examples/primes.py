"""The primes below a limit, by the sieve of Eratosthenes."""

import sys


def primes_below(limit):
    composite = [False] * limit
    found = []
    for number in range(2, limit):
        if not composite[number]:
            found.append(number)
            for multiple in range(number * number, limit, number):
                composite[multiple] = True
    return found


limit = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
primes = primes_below(limit)
print(f"{len(primes)} primes below {limit}, the largest is {primes[-1]}")
