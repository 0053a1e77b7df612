/* SPDX-License-Identifier: GPL-2.0-or-later
   AOT-compiled functions called from JIT code. Which one a jit_call calls is
   seen when control leaves the code that the JIT made. */

#include "xlayer.h"
#include "pub_tool_aspacemgr.h"
#include "pub_tool_debuginfo.h"
#include "pub_tool_hashtable.h"

static VgHashTable* aots = NULL;

Bool code_is_anonymous(Addr address)
{
   const NSegment* segment = VG_(am_find_nsegment)(address);
   return segment && segment->kind == SkAnonC;
}

static Aot* aot_at(Addr address)
{
   if (!aots)
      aots = VG_(HT_construct)("xlayer.aots");
   Aot* aot = VG_(HT_lookup)(aots, address);
   if (!aot) {
      DiEpoch epoch = VG_(current_DiEpoch)();
      const HChar* text;
      aot = VG_(calloc)("xlayer.aot", 1, sizeof(Aot));
      aot->address = address;
      aot->function = VG_(get_fnname)(epoch, address, &text) ? name_intern(text) : "";
      aot->object = VG_(get_objname)(epoch, address, &text) ? name_intern(text) : "";
      VG_(HT_add_node)(aots, aot);
   }
   return aot;
}

void aot_enter(Addr target)
{
   if (code_is_anonymous(target))
      return;      /* a stub: it will leave for the callee */
   running->aot = aot_at(target);
   running->aot->calls++;
   live.awaiting = 0;
}

static Int by_address(const void* one, const void* other)
{
   const Aot* a = *(Aot* const*)one;
   const Aot* b = *(Aot* const*)other;
   return a->address < b->address ? -1 : a->address > b->address;
}

XArray* aots_by_address(void)
{
   XArray* sorted = VG_(newXA)(VG_(malloc), "xlayer.sorted_aots", VG_(free), sizeof(Aot*));
   if (aots) {
      VG_(HT_ResetIter)(aots);
      for (Aot* aot = VG_(HT_Next)(aots); aot; aot = VG_(HT_Next)(aots))
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
