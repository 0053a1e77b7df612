"""Growing sequences that keep machine integers and floats unboxed.

A sequence is a strategy, a storage and a count. The storage is an RPython
list that is never resized: its length is the capacity. Strategies are
singletons: an empty sequence's, integers, floats, and any values.
"""
from __future__ import absolute_import

from rpython.rlib import jit, rerased
from rpython.rlib.debug import make_sure_not_resized
from rpython.rlib.objectmodel import not_rpython

from kit.vm.fixedlists import copy_items

UNROLLED = 8            # literals of up to this length stay unrolled in traces
UNDECIDED = -2          # find(): the strategy cannot tell


def capacity_for(count):
    """A little more than count, so that appending takes constant time."""
    if count < 9:
        return count + 3
    return count + 6 + (count >> 3)


def _unrolls(values_w):
    return jit.loop_unrolling_heuristic(values_w, len(values_w), UNROLLED)


@not_rpython
def make_sequence_mixin(is_int, box_int, unbox_int, is_float, box_float, unbox_float,
                        same_float):
    """The mixin class of sequences of a language's values.

    The functions tell by the exact class whether a value is kept unboxed, and
    convert. `same_float` is equality as the language's `find` understands it.
    The mixin's class attributes EMPTY, INTS, FLOATS, ANY are the strategies.
    """

    class Strategy(object):
        """Operations on a sequence. Indexes are in range, counts not negative."""

    def make_strategy(name, accepts, box, unbox, filler, same, is_boxed):
        erase, unerase = rerased.new_erasing_pair(name)
        erase = staticmethod(erase)
        unerase = staticmethod(unerase)
        nothing = [filler] * 0

        class TypedStrategy(Strategy):
            erase_items = erase
            items_of = unerase

            def accepts(self, w_value):
                return accepts(w_value)

            def no_storage(self):
                return self.erase_items(nothing)

            def get(self, sequence, index):
                assert index >= 0
                return box(self.items_of(sequence.storage)[index])

            def set(self, sequence, index, w_value):
                if not accepts(w_value):
                    sequence.generalise()
                    sequence.ANY.set(sequence, index, w_value)
                    return
                assert index >= 0
                self.items_of(sequence.storage)[index] = unbox(w_value)

            def append(self, sequence, w_value):
                if not accepts(w_value):
                    sequence.change_for(w_value)
                    sequence.get_strategy().append(sequence, w_value)
                    return
                count = sequence.count
                self.make_room(sequence, count + 1)
                self.items_of(sequence.storage)[count] = unbox(w_value)
                sequence.count = count + 1

            # -- capacity

            def make_room(self, sequence, count):
                """Makes the capacity at least count."""
                capacity = len(self.items_of(sequence.storage))
                if jit.isconstant(capacity) and jit.isconstant(count):
                    if capacity < count:
                        self.grow_inline(sequence, count)
                else:
                    jit.conditional_call(capacity < count, grow, sequence, count)

            @jit.unroll_safe
            def grow_inline(self, sequence, count):
                items = self.items_of(sequence.storage)
                new = [filler] * capacity_for(count)
                for i in range(sequence.count):
                    new[i] = items[i]
                sequence.storage = self.erase_items(new)

            def pop_last(self, sequence):
                items = self.items_of(sequence.storage)
                last = sequence.count - 1
                assert last >= 0
                w_value = box(items[last])
                if is_boxed:
                    items[last] = filler
                sequence.count = last
                jit.conditional_call(last < (len(items) >> 1) - 5, shrink, sequence)
                return w_value

            def cut(self, sequence, count):
                """Keeps the first `count` items."""
                assert count >= 0
                items = self.items_of(sequence.storage)
                if is_boxed:
                    for i in range(count, sequence.count):
                        items[i] = filler
                sequence.count = count
                if count < (len(items) >> 1) - 5:
                    shrink(sequence)

            # -- whole sequences

            @jit.look_inside_iff(lambda self, values_w: _unrolls(values_w))
            def unboxed(self, values_w):
                """The storage of values_w, all accepted."""
                if is_boxed:
                    return self.erase_items(values_w)
                items = [filler] * len(values_w)
                for i in range(len(values_w)):
                    items[i] = unbox(values_w[i])
                return self.erase_items(items)

            @jit.look_inside_iff(lambda self, sequence: jit.isconstant(sequence.count) and
                                 sequence.count <= UNROLLED)
            def boxed(self, sequence):
                """A new list of the values, boxed."""
                items = self.items_of(sequence.storage)
                count = sequence.count
                if is_boxed:
                    return items[:count]
                values_w = [None] * count
                for i in range(count):
                    values_w[i] = box(items[i])
                return values_w

            def copy_slice(self, sequence, start, stop):
                """The storage of a copy of a part."""
                assert start >= 0
                assert stop >= start
                return self.erase_items(self.items_of(sequence.storage)[start:stop])

            def copy_steps(self, sequence, start, step, count):
                """The storage of a copy of every step-th item."""
                assert count >= 0
                items = self.items_of(sequence.storage)
                new = [filler] * count
                for i in range(count):
                    assert start >= 0
                    new[i] = items[start]
                    start += step
                return self.erase_items(new)

            def repeated(self, sequence, times):
                """The storage of the items, `times` times over."""
                items = self.items_of(sequence.storage)
                count = sequence.count
                if count == 1:
                    return self.erase_items([items[0]] * times)
                return self.repeated_many(items, count, times)

            def repeated_many(self, items, count, times):
                result = [filler] * (count * times)
                at = 0
                for _ in range(times):
                    copy_items(items, result, 0, at, count)
                    at += count
                return self.erase_items(result)

            # -- in the middle

            def open_gap(self, sequence, index, width):
                """Moves the items from index on up by width, ready to be set."""
                assert index >= 0
                assert width >= 0
                count = sequence.count
                self.make_room(sequence, count + width)
                items = self.items_of(sequence.storage)
                i = count - 1
                while i >= index:
                    items[i + width] = items[i]
                    i -= 1
                sequence.count = count + width

            def close_gap(self, sequence, index, width):
                """Takes out width items from index on."""
                items = self.items_of(sequence.storage)
                count = sequence.count - width
                assert count >= 0
                assert index >= 0
                assert width >= 0
                for i in range(index, count):
                    items[i] = items[i + width]
                self.cut(sequence, count)

            def reverse(self, sequence):
                items = self.items_of(sequence.storage)
                low = 0
                high = sequence.count - 1
                while low < high:
                    item = items[low]
                    items[low] = items[high]
                    items[high] = item
                    low += 1
                    high -= 1

            def find(self, sequence, w_value, start):
                """The index of an equal item from start on, -1 or UNDECIDED."""
                if is_boxed or not accepts(w_value):
                    return UNDECIDED
                value = unbox(w_value)
                items = self.items_of(sequence.storage)
                for i in range(start, sequence.count):
                    if same(items[i], value):
                        return i
                return -1

            def first_difference(self, sequence, other):
                """Where two sequences of this strategy begin to differ (the shorter
                one's length where they don't), or UNDECIDED."""
                if is_boxed:
                    return UNDECIDED
                items = self.items_of(sequence.storage)
                others = self.items_of(other.storage)
                count = min(sequence.count, other.count)
                for i in range(count):
                    if not same(items[i], others[i]):
                        return i
                return count

            def copy_into(self, sequence, storage, at, count):
                """Sets the items from at on to another storage's first ones."""
                copy_items(self.items_of(storage), self.items_of(sequence.storage),
                           0, at, count)

        strategy = TypedStrategy()

        def grow(sequence, count):
            items = strategy.items_of(sequence.storage)
            new = [filler] * capacity_for(count)
            copy_items(items, new, 0, 0, sequence.count)
            sequence.storage = strategy.erase_items(new)

        def shrink(sequence):
            items = strategy.items_of(sequence.storage)
            sequence.storage = strategy.erase_items(items[:sequence.count])

        TypedStrategy.__name__ = name + "Strategy"
        return strategy

    def is_any(w_value):
        return True

    def is_none_of(w_value):
        return False

    def unchanged(w_value):
        return w_value

    def same_int(a, b):
        return a == b

    empty = make_strategy("Empty", is_none_of, unchanged, unchanged, None, None, True)
    ints = make_strategy("Ints", is_int, box_int, unbox_int, 0, same_int, False)
    floats = make_strategy("Floats", is_float, box_float, unbox_float, 0.0, same_float, False)
    any_value = make_strategy("Any", is_any, unchanged, unchanged, None, None, True)

    def strategy_for(w_value):
        if is_int(w_value):
            return ints
        if is_float(w_value):
            return floats
        return any_value

    @jit.look_inside_iff(_unrolls)
    def strategy_for_all(values_w):
        if len(values_w) == 0:
            return empty
        strategy = strategy_for(values_w[0])
        if strategy is ints:
            for i in range(1, len(values_w)):
                if not is_int(values_w[i]):
                    return any_value
        elif strategy is floats:
            for i in range(1, len(values_w)):
                if not is_float(values_w[i]):
                    return any_value
        return strategy

    class SequenceMixin(object):
        EMPTY = empty
        INTS = ints
        FLOATS = floats
        ANY = any_value

        def init_empty(self):
            self.strategy = empty
            self.storage = empty.no_storage()
            self.count = 0

        def init_values(self, values_w):
            """Takes over the list values_w, which must not change any more."""
            make_sure_not_resized(values_w)
            strategy = strategy_for_all(values_w)
            self.strategy = strategy
            self.storage = strategy.unboxed(values_w)
            self.count = len(values_w)

        def init_ints(self, numbers):
            """The same for a list of machine integers."""
            make_sure_not_resized(numbers)
            self.strategy = ints
            self.storage = ints.erase_items(numbers)
            self.count = len(numbers)

        def init_from(self, strategy, storage, count):
            assert count >= 0
            self.strategy = strategy
            self.storage = storage
            self.count = count

        def get_strategy(self):
            return jit.promote(self.strategy)

        # -- items

        def length(self):
            return self.count

        def getitem(self, index):
            """The item at 0 <= index < length()."""
            return self.get_strategy().get(self, index)

        def setitem(self, index, w_value):
            self.get_strategy().set(self, index, w_value)

        def append(self, w_value):
            self.get_strategy().append(self, w_value)

        def pop_last(self):
            return self.get_strategy().pop_last(self)

        def items_copy(self):
            """A new RPython list of the values."""
            return self.get_strategy().boxed(self)

        def clear(self):
            self.init_empty()

        def cut(self, count):
            self.get_strategy().cut(self, count)

        def insert_at(self, index, w_value):
            if not self.get_strategy().accepts(w_value):
                self.change_for(w_value)
            self.get_strategy().open_gap(self, index, 1)
            self.get_strategy().set(self, index, w_value)

        def remove_at(self, index):
            self.get_strategy().close_gap(self, index, 1)

        def remove_slice(self, start, stop):
            self.get_strategy().close_gap(self, start, stop - start)

        def reverse(self):
            self.get_strategy().reverse(self)

        def find(self, w_value, start):
            return self.get_strategy().find(self, w_value, start)

        def first_difference(self, other):
            if self.strategy is not other.strategy:
                return UNDECIDED
            return self.get_strategy().first_difference(self, other)

        # -- from other sequences

        def become_slice(self, other, start, stop):
            strategy = other.get_strategy()
            self.init_from(strategy, strategy.copy_slice(other, start, stop), stop - start)

        def become_steps(self, other, start, step, count):
            strategy = other.get_strategy()
            self.init_from(strategy, strategy.copy_steps(other, start, step, count), count)

        def become_repeated(self, other, times):
            strategy = other.get_strategy()
            self.init_from(strategy, strategy.repeated(other, times), other.count * times)

        def insert_sequence(self, index, other):
            """Puts the items of another sequence in front of index."""
            count = other.count
            if count == 0:
                return
            if self.count == 0:
                strategy = other.get_strategy()
                self.init_from(strategy, strategy.copy_slice(other, 0, count), count)
                return
            if self.strategy is not other.strategy:
                if self.strategy is not any_value:
                    self.generalise()
                self._insert_values(index, other.items_copy())
                return
            strategy = self.get_strategy()
            storage = other.storage
            if other is self:
                storage = strategy.copy_slice(self, 0, count)
            strategy.open_gap(self, index, count)
            strategy.copy_into(self, storage, index, count)

        def overwrite(self, index, other):
            """Sets the items from index on to those of another sequence."""
            if self.strategy is other.strategy:
                self.get_strategy().copy_into(self, other.storage, index, other.count)
            else:
                self._overwrite(index, other)

        def _overwrite(self, index, other):
            for i in range(other.count):
                self.setitem(index + i, other.getitem(i))

        def _insert_values(self, index, values_w):
            any_value.open_gap(self, index, len(values_w))
            copy_items(values_w, any_value.items_of(self.storage), 0, index, len(values_w))

        # -- change of strategy

        def change_for(self, w_value):
            """To a strategy that accepts all items and w_value."""
            if self.count == 0:
                strategy = strategy_for(w_value)
                self.strategy = strategy
                self.storage = strategy.no_storage()
            else:
                self.generalise()

        @jit.dont_look_inside
        def generalise(self):
            self.storage = any_value.erase_items(self.strategy.boxed(self))
            self.strategy = any_value

        # -- what is inside, for fast paths: None where the items are others

        def int_items(self):
            if self.get_strategy() is ints:
                return ints.items_of(self.storage)
            return None

        def float_items(self):
            if self.get_strategy() is floats:
                return floats.items_of(self.storage)
            return None

        def any_items(self):
            if self.get_strategy() is any_value:
                return any_value.items_of(self.storage)
            return None

    return SequenceMixin
