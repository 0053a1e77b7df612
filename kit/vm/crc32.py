"""CRC-32 as zlib computes it, eight bytes a step ("slicing by eight")."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython


@not_rpython
def _make_tables():
    tables = [[0] * 256 for _ in range(8)]
    for byte in range(256):
        crc = byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
        tables[0][byte] = crc
    for previous, table in zip(tables, tables[1:]):
        for byte in range(256):
            crc = previous[byte]
            table[byte] = (crc >> 8) ^ tables[0][crc & 0xff]
    return tables


_T0, _T1, _T2, _T3, _T4, _T5, _T6, _T7 = _make_tables()


def crc32(data, start, stop, before=0):
    """Of data[start:stop] behind what has the checksum `before`; from 0 to 0xffffffff."""
    assert 0 <= start <= stop <= len(data)
    crc = before ^ 0xffffffff
    pos = start
    while pos + 8 <= stop:
        crc = (_T7[ord(data[pos]) ^ (crc & 0xff)] ^
               _T6[ord(data[pos + 1]) ^ ((crc >> 8) & 0xff)] ^
               _T5[ord(data[pos + 2]) ^ ((crc >> 16) & 0xff)] ^
               _T4[ord(data[pos + 3]) ^ (crc >> 24)] ^
               _T3[ord(data[pos + 4])] ^
               _T2[ord(data[pos + 5])] ^
               _T1[ord(data[pos + 6])] ^
               _T0[ord(data[pos + 7])])
        pos += 8
    while pos < stop:
        crc = _T0[(crc ^ ord(data[pos])) & 0xff] ^ (crc >> 8)
        pos += 1
    return crc ^ 0xffffffff
