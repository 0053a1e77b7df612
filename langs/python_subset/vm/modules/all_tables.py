"""All builtin modules, and the builtin classes as names of `builtins`."""
from __future__ import absolute_import

from langs.python_subset.vm.modules.abc_module import ABC
from langs.python_subset.vm.modules.array_module import ARRAY
from langs.python_subset.vm.modules.ast_module import AST
from langs.python_subset.vm.modules.atexit_module import ATEXIT
from langs.python_subset.vm.modules.binascii_module import BINASCII
from langs.python_subset.vm.modules.bisect_module import BISECT
from langs.python_subset.vm.modules.blake2_module import BLAKE2
from langs.python_subset.vm.modules.builtins_module import BUILTINS
from langs.python_subset.vm.modules.cmath_module import CMATH
from langs.python_subset.vm.modules.codecs_module import CODECS
from langs.python_subset.vm.modules.collections_module import COLLECTIONS
from langs.python_subset.vm.modules.contextvars_module import CONTEXTVARS
from langs.python_subset.vm.modules.csv_module import CSV
from langs.python_subset.vm.modules.errno_module import ERRNO
from langs.python_subset.vm.modules.functools_module import FUNCTOOLS
from langs.python_subset.vm.modules.gc_module import GC
from langs.python_subset.vm.modules.hash_modules import MD5, SHA1, SHA2, SHA3, SHA256, SHA512
from langs.python_subset.vm.modules.heapq_module import HEAPQ
from langs.python_subset.vm.modules.imp_module import IMP
from langs.python_subset.vm.modules.io_module import IO
from langs.python_subset.vm.modules.itertools_module import ITERTOOLS
from langs.python_subset.vm.modules.json_module import JSON
from langs.python_subset.vm.modules.marshal_module import MARSHAL
from langs.python_subset.vm.modules.math_module import MATH
from langs.python_subset.vm.modules.operator_module import OPERATOR
from langs.python_subset.vm.modules.posix_module import POSIX
from langs.python_subset.vm.modules.random_module import RANDOM
from langs.python_subset.vm.modules.select_module import SELECT
from langs.python_subset.vm.modules.signal_module import SIGNAL
from langs.python_subset.vm.modules.sre_module import SRE
from langs.python_subset.vm.modules.string_module import STRING
from langs.python_subset.vm.modules.struct_module import STRUCT
from langs.python_subset.vm.modules.sys_module import SYS
from langs.python_subset.vm.modules.thread_module import THREAD
from langs.python_subset.vm.modules.time_module import TIME
from langs.python_subset.vm.modules.typing_module import TYPING
from langs.python_subset.vm.modules.warnings_module import WARNINGS
from langs.python_subset.vm.modules.weakref_module import WEAKREF
from langs.python_subset.vm.modules.xlayer_module import XLAYER
from langs.python_subset.vm import aliases
from langs.python_subset.vm.modules import charmaps, escape_codecs, finder, posix_processes, posix_stat
from langs.python_subset.vm.types import (
    coroutine_type, frame_type, function_type, generator_type, iterator_pickling, object_type,
    mappingproxy_type, pickling, singleton_types, type_type, unicode_errors,
    value_pickling)
from langs.python_subset.vm.types.bool_type import bool_type
from langs.python_subset.vm.types.bytearray_type import bytearray_type
from langs.python_subset.vm.types.bytes_type import bytes_type
from langs.python_subset.vm.types.complex_type import complex_type
from langs.python_subset.vm.types.descriptor_types import (
    classmethod_type, property_type, staticmethod_type, super_type)
from langs.python_subset.vm.types.dict_type import dict_type
from langs.python_subset.vm.types.exception_groups import base_group, group
from langs.python_subset.vm.types.exception_type import EXCEPTION_CLASSES
from langs.python_subset.vm.types.float_type import float_type
from langs.python_subset.vm.types.int_type import int_type
from langs.python_subset.vm.types.iterator_types import (
    enumerate_type, filter_type, map_type, reversed_type, zip_type)
from langs.python_subset.vm.types.list_type import list_type
from langs.python_subset.vm.types.memoryview_type import memoryview_type
from langs.python_subset.vm.types.range_type import range_type
from langs.python_subset.vm.types.set_type import frozenset_type, set_type
from langs.python_subset.vm.types.slice_type import slice_type
from langs.python_subset.vm.types.str_type import str_type
from langs.python_subset.vm.types.tuple_type import tuple_type
from langs.python_subset.vm.typeobject import w_object_type, w_type_type
from langs.python_subset.vm.values import W_Str, W_Tuple

MODULES = [
    ABC, ARRAY, AST, ATEXIT, BINASCII, BISECT, BLAKE2, BUILTINS, CMATH, CODECS, COLLECTIONS,
    CONTEXTVARS, CSV, ERRNO, FUNCTOOLS, GC, HEAPQ, IMP, IO, ITERTOOLS, JSON, MARSHAL, MATH, MD5,
    OPERATOR, POSIX, RANDOM, SELECT, SHA1, SHA2, SHA256, SHA3, SHA512, SIGNAL, SRE, STRING, STRUCT, SYS,
    THREAD, TIME, TYPING, WARNINGS, WEAKREF, XLAYER]
CLASSES = [
    w_object_type, w_type_type, bool_type, bytearray_type, bytes_type, classmethod_type,
    complex_type,
    dict_type, enumerate_type, filter_type, float_type, frozenset_type, int_type,
    list_type, map_type, memoryview_type, property_type, range_type, reversed_type, set_type,
    slice_type,
    staticmethod_type, str_type, super_type, tuple_type, zip_type, base_group, group] + EXCEPTION_CLASSES

for _w_class in CLASSES:
    BUILTINS.constant(_w_class.name, _w_class)
BUILTINS.constant("IOError", [c for c in EXCEPTION_CLASSES if c.name == "OSError"][0])
BUILTINS.constant("EnvironmentError", dict(BUILTINS.entries)["IOError"])

TABLES = dict((table.name, table) for table in MODULES)
w_names = W_Tuple([W_Str(name) for name in sorted(TABLES)])
SYS.constant("builtin_module_names", w_names)

# Modules that fill tables of classes which are imported from elsewhere.
HIDDEN = [
    aliases, charmaps, coroutine_type, escape_codecs, finder, frame_type, function_type,
    generator_type, iterator_pickling, mappingproxy_type, object_type, pickling, posix_processes,
    posix_stat, singleton_types, type_type, unicode_errors, value_pickling]
