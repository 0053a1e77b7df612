"""Regular expressions as guest values."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from langs.scheme.vm import bytestrings, hash_codes, strings, text_escapes
from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.regexps.pattern import Pattern
from langs.scheme.vm.regexps.syntax import RegexpSyntaxError
from langs.scheme.vm.values import W_Root


class W_Regexp(W_Root):
    """`#rx`, `#px`, `#rx#` or `#px#` with its pattern."""
    _immutable_fields_ = ["pattern"]
    contract = "regexp?"

    def __init__(self, pattern):
        self.pattern = pattern

    def same(self, w_other):
        one, other = self.pattern, w_other.pattern
        return (one.source == other.source and one.of_bytes == other.of_bytes and
                one.extended == other.extended)

    def prefix(self):
        return ("#px" if self.pattern.extended else "#rx") + (
            "#" if self.pattern.of_bytes else "")

    def object_name(self):
        """Its source text."""
        if self.pattern.of_bytes:
            return bytestrings.immutable_from_str(self.pattern.source)
        return strings.immutable_from_utf8(self.pattern.source)

    def hash_code(self):
        return hash_codes.of_bytes(self.pattern.source)


MOST_KEPT = 256


class Compiled(object):
    """The patterns of texts, as long as there are not many."""

    def __init__(self):
        self.patterns = {}


COMPILED = Compiled()


def compiled(name, source, of_bytes, extended):
    """The Pattern; a contract error by `name` where the text is none."""
    key = ("b" if of_bytes else "c") + ("p" if extended else "r") + source
    pattern = COMPILED.patterns.get(key, None)
    if pattern is None:
        try:
            pattern = Pattern(source, of_bytes, extended)
        except RegexpSyntaxError as error:
            raise contract_error("%s: %s\n  pattern: %s" % (
                name, error.msg, quoted(source, of_bytes)))
        if len(COMPILED.patterns) >= MOST_KEPT:
            COMPILED.patterns = {}
        COMPILED.patterns[key] = pattern
    return pattern


def quoted(source, of_bytes):
    builder = StringBuilder()
    if of_bytes:
        builder.append("#")
        text_escapes.quote_bytes(builder, source)
    else:
        text_escapes.quote_string(builder, source)
    return builder.build()
