"""Handlers of imports."""
from __future__ import absolute_import

from langs.python_subset.vm import importing


class ImportHandlers(object):
    def IMPORT_NAME(self, index):
        w_fromlist = self.pop()
        w_level = self.peek(0)
        self.replace_top(importing.import_name(
            self.code.names[index], self.globals, w_fromlist, w_level))

    def IMPORT_FROM(self, index):
        self.push(importing.import_from(self.peek(0), self.code.names[index]))

    def IMPORT_STAR(self, operand):
        importing.import_star(self.pop(), self.globals)
