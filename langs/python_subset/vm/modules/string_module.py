"""_string: the parts of a format string, for string.Formatter."""
from __future__ import absolute_import

from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.template_format import (
    NameParts, next_brace, parse_field, whole_number)
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None, wrap_bool

STRING = ModuleTable("_string")


def part(literal, field):
    """(literal text, field name, format spec, conversion)"""
    w_literal = W_Str(literal)
    if field is None:
        return W_Tuple([w_literal, w_None, w_None, w_None])
    w_conversion = w_None if field.conversion == "" else W_Str(field.conversion)
    return W_Tuple([w_literal, W_Str(field.name), W_Str(field.spec or ""), w_conversion])


@STRING.function("formatter_parser", str)
def formatter_parser(template):
    parts_w = []
    start = 0
    while start < len(template):
        brace = next_brace(template, start)
        if brace < 0:
            parts_w.append(part(template[start:], None))
            break
        following = brace + 1
        if following < len(template) and template[following] == template[brace]:
            parts_w.append(part(template[start:following], None))
            start = following + 1
            continue
        if template[brace] == "}":
            raise value_error("Single '}' encountered in format string")
        field = parse_field(template, following)
        assert brace >= 0
        parts_w.append(part(template[start:brace], field))
        start = field.stop
    return get_iterator(new_list(parts_w[:]))


def number_or_text(text):
    number = whole_number(text)
    if number >= 0:
        return W_Int(number)
    return W_Str(text)


@STRING.function("formatter_field_name_split", str)
def formatter_field_name_split(name):
    parts = NameParts(name)
    w_first = number_or_text(parts.first())
    rest_w = []
    while parts.more():
        is_attribute, text = parts.next()
        w_key = W_Str(text) if is_attribute else number_or_text(text)
        rest_w.append(W_Tuple([wrap_bool(is_attribute), w_key]))
    return W_Tuple([w_first, get_iterator(new_list(rest_w[:]))])
