"""binascii: each encoding there and back, wrong input, checksums."""
import binascii


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


DATA = bytes(range(256)) + b"end"
for n in [0, 1, 2, 3, 4, 5, 44, 45, 256, 259]:
    data = DATA[:n]
    text = binascii.b2a_base64(data)
    print(n, text, binascii.a2b_base64(text) == data, binascii.b2a_base64(data, newline=False)[-5:])
    digits = binascii.hexlify(data)
    print(digits, binascii.unhexlify(digits) == data, binascii.a2b_hex(digits.decode().upper()) == data)
    if n <= 45:
        line = binascii.b2a_uu(data)
        print(line, binascii.a2b_uu(line) == data, binascii.b2a_uu(data, backtick=True))
    print(binascii.crc32(data), binascii.crc32(data, 12345), binascii.crc_hqx(data, 0), binascii.crc_hqx(data, 99))
for text in ["abc", "a", "ab", "YQ==", "YQ=", "Y", "YWJj", "=", "==", "YQ==YQ==", "Y Q = =", "YWJ=", "\n", "YQ==\n", "Y@Q==", "YWJjZ",
             b"YWJj", bytearray(b"YWJjZGU="), "Y=W=J=j", "YW\nJj", "é", 5, None]:
    print(text, attempt(binascii.a2b_base64, text), attempt(binascii.a2b_base64, text, strict_mode=True))
for text in ["", "abc", "zz", "0a", b"0A0b", "é1", 5, "0 1", " 0"]:
    print(text, attempt(binascii.unhexlify, text))
for args in [("a",), (b"abc", ""), (b"abc", "ab"), (b"abcde", "-", 2), (b"abcde", b":", -2), (b"abcde", ":", 0), (b"", ":"),
             (bytearray(b"ab"),), (5,)]:
    print(attempt(binascii.hexlify, *args))
for text in [b"#86)C\n", b"#86)C!!\n", b"!\x80", b"", b" ", b"%", b"#86", "#86)C"]:
    print(text, attempt(binascii.a2b_uu, text))
print(attempt(binascii.b2a_uu, b"a" * 46), attempt(binascii.b2a_base64, "a"), attempt(binascii.crc32, "a"), binascii.crc32(b"a", -5),
      binascii.crc32(b"a", 2 ** 40 + 7), attempt(binascii.crc32, b"a", "b"))
print(binascii.Error, binascii.Error.__mro__[1], binascii.Incomplete, issubclass(binascii.Error, ValueError))
try:
    binascii.unhexlify("1")
except ValueError as error:
    print(repr(error))
for data in [b"", b"a b_c=d\n", b"end \nend\t\r\n.\nx", b"\xff\0\r\n=", b".", b"..\n.\r\n", b"x" * 80, b"=" * 40 + b"\n",
             b"first\r\nsecond\nthird", b"x" * 75 + b" \n", b"tab\tspace end "]:
    for options in [{}, {"quotetabs": True}, {"istext": False}, {"header": True}]:
        text = binascii.b2a_qp(data, **options)
        print(text, binascii.a2b_qp(text), binascii.a2b_qp(text, header=True))
for text in ["=", "a=\nb", "a=\r\nb", "==41", "=4", "=4g", "=e9=E9", "a_b", "=\rlost", "é"]:
    print(attempt(binascii.a2b_qp, text), attempt(binascii.a2b_qp, text, True))
