/* SPDX-License-Identifier: GPL-2.0-or-later
   Dispatched opcodes. By phase they are counted where they are dispatched; by
   region only their number is kept, and only while there are regions. */

#include "xlayer.h"

ULong dispatched[PHASES][OPCODES];
UInt  opcodes_seen = 0;

static ULong charged[PHASES];

static ULong in_phase(UInt phase)
{
   ULong total = phase == PHASE_JIT ? live.in_blocks : 0;
   for (UInt opcode = 0; opcode < opcodes_seen; opcode++)
      total += dispatched[phase][opcode];
   return total;
}

ULong dispatch_total(void)
{
   ULong total = 0;
   for (UInt phase = 0; phase < PHASES; phase++)
      total += in_phase(phase);
   return total;
}

void dispatch_charge(Region* region)
{
   for (UInt phase = 0; phase < PHASES; phase++) {
      ULong total = in_phase(phase);
      if (total != charged[phase])
         region_context(region, phase)->dispatched += total - charged[phase];
      charged[phase] = total;
   }
}

static Bool is_opcode(Addr mark, UWord opcode)
{
   if (opcode >= OPCODES) {
      imbalance(mark, "opcode %lu: there are %d at most", opcode, OPCODES);
      return False;
   }
   if (opcode >= opcodes_seen)
      opcodes_seen = opcode + 1;
   return True;
}

void dispatched_one(Addr mark, UWord opcode)
{
   if (is_opcode(mark, opcode))
      live.dispatch[opcode]++;
}

/* Made up for at once, by the opcode's own mark in the same phase. */
void dispatched_before(Addr mark, UWord opcode)
{
   if (is_opcode(mark, opcode))
      live.dispatch[opcode]--;
}

void dispatch_add(UInt opcode, ULong times)
{
   dispatched[PHASE_JIT][opcode] += times;
   live.in_blocks -= times;
}

void dispatch_reset(void)
{
   VG_(memset)(dispatched, 0, sizeof dispatched);
   VG_(memset)(charged, 0, sizeof charged);
   live.in_blocks = 0;
}
