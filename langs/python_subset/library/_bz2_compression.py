"""A block of bzip2's format from the data: moved to front, then coded by up to six tables."""
from __future__ import annotations

from _burrows_wheeler import transform
from _bz2_format import BLOCK_MAGIC, GROUP, RUN_A, RUN_B

_PASSES = 4                 # in which the tables are fitted to the groups that chose them
_LONGEST = 17
_FAR = 15                   # what a symbol costs at first in a table that is not for it
_TABLES = [(200, 2), (600, 3), (1200, 4), (2400, 5)]    # fewer symbols than: so many tables
_COST_BITS = 10             # the costs of a group in all tables fit into one integer


class BitWriter:
    """Bits, the first ones highest."""

    def __init__(self):
        self.bits = 0
        self.count = 0
        self.out = bytearray()

    def put(self, value, count):
        bits, count = self.bits << count | value, self.count + count
        while count >= 8:
            count -= 8
            self.out.append(bits >> count & 255)
        self.bits = bits & 255
        self.count = count

    def put_bytes(self, data):
        for byte in data:
            self.put(byte, 8)

    def align(self):
        if self.count:
            self.put(0, 8 - self.count)

    def taken(self):
        out, self.out = bytes(self.out), bytearray()
        return out


def put_block(writer, data, check):
    column, row = transform(data)
    used = sorted(set(data))
    symbols, counts = _moved_to_front(column, used)
    tables, chosen = _fitted_tables(symbols, counts)
    writer.put_bytes(BLOCK_MAGIC)
    writer.put(check, 32)
    writer.put(0, 1)                # not randomised
    writer.put(row, 24)
    _put_used(writer, used)
    _put_choice(writer, len(tables), chosen)
    for lengths in tables:
        _put_lengths(writer, lengths)
    _put_symbols(writer, symbols, tables, chosen)


def _moved_to_front(column, used):
    """(symbols, how often each occurs): places in the list, runs of place 0, the end."""
    order = used[:]
    front = order[0]
    symbols = []
    counts = [0] * (len(used) + 2)
    run = 0
    for byte in column:
        if byte == front:
            run += 1
            continue
        if run:
            _add_run(run, symbols, counts)
            run = 0
        place = order.index(byte)
        del order[place]
        order.insert(0, byte)
        front = byte
        symbols.append(place + 1)
        counts[place + 1] += 1
    if run:
        _add_run(run, symbols, counts)
    symbols.append(len(used) + 1)
    counts[len(used) + 1] = 1
    return symbols, counts


def _add_run(run, symbols, counts):
    """Its length in digits 1 and 2, the lowest first."""
    while run:
        digit = RUN_A if run & 1 else RUN_B
        symbols.append(digit)
        counts[digit] += 1
        run = run - 1 >> 1


def _fitted_tables(symbols, counts):
    """(the code lengths of each table, which one codes each group)."""
    size = len(symbols)
    number = 6
    for limit, fewer in reversed(_TABLES):
        if size < limit:
            number = fewer
    tables = _first_tables(counts, size, number)
    for _ in range(_PASSES):
        costs = [0] * len(counts)       # of all tables, _COST_BITS each
        for lengths in reversed(tables):
            costs = [cost << _COST_BITS | length for cost, length in zip(costs, lengths)]
        chosen = []
        frequencies = [[0] * len(counts) for _ in tables]
        for start in range(0, size, GROUP):
            group = symbols[start:start + GROUP]
            cost = 0
            for symbol in group:
                cost += costs[symbol]
            best = _cheapest(cost, number)
            chosen.append(best)
            frequency = frequencies[best]
            for symbol in group:
                frequency[symbol] += 1
        tables = [_code_lengths(frequency) for frequency in frequencies]
    return tables, chosen


def _cheapest(costs, number):
    """The first of the tables with the least cost."""
    best, least = 0, 1 << _COST_BITS
    for table in range(number):
        cost = costs & (1 << _COST_BITS) - 1
        if cost < least:
            best, least = table, cost
        costs >>= _COST_BITS
    return best


