"""bz2: the bytes that bzip2 makes, whole and in pieces; tar and zip files, codecs, shutil."""
import bz2
import codecs
import io
import os
import pickle
import shutil
import tarfile
import tempfile
import zipfile
from zlib import crc32

# a stream of three blocks
KNOWN = bytes.fromhex(
    "425a6831314159265359097267dd000008118040041b6c9c002000310000082321faa7a9a5d649463402"
    "5ebe7cc50564994d66f5e21f24000020460100007936300080008a66819040d034045020e2d4af41f718"
    "a0ac9329acff204aa280000088c0200013308a0010001883262069a0c4bc29a80b9078bb9229c284850b"
    "c02d10")
unpacker = bz2.BZ2Decompressor()
print(unpacker.decompress(KNOWN[:-3]), unpacker.eof, unpacker.decompress(KNOWN[-3:]), unpacker.eof)
words = "the quick brown fox jumps over the lazy dog and runs away from it".split()
texts = [b"", b"a", b"abc" * 100, bytes(range(256)), b"\0" * 3000, b"abracadabra",
         *[b"<" + b"x" * count + b">" for count in (3, 4, 5, 254, 255, 256, 260)],
         " ".join(words[number * number % 67 % len(words)] for number in range(300)).encode(),
         "".join("%d squared is %d\n" % (number, number ** 2) for number in range(80)).encode()]
for text in texts:
    packed = bz2.compress(text)
    print(len(text), len(packed), crc32(packed), bz2.decompress(packed) == text)
print(bz2.compress(b"hello world", 1).hex(), bz2.compress(b"", 5))

text, before = texts[-1], texts[-2]
packer = bz2.BZ2Compressor(2)
pieces = [packer.compress(text[start:start + 70]) for start in range(0, len(text), 70)]
packed = b"".join(pieces) + packer.flush()
print(pieces.count(b""), packed == bz2.compress(text, 2))
for step in (1, 7, 100):
    unpacker, found, at, needed = bz2.BZ2Decompressor(), b"", 0, 0
    rest = packed + b"behind"
    while not unpacker.eof:
        piece = b""
        if unpacker.needs_input:
            piece, at, needed = rest[at:at + step], at + step, needed + 1
        part = unpacker.decompress(piece, max_length=500)
        assert len(part) <= 500
        found += part
    print(found == text, needed, unpacker.unused_data, unpacker.needs_input)
unpacker = bz2.BZ2Decompressor()
print(len(unpacker.decompress(packed, 0)), unpacker.needs_input, len(unpacker.decompress(b"", 9)),
      len(unpacker.decompress(b"")), unpacker.eof)
print(bz2.decompress(bz2.compress(b"one") + bz2.compress(b"two") + b"no stream"))


def failure(action, *arguments):
    try:
        print(action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


small = bz2.compress(b"some text")
for wrong in (b"no stream at all", b"BZh0" + small[4:], small[:-1], small[:10] + b"!" + small[11:],
              small[:-3] + b"!" + small[-2:], small[:25] + b"\xff\xff" + small[27:], b"BZh9" * 5):
    failure(bz2.decompress, wrong)
failure(bz2.BZ2Compressor, 0)
failure(bz2.BZ2Compressor, 10)
failure(packer.compress, b"more")
failure(packer.flush)
failure(unpacker.decompress, b"more")
failure(pickle.dumps, unpacker)
failure(pickle.dumps, packer)
failed = bz2.BZ2Decompressor()
failure(failed.decompress, b"no stream")
failure(failed.decompress, b"again")

print(codecs.decode(codecs.encode(text, "bz2"), "bz2_codec") == text)
file = io.BytesIO()
with bz2.open(file, "wt", encoding="utf-8") as packer:
    packer.write("first line\nsecond line: \u20ac\n")
file.seek(0)
with bz2.open(file, "rt", encoding="utf-8") as unpacker:
    print(list(unpacker))
file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
    archive.writestr("text.txt", text)
    archive.writestr("before.txt", before, compresslevel=1)
with zipfile.ZipFile(file) as archive:
    print(archive.namelist(), archive.testzip(), archive.read("text.txt") == text)
file = io.BytesIO()
with tarfile.open(fileobj=file, mode="w:bz2") as archive:
    member = tarfile.TarInfo("text.bin")
    member.size = len(text)
    archive.addfile(member, io.BytesIO(text))
for mode in ("r:bz2", "r", "r|bz2"):
    file.seek(0)
    with tarfile.open(fileobj=file, mode=mode) as archive:
        print([(one.name, archive.extractfile(one).read() == text) for one in archive])
with tempfile.TemporaryDirectory() as folder:
    os.mkdir(folder + "/packed")
    with open(folder + "/packed/text", "wb") as plain:
        plain.write(text)
    name = shutil.make_archive(folder + "/archive", "bztar", folder + "/packed")
    shutil.unpack_archive(name, folder + "/unpacked")
    with open(folder + "/unpacked/text", "rb") as plain:
        print(os.path.basename(name), plain.read() == text)
