"""Exceptions: handlers, finally, chaining, with statements."""


class Custom(ValueError):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code


def thrower(n):
    if n == 0:
        raise Custom(7)
    if n == 1:
        return [][3]
    if n == 2:
        return {}["key"]
    if n == 3:
        return 1 // 0
    if n == 4:
        return undefined_name
    if n == 5:
        return None.attribute
    if n == 6:
        return "a" + 1
    if n == 7:
        return int("x1")
    if n == 8:
        raise KeyError
    if n == 9:
        assert n < 9, "message"
    if n == 10:
        a, b = [1, 2, 3]
    if n == 11:
        a, b = [1]
    if n == 12:
        len(5)
    if n == 13:
        return 5()
    if n == 14:
        thrower(1, 2)
    if n == 15:
        thrower()
    if n == 16:
        return local_one
        local_one = 3
    if n == 17:
        raise 42
    if n == 18:
        for x in 5:
            pass
    if n == 19:
        return [1, 2]["a"]
    return n


for i in range(21):
    try:
        print(i, thrower(i))
    except Custom as error:
        print(i, "custom", error, error.code, error.args)
    except (IndexError, KeyError) as error:
        print(i, type(error).__name__, error, repr(error))
    except Exception as error:
        print(i, type(error).__name__, error)


def order():
    result = []
    try:
        try:
            result.append("try")
            raise ValueError("inner")
        except TypeError:
            result.append("never")
        else:
            result.append("else")
        finally:
            result.append("finally")
    except ValueError as error:
        result.append(str(error))
    else:
        result.append("outer else")
    return result


def returns():
    try:
        return "try"
    finally:
        print("finally runs")


def overrides():
    for i in range(3):
        try:
            continue
        finally:
            if i == 1:
                break
    return i


print(order(), returns(), overrides())
try:
    try:
        raise KeyError("first")
    except KeyError as error:
        raise ValueError("second") from error
except ValueError as error:
    print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as error:
    print(repr(error.__context__), error.__cause__)
try:
    try:
        raise KeyError("again")
    except KeyError:
        raise
except KeyError as error:
    print("reraised", error)


class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


with Manager("a") as a, Manager("b"):
    print("body", a.name)
with Manager("c", swallow=True):
    raise RuntimeError("swallowed")
try:
    with Manager("d"):
        raise RuntimeError("passes")
except RuntimeError as error:
    print("caught", error)


def early(values):
    for value in values:
        with Manager(value):
            if value == "y":
                return value


print(early(["x", "y", "z"]))


def deep(n):
    if n == 0:
        raise LookupError("bottom")
    try:
        deep(n - 1)
    finally:
        if n % 50 == 0:
            print("unwinding", n)


try:
    deep(100)
except LookupError as error:
    print(error)


def counting():
    caught = 0
    for i in range(3000):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            elif i % 7 == 0:
                raise KeyError(i)
        except ValueError as error:
            caught += error.args[0]
        except KeyError:
            caught += 1
    return caught


print(counting())


def infinite(n):
    return infinite(n + 1)


try:
    infinite(0)
except RecursionError:
    print("recursion stopped")


def message_of(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


print(message_of(getattr, 1, 2), message_of(hasattr, 1, None), message_of(setattr, 1, b"a", 2),
      message_of(delattr, 1, 3.0))
print(message_of(int, "\u00e9" * 300), message_of(int, "x" * 199, 16))
print(message_of(lambda: (yield from iter([])), 1))


def delegate():
    yield from [1, 2]


generator = delegate()
print(next(generator), message_of(generator.send, 3))
print(message_of(int.__new__, bool, 1), message_of(int.__new__, type("Whole", (int,), {}), 3))
