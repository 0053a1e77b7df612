/* SPDX-License-Identifier: GPL-2.0-or-later
   Functions called from JIT code and external functions. Which one it is, is seen
   when control leaves the code that the JIT made or that the phase began in. */

#include "xlayer.h"
#include "pub_tool_aspacemgr.h"
#include "pub_tool_debuginfo.h"
#include "pub_tool_hashtable.h"

static VgHashTable* aots[PHASES];

Bool code_is_anonymous(Addr address)
{
   const NSegment* segment = VG_(am_find_nsegment)(address);
   return segment && segment->kind == SkAnonC;
}

static Bool is_linkers(Addr address)
{
   const HChar* name;
   VgSectKind section = VG_(DebugInfo_sect_kind)(NULL, address);
   if (section == Vg_SectPLT)
      return True;
   return VG_(get_fnname)(VG_(current_DiEpoch)(), address, &name)
          && VG_(strncmp)(name, "_dl_runtime_resolve", 19) == 0;
}

Bool code_passes_through(Addr address)
{
   return code_is_anonymous(address) || is_linkers(address);
}

static Aot* aot_at(Addr address, UInt phase)
{
   if (!aots[phase])
      aots[phase] = VG_(HT_construct)("xlayer.aots");
   Aot* aot = VG_(HT_lookup)(aots[phase], address);
   if (!aot) {
      DiEpoch epoch = VG_(current_DiEpoch)();
      const HChar* text;
      aot = VG_(calloc)("xlayer.aot", 1, sizeof(Aot));
      aot->address = address;
      aot->phase = phase;
      aot->function = VG_(get_fnname)(epoch, address, &text) ? name_intern(text) : "";
      aot->object = VG_(get_objname)(epoch, address, &text) ? name_intern(text) : "";
      VG_(HT_add_node)(aots[phase], aot);
   }
   return aot;
}

void aot_enter(Addr target)
{
   if (code_passes_through(target))
      return;
   const Frame* frame = &running->frames[running->depth];
   Aot* aot = aot_at(target, frame->phase);
   live.awaiting = 0;
   if (frame->phase == PHASE_NATIVE)
      external_call(aot->function);
   if (frame->phase == PHASE_NATIVE && frame[-1].phase != PHASE_JIT)
      return;
   running->aot = aot;
   aot->calls++;
}

static Int by_address(const void* one, const void* other)
{
   const Aot* a = *(Aot* const*)one;
   const Aot* b = *(Aot* const*)other;
   if (a->address != b->address)
      return a->address < b->address ? -1 : 1;
   return a->phase < b->phase ? -1 : a->phase > b->phase;
}

XArray* aots_by_address(void)
{
   XArray* sorted = VG_(newXA)(VG_(malloc), "xlayer.sorted_aots", VG_(free), sizeof(Aot*));
   for (UInt phase = 0; phase < PHASES; phase++) {
      if (!aots[phase])
         continue;
      VG_(HT_ResetIter)(aots[phase]);
      for (Aot* aot = VG_(HT_Next)(aots[phase]); aot; aot = VG_(HT_Next)(aots[phase]))
         VG_(addToXA)(sorted, &aot);
   }
   VG_(setCmpFnXA)(sorted, by_address);
   VG_(sortXA)(sorted);
   return sorted;
}

void aots_reset(void)
{
   XArray* known = aots_by_address();
   for (Word i = 0; i < VG_(sizeXA)(known); i++) {
      Aot* aot = *(Aot**)VG_(indexXA)(known, i);
      aot->calls = 0;
      aot->instructions = 0;
      VG_(memset)(&aot->simulated, 0, sizeof aot->simulated);
   }
   VG_(deleteXA)(known);
}
