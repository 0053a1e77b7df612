"""Creatures meet in pairs and change colour; each is a coroutine, they take turns."""

import sys

BLUE, RED, YELLOW = COLORS = ("blue", "red", "yellow")
GROUPS = (
    (BLUE, RED, YELLOW),
    (BLUE, RED, YELLOW, RED, YELLOW, BLUE, RED, YELLOW, RED, BLUE),
)
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def make_complements():
    table = {}
    for one in COLORS:
        for other in COLORS:
            if one == other:
                table[one, other] = one
            else:
                (table[one, other],) = [c for c in COLORS if c != one and c != other]
    return table


COMPLEMENT = make_complements()


def spell(number):
    return "".join([" " + DIGITS[int(digit)] for digit in str(number)])


class Creature:
    def __init__(self, name, color):
        self.name = name
        self.color = color
        self.meetings = 0
        self.with_itself = 0

    def meet(self, other_name, color):
        self.color = color
        self.meetings += 1
        if other_name == self.name:
            self.with_itself += 1

    def live(self, place):
        """Yields while it waits; wakes up when another creature met it."""
        while place.meetings_left > 0:
            other = place.waiting
            if other is None:
                place.waiting = self
                yield True
            else:
                place.waiting = None
                place.meetings_left -= 1
                color = COMPLEMENT[self.color, other.color]
                self.meet(other.name, color)
                other.meet(self.name, color)
                place.wake(other)
                yield False


class MeetingPlace:
    def __init__(self, meetings):
        self.meetings_left = meetings
        self.waiting = None
        self.lives = []
        self.ready = []  # a ring: at most every creature is in it
        self.first = 0
        self.count = 0

    def wake(self, creature):
        self.ready[(self.first + self.count) % len(self.ready)] = creature
        self.count += 1

    def next_ready(self):
        creature = self.ready[self.first]
        self.first = (self.first + 1) % len(self.ready)
        self.count -= 1
        return creature

    def run(self, creatures):
        self.lives = [creature.live(self) for creature in creatures]
        self.ready = [None] * len(creatures)
        for creature in creatures:
            self.wake(creature)
        while self.count:
            creature = self.next_ready()
            waits = next(self.lives[creature.name], True)
            if not waits:
                self.wake(creature)


def run(meetings):
    lines = []
    for one in COLORS:
        for other in COLORS:
            lines.append(one + " + " + other + " -> " + COMPLEMENT[one, other])
    lines.append("")
    for colors in GROUPS:
        lines.append("".join([" " + color for color in colors]))
        creatures = [Creature(name, color) for name, color in enumerate(colors)]
        MeetingPlace(meetings).run(creatures)
        for creature in creatures:
            lines.append(str(creature.meetings) + spell(creature.with_itself))
        lines.append(spell(sum([creature.meetings for creature in creatures])))
        lines.append("")
    return "\n".join(lines[:-1])


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
