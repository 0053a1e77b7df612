"""Code objects with other names, constants and flags."""
import types


def f(a, b=2):
    "doc"
    c = 3
    return a + b + c


code = f.__code__
new = code.replace(co_name="g", co_filename="elsewhere.py", co_firstlineno=40)
print(new.co_name, new.co_filename, new.co_firstlineno, code.co_name, code.co_firstlineno)
f.__code__ = new
print(f(1), f.__name__)
f.__code__ = code.replace(co_consts=tuple(
    30 if const == 3 else const for const in code.co_consts))
print(f(1))
f.__code__ = code.replace(co_argcount=2, co_varnames=("a", "b", "c"))
print(f(1))
g = types.FunctionType(code.replace(co_qualname="x.y"), globals(), "g", (5,))
print(g(1), g.__code__.co_qualname)
for wrong in (lambda: code.replace(co_nothing=3), lambda: code.replace("g"),
              lambda: code.replace(co_name=3)):
    try:
        wrong()
    except TypeError as error:
        print("TypeError")


@types.coroutine
def ticks():
    got = yield 1
    print("got", got)
    return "done"


async def user():
    return await ticks()


print(ticks.__code__.co_flags & 0x100)
coroutine = user()
print(coroutine.send(None))
try:
    coroutine.send("x")
except StopIteration as stop:
    print(stop.value)
