"""What both directions of bzip2 know of its format."""
from __future__ import annotations

from binascii import crc32

BLOCK_MAGIC, END_MAGIC = b"1AY&SY", b"\x17rE8P\x90"
BLOCK_UNIT = 100000         # bytes of a block, times the level
GROUP = 50                  # symbols that one table codes
RUN_A, RUN_B = 0, 1         # symbols: digits of how often the first byte of the list comes
REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def checksum(data, value=0):
    """bzip2's CRC, which is binascii's with the bits of each byte and of the value reversed.

    The value stays reversed, to go on with; `in_order` gives what the file says.
    """
    return crc32(data.translate(REVERSED), value)


def in_order(value):
    return int.from_bytes(value.to_bytes(4, "little").translate(REVERSED), "big")


def combined(whole, block):
    """The stream's check after that of one more block."""
    return (whole << 1 & 0xFFFFFFFF | whole >> 31) ^ block
