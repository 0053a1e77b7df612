"""library/_bz2.py makes the bytes that bzip2 makes, also of more than one block."""
from __future__ import annotations

import bz2
import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

LIBRARY = Path(__file__).parents[2] / "library"
NUMBERS = random.Random(1)
TEXTS = {
    "little": b"".join(b"%d is the square of %d\n" % (i * i, i) for i in range(1000)),
    "two tables": NUMBERS.randbytes(100),
    "blocks": b"".join(b"%d-%d," % (i, i * i) for i in range(10000)),
    "one byte": bytes(400000),
    "runs": b"".join(bytes([i % 3]) * NUMBERS.choice([1, 3, 4, 5, 255, 256, 259, 600])
                     for i in range(400)),
    "no pattern": NUMBERS.randbytes(20000),
    "all but one": b"ab" * 20000 + b"a",
}


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module under another name than that of this CPython's."""
    monkeypatch.setattr(sys, "path", [*sys.path, str(LIBRARY)])
    spec = importlib.util.spec_from_file_location("bz2_library", LIBRARY / "_bz2.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_compressed_as_bzip2_does(library: ModuleType, text: bytes) -> None:
    packer = library.BZ2Compressor(1)
    packed = packer.compress(text[:1000]) + packer.compress(text[1000:]) + packer.flush()
    assert packed == bz2.compress(text, 1)
    unpacker = library.BZ2Decompressor()
    assert unpacker.decompress(packed[:30]) + unpacker.decompress(packed[30:]) == text
    assert unpacker.eof


def test_data_that_repeat(library: ModuleType) -> None:
    """Equal rotations: which of them the stream names is not defined."""
    text = b"abracadabra" * 2000
    packer = library.BZ2Compressor()
    packed = packer.compress(text) + packer.flush()
    assert len(packed) == len(bz2.compress(text))
    assert bz2.decompress(packed) == text


def test_damaged_as_bzip2_says(library: ModuleType) -> None:
    """But for randomised blocks, which are refused."""
    numbers = random.Random(2)
    sound = bz2.compress(TEXTS["little"][:300])
    for _ in range(500):
        damaged = bytearray(sound)
        place = numbers.randrange(len(damaged))
        damaged[place] ^= 1 << numbers.randrange(8)
        if damaged[14] < 0x80:
            ours, theirs = (what_happens(unpacker, bytes(damaged)) for unpacker in (
                library.BZ2Decompressor(), bz2.BZ2Decompressor()))
            assert ours == theirs


def what_happens(unpacker: bz2.BZ2Decompressor, data: bytes) -> object:
    try:
        return unpacker.decompress(data), unpacker.eof, unpacker.needs_input
    except OSError as error:
        return str(error)
