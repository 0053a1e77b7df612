"""_json: strings, the scanner, the encoder."""
from __future__ import absolute_import

from langs.python_subset.vm.modules import json_encoder, json_scanner
from langs.python_subset.vm.modules.json_strings import JSON

TABLES = [json_encoder, json_scanner]
