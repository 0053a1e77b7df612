"""Groups rpython's JIT IR operations by what they do."""

from __future__ import annotations

CATEGORIES = {
    "memory": "reads and writes of objects, arrays and raw memory, with their write barriers",
    "guard": "checks that may leave the trace",
    "call": "calls of AOT-compiled functions and of other JIT code",
    "control flow": "jumps, labels, the end of a trace",
    "int": "integer arithmetic and comparisons",
    "float": "floating-point arithmetic, comparisons and conversions",
    "string": "strings: characters, length, copying, hashing",
    "pointer": "comparisons and conversions of pointers",
    "allocation": "new objects, arrays and strings",
    "vector": "operations on several values at once",
    "other": "none of these; executes few instructions or none",
}

_PREFIXES = (
    ("guard_", "guard"),
    ("vec_guard", "guard"),
    ("vec_", "vector"),
    ("call_malloc", "allocation"),
    ("newstr", "string"),
    ("newunicode", "string"),
    ("new", "allocation"),
    ("nursery_ptr", "allocation"),
    ("cond_call_gc_wb", "memory"),
    ("call", "call"),
    ("cond_call", "call"),
    ("int_", "int"),
    ("uint_", "int"),
    ("float_", "float"),
    ("cast_float", "float"),
    ("cast_int_to_float", "float"),
    ("cast_singlefloat", "float"),
    ("convert_", "float"),
    ("str", "string"),
    ("unicode", "string"),
    ("copystr", "string"),
    ("copyunicode", "string"),
    ("ptr_", "pointer"),
    ("instance_ptr_", "pointer"),
    ("cast_", "pointer"),
    ("get", "memory"),
    ("set", "memory"),
    ("gc_", "memory"),
    ("raw_", "memory"),
    ("arraylen_gc", "memory"),
    ("zero_array", "memory"),
    ("load_", "memory"),
    ("check_memory_error", "call"),
    ("jump", "control flow"),
    ("label", "control flow"),
    ("finish", "control flow"),
)


def category(operation: str) -> str:
    """Of an operation's name, one of CATEGORIES."""
    for prefix, name in _PREFIXES:
        if operation.startswith(prefix):
            return name
    return "other"
