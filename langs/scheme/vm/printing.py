"""How values are printed: display, write and print."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.scheme.vm import text_escapes
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.hashes import KIND_NAMES, W_Hash
from langs.scheme.vm.number_text import number_to_text
from langs.scheme.vm.output_ports import W_StringOutput
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.print_options import current_options
from langs.scheme.vm.printing_cycles import find_shared, is_container, parts_of
from langs.scheme.vm.printing_order import printed_entries
from langs.scheme.vm.regexp_values import W_Regexp
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.struct_printing import (
    HIDDEN, OPAQUE, PREFAB, SPECIAL, TRANSPARENT, is_quotable_special, print_special,
    shape_of)
from langs.scheme.vm.structs import W_Struct
from langs.scheme.vm.values import (
    W_AnyBox, W_Char, W_Fixnum, W_Keyword, W_MPair, W_Number, W_Pair, W_Symbol,
    symbol, w_eof, w_false, w_null, w_true, w_undefined, w_void)
from langs.scheme.vm.vectors import W_AnyVector

DISPLAY, WRITE, PRINT, QUOTED = range(4)    # PRINT: as an expression; QUOTED: inside of '

ABBREVIATIONS = {
    symbol("quote"): "'", symbol("quasiquote"): "`", symbol("unquote"): ",",
    symbol("unquote-splicing"): ",@", symbol("syntax"): "#'", symbol("quasisyntax"): "#`",
    symbol("unsyntax"): "#,", symbol("unsyntax-splicing"): "#,@"}


class Printer(object):
    """Prints one value as text; what custom printers write goes between."""

    def __init__(self, w_port):
        self.w_port = w_port            # None: only the text is wanted
        self.options = current_options()
        self.builder = StringBuilder()
        self.labels = None              # of shared values: a number, below 0 until printed
        self.next_label = 0
        self.checked = {}               # shared values whose parts are being looked at

    def port(self):
        """Where custom printers write, all text up to here flushed into it."""
        if self.w_port is None:
            self.w_port = W_StringOutput(symbol("string"))
        text = self.builder.build()
        self.builder = StringBuilder()
        self.w_port.write(text)
        return self.w_port

    def put(self, text):
        self.builder.append(text)

    def print_whole(self, w_value, mode):
        """With labels where it contains itself."""
        if mode == PRINT and not self.options.as_expression:
            mode = WRITE
        self.labels = find_shared(w_value, self.options.graph)
        self.print_value(w_value, mode)

    # -- by class

    def print_value(self, w_value, mode):
        if isinstance(w_value, W_String):
            if mode == DISPLAY:
                self.put(w_value.utf8())
            else:
                text_escapes.quote_string(self.builder, w_value.utf8())
        elif isinstance(w_value, W_Fixnum):
            self.put(str(w_value.intval))
        elif isinstance(w_value, W_Symbol):
            self.print_symbol(w_value, mode)
        elif isinstance(w_value, W_Pair):
            if not self.printed_label(w_value):
                self.print_pair(w_value, mode)
        elif w_value is w_null:
            self.put("'()" if mode == PRINT else "()")
        elif isinstance(w_value, W_Number):
            self.put(number_to_text(w_value, 10))
        elif isinstance(w_value, W_Char):
            if mode == DISPLAY:
                codepoints.append(self.builder, w_value.code)
            else:
                self.put(text_escapes.char_text(w_value.code))
        elif w_value is w_true:
            self.put("#true" if self.options.long_booleans else "#t")
        elif w_value is w_false:
            self.put("#false" if self.options.long_booleans else "#f")
        else:
            self.print_rarer(w_value, mode)

    def print_rarer(self, w_value, mode):
        if w_value is w_void:
            self.put("#<void>")
        elif w_value is w_eof:
            self.put("#<eof>")
        elif w_value is w_undefined:
            self.put("#<unsafe-undefined>")
        elif isinstance(w_value, W_Bytes):
            if mode == DISPLAY:
                self.put(w_value.as_str())
            else:
                self.put("#")
                text_escapes.quote_bytes(self.builder, w_value.as_str())
        elif isinstance(w_value, W_Keyword):
            if mode == PRINT:
                self.put("'")
            self.put("#:" + w_value.utf8 if mode == DISPLAY
                     else text_escapes.keyword_text(w_value.utf8))
        elif isinstance(w_value, W_Path):
            self.put(w_value.shown() if mode == DISPLAY
                     else "#<path:%s>" % w_value.shown())
        elif isinstance(w_value, W_Regexp):
            self.put(w_value.prefix())
            if w_value.pattern.of_bytes:
                text_escapes.quote_bytes(self.builder, w_value.pattern.source)
            else:
                text_escapes.quote_string(self.builder, w_value.pattern.source)
        elif not self.printed_label(w_value):
            self.print_compound(w_value, mode)

    def print_compound(self, w_value, mode):
        if isinstance(w_value, W_AnyVector):
            self.print_vector(w_value, mode)
        elif isinstance(w_value, W_Struct):
            self.print_struct(w_value, mode)
        elif isinstance(w_value, W_AnyBox):
            self.print_box(w_value, mode)
        elif isinstance(w_value, W_Hash):
            self.print_hash(w_value, mode)
        elif isinstance(w_value, W_MPair):
            self.print_mpair(w_value, mode)
        elif mode == PRINT:
            self.put(w_value.expression_text())
        else:
            self.put(w_value.opaque_text())

    def print_symbol(self, w_symbol, mode):
        if mode == DISPLAY:
            self.put(w_symbol.utf8)
            return
        if mode == PRINT:
            self.put("'")
        self.put(text_escapes.symbol_text(w_symbol.utf8))

    # -- values that may contain themselves

    def printed_label(self, w_value):
        """Whether the label of one that was printed before stands for it."""
        if self.labels is None or w_value not in self.labels:
            return False
        label = self.labels[w_value]
        if label >= 0:
            self.put("#%d#" % label)
            return True
        label = self.next_label
        self.next_label = label + 1
        self.labels[w_value] = label
        self.put("#%d=" % label)
        return False

    def is_labelled(self, w_value):
        return self.labels is not None and w_value in self.labels

    # -- pairs

    def print_pair(self, w_pair, mode):
        if mode == PRINT:
            if self.is_quotable(w_pair):
                self.put("'")
                self.print_pair(w_pair, QUOTED)
            else:
                self.print_pair_expression(w_pair)
            return
        if mode == QUOTED or self.options.abbreviations:
            w_rest = w_pair.w_cdr
            w_car = w_pair.w_car
            if (isinstance(w_car, W_Symbol) and w_car in ABBREVIATIONS and
                    isinstance(w_rest, W_Pair) and w_rest.w_cdr is w_null and
                    not self.is_labelled(w_rest)):
                self.put(ABBREVIATIONS[w_car])
                self.print_value(w_rest.w_car, mode)
                return
        braces = self.options.pair_braces
        self.put("{" if braces else "(")
        self.print_value(w_pair.w_car, mode)
        w_rest = w_pair.w_cdr
        while isinstance(w_rest, W_Pair) and not self.is_labelled(w_rest):
            self.put(" ")
            self.print_value(w_rest.w_car, mode)
            w_rest = w_rest.w_cdr
        if w_rest is not w_null:
            self.put(" . ")
            self.print_value(w_rest, mode)
        self.put("}" if braces else ")")

    def print_pair_expression(self, w_pair):
        """As a call of list, cons or list*."""
        count = 1
        w_rest = w_pair.w_cdr
        while isinstance(w_rest, W_Pair) and not self.is_labelled(w_rest):
            count += 1
            w_rest = w_rest.w_cdr
        if w_rest is w_null:
            self.put("(list")
        elif count == 1:
            self.put("(cons")
        else:
            self.put("(list*")
        w_rest = w_pair
        for _ in range(count):
            assert isinstance(w_rest, W_Pair)
            self.put(" ")
            self.print_value(w_rest.w_car, PRINT)
            w_rest = w_rest.w_cdr
        if w_rest is not w_null:
            self.put(" ")
            self.print_value(w_rest, PRINT)
        self.put(")")

    def print_mpair(self, w_pair, mode):
        if mode == PRINT:
            self.put("(mcons ")
            self.print_value(w_pair.w_car, PRINT)
            self.put(" ")
            self.print_value(w_pair.w_cdr, PRINT)
            self.put(")")
            return
        braces = self.options.mpair_braces
        self.put("{" if braces else "(")
        self.print_value(w_pair.w_car, mode)
        w_rest = w_pair.w_cdr
        while isinstance(w_rest, W_MPair) and not self.is_labelled(w_rest):
            self.put(" ")
            self.print_value(w_rest.w_car, mode)
            w_rest = w_rest.w_cdr
        if w_rest is not w_null:
            self.put(" . ")
            self.print_value(w_rest, mode)
        self.put("}" if braces else ")")

    # -- other containers

    def quoted(self, w_value, mode):
        """The mode for the parts; puts the quote in front of what can be quoted."""
        if mode != PRINT or not self.is_quotable(w_value):
            return mode
        self.put("'")
        return QUOTED

    def print_vector(self, w_vector, mode):
        mode = self.quoted(w_vector, mode)
        count = w_vector.length()
        if mode == PRINT:
            self.put("(vector")
        elif self.options.vector_lengths:
            self.put("#%d(" % count)
            while count > 1 and w_vector.ref(count - 1).eq(w_vector.ref(count - 2)):
                count -= 1
        else:
            self.put("#(")
        for i in range(count):
            if i > 0 or mode == PRINT:
                self.put(" ")
            self.print_value(w_vector.ref(i), mode)
        self.put(")")

    def print_box(self, w_box, mode):
        if not self.options.boxes:
            self.put("#<box>")
            return
        mode = self.quoted(w_box, mode)
        self.put("(box " if mode == PRINT else "#&")
        self.print_value(w_box.unbox(), mode)
        if mode == PRINT:
            self.put(")")

    def print_hash(self, w_hash, mode):
        if w_hash.weak or not self.options.hashes:
            self.put("'#<hash>" if mode == PRINT else "#<hash>")
            return
        mode = self.quoted(w_hash, mode)
        name = KIND_NAMES[w_hash.kind]
        entries = printed_entries(w_hash)
        if mode == PRINT:
            self.print_hash_expression(name, entries, w_hash.immutable)
            return
        self.put("#%s(" % name)
        for i in range(0, len(entries), 2):
            self.put(" (" if i > 0 else "(")
            self.print_value(entries[i], mode)
            self.put(" . ")
            self.print_value(entries[i + 1], mode)
            self.put(")")
        self.put(")")

    def print_hash_expression(self, name, entries, immutable):
        self.put("(" + name if immutable else "(make-%s (list" % name)
        for i in range(0, len(entries), 2):
            self.put(" " if immutable else " (cons ")
            self.print_value(entries[i], PRINT)
            self.put(" ")
            self.print_value(entries[i + 1], PRINT)
            if not immutable:
                self.put(")")
        self.put(")" if immutable else "))")

    # -- structures

    def print_struct(self, w_struct, mode):
        shape = shape_of(w_struct)
        if shape.way == SPECIAL:
            print_special(self, w_struct, mode)
            return
        if shape.way == OPAQUE or not self.options.structs:
            self.put(shape.text if shape.way == OPAQUE else "#<%s>" % shape.text)
            return
        if mode == PRINT and shape.way == PREFAB:
            mode = self.quoted(w_struct, mode)
        if mode == PRINT:
            self.put("(" + shape.text)
        elif shape.way == PREFAB:
            self.put("#s(")
            self.print_value(w_struct.struct_type().prefab_key, mode)
        else:
            self.put("#(struct:" + shape.text)
        for i in range(len(shape.fields_w)):
            self.put(" ")
            if shape.fields_w[i] is HIDDEN:
                self.put("...")
            else:
                self.print_value(shape.fields_w[i], mode)
        self.put(")")

    # -- what print can quote

    def is_quotable(self, w_value):
        """Whether the quoted text stands for the value, or nearly so."""
        while isinstance(w_value, W_Pair):
            if not self.is_quotable(w_value.w_car):
                return False
            w_value = w_value.w_cdr
            if self.is_labelled(w_value):
                break
        if not is_container(w_value):
            return True
        if not self.is_labelled(w_value):
            return self.has_quotable_parts(w_value)
        if w_value in self.checked:
            return True
        self.checked[w_value] = True
        result = self.has_quotable_parts(w_value)
        del self.checked[w_value]
        return result

    def has_quotable_parts(self, w_value):
        if isinstance(w_value, W_MPair):
            return False
        if isinstance(w_value, W_Struct):
            shape = shape_of(w_value)
            if shape.way == TRANSPARENT:
                return False
            if shape.way == SPECIAL:
                return is_quotable_special(w_value)
            parts_w = shape.fields_w
        else:
            parts_w = parts_of(w_value)
        for w_part in parts_w:
            if not self.is_quotable(w_part):
                return False
        return True


def to_text(w_value, mode):
    """What is printed of a value."""
    printer = Printer(None)
    printer.print_whole(w_value, mode)
    text = printer.builder.build()
    w_port = printer.w_port
    if w_port is not None:
        assert isinstance(w_port, W_StringOutput)
        return w_port.contents() + text
    return text


def print_to(w_port, w_value, mode):
    printer = Printer(w_port)
    printer.print_whole(w_value, mode)
    printer.port()
