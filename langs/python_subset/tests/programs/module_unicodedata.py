"""unicodedata: properties, numbers, names, normal forms."""
import stringprep
import unicodedata

chars = "A1 aé½²Ⅷ٣\u0301\u05d0(\u3042\uac00\uac01\u4e00\U0001f600\ud800\x00\u200d\ufb01ǅ\u0f33"
for char in chars:
    print(f"{ord(char):x}", unicodedata.category(char), unicodedata.bidirectional(char),
          unicodedata.combining(char), unicodedata.east_asian_width(char),
          unicodedata.mirrored(char), unicodedata.decimal(char, None),
          unicodedata.digit(char, None), unicodedata.numeric(char, None),
          unicodedata.name(char, "-"), repr(unicodedata.decomposition(char))
          if not 0xAC00 <= ord(char) < 0xD7A4 else "")
texts = ["abc", "é", "e\u0301", "\ufb01", "\uac01", "\u1100\u1161\u11a8", "a\u0323\u0307",
         "a\u0307\u0323", "\u212b", "²½", "\u0344", "\u1e9b\u0323", "\U0001d15e", "\u0958"]
for text in texts:
    print([unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")],
          [unicodedata.is_normalized(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")])
for name in ("LATIN SMALL LETTER E WITH ACUTE", "snowman", "HANGUL SYLLABLE GAG",
             "CJK UNIFIED IDEOGRAPH-4E00", "GRINNING FACE"):
    print(ascii(unicodedata.lookup(name)),
          (b"\\N{" + name.encode() + b"}").decode("unicode_escape") == unicodedata.lookup(name))
for wrong in (lambda: unicodedata.lookup("no such thing"), lambda: unicodedata.name("\x00"),
              lambda: unicodedata.decimal("x"), lambda: unicodedata.digit("x"),
              lambda: unicodedata.numeric("x"), lambda: unicodedata.category("ab"),
              lambda: unicodedata.category(3), lambda: unicodedata.normalize("NFX", "a")):
    try:
        print(wrong())
    except (KeyError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print("ﬁ Å".casefold(), "bücher.example".encode("idna"), b"xn--bcher-kva.example".decode("idna"))
print(stringprep.in_table_c12("\xa0"))
