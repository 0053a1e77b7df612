"""The data from bzip2's format, as far as the input goes."""
from __future__ import annotations

from _burrows_wheeler import inverse
from _bz2_format import (BLOCK_MAGIC, BLOCK_UNIT, END_MAGIC, GROUP, RUN_B, checksum,
                         combined, in_order)

_LONGEST = 20               # bits of a code
_SHORT = 10                 # bits of those that are looked up
_LONGEST_RUN = 1 << 21
_FEWEST_TABLES, _MOST_TABLES, _MOST_GROUPS = 2, 6, 18002
_MORE, _BLOCK, _END = "more", "block", "end"
_SINGLE = [bytes([byte]) for byte in range(256)]


def _check(is_right):
    if not is_right:
        raise OSError("Invalid data stream")


class Decoder:
    """One stream. What is given to `advance` is kept as long as it is not read."""

    def __init__(self):
        self.is_done = False
        self.needs_input = True
        self._data = b""
        self._at = 0
        self._bits = 0              # read, but not taken, and how many
        self._count = 0
        self._text = b""            # of a block, and how much of it was handed on
        self._given = 0
        self._steps = self._read_stream()

    def advance(self, data, limit):
        """What comes out of the data, at most `limit` bytes; all where that is negative."""
        if data:
            self._data = self._data[self._at:] + data
            self._at = 0
        found = self._taken_text(limit)
        step = _BLOCK
        while self._given == len(self._text):
            step = next(self._steps, "failed before")
            if step != _BLOCK:
                break
            found += self._taken_text(limit - len(found) if limit >= 0 else limit)
        _check(step in (_MORE, _BLOCK, _END))
        self.is_done = step == _END
        self.needs_input = step == _MORE or (
            step == _BLOCK and self._at == len(self._data) and self._count < 8)
        return found

    def rest(self):
        """The input behind the stream's end, which is at a byte's end."""
        waiting = self._count // 8
        return self._take(waiting * 8).to_bytes(waiting, "big") + self._data[self._at:]

    def _taken_text(self, limit):
        stop = len(self._text)
        if 0 <= limit < stop - self._given:
            stop = self._given + limit
        text = bytes(self._text[self._given:stop])
        self._given = stop
        return text

    def _has(self, count):
        """Whether so many bits are there."""
        while self._count < count:
            if self._at == len(self._data):
                return False
            self._bits = self._bits << 8 | self._data[self._at]
            self._at += 1
            self._count += 8
        return True

    def _take(self, count):
        self._count -= count
        value = self._bits >> self._count
        self._bits &= (1 << self._count) - 1
        return value

    def _read(self, count):
        while not self._has(count):
            yield _MORE
        return self._take(count)

    def _read_expected(self, expected):
        for byte in expected:
            _check((yield from self._read(8)) == byte)

    def _read_stream(self):
        yield from self._read_expected(b"BZh")
        level = (yield from self._read(8)) - ord("0")
        _check(1 <= level <= 9)
        whole = 0
        while True:
            while not self._has(8):
                yield _MORE
            is_end = self._bits >> self._count - 8 == END_MAGIC[0]
            yield from self._read_expected(END_MAGIC if is_end else BLOCK_MAGIC)
            check = yield from self._read(32)
            if is_end:
                break
            text = yield from self._read_block(level * BLOCK_UNIT)
            _check(in_order(checksum(text)) == check)
            whole = combined(whole, check)
            self._text, self._given = text, 0
            yield _BLOCK
        _check(check == whole)
        self._take(self._count % 8)
        yield _END

    def _read_block(self, limit):
        is_random = yield from self._read(1)
        _check(not is_random)           # what bzip2 made before version 0.9.5
        row = yield from self._read(24)
        _check(row < limit)
        used = yield from self._read_used()
        number = yield from self._read(3)
        _check(_FEWEST_TABLES <= number <= _MOST_TABLES)
        chosen = yield from self._read_choice(number)
        tables = []
        for _ in range(number):
            lengths = yield from self._read_lengths(len(used) + 2)
            tables.append(_DecodingTable(lengths))
        symbols = _Symbols(used, [tables[choice] for choice in chosen], limit)
        while not self._read_symbols(symbols):
            yield _MORE
        _check(row < len(symbols.column))
        return _runs_expanded(inverse(symbols.column, row))

    def _read_used(self):
        parts = yield from self._read(16)
        used = []
        for part in range(16):
            if parts & 0x8000 >> part:
                members = yield from self._read(16)
                used += [part << 4 | low for low in range(16) if members & 0x8000 >> low]
        _check(used)
        return used

    def _read_choice(self, number):
        count = yield from self._read(15)
        _check(count)
        order = list(range(number))
        chosen = []
        for _ in range(count):
            place = 0
            while not self._has(1):
                yield _MORE
            while self._take(1):
                place += 1
                _check(place < number)
                while not self._has(1):
                    yield _MORE
            order.insert(0, order.pop(place))
            chosen.append(order[0])
        return chosen[:_MOST_GROUPS]

    def _read_lengths(self, count):
        length = yield from self._read(5)
        lengths = []
        while len(lengths) < count:
            _check(1 <= length <= _LONGEST)
            while not self._has(1):
                yield _MORE
            if self._take(1):
                length += 1 - 2 * (yield from self._read(1))
            else:
                lengths.append(length)
        return lengths

    def _read_symbols(self, symbols):
        """Whether the block's end is there."""
        data, at, bits, count = self._data, self._at, self._bits, self._count
        size = len(data)
        tables, group, left = symbols.tables, symbols.group, symbols.left
        column, order, end, limit = symbols.column, symbols.order, symbols.end, symbols.limit
        run, unit = symbols.run, symbols.unit
        table = tables[group - 1]
        short = table.short
        is_at_end = False
        while True:
            if left == 0:
                _check(group < len(tables))
                table = tables[group]
                short = table.short
                group += 1
                left = GROUP
            while count < _LONGEST and at < size:
                bits = bits << 8 | data[at]
                at += 1
                count += 8
            shown = bits << _LONGEST - count if count < _LONGEST else bits >> count - _LONGEST
            entry = short[shown >> _LONGEST - _SHORT] or table.long(shown)
            length = entry & 31
            if length > count:
                break
            count -= length
            bits &= (1 << count) - 1
            left -= 1
            symbol = entry >> 5
            if symbol <= RUN_B:
                _check(unit < _LONGEST_RUN)
                run += unit << symbol
                unit <<= 1
                continue
            if run:
                _check(len(column) + run <= limit)
                column += _SINGLE[order[0]] * run
                run, unit = 0, 1
            if symbol == end:
                is_at_end = True
                break
            _check(len(column) < limit)
            byte = order.pop(symbol - 1)
            order.insert(0, byte)
            column.append(byte)
        self._at, self._bits, self._count = at, bits, count
        symbols.group, symbols.left, symbols.run, symbols.unit = group, left, run, unit
        return is_at_end


