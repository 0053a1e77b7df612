"""Hash tables that keep the order of insertion.

Entries lie in lists in that order; an index of small integers finds them. The
caller computes hashes. Positions of entries stay valid until the next insert.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import intmask, r_uint
from rpython.rtyper.lltypesystem import lltype, rffi

from kit.vm.fixedlists import copy_items
from kit.vm.sequence_strategies import capacity_for

FREE = 0
DELETED = 1
FIRST_ENTRY = 2         # an index slot holds a position plus this
LEAST_SLOTS = 8
BYTE_SLOTS = 256        # an index of up to this many slots is one of bytes


@not_rpython
def make_table_mixin(no_key, equal, hash_of, has_values):
    """The mixin class of tables with one kind of keys; call init_table() first.

    `no_key` fills unused places: None, or an integer where keys are machine
    integers. `equal(stored, key)` may run any code, also code that changes the
    table, when `hash_of` is None: then hashes are kept in the table. Otherwise
    `hash_of(key)` is cheap. Tables without values are sets.
    """
    has_hashes = hash_of is None
    boxed_keys = no_key is None
    has_flags = not boxed_keys and not has_values       # which entries are gone

    class TableMixin(object):
        def init_table(self):
            self.keys = [no_key] * 4
            if has_values:
                self.values_w = [None] * 4
            if has_hashes:
                self.hashes = [0] * 4
            if has_flags:
                self.gone = None
            self.first = 0          # no entry lives below
            self.used = 0           # nor from here on
            self.live = 0
            self.fill = 0           # index slots that are not free
            self._new_index(LEAST_SLOTS)

        def length(self):
            return self.live

        # -- entries

        def key_at(self, position):
            assert position >= 0
            return self.keys[position]

        if has_values:
            def value_at(self, position):
                assert position >= 0
                return self.values_w[position]

            def set_value_at(self, position, w_value):
                assert position >= 0
                self.values_w[position] = w_value

        def hash_at(self, position):
            assert position >= 0
            if has_hashes:
                return self.hashes[position]
            return hash_of(self.keys[position])

        def is_live(self, position):
            if boxed_keys:
                return self.keys[position] is not None
            if has_values:
                return self.values_w[position] is not None
            return self.gone is None or self.gone[position] == "\x00"

        def next_position(self, position):
            """The first entry at position or behind, or -1."""
            if position < self.first:
                position = self.first
            if position >= self.used:
                return -1
            assert position >= 0
            if self.is_live(position):
                return position
            return self._next_position(position)

        def _next_position(self, position):
            while position < self.used:
                if self.is_live(position):
                    return position
                position += 1
            return -1

        def all_keys(self):
            """In order, as a new list."""
            keys = []
            position = self.next_position(0)
            while position >= 0:
                keys.append(self.key_at(position))
                position = self.next_position(position + 1)
            return keys[:]

        def previous_position(self, position):
            """The last entry at position or before, or -1."""
            if position >= self.used:
                position = self.used - 1
            while position >= self.first:
                if self.is_live(position):
                    return position
                position -= 1
            return -1

        def last_position(self):
            return self.previous_position(self.used)

        # -- the index

        def _new_index(self, slots):
            self.mask = slots - 1
            if slots <= BYTE_SLOTS:
                self.bytes = ["\x00"] * slots
                self.words = None
            else:
                self.bytes = None
                self.words = [rffi.cast(rffi.INT, 0)] * slots

        def _slot(self, i):
            assert i >= 0
            if self.bytes is not None:
                return ord(self.bytes[i])
            return rffi.cast(lltype.Signed, self.words[i])

        def _set_slot(self, i, value):
            assert i >= 0
            if self.bytes is not None:
                self.bytes[i] = chr(value)
            else:
                self.words[i] = rffi.cast(rffi.INT, value)

        def _occupy(self, position, hash):
            """Lets a free slot of the hash's chain hold position."""
            mask = self.mask
            perturb = r_uint(hash)
            i = intmask(perturb) & mask
            while self._slot(i) != FREE:
                perturb >>= 5
                i = (i * 5 + intmask(perturb) + 1) & mask
            self._set_slot(i, position + FIRST_ENTRY)

        def find(self, key, hash):
            """The position of the key's entry, or -1."""
            mask = self.mask
            bytes = self.bytes
            words = self.words
            keys = self.keys
            perturb = r_uint(hash)
            i = intmask(perturb) & mask
            while True:
                assert i >= 0
                if bytes is not None:
                    position = ord(bytes[i]) - FIRST_ENTRY
                else:
                    position = rffi.cast(lltype.Signed, words[i]) - FIRST_ENTRY
                if position >= 0:
                    if has_hashes:
                        if self.hashes[position] == hash:
                            candidate = keys[position]
                            if candidate is key:
                                return position
                            same = equal(candidate, key)
                            if (keys is not self.keys or bytes is not self.bytes or
                                    words is not self.words or
                                    keys[position] is not candidate):
                                return self.find(key, hash)     # equal() changed it
                            if same:
                                return position
                    elif equal(keys[position], key):
                        return position
                elif position == FREE - FIRST_ENTRY:
                    return -1
                perturb >>= 5
                i = (i * 5 + intmask(perturb) + 1) & mask

        # -- change

        @jit.dont_look_inside
        def insert(self, key, hash, w_value):
            """Adds a key that is not there."""
            if (self.fill + 1) * 3 > (self.mask + 1) * 2:
                self._rebuild()
            position = self.used
            if position == len(self.keys):
                self._grow()
            self.keys[position] = key
            if has_values:
                self.values_w[position] = w_value
            if has_hashes:
                self.hashes[position] = hash
            if has_flags and self.gone is not None:
                self.gone[position] = "\x00"
            self._occupy(position, hash)
            self.fill += 1
            self.used = position + 1
            self.live += 1

        if has_values:
            @jit.dont_look_inside
            def get_value(self, key, hash):
                """The key's value or None."""
                position = self.find(key, hash)
                if position < 0:
                    return None
                return self.values_w[position]

            @jit.dont_look_inside
            def set_value(self, key, hash, w_value):
                """Sets the key's value, adding the key where it is missing."""
                position = self.find(key, hash)
                if position < 0:
                    self.insert(key, hash, w_value)
                else:
                    self.values_w[position] = w_value
        else:
            @jit.dont_look_inside
            def include(self, key, hash):
                """Adds the key where it is missing."""
                if self.find(key, hash) < 0:
                    self.insert(key, hash, None)

        if has_values:
            @jit.dont_look_inside
            def insert_first(self, key, hash, w_value):
                """Adds a key that is not there in front of all others."""
                if (self.fill + 1) * 3 > (self.mask + 1) * 2:
                    self._rebuild()
                if self.first == 0:
                    self._compact(self.live // 4 + 4)
                    self._reindex()
                position = self.first - 1
                assert position >= 0
                self.keys[position] = key
                self.values_w[position] = w_value
                if has_hashes:
                    self.hashes[position] = hash
                self._occupy(position, hash)
                self.first = position
                self.fill += 1
                self.live += 1

        def discard(self, key, hash):
            """Whether the key was there."""
            position = self.find(key, hash)
            if position < 0:
                return False
            self.remove_at(position)
            return True

        @jit.dont_look_inside
        def remove_at(self, position):
            """Removes the entry at position."""
            assert position >= 0
            mask = self.mask
            perturb = r_uint(self.hash_at(position))
            i = intmask(perturb) & mask
            while self._slot(i) != position + FIRST_ENTRY:
                perturb >>= 5
                i = (i * 5 + intmask(perturb) + 1) & mask
            self._set_slot(i, DELETED)
            self._mark_gone(position)
            self.live -= 1
            if position == self.first:
                position += 1
                while position < self.used and not self.is_live(position):
                    position += 1
                self.first = position
            elif position == self.used - 1:
                while position > 0 and not self.is_live(position - 1):
                    position -= 1
                assert position >= 0
                self.used = position

        def _mark_gone(self, position):
            if boxed_keys:
                self.keys[position] = None
            if has_values:
                self.values_w[position] = None
            if has_flags:
                if self.gone is None:
                    self.gone = ["\x00"] * len(self.keys)
                self.gone[position] = "\x01"

        def _grow(self):
            used = self.used
            capacity = used + (used >> 2) + 4
            keys = [no_key] * capacity
            copy_items(self.keys, keys, 0, 0, used)
            self.keys = keys
            if has_values:
                values_w = [None] * capacity
                copy_items(self.values_w, values_w, 0, 0, used)
                self.values_w = values_w
            if has_hashes:
                hashes = [0] * capacity
                copy_items(self.hashes, hashes, 0, 0, used)
                self.hashes = hashes
            if has_flags and self.gone is not None:
                gone = ["\x00"] * capacity
                copy_items(self.gone, gone, 0, 0, used)
                self.gone = gone

        def _rebuild(self):
            """A new index of the right size, over entries without gaps."""
            if self.live < self.used:
                self._compact(0)
            self._reindex()

        def _reindex(self):
            slots = LEAST_SLOTS
            while slots < self.live * 3:
                slots *= 2
            self._new_index(slots)
            for position in range(self.first, self.used):
                self._occupy(position, self.hash_at(position))
            self.fill = self.live

        def _compact(self, gap):
            """Closes the gaps between entries, and leaves one in front of them."""
            capacity = capacity_for(gap + self.live + 1)
            keys = [no_key] * capacity
            values_w = [None] * capacity if has_values else None
            hashes = [0] * capacity if has_hashes else None
            count = gap
            for position in range(self.first, self.used):
                if self.is_live(position):
                    keys[count] = self.keys[position]
                    if has_values:
                        values_w[count] = self.values_w[position]
                    if has_hashes:
                        hashes[count] = self.hashes[position]
                    count += 1
            self.keys = keys
            if has_values:
                self.values_w = values_w
            if has_hashes:
                self.hashes = hashes
            if has_flags:
                self.gone = None
            self.first = gap
            self.used = count

        @jit.dont_look_inside
        def init_copy(self, other):
            """Makes this a copy of another table."""
            if other.live < other.used:
                other._rebuild()
            self._init_like(other)
            if has_values:
                used = other.used
                assert used >= 0
                self.values_w = other.values_w[:used]

        if has_values:
            @jit.dont_look_inside
            def init_like(self, other, values_w):
                """Makes this a table of another's keys, with these values in their order: an
                RPython list that becomes part of it, as long as the table is."""
                if other.live < other.used:
                    other._rebuild()
                self._init_like(other)
                self.values_w = values_w

        def _init_like(self, other):
            used = other.used
            assert used >= 0
            self.keys = other.keys[:used]
            if has_hashes:
                self.hashes = other.hashes[:used]
            if has_flags:
                self.gone = None
            self.first = 0
            self.used = used
            self.live = used
            self.fill = other.fill
            self.mask = other.mask
            if other.bytes is not None:
                self.bytes = other.bytes[:]
                self.words = None
            else:
                self.bytes = None
                self.words = other.words[:]

    return TableMixin
