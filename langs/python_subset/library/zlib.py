"""Compressed data in the formats deflate, zlib and gzip, in Python where CPython has it in C.

What it compresses is valid, but not the same bytes that zlib makes.
"""
from __future__ import annotations

from binascii import crc32 as _crc32

DEFLATED = 8
MAX_WBITS, DEF_MEM_LEVEL, DEF_BUF_SIZE = 15, 8, 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"
_WINDOW, _LONGEST = 32768, 258


class error(Exception):
    pass


def crc32(data, value=0, /):
    return _crc32(data, value)


def adler32(data, value=1, /):
    low, high = value & 0xFFFF, value >> 16 & 0xFFFF
    data = memoryview(data).cast("B")
    for start in range(0, len(data), 4096):
        for byte in data[start:start + 4096]:
            low += byte
            high += low
        low %= 65521
        high %= 65521
    return high << 16 | low


# -- codes of variable length

_LENGTH_BASES, _LENGTH_BITS, _DISTANCE_BASES, _DISTANCE_BITS = [], [], [], []


def _fill_tables():
    base = 3
    for number in range(28):
        bits = max(0, number // 4 - 1)
        _LENGTH_BASES.append(base)
        _LENGTH_BITS.append(bits)
        base += 1 << bits
    _LENGTH_BASES.append(_LONGEST)
    _LENGTH_BITS.append(0)
    base = 1
    for number in range(30):
        bits = max(0, number // 2 - 1)
        _DISTANCE_BASES.append(base)
        _DISTANCE_BITS.append(bits)
        base += 1 << bits


_fill_tables()
_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
_FIXED_LENGTHS = [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8


def _reversed_bits(code, count):
    result = 0
    for _ in range(count):
        result = result << 1 | code & 1
        code >>= 1
    return result


def _codes(lengths):
    """The canonical code of each symbol, its first bit lowest."""
    longest = max(lengths)
    counts = [0] * (longest + 1)
    for length in lengths:
        counts[length] += 1
    counts[0] = 0
    following = [0] * (longest + 2)
    for length in range(1, longest + 1):
        following[length + 1] = (following[length] + counts[length]) << 1
    codes = [0] * len(lengths)
    for symbol, length in enumerate(lengths):
        if length:
            codes[symbol] = _reversed_bits(following[length], length)
            following[length] += 1
    return codes


def _decoding_table(lengths):
    """(bits to look at, table): entries are symbol << 4 | length, or 0."""
    longest = max(lengths)
    if longest == 0:
        return 1, [0, 0]
    table = [0] * (1 << longest)
    for symbol, code in enumerate(_codes(lengths)):
        length = lengths[symbol]
        if length:
            for index in range(code, 1 << longest, 1 << length):
                table[index] = symbol << 4 | length
    return longest, table


_FIXED = _decoding_table(_FIXED_LENGTHS), _decoding_table([5] * 30)


# -- decompression

class _Inflater:
    """Takes `data` from `at` on; `run` yields when it wants more or has given `limit` bytes."""

    def __init__(self, dictionary=b""):
        self.data = b""
        self.at = 0
        self.bits = 0
        self.count = 0
        self.out = bytearray(dictionary)
        self.given = len(self.out)      # so much of `out` was handed on
        self.limit = 1 << 62
        self.steps = self.run()
        self.is_done = False

    def advance(self, data, limit):
        """What comes out of the data, at most `limit` bytes."""
        self.data = data
        self.at = 0
        self.limit = limit
        if not self.is_done and len(self.out) - self.given < limit:
            self.is_done = next(self.steps, "done") == "done"
        stop = min(len(self.out), self.given + limit)
        found = bytes(self.out[self.given:stop])
        self.given = stop
        if stop > 4 * _WINDOW:
            excess = stop - _WINDOW
            del self.out[:excess]
            self.given -= excess
        return found

    def is_full(self):
        return len(self.out) - self.given >= self.limit

    def fill(self, count):
        """Whether so many bits are there."""
        while self.count < count:
            if self.at >= len(self.data):
                return False
            self.bits |= self.data[self.at] << self.count
            self.at += 1
            self.count += 8
        return True

    def take(self, count):
        value = self.bits & (1 << count) - 1
        self.bits >>= count
        self.count -= count
        return value

    def run(self):
        is_last = False
        while not is_last:
            while not self.fill(3):
                yield "more"
            is_last = self.take(1) == 1
            kind = self.take(2)
            if kind == 0:
                yield from self.stored()
            elif kind == 1:
                yield from self.block(*_FIXED)
            elif kind == 2:
                tables = yield from self.tables()
                yield from self.block(*tables)
            else:
                raise error("Error -3 while decompressing data: invalid block type")

    def stored(self):
        self.take(self.count % 8)
        while not self.fill(32):
            yield "more"
        size = self.take(16)
        if self.take(16) != size ^ 0xFFFF:
            raise error("Error -3 while decompressing data: invalid stored block lengths")
        while size:
            while self.is_full():
                yield "full"
            if self.count:
                self.out.append(self.take(8))
                size -= 1
                continue
            part = self.data[self.at:self.at + size]
            if not part:
                yield "more"
                continue
            self.out += part
            self.at += len(part)
            size -= len(part)

    def tables(self):
        while not self.fill(14):
            yield "more"
        literals, distances = self.take(5) + 257, self.take(5) + 1
        count = self.take(4) + 4
        lengths = [0] * 19
        for place in _ORDER[:count]:
            while not self.fill(3):
                yield "more"
            lengths[place] = self.take(3)
        table = _decoding_table(lengths)
        lengths = []
        while len(lengths) < literals + distances:
            symbol = self.symbol(*table)
            while symbol < 0:
                yield "more"
                symbol = self.symbol(*table)
            if symbol < 16:
                lengths.append(symbol)
                continue
            bits = (2, 3, 7)[symbol - 16]
            while not self.fill(bits):
                yield "more"
            times = self.take(bits) + (3, 3, 11)[symbol - 16]
            if symbol == 16 and not lengths:
                raise error("Error -3 while decompressing data: invalid bit length repeat")
            lengths += [lengths[-1] if symbol == 16 else 0] * times
        if len(lengths) > literals + distances:
            raise error("Error -3 while decompressing data: invalid bit length repeat")
        return _decoding_table(lengths[:literals]), _decoding_table(lengths[literals:])

    def symbol(self, width, table):
        """The next one, or -1 where it takes more bits than there are."""
        self.fill(width)
        entry = table[self.bits & (1 << width) - 1]
        length = entry & 15
        if length == 0 and self.count >= width:
            raise error("Error -3 while decompressing data: invalid code")
        if length == 0 or length > self.count:
            return -1
        self.bits >>= length
        self.count -= length
        return entry >> 4

    def block(self, literal_table, distance_table):
        out = self.out
        while True:
            while self.is_full():
                yield "full"
            symbol = self.symbol(*literal_table)
            while symbol < 0:
                yield "more"
                symbol = self.symbol(*literal_table)
            if symbol < 256:
                out.append(symbol)
                continue
            if symbol == 256:
                return
            if symbol > 285:
                raise error("Error -3 while decompressing data: invalid literal/length code")
            while not self.fill(_LENGTH_BITS[symbol - 257]):
                yield "more"
            length = _LENGTH_BASES[symbol - 257] + self.take(_LENGTH_BITS[symbol - 257])
            symbol = self.symbol(*distance_table)
            while symbol < 0:
                yield "more"
                symbol = self.symbol(*distance_table)
            if symbol > 29:
                raise error("Error -3 while decompressing data: invalid distance code")
            while not self.fill(_DISTANCE_BITS[symbol]):
                yield "more"
            distance = _DISTANCE_BASES[symbol] + self.take(_DISTANCE_BITS[symbol])
            start = len(out) - distance
            if start < 0:
                raise error("Error -3 while decompressing data: invalid distance too far back")
            if distance >= length:
                out += out[start:start + length]
            else:
                for i in range(start, start + length):
                    out.append(out[i])

    def rest(self):
        """The data behind the end, with the whole bytes among the waiting bits."""
        waiting = self.count // 8
        self.take(self.count % 8)
        before = bytes(self.take(8) for _ in range(waiting))
        return before + bytes(self.data[self.at:])


class _Decompressor:
    """The object that decompressobj() gives."""

    def __init__(self, wbits, zdict):
        self.unused_data = self.unconsumed_tail = b""
        self.eof = False
        self._wbits = wbits
        self._dictionary = bytes(zdict)
        self._is_raw = wbits < 0
        self._is_gzip = None if wbits > 31 else wbits > 15      # None: by what comes
        self._header = b""
        self._has_header = self._is_raw
        self._inflater = _Inflater(self._dictionary if self._is_raw else b"")
        self._check = 1
        self._size = 0
        self._trailer = b""

    def copy(self):
        raise ValueError("Inconsistent stream state")

    __copy__ = copy

    def decompress(self, data, /, max_length=0):
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        data = bytes(data)
        self.unconsumed_tail = b""
        if self.eof:
            self.unused_data += data
            return b""
        if not self._has_header:
            data = self._read_header(data)
            if data is None:
                return b""
        limit = max_length or 1 << 62
        found = b""
        if not self._inflater.is_done or len(self._inflater.out) > self._inflater.given:
            found = self._inflater.advance(data, limit)
            if not self._is_raw:
                self._check = (crc32 if self._is_gzip else adler32)(found, self._check)
            self._size += len(found)
            if not self._inflater.is_done:
                self.unconsumed_tail = data[self._inflater.at:]
                return found
            data = self._inflater.rest()
        if len(self._inflater.out) > self._inflater.given:
            self.unconsumed_tail = data
            self._inflater.data, self._inflater.at = b"", 0
        else:
            self._read_trailer(data)
        return found

    def flush(self, length=DEF_BUF_SIZE, /):
        if length <= 0:
            raise ValueError("length must be greater than zero")
        return self.decompress(self.unconsumed_tail)

    def _read_header(self, data):
        """What follows the header, or None while it is not all there."""
        self._header += data
        header = self._header
        if self._is_gzip is None:
            if not header:
                return None
            self._is_gzip = header[0] == 0x1F
        size = _gzip_header_size(header) if self._is_gzip else self._zlib_header_size(header)
        if size is None:
            return None
        self._has_header = True
        self._check = 0 if self._is_gzip else 1
        self._header = b""
        return header[size:]

    def _zlib_header_size(self, header):
        if len(header) < 2:
            return None
        if (header[0] << 8 | header[1]) % 31 or header[0] & 15 != 8:
            kind = "unknown compression method" if header[0] & 15 != 8 and not (
                header[0] << 8 | header[1]) % 31 else "incorrect header check"
            raise error("Error -3 while decompressing data: " + kind)
        if not header[1] & 32:
            return 2
        if len(header) < 6:
            return None
        if not self._dictionary:
            raise error("Error 2 while decompressing data")
        if adler32(self._dictionary) != int.from_bytes(header[2:6], "big"):
            raise error("Error -3 while setting zdict")
        self._inflater = _Inflater(self._dictionary)
        return 6

    def _read_trailer(self, data):
        needed = 0 if self._is_raw else 8 if self._is_gzip else 4
        self._trailer += data
        if len(self._trailer) < needed:
            return
        trailer, self.unused_data = self._trailer[:needed], self._trailer[needed:]
        order = "little" if self._is_gzip else "big"
        if needed and int.from_bytes(trailer[:4], order) != self._check:
            raise error("Error -3 while decompressing data: incorrect data check")
        if self._is_gzip and int.from_bytes(trailer[4:], "little") != self._size & 0xFFFFFFFF:
            raise error("Error -3 while decompressing data: incorrect length check")
        self.eof = True


def _gzip_header_size(header):
    if len(header) < 10:
        return None
    if header[:3] != b"\x1f\x8b\x08":
        raise error("Error -3 while decompressing data: incorrect header check")
    flags = header[3]
    size = 10
    if flags & 4:
        if len(header) < 12:
            return None
        size += 2 + int.from_bytes(header[10:12], "little")
    for flag in (8, 16):
        if flags & flag:
            end = header.find(b"\0", size)
            if end < 0:
                return None
            size = end + 1
    if flags & 2:
        size += 2
    return size if size <= len(header) else None


def decompressobj(wbits=MAX_WBITS, zdict=b""):
    _check_wbits(wbits)
    return _Decompressor(wbits, zdict)


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    _check_wbits(wbits)
    decompressor = _Decompressor(wbits, b"")
    found = decompressor.decompress(data)
    if not decompressor.eof:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return found


def _check_wbits(wbits):
    if not (wbits == 0 or 8 <= abs(wbits) <= 15 or 24 <= wbits <= 31 or 40 <= wbits <= 47):
        raise ValueError("Invalid initialization option")


# -- compression

class _Writer:
    """Bits, the first ones lowest."""

    def __init__(self):
        self.bits = 0
        self.count = 0
        self.out = bytearray()

    def put(self, value, count):
        self.bits |= value << self.count
        self.count += count
        while self.count >= 8:
            self.out.append(self.bits & 255)
            self.bits >>= 8
            self.count -= 8

    def align(self):
        if self.count:
            self.put(0, 8 - self.count)

    def taken(self):
        out, self.out = bytes(self.out), bytearray()
        return out


def _matches(data, start, chain):
    """Literals and (length, distance) for data[start:], of which data[:start] is known."""
    heads = {}
    size = len(data)
    for i in range(max(0, start - _WINDOW), start):
        heads.setdefault(data[i:i + 3], []).append(i)
    at = start
    found = []
    while at < size:
        key = data[at:at + 3]
        places = heads.get(key)
        best, distance = 0, 0
        if places is not None and len(key) == 3:
            for place in reversed(places[-chain:]):
                if at - place > _WINDOW:
                    break
                length = 3
                longest = min(_LONGEST, size - at)
                while length < longest and data[place + length] == data[at + length]:
                    length += 1
                if length > best:
                    best, distance = length, at - place
                    if best == longest:
                        break
        step = best or 1
        found.append((best, distance) if best else data[at])
        for i in range(at, min(at + step, size - 2)):
            heads.setdefault(data[i:i + 3], []).append(i)
        at += step
    return found


def _symbol_of(value, bases):
    low, high = 0, len(bases) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if bases[middle] <= value:
            low = middle
        else:
            high = middle - 1
    return low


_LENGTH_SYMBOLS = [_symbol_of(length, _LENGTH_BASES) for length in range(_LONGEST + 1)]


def _code_lengths(counts, limit):
    """Of Huffman's code for symbols that occur so often, none longer than the limit."""
    from heapq import heapify, heappop, heappush

    used = [symbol for symbol, count in enumerate(counts) if count]
    lengths = [0] * len(counts)
    if len(used) < 2:
        for symbol in used or [0]:
            lengths[symbol] = 1
        return lengths
    while True:
        heap = [(counts[symbol], symbol, (symbol,)) for symbol in used]
        heapify(heap)
        lengths = [0] * len(counts)
        while len(heap) > 1:
            first, second = heappop(heap), heappop(heap)
            symbols = first[2] + second[2]
            for symbol in symbols:
                lengths[symbol] += 1
            heappush(heap, (first[0] + second[0], min(first[1], second[1]), symbols))
        if max(lengths) <= limit:
            return lengths
        counts = [count and (count >> 1) + 1 for count in counts]


def _runs(lengths):
    """As the code of code lengths has them: (symbol, bits, value)."""
    found = []
    at = 0
    while at < len(lengths):
        value = lengths[at]
        stop = at
        while stop < len(lengths) and lengths[stop] == value:
            stop += 1
        count = stop - at
        at = stop
        if value:
            found.append((value, 0, 0))
            count -= 1
        while count >= 3:
            if value:
                part = min(count, 6)
                found.append((16, 2, part - 3))
            elif count > 10:
                part = min(count, 138)
                found.append((18, 7, part - 11))
            else:
                part = count
                found.append((17, 3, part - 3))
            count -= part
        found += [(value, 0, 0)] * count
    return found


class _Compressor:
    """The object that compressobj() gives."""

    def __init__(self, level, wbits, strategy, zdict):
        self._level = 6 if level == -1 else level
        self._wbits = wbits
        self._strategy = strategy
        self._writer = _Writer()
        self._history = bytes(zdict)[-_WINDOW:]
        self._data = bytearray()
        self._size = 0
        self._is_gzip = wbits > 15
        self._check = 0 if self._is_gzip else 1
        self._is_done = False
        if self._is_gzip:
            self._writer.out += b"\x1f\x8b\x08\0\0\0\0\0\0\x03"
        elif wbits > 0:
            second = (0 if self._level < 2 else 1 if self._level < 6 else
                      2 if self._level == 6 else 3) << 6 | (32 if zdict else 0)
            first = 0x78 if wbits == 15 or wbits == 0 else (wbits - 8) << 4 | 8
            second += -(first << 8 | second) % 31
            self._writer.out += bytes([first, second])
            if zdict:
                self._writer.out += adler32(zdict).to_bytes(4, "big")

    def copy(self):
        import copy

        other = copy.copy(self)
        other._writer = copy.copy(self._writer)
        other._writer.out = bytearray(self._writer.out)
        other._data = bytearray(self._data)
        return other

    __copy__ = copy

    def compress(self, data, /):
        data = bytes(memoryview(data).cast("B"))
        self._data += data
        self._size += len(data)
        if self._wbits > 0:
            self._check = (crc32 if self._is_gzip else adler32)(data, self._check)
        while len(self._data) >= 2 * _WINDOW:
            self._block(bytes(self._data[:_WINDOW]), False)
            del self._data[:_WINDOW]
        return self._writer.taken()

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b""
        data, self._data = bytes(self._data), bytearray()
        if mode != Z_FINISH:
            if data:
                self._block(data, False)
            self._writer.put(0, 3)
            self._writer.align()
            self._writer.out += b"\0\0\xff\xff"
            return self._writer.taken()
        if self._is_done:
            raise error("Error -2 while finishing compression: inconsistent stream state")
        self._is_done = True
        while len(data) > _WINDOW:
            self._block(data[:_WINDOW], False)
            data = data[_WINDOW:]
        self._block(data, True)
        self._writer.align()
        if self._is_gzip:
            self._writer.out += self._check.to_bytes(4, "little")
            self._writer.out += (self._size & 0xFFFFFFFF).to_bytes(4, "little")
        elif self._wbits > 0:
            self._writer.out += self._check.to_bytes(4, "big")
        return self._writer.taken()

    def _block(self, data, is_last):
        if self._level == 0:
            self._stored(data, is_last)
        else:
            known = self._history
            chain = 1 << min(self._level, 7)
            if self._strategy == Z_HUFFMAN_ONLY:
                symbols = list(data)
            else:
                symbols = _matches(known + data, len(known), chain)
            self._coded(symbols, is_last)
        self._history = (self._history + data)[-_WINDOW:]

    def _stored(self, data, is_last):
        self._writer.put(int(is_last), 3)
        self._writer.align()
        self._writer.out += len(data).to_bytes(2, "little")
        self._writer.out += (len(data) ^ 0xFFFF).to_bytes(2, "little")
        self._writer.out += data

    def _coded(self, symbols, is_last):
        literals, distances = [0] * 286, [0] * 30
        literals[256] = 1
        for symbol in symbols:
            if isinstance(symbol, int):
                literals[symbol] += 1
            else:
                literals[257 + _LENGTH_SYMBOLS[symbol[0]]] += 1
                distances[_symbol_of(symbol[1], _DISTANCE_BASES)] += 1
        put = self._writer.put
        put(int(is_last), 1)
        if len(symbols) < 64 or self._strategy == Z_FIXED:
            put(1, 2)
            lengths, distance_lengths = _FIXED_LENGTHS, [5] * 30
        else:
            put(2, 2)
            lengths = _code_lengths(literals, 15)
            distance_lengths = _code_lengths(distances, 15)
            self._put_lengths(lengths, distance_lengths)
        codes, distance_codes = _codes(lengths), _codes(distance_lengths)
        for symbol in symbols:
            if isinstance(symbol, int):
                put(codes[symbol], lengths[symbol])
                continue
            length, distance = symbol
            number = _LENGTH_SYMBOLS[length]
            put(codes[257 + number], lengths[257 + number])
            put(length - _LENGTH_BASES[number], _LENGTH_BITS[number])
            number = _symbol_of(distance, _DISTANCE_BASES)
            put(distance_codes[number], distance_lengths[number])
            put(distance - _DISTANCE_BASES[number], _DISTANCE_BITS[number])
        put(codes[256], lengths[256])

    def _put_lengths(self, lengths, distance_lengths):
        literal_count = max(257, *(i + 1 for i, length in enumerate(lengths) if length))
        distance_count = max(1, *(i + 1 for i, length in enumerate(distance_lengths) if length))
        runs = _runs(lengths[:literal_count] + distance_lengths[:distance_count])
        counts = [0] * 19
        for symbol, _, _ in runs:
            counts[symbol] += 1
        run_lengths = _code_lengths(counts, 7)
        codes = _codes(run_lengths)
        shown = 19
        while shown > 4 and not run_lengths[_ORDER[shown - 1]]:
            shown -= 1
        put = self._writer.put
        put(literal_count - 257, 5)
        put(distance_count - 1, 5)
        put(shown - 4, 4)
        for place in _ORDER[:shown]:
            put(run_lengths[place], 3)
        for symbol, bits, value in runs:
            put(codes[symbol], run_lengths[symbol])
            put(value, bits)


def compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS,
                memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=b""):
    if not -1 <= level <= 9 or method != DEFLATED or not 1 <= memLevel <= 9 or not (
            8 <= abs(wbits) <= 15 or 24 <= wbits <= 31):
        raise ValueError("Invalid initialization option")
    return _Compressor(level, wbits, strategy, zdict)


def compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS):
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    compressor = compressobj(level, DEFLATED, wbits)
    return compressor.compress(data) + compressor.flush()
