"""Decoding UTF-16 and UTF-32 piece by piece."""
import codecs

DECODERS = [codecs.utf_16_decode, codecs.utf_16_le_decode, codecs.utf_16_be_decode,
            codecs.utf_32_decode, codecs.utf_32_le_decode, codecs.utf_32_be_decode]
PIECES = [b"", b"\xfe", b"a\0\0\xd8", b"\0\xd8", b"\0\xd8\0", b"\xd8\0", b"\xff\xfe\0\xd8",
          b"\xfe\xff\xd8\0", b"\xfe\xff\xd8\0\xdc", b"\0\xdc", b"a\0\0\0\0\xd8"]


def outcome(decoder, *args):
    try:
        return ascii(decoder(*args))
    except UnicodeDecodeError as error:
        return str(error)


for decoder in DECODERS:
    for piece in PIECES:
        for errors in ("strict", "ignore"):
            for final in (False, True):
                print(decoder.__name__, piece, errors, final,
                      outcome(decoder, piece, errors, final))
for piece in PIECES:
    for order in (-1, 0, 1):
        for final in (False, True):
            print(piece, order, final,
                  outcome(codecs.utf_16_ex_decode, piece, "strict", order, final))

for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8"):
    text = "a\U00010000b\U0010ffff\xe9"
    decoder = codecs.getincrementaldecoder(name)()
    data = text.encode(name)
    pieces = [decoder.decode(data[i:i + 1]) for i in range(len(data))]
    pieces.append(decoder.decode(b"", True))
    print(name, [ascii(piece) for piece in pieces], "".join(pieces) == text)
