x = 5
exec("y = x + 1\nprint(y)")
print(y, eval("x*y"), eval("a+b", {"a": 1, "b": 2}))
def f(a):
    b = 2
    def g(): return a
    exec("b = 7")
    print("b" in locals(), b)
    return eval("a + b")
print(f(1))
d = {}
exec("def h(n): return n * k\nk = 4", d)
print(d["h"](3), sorted(d))
try:
    exec("x = = 1")
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, e)
class M(dict):
    def __missing__(self, k): return k.upper()
print(eval("foo + bar", {}, M()))
def outer():
    import sys
    return globals()["x"]
print(outer())
print(len(compile("1+1", "f", "eval").co_varnames))
exec(compile("1+1\nNone\n5", "f", "exec"))
exec(compile("z = 1", "f", "single"))
print(__import__("math").pi)
