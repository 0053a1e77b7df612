"""Points on a curve: created, normalised, and the largest coordinates taken."""

import sys
from math import cos, sin, sqrt


class Point:
    def __init__(self, angle):
        self.x = sin(angle)
        self.y = cos(angle) * 3.0
        self.z = self.x * self.x / 2.0

    def normalize(self):
        norm = sqrt(self.x * self.x + self.y * self.y + self.z * self.z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other):
        if other.x > self.x:
            self.x = other.x
        if other.y > self.y:
            self.y = other.y
        if other.z > self.z:
            self.z = other.z


def run(size):
    points = [Point(float(i)) for i in range(size)]
    for point in points:
        point.normalize()
    largest = points[0]
    for point in points:
        largest.maximize(point)
    return str(largest.x) + " " + str(largest.y) + " " + str(largest.z)


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
