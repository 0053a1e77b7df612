"""Handlers of structural pattern matching."""
from __future__ import absolute_import

from langs.python_subset.vm import items, patterns
from langs.python_subset.vm.values import wrap_bool


class MatchHandlers(object):
    def GET_LEN(self, operand):
        self.push(items.length(self.peek(0)))

    def MATCH_SEQUENCE(self, operand):
        self.push(wrap_bool(patterns.is_sequence(self.peek(0))))

    def MATCH_MAPPING(self, operand):
        self.push(wrap_bool(patterns.is_mapping(self.peek(0))))

    def MATCH_KEYS(self, operand):
        self.push(patterns.match_keys(self.peek(1), self.peek(0)))

    def MATCH_CLASS(self, count):
        w_names = self.pop()
        w_class = self.pop()
        self.replace_top(patterns.match_class(self.peek(0), w_class, count, w_names))
