"""The RPython target: `python2.7 -m annotations.vm.translate --opt=jit target.py`."""
from __future__ import absolute_import

from kit.vm import buildinfo, long_loops
from kit.vm.entrypoint import make_entry_point
from kit.vm.jitpolicy import OpaqueModules
from langs.python_subset.vm.program import LANGUAGE

OPAQUE = ["langs.python_subset.vm." + name for name in """
    codec_errors codec_registry complex_text dynamic finalizers float_hex format_spec formatting
    importing number_format numerals oserrors paths regex_code report string_repr
    structseq template_format text_codecs wide_codecs files.base files.raw
    files.standard modules.ast_module modules.atexit_module modules.base64_codec
    modules.binascii_module modules.blake2_module modules.charmaps modules.cmath_module
    modules.codecs_module modules.contextvars_module modules.csv_dialect modules.csv_reader
    modules.csv_writer modules.errno_module modules.escape_codecs modules.finder
    modules.gc_module modules.hash_classes modules.hash_modules modules.imp_module
    modules.io_module modules.json_encoder modules.json_keys modules.json_scanner
    modules.json_strings modules.marshal_module modules.math_sums modules.posix_module
    modules.posix_processes modules.posix_stat modules.select_module modules.signal_module
    modules.sre_module modules.string_module modules.sys_module modules.time_calendar
    modules.uu_codec modules.warnings_module types.byte_cases
    types.int_bytes types.pickling types.str_cases types.str_fields types.unicode_errors
""".split()]


def target(driver, args):
    driver.exe_name = "python_subset"
    return make_entry_point(LANGUAGE, buildinfo.of_driver(driver)), None


def jitpolicy(driver):
    long_loops.install()
    return OpaqueModules(OPAQUE)
