"""The RPython target: `python2.7 -m annotations.vm.translate --opt=jit target.py`."""
from __future__ import absolute_import

from kit.vm import buildinfo
from kit.vm.entrypoint import make_entry_point
from kit.vm.jitpolicy import OpaqueModules
from langs.python_subset.vm.program import LANGUAGE

OPAQUE = ["langs.python_subset.vm." + name for name in """
    codec_errors complex_text float_hex format_spec formatting importing
    number_format numerals percent_format report string_repr template_format
    text_codecs wide_codecs
    modules.base64_codec modules.binascii_module modules.blake2_module modules.cmath_module
    modules.hash_classes modules.hash_modules
    modules.json_encoder modules.json_scanner modules.json_strings
    modules.math_integers modules.math_sums modules.struct_layout modules.struct_values
    modules.sys_module modules.uu_codec
    types.byte_cases types.byte_methods types.int_bytes types.str_cases
    types.str_fields types.str_parts
""".split()]


def target(driver, args):
    driver.exe_name = "python_subset"
    return make_entry_point(LANGUAGE, buildinfo.of_driver(driver)), None


def jitpolicy(driver):
    return OpaqueModules(OPAQUE)
