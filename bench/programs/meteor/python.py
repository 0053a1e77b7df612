"""Fills a board of 50 hexagons with ten pieces, in every possible way, until it has N solutions."""

import sys

WIDTH, HEIGHT = 5, 10
CELLS = WIDTH * HEIGHT
FULL = (1 << CELLS) - 1
EAST, SOUTH_EAST, SOUTH_WEST, WEST, NORTH_WEST, NORTH_EAST = range(6)
# A piece is a walk over its five cells, each step in one of six directions.
PIECES = (
    (EAST, EAST, EAST, SOUTH_EAST),
    (SOUTH_EAST, SOUTH_WEST, WEST, SOUTH_WEST),
    (WEST, WEST, SOUTH_WEST, SOUTH_EAST),
    (EAST, EAST, SOUTH_WEST, SOUTH_EAST),
    (NORTH_WEST, WEST, NORTH_WEST, SOUTH_EAST, SOUTH_WEST),
    (EAST, EAST, NORTH_EAST, WEST),
    (NORTH_WEST, NORTH_EAST, NORTH_EAST, WEST),
    (NORTH_EAST, SOUTH_EAST, EAST, NORTH_EAST),
    (SOUTH_EAST, SOUTH_EAST, EAST, SOUTH_EAST),
    (EAST, NORTH_WEST, NORTH_WEST, NORTH_WEST),
)


def neighbour(cell, direction):
    """The next cell in a direction, -1 off the board; odd rows lie half a cell further right."""
    row, column = cell // WIDTH, cell % WIDTH
    if direction == EAST:
        column += 1
    elif direction == WEST:
        column -= 1
    else:
        row += 1 if direction in (SOUTH_EAST, SOUTH_WEST) else -1
        odd = (cell // WIDTH) % 2
        if direction in (SOUTH_EAST, NORTH_EAST):
            column += odd
        else:
            column -= 1 - odd
    if 0 <= row < HEIGHT and 0 <= column < WIDTH:
        return row * WIDTH + column
    return -1


def mask_of(walk, start):
    """The cells of a walk as bits, 0 when it leaves the board."""
    mask = 1 << start
    cell = start
    for direction in walk:
        cell = neighbour(cell, direction)
        if cell < 0:
            return 0
        mask |= 1 << cell
    return mask


def orientations(walk):
    """Six turns, and six of the mirrored piece."""
    mirrored = [(EAST - direction) % 6 for direction in walk]
    found = []
    for shape in (walk, mirrored):
        for turns in range(6):
            found.append([(direction + turns) % 6 for direction in shape])
    return found


def leaves_a_bad_hole(mask):
    """Whether a region that no set of pieces can fill lies beside the piece."""
    free = FULL & ~mask
    while free:
        region = 0
        edge = free & -free
        size = 0
        while edge:
            region |= edge
            grown = 0
            for cell in range(CELLS):
                if edge >> cell & 1:
                    size += 1
                    for direction in range(6):
                        beside = neighbour(cell, direction)
                        if beside >= 0:
                            grown |= 1 << beside
            edge = grown & free & ~region
        if size % 5:
            return True
        free &= ~region
    return False


def lowest_cell(mask):
    cell = 0
    while not mask >> cell & 1:
        cell += 1
    return cell


def placements():
    """For each cell and piece the masks whose first cell it is, in order."""
    table = [[[] for _ in PIECES] for _ in range(CELLS)]
    for number, walk in enumerate(PIECES):
        masks = set()
        for shape in orientations(walk):
            for start in range(CELLS):
                mask = mask_of(shape, start)
                if mask:
                    masks.add(mask)
        for mask in sorted(masks):
            if not leaves_a_bad_hole(mask):
                table[lowest_cell(mask)][number].append(mask)
    return table


class Search:
    def __init__(self, wanted):
        self.wanted = wanted
        self.table = placements()
        self.placed = [0] * len(PIECES)
        self.count = 0
        self.smallest = self.largest = ""

    def fill(self, board, cell, used):
        while board >> cell & 1:
            cell += 1
        for number, masks in enumerate(self.table[cell]):
            if used >> number & 1:
                continue
            for mask in masks:
                if board & mask:
                    continue
                self.placed[number] = mask
                if board | mask == FULL:
                    self.keep()
                else:
                    self.fill(board | mask, cell + 1, used | 1 << number)
                if self.count == self.wanted:
                    return

    def keep(self):
        cells = ["0"] * CELLS
        for number, mask in enumerate(self.placed):
            for cell in range(CELLS):
                if mask >> cell & 1:
                    cells[cell] = str(number)
        solution = "".join(cells)
        self.count += 1
        if not self.smallest or solution < self.smallest:
            self.smallest = solution
        if not self.largest or solution > self.largest:
            self.largest = solution


def picture(solution):
    lines = []
    for row in range(HEIGHT):
        cells = " ".join(list(solution[row * WIDTH : (row + 1) * WIDTH]))
        lines.append(" " * (row % 2) + cells)
    return lines


def run(wanted):
    search = Search(wanted)
    while search.count < wanted:
        search.fill(0, 0, 0)
    lines = ["%d solutions found" % search.count, ""]
    lines += picture(search.smallest)
    lines.append("")
    lines += picture(search.largest)
    return "\n".join(lines)


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
