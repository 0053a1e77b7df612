"""Type arguments: what type variables become, and tuples of them that are unpacked."""
import copy
import pickle
from types import GenericAlias
from typing import Callable, Generic, Tuple, TypeVar, TypeVarTuple, Unpack

T = TypeVar("T")
S = TypeVar("S")
Ts = TypeVarTuple("Ts")


class One(Generic[T]):
    pass


class Many(Generic[*Ts]):
    pass


unpacked = next(iter(tuple[int, str]))
for make in [
    lambda: tuple[T, ...][int],
    lambda: tuple[int, ...][T],
    lambda: Tuple[T, ...][int],
    lambda: tuple[T, S][int, str],
    lambda: tuple[T, S][int],
    lambda: tuple[*Ts][int, str],
    lambda: Tuple[Unpack[Ts]][int, str],
    lambda: tuple[*tuple[int, ...]],
    lambda: list[T][int].__parameters__,
    lambda: dict[T, list[S]].__parameters__,
    lambda: One.__orig_bases__,
    lambda: One[int]().__orig_class__,
    lambda: Many[int, str],
    lambda: Many[*Ts][int],
    lambda: Many[*tuple[int, ...]],
    lambda: Many[T, *Ts][int, str, float],
    lambda: Callable[[*Ts], T][int, str],
    lambda: pickle.loads(pickle.dumps(unpacked)) == unpacked,
    lambda: copy.copy(unpacked) == unpacked,
    lambda: unpacked == tuple[int, str],
    lambda: tuple[()],
    lambda: (list[T] | int)[str],
    lambda: (list[T] | int)[str, int],
    lambda: list[T][*tuple[int]],
    lambda: list[T][*tuple[int, str]],
    lambda: tuple[*Ts, T][*tuple[int, ...]],
    lambda: tuple[*Ts, T][*tuple[int, ...], str],
    lambda: Tuple[T, *Ts][int, *tuple[str, ...]],
    lambda: tuple[T, tuple[*Ts]][int, str, float],
    lambda: dict[T, S][*tuple[()], *tuple[int, str]],
    lambda: tuple[int](),
    lambda: (int | str).__module__,
]:
    try:
        print(make())
    except TypeError as error:
        print(error)


class Words(tuple[str, ...]):
    pass


class Attributes(Generic[T]):
    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


print(Words(), Attributes[int]().__orig_class__)
