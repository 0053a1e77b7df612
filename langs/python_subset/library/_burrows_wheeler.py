"""The Burrows-Wheeler transform: rotations sorted by induction, in linear time whatever comes.

From the least rotation on, the order of the suffixes is that of the rotations; suffixes are
sorted as Nong, Zhang and Chan do it (SA-IS).
"""
from __future__ import annotations


def transform(data):
    """(the last column of the sorted rotations, the row of the data itself)."""
    size = len(data)
    start = _least_rotation(data)
    turned = data[start:] + data[:start]
    order = _sorted_suffixes(list(turned), 256)
    column = bytearray(size)
    for row in range(size):
        column[row] = turned[order[row] - 1]
    return column, order.index((size - start) % size)


def inverse(column, row):
    """The data that has this last column and is in that row, as a bytearray."""
    starts = [0] * 256
    for byte in column:
        starts[byte] += 1
    total = 0
    for byte in range(256):
        count = starts[byte]
        starts[byte] = total
        total += count
    links = list(column)        # each is byte | following row << 8
    for at in range(total):
        byte = column[at]
        place = starts[byte]
        starts[byte] = place + 1
        links[place] |= at << 8
    data = bytearray(total)
    link = links[row]
    for at in range(total):
        link = links[link >> 8]
        data[at] = link & 255
    return data


def _least_rotation(data):
    """Where the least of the rotations starts."""
    size = len(data)
    one, other, same = 0, 1, 0
    while one < size and other < size and same < size:
        left, right = one + same, other + same
        first = data[left if left < size else left - size]
        second = data[right if right < size else right - size]
        if first == second:
            same += 1
            continue
        if first > second:
            one += same + 1
        else:
            other += same + 1
        if one == other:
            other += 1
        same = 0
    return min(one, other)


def _sorted_suffixes(text, letters):
    """Where the suffixes of a list of numbers below `letters` start, the least first."""
    size = len(text)
    rises = _rising(text)
    starts = _bucket_starts(text, letters)
    peaks = [at for at in range(1, size) if rises[at] and not rises[at - 1]]
    order = _induced(text, rises, starts, peaks)
    if not peaks:
        return order
    names, count = _named(text, rises, peaks, order)
    if count < len(peaks):
        peaks_order = [peaks[number] for number in _sorted_suffixes(names, count)]
    else:
        peaks_order = peaks[:]
        for peak, name in zip(peaks, names):
            peaks_order[name] = peak
    return _induced(text, rises, starts, peaks_order)


def _rising(text):
    """Which suffixes are less than the one after them: 1, else 0."""
    size = len(text)
    rises = bytearray(size)
    following, does_rise = text[size - 1], 0
    for at in range(size - 2, -1, -1):
        letter = text[at]
        if letter != following:
            does_rise = 1 if letter < following else 0
        rises[at] = does_rise
        following = letter
    return rises


def _bucket_starts(text, letters):
    """Where the suffixes with each first letter start among the sorted ones, and their end."""
    starts = [0] * (letters + 1)
    for letter in text:
        starts[letter + 1] += 1
    for letter in range(letters):
        starts[letter + 1] += starts[letter]
    return starts


def _induced(text, rises, starts, leftmost):
    """All suffixes in order, from the order of those that rise behind one that falls."""
    size = len(text)
    order = [-1] * size
    ends = starts[1:]
    for number in range(len(leftmost) - 1, -1, -1):
        at = leftmost[number]
        letter = text[at]
        place = ends[letter] - 1
        ends[letter] = place
        order[place] = at
    free = starts[:]
    letter = text[size - 1]
    order[free[letter]] = size - 1
    free[letter] += 1
    for row in range(size):
        at = order[row] - 1
        if at >= 0 and not rises[at]:
            letter = text[at]
            place = free[letter]
            free[letter] = place + 1
            order[place] = at
    ends = starts[1:]
    for row in range(size - 1, -1, -1):
        at = order[row] - 1
        if at >= 0 and rises[at]:
            letter = text[at]
            place = ends[letter] - 1
            ends[letter] = place
            order[place] = at
    return order


def _named(text, rises, peaks, order):
    """(for each peak the rank of what is there up to the next one, how many ranks there are)."""
    size = len(text)
    lengths = [0] * size
    for number in range(len(peaks) - 1):
        lengths[peaks[number]] = peaks[number + 1] - peaks[number] + 1
    lengths[peaks[-1]] = size + 1       # as no other: the end is less than every letter
    ranks = [0] * size
    rank = -1
    before, length_before = 0, 0
    for at in order:
        length = lengths[at]
        if length == 0:
            continue
        if length != length_before or not _is_same(text, before, at, length):
            rank += 1
        ranks[at] = rank
        before, length_before = at, length
    return [ranks[at] for at in peaks], rank + 1


def _is_same(text, one, other, length):
    for distance in range(length):
        if text[one + distance] != text[other + distance]:
            return False
    return True
