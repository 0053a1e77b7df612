"""Contexts of exceptions that a program made cycles."""
class A(Exception): pass
class B(Exception): pass
class C(Exception): pass
class D(Exception): pass
class E(Exception): pass
def chain(e):
    out = []
    while e is not None and len(out) < 8:
        out.append(type(e).__name__); e = e.__context__
    return out
def cycle1():
    try: raise A()
    except A as error:
        error.__context__ = error
        try: raise B()
        except B as second: print(chain(second))
def cycle2():
    a, b, c = A(), B(), C()
    a.__context__ = b; b.__context__ = c; c.__context__ = b
    try: raise a
    except A:
        try: raise D()
        except D as d: print(chain(d))
def cycle3():
    a, b, c, d = A(), B(), C(), D()
    a.__context__ = b; b.__context__ = c; c.__context__ = d; d.__context__ = b
    try: raise a
    except A:
        try: raise E()
        except E as e: print(chain(e))
def plain():
    try:
        try: raise A()
        except A as a:
            try: raise B()
            except B as b: raise a
    except A as a: print(chain(a), chain(a.__context__))
for f in (cycle1, cycle2, cycle3, plain): f()
try:
    try: raise A
    except A:
        try: raise B
        except B:
            try: raise C
            except C: raise D
except D as d: print(chain(d))
