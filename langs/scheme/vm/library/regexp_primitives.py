"""Regular expressions: made, matched."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm import strings, bytestrings
from langs.scheme.vm.arguments import to_natural
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.regexp_matching import Request, pattern_of
from langs.scheme.vm.regexp_values import W_Regexp, compiled
from langs.scheme.vm.regexps.pattern import Pattern
from langs.scheme.vm.regexps.syntax import RegexpSyntaxError
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Fixnum, W_Root, wrap_bool

primitive = SCHEME.primitive


def define_constructor(name, of_bytes, extended):
    @SCHEME.control(name, W_Root, Optional(W_Root))
    def make(k, w_source, w_handler):
        if of_bytes:
            if not isinstance(w_source, W_Bytes):
                raise wrong_argument(name, "bytes?", 0, [w_source])
            source = w_source.as_str()
        else:
            if not isinstance(w_source, W_String):
                raise wrong_argument(name, "string?", 0, [w_source])
            source = w_source.utf8()
        if w_handler is not None and w_handler.is_procedure():
            try:
                pattern = Pattern(source, of_bytes, extended)
            except RegexpSyntaxError as error:
                return w_handler.call([strings.immutable_from_utf8(error.msg)], k)
        else:
            pattern = compiled(name, source, of_bytes, extended)
        return k.plug(W_Regexp(pattern))


for name in ["regexp", "pregexp", "byte-regexp", "byte-pregexp"]:
    define_constructor(name, name.startswith("byte"), name.endswith("pregexp"))


def define_test(name, of_bytes, extended_only):
    @primitive(name, W_Root)
    def is_regexp(w_value):
        return wrap_bool(isinstance(w_value, W_Regexp) and
                         w_value.pattern.of_bytes == of_bytes and
                         (w_value.pattern.extended or not extended_only))


for name in ["regexp?", "pregexp?", "byte-regexp?", "byte-pregexp?"]:
    define_test(name, name.startswith("byte"), name.endswith("pregexp?"))


@primitive("regexp-max-lookbehind", W_Root)
def max_lookbehind(w_regexp):
    if not isinstance(w_regexp, W_Regexp):
        raise wrong_argument("regexp-max-lookbehind", "(or regexp? byte-regexp?)", 0,
                             [w_regexp])
    return W_Fixnum(w_regexp.pattern.max_lookbehind)


# -- matching

def define_match(name, tells_positions, peeks):
    @primitive(name, W_Root, W_Root, Optional(W_Root), Optional(W_Root), Optional(W_Root),
               Optional(W_Root))
    def match(w_pattern, w_input, w_start, w_stop, w_out, w_prefix):
        request = Request(name, w_pattern, w_input, w_start, w_stop, w_out, w_prefix)
        places = request.match()
        request.finish(places, peeks)
        if tells_positions:
            return request.positions(places)
        return request.parts(places)


define_match("regexp-match", False, False)
define_match("regexp-match-positions", True, False)


@primitive("regexp-match?", W_Root, W_Root, Optional(W_Root), Optional(W_Root),
           Optional(W_Root), Optional(W_Root))
def is_match(w_pattern, w_input, w_start, w_stop, w_out, w_prefix):
    request = Request("regexp-match?", w_pattern, w_input, w_start, w_stop, w_out, w_prefix)
    places = request.match()
    request.finish(places, False)
    return wrap_bool(places is not None)


def define_peek(name, tells_positions):
    @primitive(name, W_Root, W_Root, Optional(W_Root), Optional(W_Root), Optional(W_Root),
               Optional(W_Root))
    def peek(w_pattern, w_input, w_start, w_stop, w_progress, w_prefix):
        request = Request(name, w_pattern, w_input, w_start, w_stop, None, w_prefix)
        places = request.match()
        if tells_positions:
            return request.positions(places)
        return request.parts(places)


for name in ["regexp-match-peek", "regexp-match-peek-immediate"]:
    define_peek(name, False)
for name in ["regexp-match-peek-positions", "regexp-match-peek-positions-immediate"]:
    define_peek(name, True)


def define_end(name, tells_positions, peeks):
    """Those that also give the last bytes of the match."""
    @SCHEME.control(name, W_Root, W_Root, Optional(W_Root), Optional(W_Root),
                    Optional(W_Root), Optional(W_Root), Optional(W_Root))
    def match(k, w_pattern, w_input, w_start, w_stop, w_out, w_prefix, w_count):
        request = Request(name, w_pattern, w_input, w_start, w_stop,
                          None if peeks else w_out, w_prefix)
        count = request.pattern.max_lookbehind
        if w_count is not None:
            count = to_natural(name, w_count)
        elif count < 1:
            count = 1
        places = request.match()
        request.finish(places, peeks)
        w_found = request.positions(places) if tells_positions else request.parts(places)
        return k.plug_values([w_found, request.end(places, count)])


define_end("regexp-match/end", False, False)
define_end("regexp-match-positions/end", True, False)
define_end("regexp-match-peek-positions/end", True, True)
define_end("regexp-match-peek-positions-immediate/end", True, True)
