"""except*: what clauses take, what goes on, and what is raised in them."""


def show(error, depth=0):
    if error is None:
        return "None"
    text = f"{type(error).__name__}({str(error)!r}"
    if isinstance(error, BaseExceptionGroup):
        text += ", [" + ", ".join(show(inner, depth) for inner in error.exceptions) + "]"
    for name in ("__context__", "__cause__"):
        linked = getattr(error, name)
        if linked is not None and depth == 0:
            text += f", {name[2:-2]} {show(linked, 1)}"
    return text + ")"


def outcome(function, *args):
    try:
        value = function(*args)
    except BaseException as error:
        print(function.__name__, "raises", show(error))
    else:
        print(function.__name__, "gives", value)


def nested():
    return ExceptionGroup("outer", [
        ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3), OSError(4)]),
        TypeError(5), KeyError("six")])


def clauses(error):
    seen = []
    try:
        if error is not None:
            raise error
    except* ValueError as part:
        seen.append("values " + show(part))
    except* (TypeError, LookupError) as part:
        seen.append("types " + show(part))
    except* OSError:
        seen.append("files")
    else:
        seen.append("else")
    finally:
        seen.append("finally")
    try:
        part
    except NameError as unset:
        seen.append(type(unset).__name__)
    return seen


for case in (None, ValueError("naked"), KeyError("naked"), OSError("naked"), EOFError("naked"),
             KeyboardInterrupt("naked"), nested(), ExceptionGroup("one", [ZeroDivisionError(0)]),
             BaseExceptionGroup("base", [SystemExit(1), ValueError(2)])):
    outcome(clauses, case)


def bare_raise(error):
    try:
        raise error
    except* ValueError:
        raise
    except* TypeError:
        pass


def both_again(error):
    try:
        raise error
    except* ValueError:
        raise
    except* TypeError:
        raise
    except* OSError as part:
        del part


def raises_new(error):
    try:
        raise error
    except* ValueError:
        raise EOFError("new")
    except* (TypeError, OSError, KeyError):
        pass


def raises_two(error):
    try:
        raise error
    except* ValueError as part:
        raise EOFError("first") from part
    except* TypeError:
        {}["second"]
    except* OSError:
        raise


def raises_named(error):
    try:
        raise error
    except* ValueError as part:
        raise part
    except* (TypeError, OSError):
        raise


def raises_member(error):
    try:
        raise error
    except* ValueError as part:
        raise part.exceptions[0]


def finally_raises(error):
    try:
        try:
            raise error
        except* ValueError:
            raise
        finally:
            print("finally")
    except* TypeError as part:
        print("outside", show(part))


for function in (bare_raise, both_again, raises_new, raises_two, raises_named, raises_member,
                 finally_raises):
    for make in (nested, lambda: ValueError("naked"), lambda: TypeError("naked")):
        outcome(function, make())


def kept_by_clauses_that_take_nothing():
    error = nested()
    try:
        raise error
    except* EOFError:
        pass
    except* Exception as part:
        print(part is error)


outcome(kept_by_clauses_that_take_nothing)


def wrong_class(kind):
    try:
        raise nested()
    except* EOFError:
        print("never")
    except* kind:
        print("never")


for kind in (ExceptionGroup, (TypeError, BaseExceptionGroup), 3, (OSError, "x"), int):
    outcome(wrong_class, kind)


def is_asked_although_nothing_is_left(kind):
    try:
        try:
            raise ValueError
        except* ValueError:
            pass
        except* kind:
            pass
    except TypeError as error:
        return str(error)


outcome(is_asked_although_nothing_is_left, ExceptionGroup)
outcome(is_asked_although_nothing_is_left, OSError)


def loops_inside(error):
    found = []
    try:
        raise error
    except* ValueError as part:
        for inner in part.exceptions:
            if isinstance(inner, ExceptionGroup):
                continue
            found.append(inner.args)
            break
        else:
            found.append("else")
        found.append([(lambda: inner.args[0])() for inner in part.exceptions])
    except* TypeError:
        try:
            raise OSError("inside")
        except* OSError as part:
            found.append(show(part))
    except* Exception:
        pass
    return found


outcome(loops_inside, nested())
outcome(loops_inside, TypeError(0))


def around(values):
    for value in values:
        try:
            if value == 2:
                continue
            if value == 4:
                return "returned"
            raise ValueError(value)
        except* ValueError as part:
            yield part.exceptions[0].args
        finally:
            yield "after", value


print(list(around(range(6))))


def thrown_into():
    while True:
        try:
            yield "waits"
        except* ValueError as part:
            sent = yield show(part)
            print("sent", sent)


generator = thrown_into()
next(generator)
print(generator.throw(ValueError("thrown")))
print(generator.send("more"))
print(generator.throw(nested().subgroup(ValueError)))
outcome(generator.throw, KeyError("out"))


class Carrying(ExceptionGroup):
    """Its parts carry its code."""

    def __new__(cls, code, errors):
        self = super().__new__(cls, f"code {code}", errors)
        self.code = code
        return self

    def derive(self, errors):
        return Carrying(self.code, errors)


def carried():
    try:
        error = Carrying(7, [ValueError(1), TypeError(2), Carrying(8, [OSError(3), TypeError(4)])])
        error.add_note("noted")
        raise error
    except* TypeError as part:
        print(show(part), part.code, part.exceptions[1].code, part.__notes__)
        raise
    except* OSError as part:
        print(show(part), part.code)


outcome(carried)


def shadowed(BaseExceptionGroup=None, isinstance=None, type=None):
    ExceptionGroup = len = id = None
    try:
        raise ValueError("shadowed")
    except* ValueError as error:
        found = [repr(inner) for inner in error.exceptions]
    return found, ExceptionGroup, len, id


outcome(shadowed)


class Body:
    __private = []
    try:
        raise TypeError("in a class")
    except* TypeError as __error:
        __private.append(str(__error.exceptions[0]))
    print(__private, [name for name in vars() if not name.startswith("__")])


def captured():
    try:
        raise nested()
    except* Exception as error:
        shown = (lambda: show(error))()
    return shown, (lambda: "error" in locals())()


outcome(captured)


def within_a_handler():
    try:
        raise KeyError("first")
    except KeyError:
        try:
            raise nested()
        except* ValueError:
            pass
        except* TypeError:
            raise


outcome(within_a_handler)

try:
    raise nested()
except* Exception as error:
    print(show(error))
print("error" in globals(), [name for name in globals() if name.startswith(".")])

for statement in ("break", "continue", "return"):
    text = (f"def f():\n  for _ in ():\n    try: pass\n    except* ValueError:\n"
            f"      for x in (): {'pass' if statement == 'return' else statement}\n"
            f"      {statement}\n")
    try:
        exec(text)
    except SyntaxError as error:
        print(error.msg, error.lineno)
try:
    exec("try: pass\nexcept* ValueError: pass\nexcept TypeError: pass\n")
except SyntaxError as error:
    print(error.msg)
exec("try: raise ValueError(1)\nexcept* ValueError as part: print(show(part))")
