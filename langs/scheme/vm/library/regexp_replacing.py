"""regexp-replace and regexp-replace*."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from kit.vm.primitives import Optional
from langs.scheme.vm import bytestrings, strings
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.continuation import K
from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.regexp_matching import is_pattern, pattern_of, subject_of
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Root, w_false


class Chunk(object):
    """Text that is done, behind that of `before`."""
    _immutable_fields_ = ["text", "before"]

    def __init__(self, text, before):
        self.text = text
        self.before = before


def joined(chunk):
    texts = []
    while chunk is not None:
        texts.append(chunk.text)
        chunk = chunk.before
    texts.reverse()
    return "".join(texts)


class Replacing(object):
    """What stays the same from one match to the next."""

    def __init__(self, name, pattern, subject, w_input, w_insert, prefix, repeats):
        self.name = name
        self.pattern = pattern
        self.subject = subject
        self.w_input = w_input
        self.w_insert = w_insert
        self.prefix = prefix
        self.repeats = repeats

    def find(self, start):
        data = self.subject.data
        behind = max(start - max(self.pattern.max_lookbehind, 1), 0)
        assert 0 <= behind <= start
        prefix = self.prefix if start == 0 else data[behind:start]
        return self.pattern.match(data, self.subject.is_ascii, start, len(data), prefix)

    def result(self, chunk, rest):
        """With what is left of the input behind the chunks."""
        assert rest >= 0
        if chunk is None and rest == 0:
            return self.w_input
        text = joined(Chunk(self.subject.data[rest:], chunk))
        if self.subject.is_text:
            return strings.from_utf8(text)
        return bytestrings.from_str(text)

    def expanded(self, template, places):
        """The template's `&` and `\\n` replaced by what was matched."""
        if "&" not in template and "\\" not in template:
            return template
        builder = StringBuilder()
        i = 0
        while i < len(template):
            char = template[i]
            i += 1
            if char == "&":
                self.append_group(builder, places, 0)
            elif char != "\\":
                builder.append(char)
            elif i == len(template):
                self.append_group(builder, places, 0)
            elif template[i].isdigit():
                number = 0
                while i < len(template) and template[i].isdigit():
                    number = min(number * 10 + ord(template[i]) - ord("0"), 1 << 30)
                    i += 1
                self.append_group(builder, places, number)
            elif template[i] == "&" or template[i] == "\\":
                builder.append(template[i])
                i += 1
            elif template[i] == "$":
                i += 1
            else:
                self.append_group(builder, places, 0)
        return builder.build()

    def append_group(self, builder, places, number):
        if 2 * number < len(places) and places[2 * number] >= 0:
            builder.append_slice(self.subject.data, places[2 * number],
                                 places[2 * number + 1])

    def text_of_result(self, w_result):
        """What the guest's procedure gave."""
        if self.subject.is_text:
            if isinstance(w_result, W_String):
                return w_result.utf8()
            expected = "string?"
        else:
            if isinstance(w_result, W_Bytes):
                return w_result.as_str()
            expected = "bytes?"
        raise contract_error("%s: contract violation\n  expected: %s\n  result: %s" % (
            self.name, expected, show(w_result)))

    def groups(self, places):
        parts_w = [w_false] * (len(places) >> 1)
        for i in range(len(parts_w)):
            if places[2 * i] >= 0:
                parts_w[i] = self.subject.part(places[2 * i], places[2 * i + 1])
        return parts_w


class K_Replace(K):
    """Waits for the text of one match, from `start` to `stop`."""

    def __init__(self, replacing, chunk, done, places, next):
        self.replacing = replacing
        self.chunk = chunk
        self.done = done
        self.places = places
        self.next = next

    def plug(self, w_value):
        text = self.replacing.text_of_result(w_value)
        chunk, done, start = passed(self.replacing, self.chunk, self.done, self.places, text)
        return go_on(self.replacing, chunk, done, start, self.next)

    def relinked(self, next):
        return K_Replace(self.replacing, self.chunk, self.done, self.places, next)


def passed(replacing, chunk, done, places, text):
    """(chunks, how far the input is done, where to search) behind a match."""
    data = replacing.subject.data
    start, stop = places[0], places[1]
    assert 0 <= done <= start
    chunk = Chunk(text, Chunk(data[done:start], chunk))
    if not replacing.repeats:
        return chunk, stop, len(data) + 1
    if start == stop:
        following = stop + 1
        if stop < len(data) and replacing.subject.is_text:
            following = codepoints.next_offset(data, stop)
        return chunk, stop, following
    return chunk, stop, stop


def go_on(replacing, chunk, done, start, k):
    w_insert = replacing.w_insert
    while start <= len(replacing.subject.data):
        places = replacing.find(start)
        if places is None:
            break
        if isinstance(w_insert, W_String):
            text = replacing.expanded(w_insert.utf8(), places)
        elif isinstance(w_insert, W_Bytes):
            text = replacing.expanded(w_insert.as_str(), places)
        else:
            step = K_Replace(replacing, chunk, done, places, k)
            return w_insert.call(replacing.groups(places), step)
        chunk, done, start = passed(replacing, chunk, done, places, text)
    return k.plug(replacing.result(chunk, done))


def define(name, repeats):
    @SCHEME.control(name, W_Root, W_Root, W_Root, Optional(W_Root))
    def replace(k, w_pattern, w_input, w_insert, w_prefix):
        if not is_pattern(w_pattern):
            raise wrong_argument("regexp-max-lookbehind", "regexp?", 0, [w_pattern])
        pattern = pattern_of(name, w_pattern)
        if not isinstance(w_input, W_String) and not isinstance(w_input, W_Bytes):
            raise wrong_argument(name, "(or/c bytes? string?)", 0, [w_input])
        subject = subject_of(name, w_input, pattern)
        if isinstance(w_insert, W_Bytes):
            if subject.is_text:
                raise contract_error(
                    "%s: cannot replace a string with a byte string\n  byte string: %s"
                    % (name, show(w_insert)))
        elif not isinstance(w_insert, W_String) and not w_insert.is_procedure():
            raise wrong_argument(name, "(or/c string? bytes? procedure?)", 0, [w_insert])
        prefix = ""
        if w_prefix is not None:
            if not isinstance(w_prefix, W_Bytes):
                raise wrong_argument(name, "bytes?", 0, [w_prefix])
            prefix = w_prefix.as_str()
        replacing = Replacing(name, pattern, subject, w_input, w_insert, prefix, repeats)
        return go_on(replacing, None, 0, 0, k)


define("regexp-replace", False)
define("regexp-replace*", True)
