/* SPDX-License-Identifier: GPL-2.0-or-later
   Instructions by function (as the symbols tell) and phase. Each stretch of code
   up to an exit has a place in an array of counters, one array a phase; how many
   instructions it has and whose it is, is known when it is translated. Marked
   blocks count their executions anyway (irops.c). */

#include "xlayer.h"
#include "pub_tool_aspacemgr.h"
#include "pub_tool_debuginfo.h"
#include "pub_tool_hashtable.h"

enum { MOST_PLACES = 1 << 22 };      /* 32 MB a phase, touched as they are used */

typedef struct {
   Function* function;
   UInt      instructions;
} Place;

ULong* function_counters[PHASES];

static XArray* places = NULL;        /* of Place */
static VgHashTable* functions = NULL;

void functions_init(void)
{
   places = VG_(newXA)(VG_(malloc), "xlayer.places", VG_(free), sizeof(Place));
   functions = VG_(HT_construct)("xlayer.functions");
   for (UInt phase = 0; phase < PHASES; phase++)
      function_counters[phase] = VG_(am_shadow_alloc)(MOST_PLACES * sizeof(ULong));
   live.places = function_counters[PHASE_STARTUP];
}

static Word compare(const void* one, const void* other)
{
   const Function* a = one;
   const Function* b = other;
   return !(a->name == b->name && a->object == b->object);
}

Function* function_at(Addr address)
{
   static const HChar* nothing = NULL;
   DiEpoch epoch = VG_(current_DiEpoch)();
   const HChar* text;
   if (!nothing)
      nothing = name_intern("");
   Function wanted = { .name = nothing, .object = nothing };
   if (VG_(get_fnname)(epoch, address, &text))
      wanted.name = name_intern(text);
   if (!code_is_anonymous(address) && VG_(get_objname)(epoch, address, &text))
      wanted.object = name_intern(text);
   wanted.key = (UWord)wanted.name ^ (UWord)wanted.object << 1;
   Function* function = VG_(HT_gen_lookup)(functions, &wanted, compare);
   if (!function) {
      function = VG_(malloc)("xlayer.function", sizeof(Function));
      *function = wanted;
      VG_(HT_add_node)(functions, function);
   }
   return function;
}

UInt function_place(Function* function, UInt instructions)
{
   Place place = { function, instructions };
   Word index = VG_(addToXA)(places, &place);
   if (index >= MOST_PLACES)
      VG_(tool_panic)("too much code for --functions=yes");
   return index;
}

static Int by_name(const void* one, const void* other)
{
   const Function* a = *(Function* const*)one;
   const Function* b = *(Function* const*)other;
   Int objects = VG_(strcmp)(a->object, b->object);
   return objects ? objects : VG_(strcmp)(a->name, b->name);
}

XArray* functions_total(void)
{
   XArray* sorted = VG_(newXA)(VG_(malloc), "xlayer.sorted_functions", VG_(free),
                               sizeof(Function*));
   for (Word i = 0; i < VG_(sizeXA)(places); i++) {
      const Place* place = VG_(indexXA)(places, i);
      for (UInt phase = 0; phase < PHASES; phase++)
         place->function->instructions[phase] +=
            function_counters[phase][i] * place->instructions;
   }
   VG_(HT_ResetIter)(functions);
   for (Function* row = VG_(HT_Next)(functions); row; row = VG_(HT_Next)(functions))
      VG_(addToXA)(sorted, &row);
   VG_(setCmpFnXA)(sorted, by_name);
   VG_(sortXA)(sorted);
   return sorted;
}

void functions_reset(void)
{
   if (!options.functions)
      return;
   for (UInt phase = 0; phase < PHASES; phase++)
      VG_(memset)(function_counters[phase], 0, VG_(sizeXA)(places) * sizeof(ULong));
   VG_(HT_ResetIter)(functions);
   for (Function* row = VG_(HT_Next)(functions); row; row = VG_(HT_Next)(functions))
      VG_(memset)(&row->simulated, 0, sizeof row->simulated);
}
