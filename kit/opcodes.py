"""The opcode table class: one row an opcode. Shared by both worlds (2+3)."""
from __future__ import absolute_import


class OpcodeSet(object):
    """Opcodes of one language, numbered in the order of their rows (0 to 255).

    A row is `op(name, operand, effect)`: `operand` names what the 24-bit
    operand of the instruction word means ("" when unused), `effect` is the
    change of the stack's depth, or None where it depends on the operand.
    `generation` counts changes of the compiled code that no row shows.
    """

    def __init__(self, language, generation=0):
        self.language = language
        self.generation = generation
        self.names = []
        self.operands = []
        self.effects = []
        self.numbers = {}

    def op(self, name, operand, effect):
        number = len(self.names)
        assert name not in self.numbers, "opcode %s has two rows" % name
        assert number < 256, "more than 256 opcodes"
        self.names.append(name)
        self.operands.append(operand)
        self.effects.append(effect)
        self.numbers[name] = number
        return number

    def fingerprint(self):
        """Changes whenever a row is added, removed or reordered, or the generation."""
        crc = 0x811c9dc5 ^ self.generation
        for name, operand in zip(self.names, self.operands):
            for char in name + ":" + operand + ";":
                crc = ((crc ^ ord(char)) * 0x01000193) & 0xffffffff
        return crc
