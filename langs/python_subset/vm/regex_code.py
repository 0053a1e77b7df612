"""Code of CPython 3.11's regular expression compiler, as rsre's machine reads it.

The two number their operations differently; and rsre has no atomic groups and no
possessive repeats: `(?>X)` becomes `(?=(X))` and a reference to what that group matched.
"""
from __future__ import absolute_import

from rpython.rlib.rsre import rsre_core as rsre

(FAILURE, SUCCESS, ANY, ANY_ALL, ASSERT, ASSERT_NOT, AT, BRANCH, CATEGORY, CHARSET,
 BIGCHARSET, GROUPREF, GROUPREF_EXISTS, IN, INFO, JUMP, LITERAL, MARK, MAX_UNTIL, MIN_UNTIL,
 NOT_LITERAL, NEGATE, RANGE, REPEAT, REPEAT_ONE, SUBPATTERN, MIN_REPEAT_ONE, ATOMIC_GROUP,
 POSSESSIVE_REPEAT, POSSESSIVE_REPEAT_ONE, GROUPREF_IGNORE, IN_IGNORE, LITERAL_IGNORE,
 NOT_LITERAL_IGNORE, GROUPREF_LOC_IGNORE, IN_LOC_IGNORE, LITERAL_LOC_IGNORE,
 NOT_LITERAL_LOC_IGNORE, GROUPREF_UNI_IGNORE, IN_UNI_IGNORE, LITERAL_UNI_IGNORE,
 NOT_LITERAL_UNI_IGNORE, RANGE_UNI_IGNORE) = range(43)

FIRST_IGNORE = {GROUPREF_IGNORE: 0, IN_IGNORE: 0, LITERAL_IGNORE: 0, NOT_LITERAL_IGNORE: 0}
LOCALE_IGNORE = {GROUPREF_LOC_IGNORE: GROUPREF_IGNORE, IN_LOC_IGNORE: IN_IGNORE,
                 LITERAL_LOC_IGNORE: LITERAL_IGNORE, NOT_LITERAL_LOC_IGNORE: NOT_LITERAL_IGNORE}
UNICODE_IGNORE = {GROUPREF_UNI_IGNORE: GROUPREF_IGNORE, IN_UNI_IGNORE: IN_IGNORE,
                  LITERAL_UNI_IGNORE: LITERAL_IGNORE,
                  NOT_LITERAL_UNI_IGNORE: NOT_LITERAL_IGNORE}
PLAIN, LOCALE, UNICODE = 0, 4, 32       # rsre's flags for how case is ignored

SAME_SHAPE = {
    ANY: rsre.OPCODE_ANY, ANY_ALL: rsre.OPCODE_ANY_ALL, AT: rsre.OPCODE_AT,
    CATEGORY: rsre.OPCODE_CATEGORY, GROUPREF: rsre.OPCODE_GROUPREF,
    GROUPREF_IGNORE: rsre.OPCODE_GROUPREF_IGNORE, LITERAL: rsre.OPCODE_LITERAL,
    LITERAL_IGNORE: rsre.OPCODE_LITERAL_IGNORE, MARK: rsre.OPCODE_MARK,
    MAX_UNTIL: rsre.OPCODE_MAX_UNTIL, MIN_UNTIL: rsre.OPCODE_MIN_UNTIL,
    NOT_LITERAL: rsre.OPCODE_NOT_LITERAL,
    NOT_LITERAL_IGNORE: rsre.OPCODE_NOT_LITERAL_IGNORE, SUCCESS: rsre.OPCODE_SUCCESS,
    FAILURE: rsre.OPCODE_FAILURE}
WITHOUT_OPERAND = {ANY: 0, ANY_ALL: 0, MAX_UNTIL: 0, MIN_UNTIL: 0, SUCCESS: 0, FAILURE: 0}
BITMAP_WORDS = 8
INDEX_WORDS = 64
MEMBERS = {                             # of a set: rsre's number, the words behind it
    NEGATE: (rsre.OPCODE_NEGATE, 0), LITERAL: (rsre.OPCODE_LITERAL, 1),
    CATEGORY: (rsre.OPCODE_CATEGORY, 1), RANGE: (rsre.OPCODE_RANGE, 2),
    RANGE_UNI_IGNORE: (rsre.OPCODE_RANGE_IGNORE, 2),
    CHARSET: (rsre.OPCODE_CHARSET, BITMAP_WORDS)}


