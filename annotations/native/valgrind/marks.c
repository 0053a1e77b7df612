/* SPDX-License-Identifier: GPL-2.0-or-later
   Recognising marks, and the tables of annotations/tags.py. */

#include "xlayer.h"

const PhaseRow phase_rows[PHASES] = { PHASE_ROWS };
const EventRow event_rows[EVENTS] = { EVENT_ROWS };

Bool mark_at(Addr address, UInt length, Mark* mark)
{
   static const UChar prefix[4] = MARK_PREFIX;
   const UChar* bytes = (const UChar*)address;
   if (length != 8 || VG_(memcmp)(bytes, prefix, sizeof prefix) != 0)
      return False;
   UInt displacement = *(const UInt*)(bytes + 4);
   if (displacement >> 16 != MARK_MAGIC)
      return False;
   mark->kind = displacement >> 12 & 0xf;
   mark->number = displacement & 0xfff;
   return True;
}