class _Symbols:
    """How far those of a block have been read."""

    def __init__(self, used, tables, limit):
        self.tables = tables        # of each group
        self.group = 0              # the next one
        self.left = 0               # so many symbols of the one before
        self.order = used           # the bytes, the last one in front
        self.end = len(used) + 1
        self.run = 0
        self.unit = 1               # what the next digit of the run is worth
        self.column = bytearray()
        self.limit = limit


class _DecodingTable:
    """Of a canonical code. An entry is symbol << 5 | length."""

    def __init__(self, lengths):
        self.entries = [symbol << 5 | length for length in range(1, _LONGEST + 1)
                        for symbol in range(len(lengths)) if lengths[symbol] == length]
        self.short = []             # by the first bits: entries, or 0
        self.stops = []             # of each length: the first code that is longer
        self.firsts = []            # of each length: its first entry's number, less its code
        code, number = 0, 0
        for length in range(1, _LONGEST + 1):
            count = lengths.count(length)
            self.firsts.append(number - code)
            if length <= _SHORT:
                for entry in self.entries[number:number + count]:
                    self.short += [entry] * (1 << _SHORT - length)
            number += count
            code += count
            self.stops.append(code << _LONGEST - length)
            code <<= 1
        size = 1 << _SHORT
        self.short = self.short[:size] + [0] * (size - len(self.short))

    def long(self, shown):
        """The entry for the bits."""
        length = _SHORT + 1
        while length <= _LONGEST and shown >= self.stops[length - 1]:
            length += 1
        _check(length <= _LONGEST)
        return self.entries[self.firsts[length - 1] + (shown >> _LONGEST - length)]


def _runs_expanded(data):
    """A byte after four equal ones says how often theirs comes again."""
    text = bytearray()
    last, run = -1, 0
    for byte in data:
        if run == 4:
            text += _SINGLE[last] * byte
            last, run = -1, 0
            continue
        text.append(byte)
        if byte == last:
            run += 1
        else:
            last, run = byte, 1
    _check(run < 4)
    return text
