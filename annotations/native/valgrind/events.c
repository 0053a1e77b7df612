/* SPDX-License-Identifier: GPL-2.0-or-later
   Marks of events: counted by phase and by value, and streamed to a file. */

#include "xlayer.h"
#include "pub_tool_hashtable.h"

ULong event_counts[EVENTS][PHASES];
ULong code_written = 0;
ULong code_freed = 0;

static VgHashTable* by_value = NULL;
static VgFile* stream = NULL;

static Word compare(const void* one, const void* other)
{
   const EventCount* a = one;
   const EventCount* b = other;
   return !(a->event == b->event && a->value == b->value);
}

static void count_value(UInt number, UWord value)
{
   EventCount wanted = { .key = value * EVENTS + number, .event = number, .value = value };
   if (!by_value)
      by_value = VG_(HT_construct)("xlayer.events");
   EventCount* known = VG_(HT_gen_lookup)(by_value, &wanted, compare);
   if (!known) {
      known = VG_(malloc)("xlayer.event", sizeof(EventCount));
      *known = wanted;
      VG_(HT_add_node)(by_value, known);
   }
   known->count++;
}

static void write_event(UInt number, UInt phase, Addr mark, UWord rdi, UWord rsi,
                        const HChar* text)
{
   if (!stream) {
      HChar* path = options_file("--events", options.events);
      stream = VG_(fopen)(path, VKI_O_CREAT | VKI_O_TRUNC | VKI_O_WRONLY, 0644);
      if (!stream) {
         VG_(umsg)("xlayer: cannot write %s\n", path);
         options.events = NULL;
         return;
      }
      VG_(free)(path);
   }
   VG_(fprintf)(stream, "{\"at\":%llu,\"thread\":%u,\"phase\":\"%s\",\"event\":\"%s\"",
                live.now, running->serial, phase_rows[phase].name, event_rows[number].name);
   if (text) {
      VG_(fprintf)(stream, ",\"name\":");
      json_string(stream, text);
   } else {
      if (event_rows[number].rdi != NOTHING)
         VG_(fprintf)(stream, ",\"first\":%ld", (Word)rdi);
      if (event_rows[number].rsi != NOTHING)
         VG_(fprintf)(stream, ",\"second\":%ld", (Word)rsi);
   }
   VG_(fprintf)(stream, ",\"mark\":\"%#lx\"}\n", mark);
}

static void happened(UInt number, UInt phase, Addr mark, UWord rdi, UWord rsi,
                     const HChar* text)
{
   event_counts[number][phase]++;
   if (text)
      count_value(number, (UWord)text);
   else if (event_rows[number].rdi == NUMBER)
      count_value(number, rdi);
   if (options.events)
      write_event(number, phase, mark, rdi, rsi, text);
}

void event(UWord number, Addr mark, UWord rdi, UWord rsi)
{
   UInt phase = running->frames[running->depth].phase;
   const HChar* text = NULL;
   if (event_rows[number].rdi == TEXT) {
      text = name_from_guest(rdi, rsi);
      if (!text) {
         imbalance(mark, "the name of event %s is not in readable memory: "
                   "%lu bytes at %#lx", event_rows[number].name, rsi, rdi);
         text = name_intern("?");
      }
   }
   if (number == EVENT_CODE_WRITTEN)
      code_written += rsi - rdi;
   if (number == EVENT_CODE_FREED) {
      code_freed += rsi - rdi;
      nodes_retire(rdi, rsi);
   }
   happened(number, phase, mark, rdi, rsi, text);
}

void external_call(const HChar* function)
{
   const Frame* native = &running->frames[running->depth];
   happened(EVENT_EXTERNAL_CALL, native[-1].phase, native->mark, 0, 0, function);
}

ULong event_total(UInt number)
{
   ULong total = 0;
   for (UInt phase = 0; phase < PHASES; phase++)
      total += event_counts[number][phase];
   return total;
}

static Int by_event_and_value(const void* one, const void* other)
{
   const EventCount* a = *(EventCount* const*)one;
   const EventCount* b = *(EventCount* const*)other;
   if (a->event != b->event)
      return a->event < b->event ? -1 : 1;
   if (event_rows[a->event].rdi == TEXT)
      return VG_(strcmp)((const HChar*)a->value, (const HChar*)b->value);
   return a->value < b->value ? -1 : a->value > b->value;
}

XArray* events_by_value(void)
{
   XArray* sorted = VG_(newXA)(VG_(malloc), "xlayer.sorted_events", VG_(free),
                               sizeof(EventCount*));
   if (by_value) {
      VG_(HT_ResetIter)(by_value);
      for (EventCount* row = VG_(HT_Next)(by_value); row; row = VG_(HT_Next)(by_value))
         VG_(addToXA)(sorted, &row);
   }
   VG_(setCmpFnXA)(sorted, by_event_and_value);
   VG_(sortXA)(sorted);
   return sorted;
}

void events_close(void)
{
   if (stream)
      VG_(fclose)(stream);
   stream = NULL;
}

void events_reset(void)
{
   VG_(memset)(event_counts, 0, sizeof event_counts);
   code_written = 0;
   code_freed = 0;
   if (by_value)
      VG_(HT_destruct)(by_value, VG_(free));
   by_value = NULL;
   stream = NULL;      /* the parent writes what is in its buffer */
}
