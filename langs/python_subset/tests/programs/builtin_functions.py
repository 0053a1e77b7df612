"""Functions of modules: no methods in a class, pickled by name, with their module."""
import math
import pickle
import sys


class Numbers:
    close = math.isclose
    largest = max
    count = staticmethod(len)
    text = str.upper
    name = "numbers"


numbers = Numbers()
print(numbers.close(1.0, 1.0 + 1e-12, rel_tol=1e-9), numbers.largest(3, 9), numbers.count("abc"))
print(Numbers.text("up"), Numbers.close is math.isclose, numbers.close is math.isclose)
try:
    numbers.text()
except TypeError as error:
    print(type(error).__name__)

for function in (len, math.isclose, print):
    print(function.__self__.__name__, function.__name__, pickle.loads(pickle.dumps(function)) is function)
print(hasattr(str.upper, "__self__"), [].append.__self__)
print(sys.gettrace(), sys.settrace(None))

# ints as text, short and long
for text in ("0", "-0", "007", "+5", " 12 ", "1_0", "", "-", "--1", "12a", "- 5", "0x10",
             "9" * 18, "-" + "9" * 18, "9" * 19, "-" + "9" * 20):
    for base in (10, 0, 16):
        try:
            print(repr(text), base, int(text, base))
        except ValueError as error:
            print(error)
