"""A token goes round a ring of coroutines; the one it ends at is printed."""

import sys

RING = 503


def member(number):
    """Takes a token, hands it on one less; None says that it ends here."""
    token = yield None
    while token > 0:
        token = yield token - 1
    yield None


def run(token):
    ring = [member(number) for number in range(1, RING + 1)]
    for one in ring:
        next(one)
    place = 0
    while True:
        token = ring[place].send(token)
        if token is None:
            return str(place + 1)
        place = (place + 1) % RING


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
