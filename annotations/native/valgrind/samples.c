/* SPDX-License-Identifier: GPL-2.0-or-later
   The time series: every so many instructions, what each phase has executed
   since the start. */

#include "xlayer.h"

static VgFile* file = NULL;

typedef struct {
   ULong instructions[PHASES];
   ULong entries[PHASES];
} Totals;

static void add_region(Region* region, const HChar* path, void* closure)
{
   Totals* totals = closure;
   for (UInt phase = 0; phase < PHASES; phase++) {
      const Context* context = region->contexts[phase];
      if (!context)
         continue;
      totals->instructions[phase] += context->instructions;
      totals->entries[phase] += context->entries;
   }
}

static void write_numbers(const HChar* key, const ULong* numbers, UInt count)
{
   VG_(fprintf)(file, ",\"%s\":[", key);
   for (UInt i = 0; i < count; i++)
      VG_(fprintf)(file, i ? ",%llu" : "%llu", numbers[i]);
   VG_(fprintf)(file, "]");
}

static Bool file_open(void)
{
   HChar* path = options_file("--samples", options.samples);
   file = VG_(fopen)(path, VKI_O_CREAT | VKI_O_TRUNC | VKI_O_WRONLY, 0644);
   if (!file)
      VG_(umsg)("xlayer: cannot write %s\n", path);
   VG_(free)(path);
   if (!file)
      return False;
   VG_(fprintf)(file, "{\"phases\":[");
   for (UInt phase = 0; phase < PHASES; phase++)
      VG_(fprintf)(file, phase ? ",\"%s\"" : "\"%s\"", phase_rows[phase].name);
   VG_(fprintf)(file, "],\"events\":[");
   for (UInt number = 0; number < EVENTS; number++)
      VG_(fprintf)(file, number ? ",\"%s\"" : "\"%s\"", event_rows[number].name);
   VG_(fprintf)(file, "],\"every\":%llu}\n", options.sample_every);
   return True;
}

void sample(void)
{
   Totals totals;
   ULong events[EVENTS];
   if (!file && !file_open()) {
      live.sample_at = ~0ULL;
      return;
   }
   charge();
   VG_(memset)(&totals, 0, sizeof totals);
   regions_visit(add_region, &totals);
   for (UInt number = 0; number < EVENTS; number++)
      events[number] = event_total(number);
   VG_(fprintf)(file, "{\"at\":%llu,\"dispatched\":%llu,\"code_written\":%llu,"
                "\"code_freed\":%llu", live.now, dispatch_total(), code_written, code_freed);
   write_numbers("instructions", totals.instructions, PHASES);
   write_numbers("entries", totals.entries, PHASES);
   write_numbers("events", events, EVENTS);
   VG_(fprintf)(file, "}\n");
   live.sample_at = (live.now / options.sample_every + 1) * options.sample_every;
}

void samples_close(void)
{
   if (!options.samples)
      return;
   sample();         /* the last, short interval */
   if (file)
      VG_(fclose)(file);
   file = NULL;
}

void samples_reset(void)
{
   file = NULL;        /* the parent writes what is in its buffer */
}
