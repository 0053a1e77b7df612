"""Slots of subclasses of builtin classes in copies; signals that are ignored from the start."""
import collections
import copy
import os
import pickle
import signal


class Bytes(bytearray):
    __slots__ = ("x", "__dict__")


class Items(collections.deque):
    __slots__ = ("x", "y", "__dict__")


one, two = Bytes(b"ab"), Items([1, 2])
one.x, one.z, two.x, two.k = 1, 2, 3, 4
copies = [copy.copy(one)]
for value in one, two:
    copies += [copy.deepcopy(value), pickle.loads(pickle.dumps(value)),
               pickle.loads(pickle.dumps(value, 0))]
for value in copies:
    print(type(value), value in (one, two), value.x, value.__dict__, hasattr(value, "y"))

print(signal.getsignal(signal.SIGPIPE), signal.getsignal(signal.SIGXFSZ),
      signal.getsignal(signal.SIGTERM))
reading, writing = os.pipe()
os.close(reading)
try:
    os.write(writing, b"x")
except BrokenPipeError as error:
    print(error)


class Text(bytes):
    pass


for protocol in range(5):
    print(pickle.loads(pickle.dumps(Text(b"abc"), protocol)))
for values in b"abc", bytearray(b"abc"), collections.deque("abc"):
    iterator = iter(values)
    next(iterator)
    print(list(copy.copy(iterator)), list(pickle.loads(pickle.dumps(iterator))))
last = reversed(collections.deque("abc"))
next(last)
print(list(copy.copy(last)), list(type(last)(collections.deque("xyz"))))
print(ord(bytearray(b"x")), bytes.__new__.__self__)