class BadCode(Exception):
    def __init__(self, message):
        self.message = message


class Translator(object):
    def __init__(self, code, groups):
        self.code = code
        self.out = []
        self.next_mark = 2 * groups     # marks of groups that the pattern does not have
        self.case = -1                  # how case is ignored; -1: not at all so far
        self.assertions = []            # places of the skips of open atomic groups
        self.marks = []                 # their marks

    def emit(self, word):
        self.out.append(word)

    def skip_from(self, place):
        """Lets the skip at `place` end here."""
        self.out[place] = len(self.out) - place

    def placeholder(self):
        self.out.append(0)
        return len(self.out) - 1

    def word(self, at):
        if not 0 <= at < len(self.code):
            raise BadCode("truncated code")
        return self.code[at]

    def run(self, at, stop):
        """Translates the operations between two places."""
        while at < stop:
            at = self.operation(at)

    def operation(self, at):
        """Translates one operation; gives the place of the next."""
        op = self.plain(self.word(at))
        if op in SAME_SHAPE:
            self.emit(SAME_SHAPE[op])
            if op in WITHOUT_OPERAND:
                return at + 1
            self.emit(self.word(at + 1))
            return at + 2
        end = at + 1 + self.word(at + 1)
        if op == IN or op == IN_IGNORE:
            self.emit(rsre.OPCODE_IN if op == IN else rsre.OPCODE_IN_IGNORE)
            place = self.placeholder()
            self.charset(at + 2)
            self.skip_from(place)
        elif op == ASSERT or op == ASSERT_NOT:
            self.emit(rsre.OPCODE_ASSERT if op == ASSERT else rsre.OPCODE_ASSERT_NOT)
            place = self.placeholder()
            self.emit(self.word(at + 2))
            self.run(at + 3, end)
            self.skip_from(place)
        elif op == REPEAT_ONE or op == MIN_REPEAT_ONE:
            self.repeat_one(at, end, rsre.OPCODE_REPEAT_ONE if op == REPEAT_ONE
                            else rsre.OPCODE_MIN_REPEAT_ONE)
        elif op == REPEAT:
            self.emit(rsre.OPCODE_REPEAT)
            place = self.placeholder()
            self.emit(self.word(at + 2))
            self.emit(self.word(at + 3))
            self.run(at + 4, end)
            self.skip_from(place)
        elif op == BRANCH:
            return self.branch(at + 1)
        elif op == GROUPREF_EXISTS:
            return self.conditional(at)
        elif op == INFO:
            self.info(at, end)
        elif op == ATOMIC_GROUP:
            self.atomic_begin()
            self.run(at + 2, end - 1)
            self.atomic_end()
        elif op == POSSESSIVE_REPEAT_ONE:
            self.atomic_begin()
            self.repeat_one(at, end, rsre.OPCODE_REPEAT_ONE)
            self.atomic_end()
        elif op == POSSESSIVE_REPEAT:
            self.atomic_begin()
            self.emit(rsre.OPCODE_REPEAT)
            place = self.placeholder()
            self.emit(self.word(at + 2))
            self.emit(self.word(at + 3))
            self.run(at + 4, end)
            self.skip_from(place)
            self.emit(rsre.OPCODE_MAX_UNTIL)
            self.atomic_end()
            return end + 1              # behind the SUCCESS of the item
        else:
            raise BadCode("unknown operation %d" % op)
        return end

    def plain(self, op):
        """Of the three operations that ignore case in their own way, the first one."""
        if op in FIRST_IGNORE:
            self.ignore(PLAIN)
        elif op in LOCALE_IGNORE:
            self.ignore(LOCALE)
            return LOCALE_IGNORE[op]
        elif op in UNICODE_IGNORE:
            self.ignore(UNICODE)
            return UNICODE_IGNORE[op]
        return op

    def ignore(self, case):
        if self.case >= 0 and self.case != case:
            raise BadCode("one pattern that ignores case in two ways is not supported")
        self.case = case

    def repeat_one(self, at, end, op):
        self.emit(op)
        place = self.placeholder()
        self.emit(self.word(at + 2))
        self.emit(self.word(at + 3))
        self.run(at + 4, end)
        self.skip_from(place)

    # -- what rsre lacks

    def atomic_begin(self):
        self.emit(rsre.OPCODE_ASSERT)
        self.assertions.append(self.placeholder())
        self.emit(0)
        self.emit(rsre.OPCODE_MARK)
        self.emit(self.next_mark)
        self.marks.append(self.next_mark)
        self.next_mark += 2

    def atomic_end(self):
        mark = self.marks.pop()
        self.emit(rsre.OPCODE_MARK)
        self.emit(mark + 1)
        self.emit(rsre.OPCODE_SUCCESS)
        self.skip_from(self.assertions.pop())
        self.emit(rsre.OPCODE_GROUPREF)
        self.emit(mark // 2)

    # -- alternatives

    def branch(self, at):
        """`at`: the first alternative's skip. A skip of 0 ends them."""
        self.emit(rsre.OPCODE_BRANCH)
        jumps = []
        while True:
            skip = self.word(at)
            if skip == 0:
                break
            place = self.placeholder()
            self.run(at + 1, at + skip - 2)         # a JUMP behind the last one follows
            self.emit(rsre.OPCODE_JUMP)
            jumps.append(self.placeholder())
            self.skip_from(place)
            at += skip
        self.emit(0)
        for jump in jumps:
            self.skip_from(jump)
        return at + 1

    def conditional(self, at):
        """<group> <skip to the other case> case [JUMP <skip> other case]"""
        self.emit(rsre.OPCODE_GROUPREF_EXISTS)
        self.emit(self.word(at + 1))
        place = self.placeholder()
        other = at + 1 + self.word(at + 2)
        jump = self.jump_before(at + 3, other)
        if jump < 0:
            self.run(at + 3, other)
            self.out[place] = len(self.out) - place + 1
            return other
        self.run(at + 3, jump)
        self.emit(rsre.OPCODE_JUMP)
        over = self.placeholder()
        self.out[place] = len(self.out) - place + 1
        end = jump + 1 + self.word(jump + 1)
        self.run(other, end)
        self.skip_from(over)
        return end

    def jump_before(self, at, stop):
        """The place of the JUMP that ends the operations between two places, or -1."""
        while at < stop:
            op = self.word(at)
            if op == JUMP:
                return at
            at = self.after(at)
        return -1

    def after(self, at):
        """The place of the operation behind the one at `at`."""
        quiet = Translator(self.code, 0)
        return quiet.operation(at)

    def info(self, at, end):
        self.emit(rsre.OPCODE_INFO)
        place = self.placeholder()
        flags = self.word(at + 2)
        self.emit(flags)
        self.emit(self.word(at + 3))
        self.emit(self.word(at + 4))
        if flags & 4:
            self.charset(at + 5)
        else:
            for i in range(at + 5, end):
                self.emit(self.word(i))
        self.skip_from(place)

    def charset(self, at):
        """Members of a set, up to the FAILURE that ends it."""
        while True:
            op = self.word(at)
            if op == FAILURE:
                self.emit(rsre.OPCODE_FAILURE)
                return
            if op == BIGCHARSET:
                self.emit(rsre.OPCODE_BIGCHARSET)
                count = 1 + INDEX_WORDS + BITMAP_WORDS * self.word(at + 1)
            elif op in MEMBERS:
                opcode, count = MEMBERS[op]
                self.emit(opcode)
            else:
                raise BadCode("unknown member %d of a set" % op)
            for i in range(count):
                self.emit(self.word(at + 1 + i))
            at += 1 + count


def translate(code, groups):
    """(rsre's code, its flags). BadCode where the code cannot be translated."""
    translator = Translator(code, groups)
    translator.run(0, len(code))
    case = translator.case
    return [word for word in translator.out], case if case > 0 else 0
