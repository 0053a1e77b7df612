"""What exceptions carry, and values in slots beside those in `__dict__`."""
import pickle, copy, os
class P:
    __slots__ = ("a", "__dict__")
p = P(); p.a = 1; p.b = 2
print(p.__dict__, p.a, p.b)
class Q:
    __slots__ = ("a",)
class R(Q): pass
r = R(); r.a = 5; r.z = 6
print(vars(r), r.a); r.__dict__ = {"y": 1}
print(vars(r), r.a, copy.copy(r).a, vars(copy.copy(r)))
del r.a
try: r.a
except AttributeError as e: print(e, e.name, e.obj is r, vars(e))
try: object().__class__ = R
except TypeError as e: print(e)
class S: pass
try: r.__class__ = S
except TypeError as e: print(e)
class T(Q): pass
r.__class__ = T; print(type(r).__name__)
try: undefined_thing
except NameError as e: print(e, e.name)
try: os.nonsense
except AttributeError as e: print(e, e.name, e.obj is os)
try:
    class D(S, S): pass
except TypeError as e: print(e)
class Bad:
    def __set_name__(self, owner, name): raise KeyError(name)
try:
    class U: x = Bad()
except RuntimeError as e: print(e, repr(e.__cause__))
for e in [OSError(2, "no", "file"), OSError(2, "no", "f", None, "g"), OSError("x"), ImportError("m", name="n", path="p"),
          SyntaxError("bad", ("f.py", 1, 2, "text")), KeyError(1), UnicodeDecodeError("utf-8", b"abc", 0, 1, "why"), ExceptionGroup("g", [ValueError(1)])]:
    c = pickle.loads(pickle.dumps(e)); d = copy.copy(e)
    print(repr(c), str(c), vars(c), repr(d), str(d))
e = OSError(2, "no", "file"); print(e.filename, e.errno, e.strerror, e.args); e.filename = "other"; print(e)
e = SyntaxError("bad", ("f.py", 1, 2, "text")); print(e.lineno, e.offset, e.text, e.msg, e.filename)
e = UnicodeDecodeError("utf-8", b"abc", 0, 1, "why"); e.start = 2; print(e.start, e)
try: open("/nonexistent/x")
except OSError as e: print(e, vars(e), e.filename)
try: import nonexistent_thing
except ImportError as e: print(e.name, e.path, e.msg, vars(e))
async def co(): pass
c = co(); c.__name__ = "zz"; print(c.__name__, c.__qualname__); c.close()
def fr():
    def g(): return later
    try: g()
    except NameError as e: print(e, e.name)
    later = 1
fr()

error = ValueError("x")
error.add_note("one")
error.__notes__ = ("a",)
try:
    error.add_note("two")
except TypeError as raised:
    print(raised)
