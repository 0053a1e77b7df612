"""Memory of ctypes objects: blocks of bytes, and the addresses that they have in this program."""
from __future__ import annotations

import weakref
from bisect import bisect_right

NO_FOREIGN_CODE = "this VM cannot call foreign functions"
_GAP = 16           # between blocks, so that the end of one is not the start of the next
_next_address = 0x10000000
_starts = []        # addresses of blocks; sorted, as none is used again
_references = []    # weak, to these blocks
_most = 1000        # of them until the dead ones are removed


class Block:
    """Bytes that may have an address, which they get when it is asked for."""

    __slots__ = ("data", "_address", "__weakref__")

    def __init__(self, data):
        self.data = data
        self._address = 0

    @property
    def address(self):
        global _next_address
        if not self._address:
            address = self._address = _next_address
            _next_address += (len(self.data) + 2 * _GAP - 1) // _GAP * _GAP
            if len(_starts) >= _most:
                _remove_dead()
            _starts.append(address)
            _references.append(weakref.ref(self))
        return self._address

    def resize(self, size):
        """The block moves: it gets another address."""
        old = self.data
        self.data = memoryview(bytearray(size))
        common = min(size, len(old))
        self.data[:common] = old[:common]
        self._address = 0


def new_block(size):
    return Block(memoryview(bytearray(size)))


def block_of(content):
    return Block(memoryview(bytearray(content)))


def block_at(address, size=0):
    """The block with these bytes, and where they begin in it."""
    place = bisect_right(_starts, address) - 1
    if place >= 0:
        block = _references[place]()
        offset = address - _starts[place]
        if _is_at(block, _starts[place]) and offset + size <= len(block.data):
            return block, offset
    raise OSError(f"this VM cannot access foreign memory: {address:#x}")


def _is_at(block, address):
    return block is not None and block._address == address


def _remove_dead():
    global _most
    live = [place for place, start in enumerate(_starts) if _is_at(_references[place](), start)]
    _starts[:] = [_starts[place] for place in live]
    _references[:] = [_references[place] for place in live]
    _most = max(1000, 2 * len(live))


class Kept:
    """What an object keeps alive for the sake of an address in its memory."""

    __slots__ = ("value", "block", "__weakref__")

    def __init__(self, value, block=None):
        self.value = value
        self.block = block


class Objects(dict):
    """What an object keeps alive for each of its parts, as the program gave it."""

    __slots__ = ("_kept",)

    def __init__(self):
        super().__init__()
        self._kept = {}         # the instances of Kept with these values

    def keep(self, key, kept):
        if isinstance(kept, Kept):
            self._kept[key] = kept
            kept = kept.value
        else:
            self._kept.pop(key, None)
        self[key] = kept


# -- texts

WIDE = "utf-32-le"
WIDE_SIZE = 4


def encode_wide(text):
    return text.encode(WIDE, "surrogatepass")


def decode_wide(data):
    return bytes(data).decode(WIDE, "surrogatepass")


def until_null(data):
    """The bytes before the first zero byte."""
    return bytes(data).partition(b"\0")[0]


def until_wide_null(data):
    return decode_wide(data).partition("\0")[0]


def bytes_at(address, size=-1):
    block, offset = block_at(address, max(size, 0))
    if size < 0:
        return until_null(block.data[offset:])
    return bytes(block.data[offset:offset + size])


def text_at(address, length=-1):
    block, offset = block_at(address, max(length, 0) * WIDE_SIZE)
    if length >= 0:
        return decode_wide(block.data[offset:offset + length * WIDE_SIZE])
    end = offset + (len(block.data) - offset) // WIDE_SIZE * WIDE_SIZE
    return until_wide_null(block.data[offset:end])
