"""Reads the text of a regular expression: Racket's two syntaxes, of strings and of bytes."""
from __future__ import absolute_import

from rpython.rlib.rsre import rsre_core

from langs.scheme.vm.regexps import properties, ranges
from langs.scheme.vm.regexps.nodes import (
    UNLIMITED, At, Atomic, Backreference, Chars, Choice, Conditional, Group, Look, Repeat,
    Sequence)

END = -1
EMPTY_OPERAND = "`*`, `+`, or `{...}` operand could be empty"
EXPECTED_MODE = ("expected `:`, `=`, `!`, `<=`, `<!`, `i`, `-i`, `m`, `-m`, `s`, or `-s` "
                 "after `(?`")
EXPECTED_MORE_MODE = ("expected `:` or another mode after `(?` and a mode sequence;\n"
                      " a mode is `i`, `-i`, `m`, `-m`, `s`, or `-s`")
EXPECTED_TEST = "expected `(?=`, `(?!`, `(?<`, or digit after `(?(`"
EXPECTED_COUNT = ("expected digit, `,`, or `}' for repetition specification started "
                  "with `{`")
EXPECTED_COUNT_END = ("expected digit or `}` to end repetition specification started "
                      "with `{`")
MISPLACED_HYPHEN = "misplaced hyphen within square brackets in pattern"
MISSING_BRACKET = "missing closing square bracket in pattern"
MISSING_PARENTHESIS = "missing closing parenthesis in pattern"
ESCAPE_AT_END = "escaping backslash at end pattern (within square brackets)"
UNMATCHED_PARENTHESIS = "unmatched `)` in pattern"
CLASS_LETTERS = "dDwWsS"
LARGEST_COUNT = 1 << 30


class RegexpSyntaxError(Exception):
    def __init__(self, msg):
        self.msg = msg


def is_letter(code):
    return ord("a") <= code <= ord("z") or ord("A") <= code <= ord("Z")


def is_digit(code):
    return ord("0") <= code <= ord("9")


