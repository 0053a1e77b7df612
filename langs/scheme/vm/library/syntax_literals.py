"""Syntax literals: the expander is not here, so only where they stand in the source is kept."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Root, symbol, w_false, w_null, w_true, wrap_bool

primitive = SCHEME.primitive

w_literal = symbol("syntax-literal")


class W_Syntax(W_Root):
    _immutable_fields_ = ["w_datum", "w_source", "w_line", "w_column"]
    contract = "syntax?"

    def __init__(self, w_datum, w_source, w_line, w_column):
        self.w_datum = w_datum
        self.w_source = w_source
        self.w_line = w_line
        self.w_column = w_column

    def opaque_text(self):
        return "#<syntax>"


@primitive("#%syntax-literal", W_String, W_Root, W_Root)
def syntax_literal(w_path, w_line, w_column):
    return W_Syntax(w_literal, W_Path(w_path.utf8()), w_line, w_column)


@primitive("datum->syntax", W_Root, W_Root, Rest)
def datum_to_syntax(w_context, w_datum, rest_w):
    if isinstance(w_datum, W_Syntax):
        return w_datum
    if len(rest_w) > 0:
        w_place = rest_w[0]
        if isinstance(w_place, W_Syntax):
            return W_Syntax(w_datum, w_place.w_source, w_place.w_line, w_place.w_column)
    return W_Syntax(w_datum, w_false, w_false, w_false)


@primitive("syntax?", W_Root)
def is_syntax(w_value):
    return wrap_bool(isinstance(w_value, W_Syntax))


@primitive("syntax-source", W_Syntax)
def syntax_source(w_syntax):
    return w_syntax.w_source


@primitive("syntax-line", W_Syntax)
def syntax_line(w_syntax):
    return w_syntax.w_line


@primitive("syntax-column", W_Syntax)
def syntax_column(w_syntax):
    return w_syntax.w_column


@primitive("syntax-position", W_Syntax)
def syntax_position(w_syntax):
    return w_false


@primitive("syntax-span", W_Syntax)
def syntax_span(w_syntax):
    return w_false


@primitive("syntax-e", W_Syntax)
def syntax_content(w_syntax):
    return w_syntax.w_datum


@primitive("syntax->datum", W_Syntax)
def syntax_to_datum(w_syntax):
    return w_syntax.w_datum


@primitive("syntax->list", W_Syntax)
def syntax_to_list(w_syntax):
    return w_null if w_syntax.w_datum is w_null else w_false


@primitive("syntax-property", W_Syntax, W_Root, Optional(W_Root))
def syntax_property(w_syntax, w_key, w_value):
    return w_false if w_value is None else w_syntax


@primitive("syntax-source-module", W_Syntax, Optional(W_Root, w_true))
def syntax_source_module(w_syntax, w_as_source):
    return w_false


@primitive("syntax-shift-phase-level", W_Syntax, W_Root)
def shift_phase_level(w_syntax, w_shift):
    return w_syntax
