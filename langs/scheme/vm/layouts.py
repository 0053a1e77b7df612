"""How a frame keeps registers: fixnums and flonums unboxed, as long as they are that."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.longlong2float import float2longlong, longlong2float

from langs.scheme.vm.closures import W_Closure
from langs.scheme.vm.in_memory import is_in_memory, make_through_memory
from langs.scheme.vm.values import W_Fixnum, W_Flonum, W_Pair, W_Procedure, w_null


class Layout(object):
    """Of the frames that a `bind` node pushes: slots of registers that are kept as they
    are, and slots of numbers; `floats` tells those that are flonums.
    """
    _immutable_fields_ = ["node", "refs[*]", "words[*]", "floats[*]"]

    def __init__(self, node, refs, words, floats):
        self.node = node
        self.refs = refs
        self.words = words
        self.floats = floats

    @jit.unroll_safe
    def fits(self, registers_w):
        """Whether all numbers are still of their kinds."""
        for i in range(len(self.words)):
            w_value = registers_w[self.words[i]]
            if self.floats[i]:
                if not isinstance(w_value, W_Flonum):
                    return False
            elif not isinstance(w_value, W_Fixnum):
                return False
        return True

    @jit.unroll_safe
    def ref_values(self, registers_w):
        refs = self.refs
        values_w = [None] * len(refs)
        for i in range(len(refs)):
            values_w[i] = registers_w[refs[i]]
        return values_w

    @jit.unroll_safe
    def word_values(self, registers_w):
        slots = self.words
        words = [0] * len(slots)
        for i in range(len(slots)):
            w_value = registers_w[slots[i]]
            if self.floats[i]:
                assert isinstance(w_value, W_Flonum)
                words[i] = float2longlong(w_value.floatval)
            else:
                assert isinstance(w_value, W_Fixnum)
                words[i] = w_value.intval
        return words

    @jit.unroll_safe
    def restore(self, frame, registers_w):
        refs = self.refs
        for i in range(len(refs)):
            registers_w[refs[i]] = frame.get_value(i)
        slots = self.words
        for i in range(len(slots)):
            if self.floats[i]:
                registers_w[slots[i]] = W_Flonum(longlong2float(frame.get_word(i)))
            else:
                registers_w[slots[i]] = W_Fixnum(frame.get_word(i))


through_memory = make_through_memory(None)
int_through_memory = make_through_memory(0)
float_through_memory = make_through_memory(0.0)


class Arrivals(Layout):
    """Of the registers that are set where a loop's head is entered; `lists` are the slots
    of pairs and null; `mixed` tells which of `refs` hold closures of several codes.
    """
    _immutable_fields_ = ["lists[*]", "mixed[*]"]

    def __init__(self, refs, words, floats, lists, mixed):
        Layout.__init__(self, None, refs, words, floats)
        self.lists = lists
        self.mixed = mixed
        self.codes = [None] * len(refs)     # of the closures that the interpreter saw first

    def newly_mixed(self, registers_w):
        """A slot that holds a closure of other code than before, or -1. The interpreter asks,
        which comes to a loop's head often before the JIT does.
        """
        for i in range(len(self.refs)):
            w_value = registers_w[self.refs[i]]
            if isinstance(w_value, W_Closure) and not self.mixed[i]:
                code = self.codes[i]
                if code is None:
                    self.codes[i] = w_value.code
                elif code is not w_value.code:
                    return self.refs[i]
        return -1

    @jit.unroll_safe
    def rebox(self, registers_w):
        """Makes the JIT forget the numbers' boxes, and which numbers they are."""
        slots = self.words
        for i in range(len(slots)):
            w_value = registers_w[slots[i]]
            if self.floats[i]:
                assert isinstance(w_value, W_Flonum)
                value = w_value.floatval
                if jit.isconstant(value):
                    value = float_through_memory(value)
                registers_w[slots[i]] = W_Flonum(value)
            else:
                assert isinstance(w_value, W_Fixnum)
                number = w_value.intval
                if jit.isconstant(number):
                    number = int_through_memory(number)
                registers_w[slots[i]] = W_Fixnum(number)

    @jit.unroll_safe
    def forget(self, registers_w):
        """New closures of mixed slots come as objects of any class, and constants as unknown
        ones. A loop for one procedure alone is worth more than one for any.
        """
        for i in range(len(self.refs)):
            slot = self.refs[i]
            w_value = registers_w[slot]
            if self.mixed[i]:
                if jit.isvirtual(w_value) or jit.isconstant(w_value):
                    registers_w[slot] = through_memory(w_value)
            elif jit.isconstant(w_value) and not isinstance(w_value, W_Procedure):
                registers_w[slot] = through_memory(w_value)

    @jit.unroll_safe
    def are_in_memory(self, registers_w):
        for slot in self.lists:
            if not is_in_memory(registers_w[slot]):
                return False
        return True


def make_layout(node, registers_w):
    """For what the registers hold now; what was no number once, or a number of the
    other kind, is kept as it is for ever.
    """
    refs, words, floats = divide(node.layout, node.live, registers_w)
    return Layout(node, refs, words, floats)


def make_arrivals(old, slots, registers_w, newly_mixed):
    """The same for a loop's head; `newly_mixed` is another slot of closures, or -1."""
    refs, words, floats = divide(old, slots, registers_w)
    lists = [slot for slot in refs if is_list(registers_w[slot])]
    mixed = [slot == newly_mixed or (old is not None and was_mixed(old, slot)) for slot in refs]
    return Arrivals(refs, words, floats, lists[:], mixed[:])


def was_mixed(arrivals, slot):
    for i in range(len(arrivals.refs)):
        if arrivals.refs[i] == slot:
            return arrivals.mixed[i]
    return False


def is_list(w_value):
    return isinstance(w_value, W_Pair) or w_value is w_null


def divide(old, slots, registers_w):
    """(slots kept as they are, slots of numbers, which of these are flonums)"""
    refs = []
    words = []
    floats = []
    for slot in slots:
        w_value = registers_w[slot]
        is_float = isinstance(w_value, W_Flonum)
        is_number = is_float or isinstance(w_value, W_Fixnum)
        if is_number and (old is None or was_number(old, slot, is_float)):
            words.append(slot)
            floats.append(is_float)
        else:
            refs.append(slot)
    return refs[:], words[:], floats[:]


def was_number(layout, slot, is_float):
    for i in range(len(layout.words)):
        if layout.words[i] == slot:
            return layout.floats[i] == is_float
    return False
