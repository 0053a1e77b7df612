"""Opcodes of the language of the conformance checks' own tests."""

from __future__ import annotations

from kit.opcodes import OpcodeSet

OPS = OpcodeSet("checked")
OPS.op("PRINT", "text", 0)
