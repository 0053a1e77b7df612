"""str.format: replacement fields in braces."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.python_subset.vm import attributes, items
from langs.python_subset.vm.errors import index_error, key_error, value_error
from langs.python_subset.vm.format_spec import parse_count
from langs.python_subset.vm.formatting import format_value
from langs.python_subset.vm.values import W_Int, W_Str

MAX_DEPTH = 2
CONVERSIONS = {"s": 1, "r": 2, "a": 3}


class Field(object):
    """One pair of braces: {name!conversion:spec}."""

    def __init__(self, name, conversion, spec, nested, stop):
        self.name = name
        self.conversion = conversion    # one character, or ""
        self.spec = spec                # None where there is no colon
        self.nested = nested            # whether the spec has fields of its own
        self.stop = stop                # the offset behind the closing brace


def parse_field(template, pos):
    """The field whose opening brace stands before pos."""
    end = len(template)
    if pos >= end:
        raise value_error("Single '{' encountered in format string")
    start = pos
    while True:
        if pos >= end:
            raise value_error("expected '}' before end of string")
        char = template[pos]
        if char == "{":
            raise value_error("unexpected '{' in field name")
        if char == "}" or char == ":" or char == "!":
            break
        if char == "[":
            bracket = template.find("]", pos)
            pos = end - 1 if bracket < 0 else bracket
            assert pos >= 0
        pos += 1
    name = template[start:pos]
    conversion = ""
    if template[pos] == "}":
        return Field(name, "", None, False, pos + 1)
    if template[pos] == "!":
        pos += 1
        if pos >= end:
            raise value_error("end of string while looking for conversion specifier")
        following = codepoints.next_offset(template, pos)
        conversion = template[pos:following]
        pos = following
        if pos < end:
            if template[pos] == "}":
                return Field(name, conversion, None, False, pos + 1)
            if template[pos] != ":":
                raise value_error("expected ':' after conversion specifier")
    pos += 1
    return parse_field_spec(template, name, conversion, pos)


def parse_field_spec(template, name, conversion, pos):
    start = pos
    nested = False
    depth = 1
    while pos < len(template):
        char = template[pos]
        if char == "{":
            nested = True
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return Field(name, conversion, template[start:pos], nested, pos + 1)
        pos += 1
    raise value_error("unmatched '{' in format spec")


def next_brace(template, start):
    """The offset of the next brace of either kind, or -1."""
    for pos in range(start, len(template)):
        if template[pos] == "{" or template[pos] == "}":
            return pos
    return -1


class NameParts(object):
    """The parts of a field name: first, then .attributes and [items]."""

    def __init__(self, name):
        self.name = name
        self.pos = 0

    def first(self):
        """Up to the first dot or bracket."""
        while self.pos < len(self.name) and not self.at_separator():
            self.pos += 1
        return self.name[:self.pos]

    def at_separator(self):
        return self.name[self.pos] == "." or self.name[self.pos] == "["

    def more(self):
        return self.pos < len(self.name)

    def next(self):
        """(whether it is an attribute, its text)"""
        name = self.name
        if not self.at_separator():
            raise value_error("Only '.' or '[' may follow ']' in format field specifier")
        is_attribute = name[self.pos] == "."
        self.pos += 1
        start = self.pos
        if is_attribute:
            while self.pos < len(name) and not self.at_separator():
                self.pos += 1
            text = name[start:self.pos]
        else:
            stop = name.find("]", start)
            if stop < 0:
                raise value_error("Missing ']' in format string")
            text = name[start:stop]
            self.pos = stop + 1
        if len(text) == 0:
            raise value_error("Empty attribute in format string")
        return is_attribute, text


def whole_number(text):
    """The number that the text is, or -1."""
    number, stop = parse_count(text, 0)
    if stop < len(text):
        return -1
    return number


class TemplateFormat(object):
    """One call of str.format or str.format_map (then with a mapping)."""

    def __init__(self, arguments, w_mapping):
        self.arguments = arguments
        self.w_mapping = w_mapping
        self.automatic = -1             # the next number given; -1: not yet used
        self.manual = False

    @jit.dont_look_inside
    def run(self, template, depth):
        if depth <= 0:
            raise value_error("Max string recursion exceeded")
        builder = StringBuilder(len(template) + 16)
        start = 0
        while True:
            brace = next_brace(template, start)
            if brace < 0:
                break
            builder.append_slice(template, start, brace)
            following = brace + 1
            if following < len(template) and template[following] == template[brace]:
                builder.append(template[brace])
                start = following + 1
                continue
            if template[brace] == "}":
                raise value_error("Single '}' encountered in format string")
            field = parse_field(template, following)
            builder.append(self.formatted(field, depth))
            start = field.stop
        builder.append_slice(template, start, len(template))
        return builder.build()

    def formatted(self, field, depth):
        w_value = self.value(field.name)
        conversion = 0
        if field.conversion != "":
            conversion = CONVERSIONS.get(field.conversion, -1)
            if conversion < 0:
                raise unknown_conversion(field.conversion)
        spec = field.spec
        if spec is None:
            spec = ""
        if field.nested:
            spec = self.run(spec, depth - 1)
        return format_value(w_value, conversion, W_Str(spec)).utf8

    def value(self, name):
        parts = NameParts(name)
        w_value = self.first_value(parts.first())
        while parts.more():
            is_attribute, text = parts.next()
            if is_attribute:
                w_value = attributes.get(w_value, text)
            else:
                number = whole_number(text)
                if number >= 0:
                    w_value = items.get(w_value, W_Int(number))
                else:
                    w_value = items.get(w_value, W_Str(text))
        return w_value

    def first_value(self, name):
        number = whole_number(name)
        if len(name) == 0:
            if self.manual:
                raise value_error("cannot switch from manual field specification to"
                                  " automatic field numbering")
            self.automatic = number = self.automatic + 1
        elif number >= 0:
            if self.automatic >= 0:
                raise value_error("cannot switch from automatic field numbering to"
                                  " manual field specification")
            self.manual = True
        if number < 0:
            return self.keyword(name)
        if self.w_mapping is not None:
            raise value_error("Format string contains positional fields")
        if number >= len(self.arguments.args_w):
            raise index_error("Replacement index %d out of range for positional args tuple"
                              % number)
        return self.arguments.args_w[number]

    def keyword(self, name):
        if self.w_mapping is not None:
            return items.get(self.w_mapping, W_Str(name))
        names = self.arguments.names
        for i in range(len(names)):
            if names[i] == name:
                return self.arguments.values_w[i]
        raise key_error(W_Str(name))


def unknown_conversion(conversion):
    if len(conversion) == 1 and 32 < ord(conversion[0]) < 127:
        return value_error("Unknown conversion specifier " + conversion)
    return value_error("Unknown conversion specifier \\x%x"
                       % codepoints.codepoint_at(conversion, 0))


def format_template(template, arguments):
    return W_Str(TemplateFormat(arguments, None).run(template, MAX_DEPTH))


def format_mapping(template, w_mapping):
    return W_Str(TemplateFormat(None, w_mapping).run(template, MAX_DEPTH))
