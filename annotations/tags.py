"""The one registry of tags: what every mark in the machine code means (2+3).

A mark is an 8-byte NOP, `0f 1f 84 00` and a 32-bit little-endian displacement
whose upper half is MAGIC and whose lower half is the tag: a kind in the upper
4 bits and a number in the lower 12. A value known only at run time travels in
RDI (and RSI) at the mark; PAYLOAD_PREFIX, a jump to the mark, comes before such
a mark so that the tool finds the registers written.
"""
from __future__ import absolute_import

MAGIC = 0x584C
NOP_PREFIX = "\x0f\x1f\x84\x00"
PAYLOAD_PREFIX = "\xeb\x00"

# Kinds
PHASE_BEGIN = 0x0    # number: a phase
PHASE_END = 0x1      # number: the phase that must be innermost
EVENT = 0x2          # number: an event; RDI, RSI: its payload
DISPATCH = 0x3       # number: the opcode about to be executed
IR_OPERATION = 0x4   # number: rpython's number of the operation (rop)
REGION_BEGIN = 0x5   # RDI: address of the name, RSI: its length in bytes
REGION_END = 0x6
DISPATCHED = 0x7     # RDI: the opcode about to be executed, known only at run time
DISPATCHED_BEFORE = 0x8  # RDI: an opcode counted already that is dispatched once more
WATCH = 0x9          # RDI: address of a byte that says whether the other marks are executed


def mark(kind, number):
    """The 32-bit displacement of a mark."""
    assert 0 <= kind < 16 and 0 <= number < 4096
    return (MAGIC << 16) | (kind << 12) | number


# Phases: number, name, layer. They form a stack; the bottom is `startup`.
PHASES = [
    (0, "startup", "framework"),        # process start, loading, the frontend
    (1, "interpreter", "interpreter"),
    (2, "tracing", "framework"),
    (3, "optimising", "framework"),
    (4, "assembling", "framework"),
    (5, "jit", "machine"),              # code made by the JIT
    (6, "jit_call", "machine"),         # AOT-compiled function called from it
    (7, "deoptimisation", "framework"),  # guard failure to interpreter
    (8, "gc_minor", "framework"),
    (9, "gc_major", "framework"),
    (10, "native", "machine"),          # external library
    (11, "shutdown", "framework"),
    (12, "logging", "framework"),       # writing the JIT's log, when there is one
]

# Events: number, name, meaning of RDI, meaning of RSI.
EVENTS = [
    (0, "loop_compiled", "trace number", ""),
    (1, "bridge_compiled", "trace number", "address of the guard's descriptor"),
    (2, "trace_aborted", "reason (rpython's Counters number)", ""),
    (3, "guard_failed", "address of the guard's descriptor", ""),
    (4, "trace_entered", "trace number", ""),
    (5, "external_call", "address of the name", "its length"),  # by the tool: phase native
    (6, "point", "address of the name", "its length"),   # set by the guest program
    (7, "code_freed", "start address", "end address"),
    (8, "code_written", "start address", "end address"),   # by the JIT, with its stubs
]

PHASE_NUMBERS = dict((name, number) for number, name, _layer in PHASES)
EVENT_NUMBERS = dict((name, number) for number, name, _rdi, _rsi in EVENTS)

assert [row[0] for row in PHASES] == list(range(len(PHASES)))
assert [row[0] for row in EVENTS] == list(range(len(EVENTS)))
