"""random and its generators."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.errors import MAKER, contract_error, wrong_argument
from langs.scheme.vm.library.vector_operations import all_values
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.random_numbers import M1, W_Random, is_state
from langs.scheme.vm.values import W_Fixnum, W_Flonum, W_Root, wrap_bool
from langs.scheme.vm.vectors import W_AnyVector, W_Vector

primitive = SCHEME.primitive

w_default = W_Random()
w_current = W_Parameter("current-pseudo-random-generator", w_default)
SCHEME.value("current-pseudo-random-generator", w_current)
SCHEME.value("current-evt-pseudo-random-generator",
             W_Parameter("current-evt-pseudo-random-generator", W_Random()))


class Seeding(object):
    """The first number asked for, the default generator starts from the time."""
    done = False


SEEDING = Seeding()


def current_generator():
    w_generator = w_current.get()
    assert isinstance(w_generator, W_Random)
    if w_generator is w_default and not SEEDING.done:
        SEEDING.done = True
        w_generator.seed_by_time()
    return w_generator


@primitive("random", Optional(W_Root), Optional(W_Root))
def random(w_bound, w_generator):
    if w_bound is None:
        return W_Flonum(current_generator().next_float())
    if w_generator is None:
        if isinstance(w_bound, W_Random):
            return W_Flonum(w_bound.next_float())
        return W_Fixnum(current_generator().next_below(bound_of(w_bound)))
    if not isinstance(w_generator, W_Random):
        raise wrong_argument("random", "(or/c exact-integer? pseudo-random-generator?)", 1,
                             [w_bound, w_generator])
    return W_Fixnum(w_generator.next_below(bound_of(w_bound)))


def bound_of(w_bound):
    if isinstance(w_bound, W_Fixnum) and 1 <= w_bound.intval <= M1:
        return w_bound.intval
    raise wrong_argument(
        "random", "(or/c (integer-in 1 4294967087) pseudo-random-generator?)", 0, [w_bound])


@primitive("unsafe-flrandom", W_Random)
def flrandom(w_generator):
    return W_Flonum(w_generator.next_float())


@primitive("random-seed", W_Root)
def random_seed(w_seed):
    if not isinstance(w_seed, W_Fixnum) or not 0 <= w_seed.intval < 1 << 31:
        raise wrong_argument(
            "random-seed", "(integer-in 0 (sub1 (expt 2 31)))", 0, [w_seed])
    SEEDING.done = True
    w_generator = w_current.get()
    assert isinstance(w_generator, W_Random)
    w_generator.seed(w_seed.intval)


# -- generators

@primitive("pseudo-random-generator?", W_Root)
def is_generator(w_value):
    return wrap_bool(isinstance(w_value, W_Random))


@primitive("make-pseudo-random-generator")
def make_generator():
    w_generator = W_Random()
    w_generator.seed_by_time()
    return w_generator


@primitive("pseudo-random-generator->vector", W_Random)
def generator_to_vector(w_generator):
    return W_Vector([W_Fixnum(number) for number in w_generator.state()])


def state_of(w_vector):
    """The six numbers, [] where they are no state."""
    if not isinstance(w_vector, W_AnyVector) or w_vector.length() != 6:
        return []
    numbers = []
    values_w = all_values(w_vector)
    for i in range(6):
        w_number = values_w[i]
        if not isinstance(w_number, W_Fixnum):
            return []
        numbers.append(w_number.intval)
    return numbers if is_state(numbers) else []


@primitive("pseudo-random-generator-vector?", W_Root)
def is_generator_vector(w_value):
    return wrap_bool(len(state_of(w_value)) == 6)


def _set(name, w_generator, w_vector):
    numbers = state_of(w_vector)
    if len(numbers) == 0:
        raise contract_error("%s: not a valid pseudo-random generator state vector %s" % (
            name, MAKER.show(w_vector)))
    w_generator.set_state(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4],
                          numbers[5])


@primitive("vector->pseudo-random-generator", W_Root)
def vector_to_generator(w_vector):
    w_generator = W_Random()
    _set("vector->pseudo-random-generator", w_generator, w_vector)
    return w_generator


@primitive("vector->pseudo-random-generator!", W_Random, W_Root)
def set_generator(w_generator, w_vector):
    _set("vector->pseudo-random-generator!", w_generator, w_vector)
