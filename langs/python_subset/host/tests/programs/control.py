"""Loops, jumps, try, with, in every nesting that unwinds something."""


class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


def loops(n):
    found = []
    for i in range(n):
        for j in range(n):
            if j == 2:
                break
            if i == j:
                continue
            found.append((i, j))
        else:
            found.append("inner done")
    else:
        found.append("outer done")
    while n:
        n -= 1
        if n == 1:
            break
    else:
        found.append("not reached")
    return found


print(loops(1), loops(3))


def while_true():
    n = 0
    while True:
        while True:
            n += 1
            if n % 3 == 0:
                break
            elif n > 20:
                return n
        if n > 10:
            continue
        n += 1


print(while_true())


def returns(kind):
    for i in range(3):
        try:
            with Manager("a"), Manager("b", swallow=kind == "swallow") as b:
                if kind == "return":
                    return i, b.name
                if kind == "break":
                    break
                if kind == "continue" and i < 2:
                    continue
                if kind in ("raise", "swallow"):
                    raise ValueError(i)
        except ValueError as error:
            print("caught", error)
            if i == 1:
                return "from except"
        else:
            print("else", i)
        finally:
            print("finally", i)
            if kind == "override":
                return "overridden"
    return "end"


for kind in ("return", "break", "continue", "raise", "swallow", "override", "none"):
    print(kind, returns(kind))


def finally_break():
    for i in range(5):
        try:
            try:
                1 // (i - 1)
            finally:
                print("f", i)
                if i == 1:
                    continue
                if i == 3:
                    break
        except ZeroDivisionError:
            print("never for 1")
    return i


print(finally_break())


def nested_finally(n):
    try:
        try:
            try:
                return n * 2
            finally:
                print("one")
                n = 100
        finally:
            print("two")
            if n > 50:
                try:
                    raise KeyError("inner")
                except KeyError as error:
                    print("handled", error)
    finally:
        print("three")


print(nested_finally(4))


def return_in_finally_keeps():
    for x in [1, 2]:
        try:
            return [x]
        finally:
            for y in [3]:
                try:
                    continue
                finally:
                    print("y", y)


print(return_in_finally_keeps())


def handlers(value):
    try:
        try:
            if value == 0:
                raise KeyError("k")
            if value == 1:
                raise IndexError("i")
            if value == 2:
                raise OSError("o")
            result = "none"
        except KeyError as error:
            result = error
        except (IndexError, AttributeError):
            result = "index"
            raise
        else:
            result = "else"
        finally:
            print("cleanup", value)
        return repr(result), "error" in locals()
    except LookupError as error:
        return "lookup", error.args, error.__context__
    except:
        return "bare"


print([handlers(value) for value in range(4)])


def chain():
    try:
        try:
            raise ValueError("first")
        except ValueError as error:
            raise TypeError("second") from error
    except TypeError as error:
        print(repr(error.__cause__), error.__suppress_context__)
    try:
        try:
            raise ValueError("first")
        except ValueError:
            undefined_name
    except NameError as error:
        print(repr(error.__context__), error.__cause__)
    try:
        try:
            raise ValueError("first")
        except ValueError:
            raise KeyError("third") from None
    except KeyError as error:
        print(repr(error.__context__), error.__suppress_context__)


chain()

import sys


def handled_now():
    print(sys.exc_info()[0])
    try:
        raise ValueError
    except ValueError:
        print(sys.exc_info()[0])
        try:
            raise KeyError
        except KeyError:
            print(sys.exc_info()[0])
        print(sys.exc_info()[0])
        try:
            pass
        finally:
            print(sys.exc_info()[0])
    print(sys.exc_info()[0])


handled_now()


def reraise():
    try:
        try:
            raise ValueError("again")
        except ValueError:
            try:
                raise KeyError
            except KeyError:
                pass
            raise
    except ValueError as error:
        return error, error.__context__


print(reraise())
try:
    raise
except RuntimeError as error:
    print(error)


def assertion(value):
    assert value, f"message {value!r}"
    assert (value, "always true")
    return value


print(assertion(1))
for value in (0, ""):
    try:
        assertion(value)
    except AssertionError as error:
        print(error)
try:
    assert False
except AssertionError as error:
    print(error.args)
try:
    raise TypeError
except (ValueError, TypeError):
    print("tuple")
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    print(error, repr(error.__context__))
try:
    raise 5
except TypeError as error:
    print(error)


def with_targets():
    class Pair:
        def __enter__(self):
            return 1, (2, 3)

        def __exit__(self, *args):
            return None
    box = []
    with Pair() as (a, (b, c)), Pair() as box[:]:
        return a, b, c, box


print(with_targets())
for bad in (5, Manager):
    try:
        with bad:
            pass
    except TypeError as error:
        print(error)


def deep_with():
    with Manager("1", True):
        with Manager("2"):
            with Manager("3"):
                raise ValueError("deep")
        print("not printed")
    print("after")


deep_with()


def exit_raises():
    class Raises(Manager):
        def __exit__(self, *args):
            raise KeyError("in exit")
    try:
        with Raises("r"):
            raise ValueError("body")
    except KeyError as error:
        print(error, repr(error.__context__))


exit_raises()


def dead_code():
    return 1
    while True:
        def never():
            yield
    try:
        pass
    finally:
        return 2


print(dead_code())


def constants():
    if 0:
        print("no")
    if "":
        print("no")
    elif not 0:
        print("yes")
    while 0:
        print("no")
    else:
        print("else")
    if __debug__:
        print("debug")
    x = 5 if 1 else 6
    return x, (1 and 2), (0 or 3), not (1 and 0)


print(constants())


def only_pass():
    try:
        pass
    except ValueError:
        pass
    finally:
        pass
    for _ in ():
        pass
    while False:
        pass
    if only_pass:
        pass
    else:
        pass
    try:
        assert 1
    except:
        raise


print(only_pass())