def _first_tables(counts, total, number):
    """Each for neighbouring symbols that are an equal share of the data."""
    tables = []
    start = 0
    for part in range(number, 0, -1):
        share = total // part
        stop = start
        found = 0
        while found < share and stop < len(counts):
            found += counts[stop]
            stop += 1
        if stop > start + 1 and part != number and part != 1 and (number - part) % 2 == 1:
            stop -= 1
            found -= counts[stop]
        tables.append([0 if start <= symbol < stop else _FAR for symbol in range(len(counts))])
        start = stop
        total -= found
    return tables[::-1]


def _code_lengths(counts):
    """Of Huffman's code for symbols that occur so often, none longer than _LONGEST."""
    weights = [(count or 1) << 8 for count in counts]
    while True:
        lengths = _depths(weights)
        if max(lengths) <= _LONGEST:
            return lengths
        weights = [1 + (weight >> 8) // 2 << 8 for weight in weights]


def _depths(weights):
    """Of the leaves of Huffman's tree. A weight has its depth in the lowest byte.

    The heap is bzip2's own, by which equal weights come out in the order that they do there.
    """
    size = len(weights)
    weights = [0, *weights] + [0] * size        # [0] is less than all: where a rise ends
    parents = [0] * (2 * size + 1)
    heap = [0]
    for node in range(1, size + 1):
        heap.append(node)
        _rise(heap, weights)
    for node in range(size + 1, 2 * size):
        one = _take_least(heap, weights)
        other = _take_least(heap, weights)
        parents[one] = parents[other] = node
        first, second = weights[one], weights[other]
        weights[node] = (first & ~255) + (second & ~255) | 1 + max(first & 255, second & 255)
        heap.append(node)
        _rise(heap, weights)
    depths = [0] * (2 * size)
    for node in range(2 * size - 2, 0, -1):
        depths[node] = depths[parents[node]] + 1
    return depths[1:size + 1]


def _rise(heap, weights):
    """Puts the last one where it belongs."""
    place = len(heap) - 1
    node = heap[place]
    weight = weights[node]
    while weight < weights[heap[place >> 1]]:
        heap[place] = heap[place >> 1]
        place >>= 1
    heap[place] = node


def _take_least(heap, weights):
    least = heap[1]
    node = heap.pop()
    last = len(heap) - 1
    if last == 0:
        return least
    weight = weights[node]
    place, below = 1, 2
    while below <= last:
        if below < last and weights[heap[below + 1]] < weights[heap[below]]:
            below += 1
        if weight < weights[heap[below]]:
            break
        heap[place] = heap[below]
        place, below = below, below << 1
    heap[place] = node
    return least


def _put_used(writer, used):
    """Which bytes occur: a bit for each sixteen, then sixteen bits for those that have any."""
    parts = [0] * 16
    for byte in used:
        parts[byte >> 4] |= 0x8000 >> (byte & 15)
    for part in parts:
        writer.put(1 if part else 0, 1)
    for part in parts:
        if part:
            writer.put(part, 16)


def _put_choice(writer, number, chosen):
    """The groups' tables, moved to front and in unary."""
    writer.put(number, 3)
    writer.put(len(chosen), 15)
    order = list(range(number))
    for table in chosen:
        place = order.index(table)
        del order[place]
        order.insert(0, table)
        writer.put((1 << place) - 1 << 1, place + 1)


def _put_lengths(writer, lengths):
    """The first one, then the differences in steps of one."""
    current = lengths[0]
    writer.put(current, 5)
    for length in lengths:
        while current < length:
            writer.put(2, 2)
            current += 1
        while current > length:
            writer.put(3, 2)
            current -= 1
        writer.put(0, 1)


def _codes(lengths):
    """The canonical code of each symbol, with its length below in five bits."""
    codes = [0] * len(lengths)
    code = 0
    for length in range(min(lengths), max(lengths) + 1):
        for symbol in range(len(lengths)):
            if lengths[symbol] == length:
                codes[symbol] = code << 5 | length
                code += 1
        code <<= 1
    return codes


def _put_symbols(writer, symbols, tables, chosen):
    all_codes = [_codes(lengths) for lengths in tables]
    bits, count, out = writer.bits, writer.count, writer.out
    start = 0
    for table in chosen:
        codes = all_codes[table]
        for symbol in symbols[start:start + GROUP]:
            code = codes[symbol]
            length = code & 31
            bits = bits << length | code >> 5
            count += length
            while count >= 8:
                count -= 8
                out.append(bits >> count & 255)
            bits &= 255
        start += GROUP
    writer.bits, writer.count = bits, count
