"""_json: strings and values there and back, and the places of errors."""
import json
import json.decoder

import _json


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


class Context:
    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    memo = {}

    def parse_constant(self, name):
        return "constant " + name


STRINGS = ['abc"', 'a\\nb\\t\\"\\\\\\/\\b\\f\\r" rest', 'a', 'a\\', 'a\\q"', 'a\nb"', '\\u0041\\u00e9\\u20ac"', '\\ud83d\\ude00"', '\\ud83d"',
           '\\ud83dx\\ude00"', '\\ude00"', '\\u12"', '\\u12g4"', '\\ud83d\\u12"', '\\ud83d\\u0041 "', 'é€😀"', 'é€😀\\n" x', '"', '', '\\u0041', '\\u004',
           'é\\q"', 'é', '\x7f"', '\\uABCD\\uabcd"', '\\ud83d\\ude00\\ud83d\\ude00"']
for text in STRINGS:
    print(ascii(text), [ascii(attempt(_json.scanstring, prefix + text, len(prefix), strict)) for prefix in ['"', 'é"'] for strict in [True, False]])
print(attempt(_json.scanstring, "abc", -1), attempt(_json.scanstring, "abc", 4), attempt(_json.scanstring, 5, 1), attempt(_json.scanstring, "abc", 3))
for text in ["", "abc", 'a"b\\c', "\n\r\t\f\b\0\x1f\x7f", "é€😀\ud800", "x" * 100 + "é"]:
    print(ascii(_json.encode_basestring_ascii(text)), ascii(_json.encode_basestring(text)))
print(attempt(_json.encode_basestring_ascii, 5), attempt(_json.encode_basestring, None))

scan = _json.make_scanner(Context())
TEXTS = ["1", "-1", "0", "-0", "12345678901234567890123", "-9223372036854775808", "9223372036854775807", "9223372036854775808", "1.5", "-0.25e10", "1e5", "1E-3", "1.", "1.e5", "01",
         "-", "- 1", "true", "false", "null", "nul", "NaN", "Infinity", "-Infinity", "-Inf", "[]", "[ ]", "[1, 2,3 ]", "[1,]", "[1", "[", "[1 2]", "{}", "{ }",
         '{"a": 1}', '{"a": 1, "b": [true, {"a": null}]}', '{"a" 1}', '{"a":}', '{"a": 1,}', '{"a": 1 "b"}', "{1: 2}", '{"a": 1', "{", '"abc"', '"a', "",
         " 1", "x", '["é", "a"]', '["é" 1]', '{"é": é}', "[[[[1]]]]", '{"a": 1, "a": 2}', "[1, 2] tail", "1.5.5", "[\n1\t,\r2]", '{"k"\n:\t"v"}', "[,]", "{,}"]
for text in TEXTS:
    print(ascii(text), ascii(attempt(scan, text, 0)), ascii(attempt(scan, "é" + text, 1)))
print(attempt(scan, "1", 5), attempt(scan, "1", -1), attempt(scan, 5, 0), scan.strict)


class Hooked(Context):
    strict = False

    def object_hook(self, value):
        return ("object", sorted(value.items()))

    def parse_float(self, text):
        return "float " + text

    def parse_int(self, text):
        return "int " + text


class Paired(Hooked):
    def object_pairs_hook(self, pairs):
        return ("pairs", pairs)


for context in [Hooked(), Paired()]:
    scan = _json.make_scanner(context)
    print([attempt(scan, text, 0) for text in ['{"a": 1, "b": {"c": 2.5}}', "[1, -2.5e3, {}]", '"a\nb"', "NaN"]])


class Failing(Context):
    def object_hook(self, value):
        return 1 // 0


print(attempt(_json.make_scanner(Failing()), "{}", 0), attempt(_json.make_scanner, 5))
depth = "[" * 100000
scan = _json.make_scanner(Context())
print(attempt(scan, depth, 0)[:14])
value = scan('{"key": [1, 2.5, "text", null, {"key": true}]}' , 0)
print(value)


# encoding
def encoder(markers=None, default=None, encode=_json.encode_basestring_ascii, key=": ", item=", ", sort=False, skip=False, nan=True):
    return _json.make_encoder(markers, default, encode, None, key, item, sort, skip, nan)


class Number(int):
    def __repr__(self):
        return "number"


class Real(float):
    def __repr__(self):
        return "real"


class Text(str):
    pass


class Mapping(dict):
    def items(self):
        return [("x", 1), ("y", 2)]


VALUES = [1, -5, 2 ** 70, 1.5, 1e100, 0.1, True, False, None, "text", "é\n", [], [1, [2, []]], (1, "a"), {}, {"a": 1, "b": [None, {}]},
          {1: 2, 2.5: 3, True: 4, None: 5, "k": 6}, Number(7), Real(2.5), Text("sub"), [Number(1)], {Number(2): Real(1)}, Mapping(a=1), float("nan"),
          float("inf"), [float("-inf")], 1j, {(1,): 2}, {"a": {1, 2}}, b"x", {b"k": 1, "a": 2}]
for value in VALUES:
    print(ascii(attempt(encoder(), value, 0)), ascii(attempt(encoder({}, lambda v: [type(v).__name__], sort=value != {1: 2, 2.5: 3, True: 4, None: 5, "k": 6}, skip=True,
                                                                      nan=False, key=":", item=","), value, 0)))
print(encoder(encode=_json.encode_basestring)("é\n", 0), encoder(encode=lambda s: "<" + s + ">")({"a": "b"}, 0), attempt(encoder(encode=lambda s: 5), "a", 0))
print(encoder(sort=True)({"b": 1, "a": 2}, 0), attempt(encoder(sort=True), {"b": 1, 2: 2}, 0))
loop = [1]
loop.append(loop)
print(attempt(encoder({}), loop, 0), attempt(encoder({}), {"a": loop}, 0), attempt(encoder({}, lambda v: v), 1j, 0), attempt(encoder(), loop, 0)[:14])
shared = [1]
print(encoder({})([shared, shared], 0), attempt(lambda: encoder(5)))

# Many keys, the same ones again, and ints about as long as a machine's.
wide = {"key %d%s" % (i, "\t" * (i % 3 == 0)): i for i in range(150)}
text = json.dumps([wide, wide])
print(json.loads(text) == [wide, wide], json.dumps(json.loads(text)) == text)
first, second = json.loads('[{"id": 1}, {"id": 2}]')
print(list(first)[0] is list(second)[0])
for digits in (17, 18, 19, 20, 40):
    print(json.loads("9" * digits), json.loads("-" + "9" * digits))
for wrong in ('{"a', '{"a":1,}', '{"a\n":1}', '"\t"', "[1 2]", "-", "[1,", "nul"):
    try:
        print(json.loads(wrong))
    except ValueError as error:
        print(repr(wrong), error)
print(json.JSONDecoder(strict=False).decode('{"\t": "\n\x01"}'))
