"""A compiled regular expression, and its matching against bytes."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rsre import rsre_core

from kit.vm import codepoints
from langs.scheme.vm.regexps.code import Generator
from langs.scheme.vm.regexps.nodes import At, Sequence
from langs.scheme.vm.regexps.syntax import Parser


class Pattern(object):
    """The pattern of a text; RegexpSyntaxError where it has none."""
    _immutable_fields_ = ["source", "of_bytes", "extended", "groups", "max_lookbehind",
                          "lookbehind", "anchored", "ascii_code[*]", "code[*]"]

    def __init__(self, source, of_bytes, extended):
        self.source = source
        self.of_bytes = of_bytes
        self.extended = extended
        parser = Parser(_codes_of(source, of_bytes), of_bytes, extended)
        node = parser.parse()
        self.groups = parser.groups
        self.max_lookbehind = node.lookbehind()
        self.anchored = False
        if isinstance(node, Sequence) and len(node.parts) > 0:
            first = node.parts[0]
            if isinstance(first, At) and first.code == rsre_core.AT_BEGINNING_STRING:
                self.anchored = True
                node = Sequence(node.parts[1:])
        self.lookbehind = node.lookbehind()
        self.code = Generator(parser.groups, of_bytes).program(node)
        self.ascii_code = self.code if of_bytes else Generator(
            parser.groups, True).program(node)

    @jit.dont_look_inside
    def match(self, subject, is_ascii, start, stop, prefix):
        """The places [start, end, ...] of the match and its groups, or None.

        -1 where a group took no part. `prefix` lies before `start` for what looks behind;
        what is in the subject before `start` is not seen.
        """
        if self.anchored and prefix != "":
            return None
        if self.lookbehind == 0 or (start == 0 and prefix == ""):
            return self.match_in_place(subject, is_ascii, start, stop)
        before = start - len(prefix)
        if (len(prefix) >= self.lookbehind and 0 <= before <= start and
                subject[before:start] == prefix):
            return self.match_in_place(subject, is_ascii, start, stop)
        assert 0 <= start <= stop
        skipped = max(len(prefix) - self.lookbehind, 0)
        assert skipped >= 0
        shift = start - (len(prefix) - skipped)
        places = self.match_in_place(prefix[skipped:] + subject[start:stop], is_ascii,
                                     start - shift, stop - shift)
        if places is not None:
            for i in range(len(places)):
                if places[i] >= 0:
                    places[i] += shift
        return places

    def match_in_place(self, subject, is_ascii, start, stop):
        """The same where all of the subject before `start` is seen."""
        assert 0 <= start <= stop
        code = self.ascii_code if is_ascii else self.code
        context = rsre_core.StrMatchContext(code, subject, start, stop, 0)
        if self.anchored:
            found = rsre_core.match_context(context)
        else:
            found = rsre_core.search_context(context)
        if not found:
            return None
        return self._places(context)

    def _places(self, context):
        places = [-1] * (2 * self.groups + 2)
        places[0] = context.match_start
        places[1] = context.match_end
        mark = context.match_marks
        while mark is not None:
            index = mark.gid + 2
            if index < len(places) and places[index] < 0:
                places[index] = mark.position
            mark = mark.prev
        for i in range(2, len(places), 2):
            if places[i] < 0 or places[i + 1] < 0:
                places[i] = places[i + 1] = -1
        return places


def _codes_of(source, of_bytes):
    codes = []
    offset = 0
    while offset < len(source):
        if of_bytes:
            codes.append(ord(source[offset]))
            offset += 1
        else:
            codes.append(codepoints.codepoint_at(source, offset))
            offset = codepoints.next_offset(source, offset)
    return codes
