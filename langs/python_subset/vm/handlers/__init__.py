"""One handler an opcode, semantics beside each row in opcodes.py.

A handler takes its operand; one that jumps also takes the next instruction's
index and returns where to go on.
"""
