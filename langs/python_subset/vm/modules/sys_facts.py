"""sys: what it says of the implementation, its numbers and its options."""
from __future__ import absolute_import

import sys

from langs.python_subset.vm.structseq import make, make_type
from langs.python_subset.vm.types.namespace_type import make_namespace
from langs.python_subset.vm.values import W_Float, W_Int, W_Str, w_False, w_None, wrap_bool

version_info_type = make_type("sys", "version_info", "major minor micro releaselevel serial")
flags_type = make_type("sys", "flags", """
    debug inspect interactive optimize dont_write_bytecode no_user_site no_site
    ignore_environment verbose bytes_warning quiet hash_randomization isolated dev_mode
    utf8_mode warn_default_encoding safe_path int_max_str_digits""")
float_info_type = make_type("sys", "float_info", """
    max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds""")
int_info_type = make_type("sys", "int_info", """
    bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold""")
hash_info_type = make_type("sys", "hash_info", """
    width modulus inf nan imag algorithm hash_bits seed_bits cutoff""")
thread_info_type = make_type("sys", "thread_info", "name lock version")

w_version_info = make(version_info_type, [W_Int(3), W_Int(11), W_Int(0), W_Str("final"), W_Int(0)])


def add_to(table):
    """At import time: the constants of sys."""
    info = sys.float_info
    table.constant("version_info", w_version_info)
    table.constant("flags", make(flags_type, [W_Int(0)] * 11 + [
        W_Int(1), W_Int(0), w_False, W_Int(1), W_Int(0), w_False, W_Int(4300)]))
    table.constant("float_info", make(float_info_type, [
        W_Float(info.max), W_Int(info.max_exp), W_Int(info.max_10_exp), W_Float(info.min),
        W_Int(info.min_exp), W_Int(info.min_10_exp), W_Int(info.dig), W_Int(info.mant_dig),
        W_Float(info.epsilon), W_Int(info.radix), W_Int(info.rounds)]))
    table.constant("int_info", make(int_info_type, [W_Int(30), W_Int(4), W_Int(4300), W_Int(640)]))
    table.constant("hash_info", make(hash_info_type, [
        W_Int(64), W_Int((1 << 61) - 1), W_Int(314159), W_Int(0), W_Int(1000003), W_Str("siphash13"),
        W_Int(64), W_Int(128), W_Int(0)]))
    table.constant("thread_info", make(thread_info_type, [w_None, w_None, w_None]))
    table.constant("implementation", make_namespace(
        ["name", "cache_tag", "version", "hexversion"],
        [W_Str("python_subset"), w_None, w_version_info, W_Int(0x030B00F0)]))
    table.constant("float_repr_style", W_Str("short"))
    table.constant("api_version", W_Int(1013))
    table.constant("copyright", W_Str(""))
    table.constant("dont_write_bytecode", wrap_bool(True))
    table.constant("pycache_prefix", w_None)
    table.constant("abiflags", W_Str(""))
    table.constant("platlibdir", W_Str("lib"))
