"""Names: local, global, nonlocal, class bodies, cells, mangling, walrus."""
x = "module"


def outer(x, *more):
    def get():
        return x

    def set_to(value):
        nonlocal x
        x = value

    class Inner:
        x = "class"
        y = x
        from_cell = [x for _ in range(1)]

        def method(self):
            return x

    set_to(x * 2)
    return get(), Inner.x, Inner.y, Inner.from_cell, Inner().method(), more


print(outer(3, 4, 5))


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n
    return step


step = counter()
print(step(), step(), step())


def unset():
    try:
        print(late)
    except UnboundLocalError as error:
        print(error)
    late = 1
    del late
    try:
        del late
    except UnboundLocalError as error:
        print(error)

    def inner():
        return cell
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    cell = 1
    del cell
    try:
        cell
    except UnboundLocalError as error:
        print(error)


unset()


def uses_global():
    global made_here
    made_here = 1

    def nested():
        return made_here
    return nested()


print(uses_global(), made_here)


class Mangled:
    __secret = 1

    def __hidden(self, __argument=2, *, __keyword=3):
        __local = __argument
        self.__attribute = __local + __keyword
        return self.__attribute, self.__secret

    def call(self):
        return self.__hidden()

    class __Nested:
        pass


print(Mangled().call(), sorted(name for name in vars(Mangled) if "angled" in name))
print(Mangled._Mangled__hidden.__code__.co_varnames[:3])


def walrus(data):
    total = [last := item for item in data if (half := item / 2) > 0.5]
    return total, last, half


print(walrus([1, 2, 3]))
print([inner for _ in range(2) if (inner := _) or True], inner)
print((lambda: [y := 1, y ** 2])())


def comprehension_scopes():
    n = 10
    return [[n * i + j for j in range(2)] for i in range(2)], {n for n in range(3)}, n


print(comprehension_scopes())


class Classy:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    try:
        pairs = [(i, j) for i in items for j in items]
    except NameError as error:
        print(error)
    global class_global
    class_global = 5
    locals()["dynamic"] = 7
    print(dynamic)


print(Classy.doubled, class_global, Classy.dynamic)


def class_deref():
    value = "outer"

    class Reads:
        before = value
        locals()["value"] = "namespace"
        after = value

    class Rebinds:
        nonlocal value
        value = "rebound"
        after = value
    return Reads.before, Reads.after, Rebinds.after, value, hasattr(Rebinds, "value")


print(class_deref())


def default_late(a, b=x, *, c=lambda: x):
    x = a
    return b, c(), list(locals())


print(default_late(1))


def parameters_in_cells(a, b, *args, c=1, **kwargs):
    def inner():
        nonlocal a, kwargs
        a += 1
        kwargs = dict(kwargs, new=1)
        return a, args, c, kwargs
    result = inner()
    return result, a, b, sorted(kwargs)


print(parameters_in_cells(1, 2, 3, c=4, d=5))
print(sorted(globals())[:3], __name__, __doc__)


def shadow(print=print, len=len):
    def deeper():
        def deepest():
            return len
        return deepest()
    return deeper()("abc")


print(shadow())


def recursive_closure(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)
    return fact(n)


print(recursive_closure(20))


class WithClassCell:
    def name(self):
        return __class__.__name__

    def each(self):
        return [__class__.__name__ for _ in range(2)]

    @staticmethod
    def static():
        return __class__


print(WithClassCell().name(), WithClassCell().each(), WithClassCell.static())
