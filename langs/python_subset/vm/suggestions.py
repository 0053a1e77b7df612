"""A name like one that was not found, for the last line of a traceback."""
from __future__ import absolute_import

from langs.python_subset.vm import textual
from langs.python_subset.vm.errors import ATTRIBUTE_ERROR, GuestError, NAME_ERROR
from langs.python_subset.vm.exceptions import get_detail
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.values import W_Str

# The costs and limits are CPython 3.11's.
MOVE = 2                # a letter more, less or another
CASE = 1                # the same letter, large or small
LONGEST = 40            # names after what they have in common, bytes
MOST_CANDIDATES = 750


def suggestion(w_exception):
    """The name that was meant, or ""."""
    w_name = get_detail(w_exception, "name")
    if not isinstance(w_name, W_Str):
        return ""
    if w_exception.type() is ATTRIBUTE_ERROR.w_type:
        return among_attributes(w_name.utf8, get_detail(w_exception, "obj"))
    if w_exception.type() is NAME_ERROR.w_type:
        return among_variables(w_name.utf8, w_exception.traceback)
    return ""


def among_attributes(name, w_object):
    if w_object is None:
        return ""
    try:
        w_names = EXECUTION.builtins.get("dir").call1(w_object)
        names = [textual.str_of(w_known) for w_known in iterable_to_list(w_names)]
    except GuestError:
        return ""
    return nearest(name, names)


def among_variables(name, traceback):
    if traceback is None:
        return ""
    while traceback.inner is not None:
        traceback = traceback.inner
    found = nearest(name, traceback.code.varnames[:])
    if found == "":
        found = nearest(name, traceback.globals.names())
    if found == "":
        found = nearest(name, EXECUTION.builtins.names())
    return found


def nearest(name, candidates):
    """The first of the nearest candidates that are near enough, or ""."""
    if len(candidates) >= MOST_CANDIDATES:
        return ""
    found = ""
    best = 0
    for candidate in candidates:
        most = (len(name) + len(candidate) + 3) * MOVE // 6
        if found != "" and most >= best:
            most = best - 1
        cost = distance(name, candidate, most)
        if cost <= most and candidate != name:
            found = candidate
            best = cost
    return found


def distance(one, other, most):
    """The Levenshtein distance of two names, in costs; some larger number above `most`."""
    start = common_start(one, other)
    end = common_end(one[start:], other[start:])
    stop = len(one) - end
    other_stop = len(other) - end
    assert start <= stop and start <= other_stop
    one = one[start:stop]
    other = other[start:other_stop]
    if len(one) == 0 or len(other) == 0:
        return (len(one) + len(other)) * MOVE
    if len(one) > LONGEST or len(other) > LONGEST:
        return most + 1
    row = [(i + 1) * MOVE for i in range(len(one))]
    for j in range(len(other)):
        diagonal = left = j * MOVE
        for i in range(len(one)):
            substituted = diagonal + substitution_cost(one[i], other[j])
            diagonal = row[i]
            left = min(min(left, diagonal) + MOVE, substituted)
            row[i] = left
    return row[-1]


def common_start(one, other):
    shorter = min(len(one), len(other))
    for i in range(shorter):
        if one[i] != other[i]:
            return i
    return shorter


def common_end(one, other):
    shorter = min(len(one), len(other))
    for i in range(shorter):
        if one[len(one) - 1 - i] != other[len(other) - 1 - i]:
            return i
    return shorter


def substitution_cost(one, other):
    if one == other:
        return 0
    if lower(one) == lower(other):
        return CASE
    return MOVE


def lower(letter):
    if "A" <= letter <= "Z":
        return chr(ord(letter) + 32)
    return letter
