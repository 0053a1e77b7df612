"""Data compressed as bzip2 does it, in Python where CPython has it in C.

What it compresses has the same bytes as bzip2's, but for data that repeat to their very end:
there it may say another of the equal rotations.
"""
from __future__ import annotations

from _bz2_compression import BitWriter, put_block
from _bz2_decompression import Decoder
from _bz2_format import BLOCK_UNIT, END_MAGIC, checksum, combined, in_order

_LONGEST_RUN = 255
_RESERVE = 19               # bytes of a block that are not used


class BZ2Compressor:
    """Compresses in pieces. `compresslevel` is the size of the blocks, 1 to 9."""

    def __init__(self, compresslevel=9, /):
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        self._limit = compresslevel * BLOCK_UNIT - _RESERVE
        self._writer = BitWriter()
        self._writer.out += b"BZh%d" % compresslevel
        self._has_begun = False
        self._is_done = False
        self._whole = 0             # the check of the blocks so far
        self._begin_block()

    def __reduce__(self):
        raise TypeError("cannot pickle '_bz2.BZ2Compressor' object")

    def compress(self, data, /):
        """What there is to write by now."""
        if self._is_done:
            raise ValueError("Compressor has been flushed")
        data = bytes(memoryview(data).cast("B"))
        start = 0
        while start < len(data):
            start = self._add(data, start)
        return self._writer.taken() if self._has_begun else b""

    def flush(self):
        """The rest. The compressor cannot be used after that."""
        if self._is_done:
            raise ValueError("Repeated call to flush()")
        self._is_done = True
        if self._run >= 4:
            self._block.append(self._run - 4)
        if self._block:
            self._end_block()
        self._writer.put_bytes(END_MAGIC)
        self._writer.put(self._whole, 32)
        self._writer.align()
        return self._writer.taken()

    def _add(self, data, start):
        """Adds data from `start` on to the block; the end of what went there.

        A run is five bytes at most: four of its own, then how many more there are. That is
        known when the next one comes, and a block only ends there.
        """
        block, last, run, limit = self._block, self._last, self._run, self._limit
        stop = start
        for stop in range(start, len(data)):
            byte = data[stop]
            if byte == last and run < _LONGEST_RUN:
                run += 1
                if run <= 4:
                    block.append(byte)
                continue
            if run >= 4:
                block.append(run - 4)
            if len(block) >= limit:
                break
            block.append(byte)
            last, run = byte, 1
        else:
            stop = len(data)
        self._last, self._run = last, run
        self._check = checksum(data[start:stop], self._check)
        if stop < len(data):
            self._end_block()
        return stop

    def _begin_block(self):
        self._block = bytearray()
        self._check = 0
        self._last, self._run = -1, 0       # the byte of the run that goes on, and its length

    def _end_block(self):
        check = in_order(self._check)
        self._whole = combined(self._whole, check)
        put_block(self._writer, self._block, check)
        self._begin_block()
        self._has_begun = True


class BZ2Decompressor:
    """Decompresses one stream in pieces."""

    def __init__(self):
        self._decoder = Decoder()
        self._unused = b""

    def __reduce__(self):
        raise TypeError("cannot pickle '_bz2.BZ2Decompressor' object")

    @property
    def eof(self):
        """Whether the stream has come to its end."""
        return self._decoder.is_done

    @property
    def needs_input(self):
        """Whether more than b"" must be given to go on."""
        return self._decoder.needs_input

    @property
    def unused_data(self):
        """What was given and is behind the stream's end."""
        return self._unused

    def decompress(self, data, max_length=-1):
        """What comes out of the data and of what is left of that before; at most `max_length`."""
        if self.eof:
            raise EOFError("End of stream already reached")
        found = self._decoder.advance(bytes(memoryview(data).cast("B")), max_length)
        if self.eof:
            self._unused = self._decoder.rest()
        return found