class Parser(object):
    """Parses `codes`, code points or bytes; `extended` is pregexp's syntax."""

    def __init__(self, codes, of_bytes, extended):
        self.codes = codes
        self.of_bytes = of_bytes
        self.extended = extended
        self.limit = ranges.LAST_BYTE if of_bytes else ranges.LAST_CODEPOINT
        self.position = 0
        self.groups = 0
        self.highest_reference = 0
        self.group_sizes = {}           # how long a group's match is at least
        self.open_references = []       # numbers whose size was not known, see reference()
        self.repeated_references = []   # those of them in a repetition
        self.complaint = ""
        self.ignore_case = False
        self.multi = False

    def parse(self):
        node = self.choice()
        if self.peek() == ord(")"):
            raise RegexpSyntaxError(UNMATCHED_PARENTHESIS)
        if self.complaint != "":
            raise RegexpSyntaxError(self.complaint)
        if self.highest_reference > self.groups:
            raise RegexpSyntaxError(
                "backreference number is larger than the highest-numbered cluster")
        for number in self.repeated_references:
            if self.group_sizes.get(number, 0) == 0:
                raise RegexpSyntaxError(EMPTY_OPERAND)
        return node

    def complain(self, msg):
        """About what is well-formed: raised at the end, the first one only."""
        if self.complaint == "":
            self.complaint = msg

    # -- characters

    def peek(self):
        return self.peek_at(0)

    def peek_at(self, distance):
        place = self.position + distance
        if place < len(self.codes):
            return self.codes[place]
        return END

    def next(self):
        code = self.peek()
        self.position += 1
        return code

    def skip(self, char):
        """Whether the next one is the character, which is passed then."""
        if self.peek() == ord(char):
            self.position += 1
            return True
        return False

    def close(self):
        if not self.skip(")"):
            raise RegexpSyntaxError("expected a closing `)`")

    # -- structure

    def choice(self):
        alternatives = [self.sequence()]
        while self.skip("|"):
            alternatives.append(self.sequence())
        if len(alternatives) == 1:
            return alternatives[0]
        return Choice(alternatives[:])

    def sequence(self):
        parts = []
        while True:
            code = self.peek()
            if code == END or code == ord("|") or code == ord(")"):
                break
            references = len(self.open_references)
            parts.append(self.repeated(self.atom(), references))
        if len(parts) == 1:
            return parts[0]
        return Sequence(parts[:])

    def repeated(self, node, references):
        """The node or its repetition; its references are those from the given place on."""
        code = self.peek()
        if code == ord("*"):
            low, high = 0, UNLIMITED
        elif code == ord("+"):
            low, high = 1, UNLIMITED
        elif code == ord("?"):
            low, high = 0, 1
        elif code == ord("{") and self.extended:
            low, high = self.counts()
        else:
            return node
        if code != ord("{"):
            self.position += 1
        greedy = not self.skip("?")
        if code != ord("?"):
            self.repeated_references += self.open_references[references:]
            if node.least() == 0:
                self.complain(EMPTY_OPERAND)
        following = self.peek()
        if following == ord("*") or following == ord("+") or following == ord("?"):
            raise RegexpSyntaxError("nested `%s` in patten" % chr(following))
        if following == ord("{") and self.extended:
            raise RegexpSyntaxError("nested `{` in pattern")
        return Repeat(node, low, high, greedy)

    def counts(self):
        self.position += 1
        low = max(self.number(), 0)
        high = low
        msg = EXPECTED_COUNT
        if self.skip(","):
            high = self.number()
            msg = EXPECTED_COUNT_END
        if not self.skip("}"):
            raise RegexpSyntaxError(msg)
        return low, high

    def number(self):
        """Of the digits that follow; -1 where there are none."""
        if not is_digit(self.peek()):
            return -1
        value = 0
        while is_digit(self.peek()):
            value = min(value * 10 + self.next() - ord("0"), LARGEST_COUNT)
        return value

    def atom(self):
        code = self.next()
        if code == ord("("):
            if self.skip("?"):
                return self.special_group()
            if self.peek() == END:
                raise RegexpSyntaxError(MISSING_PARENTHESIS)
            self.groups += 1
            number = self.groups
            node = self.choice()
            self.close()
            self.group_sizes[number] = node.least()
            return Group(number, node)
        if code == ord("["):
            return self.chars(self.bracketed())
        if code == ord("."):
            found = ranges.invert([10, 10] if self.multi else [], self.limit)
            return self.chars(found)
        if code == ord("^"):
            return At(rsre_core.AT_BEGINNING_LINE if self.multi
                      else rsre_core.AT_BEGINNING_STRING, 1)
        if code == ord("$"):
            return At(rsre_core.AT_END_LINE if self.multi else rsre_core.AT_END_STRING, 0)
        if (code == ord("*") or code == ord("+") or code == ord("?") or
                (code == ord("{") and self.extended)):
            raise RegexpSyntaxError("`%s` follows nothing in pattern" % chr(code))
        if code == ord("\\"):
            return self.escape()
        if self.extended and (code == ord("]") or code == ord("}")):
            raise RegexpSyntaxError("unmatched `%s` in pattern" % chr(code))
        return self.literal(code)

    def literal(self, code):
        return self.chars(self.add([], code, code))

    def chars(self, found):
        return Chars(found, not self.of_bytes)

    def add(self, found, first, last):
        if self.ignore_case:
            if self.of_bytes:
                return self.add_ascii_cases(found, first, last)
            return ranges.add_any_case(found, first, last)
        return ranges.add(found, first, last)

    def add_ascii_cases(self, found, first, last):
        found = ranges.add(found, first, last)
        for code in range(first, last + 1):
            if is_letter(code):
                found = ranges.add(found, code ^ 32, code ^ 32)
        return found

    # -- what follows `(?`

    def special_group(self):
        code = self.peek()
        if code == ord("="):
            return self.look(1, True, True)
        if code == ord("!"):
            return self.look(1, True, False)
        if code == ord(">"):
            self.position += 1
            node = self.choice()
            self.close()
            return Atomic(node)
        if code == ord("("):
            return self.conditional()
        if code == ord("<"):
            if self.peek_at(1) == ord("="):
                return self.look(2, False, True)
            if self.peek_at(1) == ord("!"):
                return self.look(2, False, False)
            raise RegexpSyntaxError(EXPECTED_MODE)
        ignore_case, multi = self.ignore_case, self.multi
        self.modes()
        node = self.choice()
        self.ignore_case, self.multi = ignore_case, multi
        self.close()
        return node

    def modes(self):
        msg = EXPECTED_MODE
        while not self.skip(":"):
            on = not self.skip("-")
            if not on:
                msg = EXPECTED_MORE_MODE
            code = self.next()
            if code == ord("i"):
                self.ignore_case = on
            elif code == ord("m"):
                self.multi = on
            elif code == ord("s"):
                self.multi = not on
            else:
                raise RegexpSyntaxError(msg)
            msg = EXPECTED_MORE_MODE

    def look(self, skipped, ahead, wanted):
        self.position += skipped
        node = self.choice()
        self.close()
        if not ahead and node.most() == UNLIMITED:
            self.complain("lookbehind pattern does not match a bounded length")
        return Look(node, ahead, wanted)

    def conditional(self):
        self.position += 1
        look, number = self.test()
        yes = self.branch()
        no = Sequence([])
        if self.skip("|"):
            no = self.branch()
        if self.peek() == END:
            raise RegexpSyntaxError(MISSING_PARENTHESIS)
        if not self.skip(")"):
            raise RegexpSyntaxError("expected `)` to close `(?(...)...` after second branch")
        return Conditional(look, number, yes, no)

    def branch(self):
        """Of a conditional; as in Racket, `)` does not stand for an empty one."""
        if self.peek() == ord(")"):
            raise RegexpSyntaxError(UNMATCHED_PARENTHESIS)
        return self.sequence()

    def test(self):
        """What a conditional asks: a Look, or None and the number of a group."""
        if is_digit(self.peek()):
            number = self.reference().number
            if not self.skip(")"):
                raise RegexpSyntaxError("expected `)` after `(?(` followed by digits")
            return None, number
        if self.peek() == END:
            raise RegexpSyntaxError(MISSING_PARENTHESIS)
        if not self.skip("?"):
            raise RegexpSyntaxError(EXPECTED_TEST)
        kind = self.peek()
        if kind != ord("=") and kind != ord("!") and kind != ord("<"):
            raise RegexpSyntaxError(EXPECTED_MODE)
        look = self.special_group()
        assert isinstance(look, Look)
        return look, 0

    # -- escapes

    def escape(self):
        code = self.peek()
        if code == END:
            return self.literal(ord("\\"))
        if not self.extended:
            self.position += 1
            return self.literal(code)
        if is_digit(code):
            return self.reference()
        self.position += 1
        if not is_letter(code):
            return self.literal(code)
        if code == ord("b"):
            return At(rsre_core.AT_BOUNDARY, 1)
        if code == ord("B"):
            return At(rsre_core.AT_NON_BOUNDARY, 1)
        if code == ord("p") or code == ord("P"):
            return Chars(self.property(code == ord("P")), True)
        found = self.letter_class(code)
        if len(found) == 0:
            raise RegexpSyntaxError("illegal alphabetic escape")
        return self.chars(found)

    def reference(self):
        """To the group of the number that follows.

        As in Racket, it has the size of the group after that one where that has been read;
        otherwise it is not empty, and where it is repeated its group must not be empty.
        """
        number = self.number()
        self.highest_reference = max(self.highest_reference, number)
        size = self.group_sizes.get(number + 1, -1)
        if size < 0:
            self.open_references.append(number)
            size = 1
        return Backreference(number, self.ignore_case, size)

    def letter_class(self, code):
        """Of `\\d` and the like; empty for another letter."""
        if code == ord("d") or code == ord("D"):
            found = ranges.DIGITS
        elif code == ord("w") or code == ord("W"):
            found = ranges.WORD
        elif code == ord("s") or code == ord("S"):
            found = ranges.SPACES
        else:
            return []
        if code < ord("a"):
            return ranges.invert(found, self.limit)
        return found

    def property(self, negated):
        letter = "P" if negated else "p"
        if not self.skip("{"):
            raise RegexpSyntaxError("expected `{` after `\\%s`" % letter)
        if self.skip("^"):
            negated = not negated
        name = ""
        while self.peek() != ord("}"):
            code = self.next()
            if code == END:
                raise RegexpSyntaxError("missing `}` to close `\\%s{`" % letter)
            name += chr(code & 0x7F)
        self.position += 1
        if not properties.is_property(name):
            raise RegexpSyntaxError(
                "unrecognized property name in `\\%s{}`: `%s`" % (letter, name))
        found = properties.ranges_of_property(name)
        return ranges.invert(found, ranges.LAST_CODEPOINT) if negated else found

    # -- what stands in square brackets

    def bracketed(self):
        negated = self.skip("^")
        found = []
        if self.peek() == ord("]") or self.peek() == ord("-"):
            found = self.literal(self.next()).ranges
        while True:
            code = self.next()
            if code == END:
                raise RegexpSyntaxError(MISSING_BRACKET)
            if code == ord("]"):
                break
            if code == ord("-") and self.peek() != ord("]"):
                raise RegexpSyntaxError(
                    MISSING_BRACKET if self.peek() == END else MISPLACED_HYPHEN)
            if code == ord("[") and self.extended and self.peek() == ord(":"):
                named = self.posix_class()
                if len(named) > 0:
                    found = ranges.union(found, named)
                    continue
            if code == ord("\\") and self.extended:
                code = self.next()
                if code == END:
                    raise RegexpSyntaxError(ESCAPE_AT_END)
                if is_letter(code):
                    named = self.letter_class(code)
                    if len(named) == 0:
                        raise RegexpSyntaxError("illegal alphabetic escape")
                    found = ranges.union(found, named)
                    continue
            found = self.add_from(found, code)
        return ranges.invert(found, self.limit) if negated else found

    def add_from(self, found, code):
        """Adds a character, or the range that it starts."""
        if self.peek() != ord("-") or self.peek_at(1) == ord("]"):
            return self.add(found, code, code)
        self.position += 1
        last = self.next()
        if last == END or (last == ord("-") and self.peek() == END):
            raise RegexpSyntaxError(MISSING_BRACKET)
        if last == ord("-"):
            raise RegexpSyntaxError(MISPLACED_HYPHEN)
        if last == ord("\\") and self.extended:
            last = self.next()
            if last == END:
                raise RegexpSyntaxError(ESCAPE_AT_END)
            if is_letter(last):
                raise RegexpSyntaxError(MISPLACED_HYPHEN)
        if last < code:
            raise RegexpSyntaxError("invalid range within square brackets in pattern")
        return self.add(found, code, last)

    def posix_class(self):
        """The class of `[:name:]`, or an empty one where it is nothing of the kind."""
        name = ""
        place = 1
        while 0 <= self.peek_at(place) < 0x80 and is_letter(self.peek_at(place)):
            name += chr(self.peek_at(place))
            place += 1
        if (self.peek_at(place) != ord(":") or self.peek_at(place + 1) != ord("]") or
                name not in ranges.POSIX):
            return []
        self.position += place + 2
        return ranges.POSIX[name]
