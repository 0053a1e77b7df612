"""input(), exit(), what generators say of themselves, escapes as codecs."""
import codecs
import inspect
import io
import pickle
import sys

sys.stdin = io.StringIO("first\nsecond line\n\nlast")
print([input("? "), input(), input("more: "), input()])
try:
    input()
except EOFError as error:
    print("EOFError", error)
for leave in (exit, quit):
    try:
        leave(3)
    except SystemExit as error:
        print(error.code)
try:
    exit()
except SystemExit as error:
    print(error.code)


def inner():
    yield 1
    yield 2


def outer():
    yield 0
    yield from inner()


g = outer()
print(inspect.getgeneratorstate(g), g.gi_yieldfrom, g.gi_suspended)
next(g)
print(inspect.getgeneratorstate(g), g.gi_yieldfrom, g.gi_suspended, g.gi_frame.f_code.co_name)
next(g)
print(g.gi_yieldfrom.__name__, inspect.getgeneratorlocals(g))
list(g)
print(inspect.getgeneratorstate(g), g.gi_frame, g.gi_suspended)


async def nothing():
    return 3


c = nothing()
print(inspect.getcoroutinestate(c), c.cr_await, c.cr_origin)
c.close()
print(inspect.getcoroutinestate(c))

texts = ["plain", "tab\tnl\n\\ ' \"", "é€\U0001f600", "\x00\x7f\xff"]
for text in texts:
    for name in ("unicode_escape", "raw_unicode_escape"):
        data = text.encode(name)
        print(name, data, data.decode(name) == text)
for data in (rb"\x41\u00e9\U0001F600\101\7\n\q\\", rb"\\u0041\\\u0041", rb"a\
b"):
    print([data.decode(name) for name in ("unicode_escape", "raw_unicode_escape")])
for data in (b"\\x4", b"\\u12", b"\\U0012", b"\\U00110000", b"abc\\"):
    for errors in ("strict", "replace", "ignore"):
        try:
            print(data.decode("unicode_escape", errors))
        except UnicodeDecodeError as error:
            print(error)
print(codecs.escape_decode(rb"\x41\101\n\\\'"), codecs.escape_encode(b"a'\n\x00\xff\\"))
for value in (3, "é\n\\", [1, "x", None], (2.5, {"a": b"b"})):
    print(pickle.loads(pickle.dumps(value, 0)) == value, end=" ")
print()
