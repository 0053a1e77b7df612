"""zlib, gzip, zip files and tar files: what was compressed comes back, also in pieces."""
import gzip
import io
import tarfile
import zipfile
import zlib

# made by zlib 1.2.13
KNOWN = [
    bytes.fromhex(
        "78da558ebb0d80400c4357f1002992fb84bb7190a0a08413fb133aa77c4f966dc5badffd390f5c0b"
        "2a30661314e626a8cc53d052de059d45e902675123b1a5cae8182c3c46268b112f4cd38cfe47f3d3"
        "12a90fe6ff3d17"),
    bytes.fromhex(
        "1f8b0800000000000203558ebb0d80400c4357f1002992fb84bb7190a0a08413fb133aa77c4f966d"
        "c5badffd390f5c0b2a30661314e626a8cc53d052de059d45e902675123b1a5cae8182c3c46268b11"
        "2f4cd38cfe47f3d312a90ff313360ecc000000"),
    bytes.fromhex(
        "558ebb0d80400c4357f1002992fb84bb7190a0a08413fb133aa77c4f966dc5badffd390f5c0b2a30"
        "661314e626a8cc53d052de059d45e902675123b1a5cae8182c3c46268b112f4cd38cfe47f3d312a9"
        "0f"),
]
for data, wbits in zip(KNOWN, (15, 31, -15)):
    try:
        print(zlib.decompress(data, wbits))
    except zlib.error as error:
        print(error)
texts = [b"", b"a", b"abc" * 1000, bytes(range(256)) * 4, b"\0" * 40000,
         ("%d squared is %d\n" * 300 % tuple(n for i in range(300) for n in (i, i * i))).encode()]
for text in texts:
    print(len(text), zlib.crc32(text), zlib.adler32(text))
    for level in (0, 1, 6, 9):
        for wbits in (15, -15, 31):
            packer = zlib.compressobj(level, zlib.DEFLATED, wbits)
            packed = packer.compress(text[:50]) + packer.compress(text[50:]) + packer.flush()
            assert zlib.decompress(packed, wbits) == text
            if wbits > 0:
                assert zlib.decompress(packed, 47) == text
    packed = zlib.compress(text)
    unpacker = zlib.decompressobj()
    found = b"".join([unpacker.decompress(packed[i:i + 5]) for i in range(0, len(packed), 5)])
    print(found + unpacker.flush() == text, unpacker.eof, len(packed) <= len(text) + 20)
    unpacker, found, rest = zlib.decompressobj(), b"", packed + b"behind"
    while not unpacker.eof:
        part = unpacker.decompress(rest, 1000)
        assert len(part) <= 1000
        found += part
        rest = unpacker.unconsumed_tail
    print(found == text, unpacker.unused_data)
packer, unpacker = zlib.compressobj(), zlib.decompressobj()
for part in (b"first", b"second", b"third"):
    print(unpacker.decompress(packer.compress(part) + packer.flush(zlib.Z_SYNC_FLUSH)))
packer = zlib.compressobj(zdict=b"words that are known")
packed = packer.compress(b"known words that are") + packer.flush()
print(zlib.decompressobj(zdict=b"words that are known").decompress(packed))
for wrong in (b"xx", packed, zlib.compress(b"abc")[:-1], zlib.compress(b"abc")[:-1] + b"!",
              b"x\x9c\xff\xff", b""):
    try:
        print(zlib.decompress(wrong))
    except zlib.error as error:
        print(error)

file = io.BytesIO()
with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packer:
    for text in texts:
        packer.write(text)
file.seek(0)
with gzip.open(file) as unpacker:
    print(unpacker.read() == b"".join(texts))
print(gzip.decompress(gzip.compress(b"one") + gzip.compress(b"two")))
file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
    for i, text in enumerate(texts):
        archive.writestr(f"folder/{i}.txt", text)
with zipfile.ZipFile(file) as archive:
    print(archive.namelist(), archive.testzip(),
          [archive.read(name) for name in archive.namelist()] == texts)
file = io.BytesIO()
with tarfile.open(fileobj=file, mode="w:gz") as archive:
    for i, text in enumerate(texts):
        member = tarfile.TarInfo(f"{i}.bin")
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
file.seek(0)
with tarfile.open(fileobj=file) as archive:
    print(archive.getnames(), [archive.extractfile(one).read() for one in archive] == texts)
