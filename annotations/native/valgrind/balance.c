/* SPDX-License-Identifier: GPL-2.0-or-later
   Phases and regions that do not balance: say so, loudly. */

#include "xlayer.h"
#include "pub_tool_debuginfo.h"

enum { FRAMES_SHOWN = 20, MESSAGES_SHOWN = 10, LONGEST = 512 };

XArray* imbalances = NULL;

static const HChar* place(Addr address)
{
   return VG_(describe_IP)(VG_(current_DiEpoch)(), address, NULL);
}

static void show_stack(const Thread* thread)
{
   if (thread->depth == 0) {
      VG_(umsg)("  no phase is open\n");
      return;
   }
   VG_(umsg)("  open phases, the innermost first:\n");
   UInt shown = 0;
   for (UInt depth = thread->depth; depth > 0; depth--) {
      const Frame* frame = &thread->frames[depth];
      if (shown++ == FRAMES_SHOWN) {
         VG_(umsg)("    and %u more\n", depth);
         break;
      }
      VG_(umsg)("    %-14s begun at %s\n", phase_rows[frame->phase].name,
                place(frame->mark));
   }
}

void imbalance(Addr mark, const HChar* format, ...)
{
   HChar message[LONGEST];
   va_list arguments;
   va_start(arguments, format);
   VG_(vsnprintf)(message, sizeof message, format, arguments);
   va_end(arguments);

   if (!imbalances)
      imbalances = VG_(newXA)(VG_(malloc), "xlayer.imbalances", VG_(free),
                              sizeof(Imbalance));
   if (VG_(sizeXA)(imbalances) < MESSAGES_SHOWN) {
      Imbalance row = { VG_(strdup)("xlayer.imbalance", message),
                        VG_(strdup)("xlayer.imbalance", mark ? place(mark) : "") };
      VG_(addToXA)(imbalances, &row);
      VG_(umsg)("xlayer: out of balance: %s\n", message);
      if (mark)
         VG_(umsg)("  at %s\n", row.where);
      if (running)
         show_stack(running);
   }
   if (options.on_imbalance == STOP && mark)
      finish_NORETURN(options.imbalance_status);
}
