/* SPDX-License-Identifier: GPL-2.0-or-later
   Telling the program that its marks are watched: it passes by most of them else. */

#include "xlayer.h"
#include "pub_tool_aspacemgr.h"

enum { UNDER_TOOL = 1 };      /* as vmkit_marks.h says */

void watch(Addr mark, Addr byte)
{
   if (VG_(am_is_valid_for_client)(byte, 1, VKI_PROT_READ | VKI_PROT_WRITE))
      *(UChar*)byte |= UNDER_TOOL;
   else
      imbalance(mark, "the byte to be set is not in writable memory: %#lx", byte);
}
