/* SPDX-License-Identifier: GPL-2.0-or-later
   Text of the guest program, interned. */

#include "xlayer.h"
#include "pub_tool_aspacemgr.h"
#include "pub_tool_wordfm.h"

enum { LONGEST = 4096 };

static Word compare(UWord one, UWord other)
{
   return VG_(strcmp)((const HChar*)one, (const HChar*)other);
}

const HChar* name_intern(const HChar* text)
{
   static WordFM* names = NULL;
   UWord known;
   if (!names)
      names = VG_(newFM)(VG_(malloc), "xlayer.names", VG_(free), compare);
   if (VG_(lookupFM)(names, &known, NULL, (UWord)text))
      return (const HChar*)known;
   const HChar* name = VG_(strdup)("xlayer.name", text);
   VG_(addToFM)(names, (UWord)name, 0);
   return name;
}

const HChar* name_from_guest(Addr address, UWord length)
{
   static HChar buffer[LONGEST + 1];
   if (length > LONGEST)
      length = LONGEST;
   if (length > 0 && !VG_(am_is_valid_for_client)(address, length, VKI_PROT_READ))
      return NULL;
   VG_(memcpy)(buffer, (const void*)address, length);
   buffer[length] = 0;
   return name_intern(buffer);
}
