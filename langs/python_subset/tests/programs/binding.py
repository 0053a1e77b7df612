"""What `__get__` of descriptors gives, also with one argument and with None."""
import collections
import functools


class Owner:
    __slots__ = ("slot",)

    def method(self, *more):
        return "method", more

    @functools.lru_cache
    def cached(self, x=0, y=0):
        return "cached", x, y

    @functools.lru_cache
    def __add__(self, other):
        return "added", other

    @functools.lru_cache
    def __call__(self, *args):
        return "called", args

    @property
    def value(self):
        return "value"


def getting(descriptor, *args):
    try:
        got = descriptor.__get__(*args)
    except (TypeError, AttributeError) as error:
        return type(error).__name__, str(error)
    return "itself" if got is descriptor else type(got).__name__


owner = Owner()
Named = collections.namedtuple("Named", "field")
for descriptor in [Owner.method, owner.method, vars(Owner)["cached"], vars(Owner)["value"],
                   Owner.slot, Named.field, vars(type(getting))["__name__"],
                   staticmethod(getting), classmethod(getting)]:
    for args in [(owner,), (None,), (None, None), (None, Owner), (owner, Owner), (owner, None)]:
        print(getting(descriptor, *args))
print(Owner.method.__get__(owner)(1), vars(Owner)["cached"].__get__(owner)(1),
      Named.field.__get__(Named(3)), list.append.__get__([]).__name__)
cached = owner.cached
print(cached(), cached(1), cached(1, 2), cached(y=3), owner.cached(4), owner.cached(4, y=5))
print(owner + 1, owner(), owner(1), owner(1, 2), owner(1, 2, 3))
