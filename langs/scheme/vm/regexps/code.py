"""The code for rpython's matcher, rsre, of the tree of a regular expression."""
from __future__ import absolute_import

from rpython.rlib.rsre import rsre_char, rsre_core

from langs.scheme.vm.regexps import ranges, utf8_sequences
from langs.scheme.vm.regexps.nodes import (
    UNLIMITED, At, Atomic, Backreference, Chars, Choice, Conditional, Group, Look, Repeat,
    Sequence)

LAST_ASCII = 0x7F
CHARSET_WORDS = 8
LEAST_PREFIX = 2


class Generator(object):
    """Writes code; `ascii`: for subjects of ASCII characters only, which needs no UTF-8."""

    def __init__(self, groups, ascii):
        self.hidden = groups            # the number of the next group of our own
        self.ascii = ascii
        self.code = []

    # -- the start of a search

    def program(self, node):
        """All of the code, with what may start a match in front."""
        prefix = self.literal_prefix(node)
        if len(prefix) >= LEAST_PREFIX:
            self.prefix_info(prefix)
        else:
            first = []
            if node.least() > 0 and self.add_first(node, first):
                self.first_info(first)
        self.emit(node)
        self.code.append(rsre_core.OPCODE_SUCCESS)
        return self.code[:]

    def prefix_info(self, prefix):
        skip = self.open(rsre_core.OPCODE_INFO)
        self.code += [rsre_char.SRE_INFO_PREFIX, len(prefix), 0, len(prefix), len(prefix)]
        self.code += prefix
        overlaps = [0] * len(prefix)
        k = 0
        for i in range(1, len(prefix)):
            while k > 0 and prefix[k] != prefix[i]:
                k = overlaps[k - 1]
            if prefix[k] == prefix[i]:
                k += 1
            overlaps[i] = k
        self.code += overlaps
        self.close(skip)

    def first_info(self, first):
        skip = self.open(rsre_core.OPCODE_INFO)
        self.code += [rsre_char.SRE_INFO_CHARSET, 0, 0]
        self.set_of_bytes(first)
        self.close(skip)

    def literal_prefix(self, node):
        """The bytes that all matches start with and that the code spells one by one."""
        prefix = []
        parts = node.parts if isinstance(node, Sequence) else [node]
        for part in parts:
            if not isinstance(part, Chars):
                break
            spelled = self.sequences_of(part)
            if len(spelled) != 1:
                break
            one = spelled[0]
            for i in range(0, len(one), 2):
                if one[i] != one[i + 1]:
                    return prefix
            for i in range(0, len(one), 2):
                prefix.append(one[i])
        return prefix

    def add_first(self, node, first):
        """Adds the bytes that a match may start with; False where it may be any."""
        if isinstance(node, Chars):
            for sequence in self.sequences_of(node):
                self.include(first, sequence[0], sequence[1])
            return True
        if isinstance(node, Sequence):
            for part in node.parts:
                if isinstance(part, At) or isinstance(part, Look):
                    continue
                if not self.add_first(part, first):
                    return False
                if part.least() > 0:
                    return True
            return False
        if isinstance(node, Choice):
            for alternative in node.alternatives:
                if alternative.least() == 0 or not self.add_first(alternative, first):
                    return False
            return True
        if isinstance(node, Group):
            return self.add_first(node.part, first)
        if isinstance(node, Repeat):
            return self.add_first(node.part, first)
        if isinstance(node, Atomic):
            return self.add_first(node.part, first)
        return False

    def include(self, found, first, last):
        merged = ranges.add(found[:], first, last)
        del found[:]
        for code in merged:
            found.append(code)

    # -- nodes

    def emit(self, node):
        if isinstance(node, Chars):
            self.chars(node)
        elif isinstance(node, Sequence):
            for part in node.parts:
                self.emit(part)
        elif isinstance(node, Choice):
            ends = self.open_branch()
            for alternative in node.alternatives:
                skip = self.reserve()
                self.emit(alternative)
                self.end_alternative(skip, ends)
            self.close_branch(ends)
        elif isinstance(node, Repeat):
            self.repeat(node)
        elif isinstance(node, Group):
            self.group(node.number - 1, node.part)
        elif isinstance(node, Backreference):
            self.code.append(rsre_core.OPCODE_GROUPREF_IGNORE if node.ignore_case
                             else rsre_core.OPCODE_GROUPREF)
            self.code.append(node.number - 1)
        elif isinstance(node, Look):
            self.look(node, node.wanted)
        elif isinstance(node, Atomic):
            self.atomic(node)
        elif isinstance(node, Conditional):
            self.conditional(node)
        else:
            assert isinstance(node, At)
            self.code.append(rsre_core.OPCODE_AT)
            self.code.append(node.code)

    def sequences_of(self, node):
        """Each a list of byte ranges, as utf8_sequences makes them."""
        if node.encoded and not self.ascii:
            return utf8_sequences.sequences(node.ranges)
        found = node.ranges
        if node.encoded:
            found = ranges.up_to(found, LAST_ASCII)
        result = []
        for i in range(0, len(found), 2):
            result.append([found[i], found[i + 1]])
        return result

    def chars(self, node):
        singles = []
        longer = []
        for sequence in self.sequences_of(node):
            if len(sequence) == 2:
                self.include(singles, sequence[0], sequence[1])
            else:
                longer.append(sequence)
        if len(longer) == 0:
            self.one_byte(singles)
        elif len(longer) == 1 and len(singles) == 0:
            self.byte_sequence(longer[0])
        else:
            ends = self.open_branch()
            if len(singles) > 0:
                skip = self.reserve()
                self.one_byte(singles)
                self.end_alternative(skip, ends)
            for sequence in longer:
                skip = self.reserve()
                self.byte_sequence(sequence)
                self.end_alternative(skip, ends)
            self.close_branch(ends)

    def byte_sequence(self, sequence):
        for i in range(0, len(sequence), 2):
            self.one_byte([sequence[i], sequence[i + 1]])

    def one_byte(self, found):
        if len(found) == 0:
            self.code.append(rsre_core.OPCODE_FAILURE)
        elif len(found) == 2 and found[0] == found[1]:
            self.code += [rsre_core.OPCODE_LITERAL, found[0]]
        elif found[0] == 0 and found[1] >= (LAST_ASCII if self.ascii else ranges.LAST_BYTE):
            self.code.append(rsre_core.OPCODE_ANY_ALL)
        else:
            skip = self.open(rsre_core.OPCODE_IN)
            self.set_of_bytes(found)
            self.close(skip)

    def set_of_bytes(self, found):
        if len(found) <= 4:
            for i in range(0, len(found), 2):
                if found[i] == found[i + 1]:
                    self.code += [rsre_core.OPCODE_LITERAL, found[i]]
                else:
                    self.code += [rsre_core.OPCODE_RANGE, found[i], found[i + 1]]
        else:
            bitmap = [0] * CHARSET_WORDS
            for i in range(0, len(found), 2):
                for byte in range(found[i], found[i + 1] + 1):
                    bitmap[byte >> 5] |= 1 << (byte & 31)
            self.code.append(rsre_core.OPCODE_CHARSET)
            self.code += bitmap
        self.code.append(rsre_core.OPCODE_FAILURE)

    def is_one_byte(self, node):
        if not isinstance(node, Chars):
            return False
        for sequence in self.sequences_of(node):
            if len(sequence) != 2:
                return False
        return len(node.ranges) > 0

    def repeat(self, node):
        high = rsre_char.MAXREPEAT if node.high == UNLIMITED else node.high
        if node.high != UNLIMITED and node.high < node.low:
            self.code.append(rsre_core.OPCODE_FAILURE)
            return
        single = self.is_one_byte(node.part)
        if single and node.greedy:
            skip = self.open(rsre_core.OPCODE_REPEAT_ONE)
        elif single:
            skip = self.open(rsre_core.OPCODE_MIN_REPEAT_ONE)
        else:
            skip = self.open(rsre_core.OPCODE_REPEAT)
        self.code += [node.low, high]
        self.emit(node.part)
        if single:
            self.code.append(rsre_core.OPCODE_SUCCESS)
            self.close(skip)
        else:
            self.close(skip)
            self.code.append(rsre_core.OPCODE_MAX_UNTIL if node.greedy
                             else rsre_core.OPCODE_MIN_UNTIL)

    def group(self, number, part):
        self.mark(2 * number)
        self.emit(part)
        self.mark(2 * number + 1)

    def mark(self, number):
        self.code += [rsre_core.OPCODE_MARK, number]

    def hidden_group(self):
        self.hidden += 1
        return self.hidden - 1

    def atomic(self, node):
        number = self.hidden_group()
        skip = self.open(rsre_core.OPCODE_ASSERT)
        self.code.append(0)
        self.group(number, node.part)
        self.code.append(rsre_core.OPCODE_SUCCESS)
        self.close(skip)
        self.code += [rsre_core.OPCODE_GROUPREF, number]

    def conditional(self, node):
        if node.look is not None:
            ends = self.open_branch()
            skip = self.reserve()
            self.look(node.look, node.look.wanted)
            self.emit(node.yes)
            self.end_alternative(skip, ends)
            skip = self.reserve()
            self.look(node.look, not node.look.wanted)
            self.emit(node.no)
            self.end_alternative(skip, ends)
            self.close_branch(ends)
            return
        self.code += [rsre_core.OPCODE_GROUPREF_EXISTS, node.number - 1]
        skip_yes = self.reserve()
        self.emit(node.yes)
        self.code.append(rsre_core.OPCODE_JUMP)
        skip_no = self.reserve()
        self.code[skip_yes] = len(self.code) - skip_yes + 1
        self.emit(node.no)
        self.close(skip_no)

    # -- looking ahead and behind

    def look(self, node, wanted):
        if node.ahead:
            self.assertion(node, 0, wanted)
            return
        least = node.part.least()
        most = node.part.most()
        if least == most and node.part.lookbehind() == 0:
            self.assertion(node, least, wanted)
        elif wanted:
            ends = self.open_branch()
            for length in range(least, most + 1):
                skip = self.reserve()
                self.exact_assertion(node, length, True)
                self.end_alternative(skip, ends)
            self.close_branch(ends)
        else:
            for length in range(least, most + 1):
                self.exact_assertion(node, length, False)

    def assertion(self, node, back, wanted):
        skip = self.open(rsre_core.OPCODE_ASSERT if wanted else rsre_core.OPCODE_ASSERT_NOT)
        self.code.append(back)
        self.emit(node.part)
        self.code.append(rsre_core.OPCODE_SUCCESS)
        self.close(skip)

    def exact_assertion(self, node, back, wanted):
        """The part starts `back` bytes before and ends right here.

        Two groups between here and its end, one the other way round, are both of a
        length that is not negative only where the two places are the same.
        """
        forward = self.hidden_group()
        backward = self.hidden_group()
        self.mark(2 * forward)
        self.mark(2 * backward + 1)
        skip = self.open(rsre_core.OPCODE_ASSERT if wanted else rsre_core.OPCODE_ASSERT_NOT)
        self.code.append(back)
        self.emit(node.part)
        self.mark(2 * forward + 1)
        self.mark(2 * backward)
        self.code += [rsre_core.OPCODE_GROUPREF, backward,
                      rsre_core.OPCODE_GROUPREF, forward, rsre_core.OPCODE_SUCCESS]
        self.close(skip)

    # -- places in the code that are filled in later

    def reserve(self):
        self.code.append(0)
        return len(self.code) - 1

    def open(self, opcode):
        self.code.append(opcode)
        return self.reserve()

    def close(self, skip):
        self.code[skip] = len(self.code) - skip

    def open_branch(self):
        self.code.append(rsre_core.OPCODE_BRANCH)
        return []

    def end_alternative(self, skip, ends):
        self.code.append(rsre_core.OPCODE_JUMP)
        ends.append(self.reserve())
        self.close(skip)

    def close_branch(self, ends):
        self.code.append(rsre_core.OPCODE_FAILURE)
        for end in ends:
            self.close(end)
