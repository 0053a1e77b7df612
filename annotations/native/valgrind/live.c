/* SPDX-License-Identifier: GPL-2.0-or-later
   What generated code reads and writes. It lies below 2 GB, as all static data
   of the tool, so that an address is a 5-byte instruction. */

#include "xlayer.h"

Live live = { .sample_at = ~0ULL };
