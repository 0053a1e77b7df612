"""itertools: all its classes, by what they do to items."""
from __future__ import absolute_import

from langs.python_subset.vm.modules import (
    itertools_chains, itertools_filters, itertools_groups, itertools_products)
from langs.python_subset.vm.modules.itertools_counting import ITERTOOLS

TABLES = [itertools_chains, itertools_filters, itertools_groups, itertools_products]
