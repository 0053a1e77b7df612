"""Matches of regular expressions with strings, byte strings, paths and ports."""
from __future__ import absolute_import

from kit.vm import codepoints
from langs.scheme.vm import bytestrings, strings
from langs.scheme.vm.arguments import to_natural
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.current_ports import as_input_port, as_output_port
from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.regexp_values import W_Regexp, compiled
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Fixnum, W_Pair, is_true, list_to_w, w_false


def is_pattern(w_value):
    """Whether it is a regular expression, or the source of one."""
    return (isinstance(w_value, W_Regexp) or isinstance(w_value, W_String) or
            isinstance(w_value, W_Bytes))


def pattern_of(name, w_pattern):
    if isinstance(w_pattern, W_Regexp):
        return w_pattern.pattern
    if isinstance(w_pattern, W_String):
        return compiled(name, w_pattern.utf8(), False, False)
    if isinstance(w_pattern, W_Bytes):
        return compiled(name, w_pattern.as_str(), True, False)
    raise wrong_argument(name, "(or/c regexp? byte-regexp? string? bytes?)", 0, [w_pattern])


class Subject(object):
    """The bytes to match, and how places in them are told to the guest."""

    def __init__(self, data, is_text, is_ascii):
        self.data = data
        self.is_text = is_text      # places count characters, parts are strings
        self.is_ascii = is_ascii
        self.origin = 0             # the place that counts as 0
        self.w_port = None          # where the data lies ahead

    def length(self):
        if self.is_text and not self.is_ascii:
            return codepoints.count(self.data)
        return len(self.data) - self.origin

    def offset_of(self, index):
        """The place of a guest's index."""
        if self.is_text and not self.is_ascii:
            return codepoints.skip(self.data, 0, index)
        return self.origin + index

    def index_of(self, offset):
        if self.is_text and not self.is_ascii:
            assert offset >= 0
            return codepoints.count(self.data[:offset])
        return offset - self.origin

    def part(self, start, stop):
        assert 0 <= start <= stop
        data = self.data[start:stop]
        if not self.is_text:
            return bytestrings.from_str(data)
        if self.is_ascii:
            return strings.from_ascii(data)
        return strings.from_utf8(data)


def subject_of(name, w_input, pattern):
    """Strings stay strings only for a pattern of characters."""
    if isinstance(w_input, W_String):
        return Subject(w_input.utf8(), not pattern.of_bytes, w_input.is_ascii())
    if isinstance(w_input, W_Bytes):
        return Subject(w_input.as_str(), False, False)
    if isinstance(w_input, W_Path):
        return Subject(w_input.path, not pattern.of_bytes, False)
    w_port = as_input_port(w_input)
    if w_port is None:
        raise wrong_argument(name, "(or/c bytes? string? input-port? path?)", 0, [w_input])
    w_port.check_open(name)
    w_port.everything()
    subject = Subject(w_port.buffer, False, False)
    subject.origin = w_port.place
    subject.w_port = w_port
    return subject


class Request(object):
    """The arguments of the primitives that match, checked."""

    def __init__(self, name, w_pattern, w_input, w_start, w_stop, w_out, w_prefix):
        self.pattern = pattern_of(name, w_pattern)
        self.subject = subject = subject_of(name, w_input, self.pattern)
        start = 0
        if w_start is not None:
            start = to_natural(name, w_start)
        limit = subject.length()
        stop = limit
        if w_stop is not None and is_true(w_stop):
            stop = to_natural(name, w_stop, "(or/c #f exact-nonnegative-integer?)")
        self.w_out = None
        if w_out is not None and is_true(w_out):
            self.w_out = as_output_port(w_out)
            if self.w_out is None:
                raise wrong_argument(name, "(or/c #f output-port?)", 0, [w_out])
        self.prefix = ""
        if w_prefix is not None:
            if not isinstance(w_prefix, W_Bytes):
                raise wrong_argument(name, "bytes?", 0, [w_prefix])
            self.prefix = w_prefix.as_str()
        if subject.w_port is not None:
            start = min(start, limit)
            stop = max(min(stop, limit), start)
        elif start > limit:
            raise contract_error("%s: starting index is out of range\n  starting index: %d"
                                 % (name, start))
        elif stop > limit:
            raise contract_error("%s: ending index is out of range\n  ending index: %s"
                                 % (name, show(w_stop)))
        elif stop < start:
            raise contract_error(
                "%s: ending index is smaller than starting index\n  ending index: %d\n"
                "  starting index: %d" % (name, stop, start))
        self.start = subject.offset_of(start)
        self.stop = subject.offset_of(stop) if stop < limit else len(subject.data)

    def match(self):
        """The places, or None."""
        return self.pattern.match(self.subject.data, self.subject.is_ascii, self.start,
                                  self.stop, self.prefix)

    def finish(self, places, peeks):
        """Passes on what lies before the match, and takes the match from the port."""
        subject = self.subject
        if self.w_out is not None:
            start = self.start
            stop = self.stop if places is None else places[0]
            assert 0 <= start <= stop
            self.w_out.write(subject.data[start:stop])
        if subject.w_port is not None and not peeks:
            end = self.stop if places is None else places[1]
            subject.w_port.skip(end - subject.origin)

    def parts(self, places):
        """What the match and its groups matched, #f where nothing."""
        if places is None:
            return w_false
        parts_w = [w_false] * (len(places) >> 1)
        for i in range(len(parts_w)):
            if places[2 * i] >= 0:
                parts_w[i] = self.subject.part(places[2 * i], places[2 * i + 1])
        return list_to_w(parts_w)

    def positions(self, places):
        if places is None:
            return w_false
        pairs_w = [w_false] * (len(places) >> 1)
        for i in range(len(pairs_w)):
            if places[2 * i] >= 0:
                pairs_w[i] = W_Pair(W_Fixnum(self.subject.index_of(places[2 * i])),
                                    W_Fixnum(self.subject.index_of(places[2 * i + 1])))
        return list_to_w(pairs_w)

    def end(self, places, count):
        """The last bytes of the match, for what looks behind later."""
        if places is None:
            return w_false
        stop = places[1]
        start = max(stop - count, self.start)
        assert 0 <= start <= stop
        data = self.subject.data[start:stop]
        missing = count - len(data)
        if missing > 0 and self.prefix != "":
            skipped = max(len(self.prefix) - missing, 0)
            assert skipped >= 0
            data = self.prefix[skipped:] + data
        return bytestrings.from_str(data)
