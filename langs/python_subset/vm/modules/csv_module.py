"""_csv: everything of it."""
from __future__ import absolute_import

from langs.python_subset.vm.modules import csv_reader, csv_writer      # noqa: F401
from langs.python_subset.vm.modules.csv_dialect import CSV             # noqa: F401
