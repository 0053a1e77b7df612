"""What happens when an error is raised: the handlers of the current continuation."""
from __future__ import absolute_import

from langs.scheme.vm.errors import SchemeError


def raise_error(error, k):
    """The state that calls the innermost handler."""
    raise Uncaught(error.w_value)


class Uncaught(Exception):
    def __init__(self, w_value):
        self.w_value = w_value
