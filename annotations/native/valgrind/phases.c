/* SPDX-License-Identifier: GPL-2.0-or-later
   Marks of phases and regions: whose instructions they are from now on. */

#include "xlayer.h"

ULong phase_begun[PHASES][PHASES];

static ULong charged;      /* `now` at the last charge */
static Metrics simulated_charged;

static void charge_simulated(Thread* thread)
{
   for (UInt metric = 0; metric < METRICS; metric++) {
      ULong happened = simulated.of[metric] - simulated_charged.of[metric];
      thread->context->simulated.of[metric] += happened;
      if (thread->aot)
         thread->aot->simulated.of[metric] += happened;
   }
   simulated_charged = simulated;
}

void charge(void)
{
   catch_up();
   ULong executed = live.now - charged;
   running->context->instructions += executed;
   if (running->aot)
      running->aot->instructions += executed;
   charged = live.now;
   if (simulating())
      charge_simulated(running);
}

static void enter_context(Thread* thread)
{
   UInt phase = thread->frames[thread->depth].phase;
   thread->context = region_context(thread->region, phase);
   live.dispatch = dispatched[phase];
   live.places = function_counters[phase];
}

void phase_begin(UWord phase, Addr mark)
{
   Thread* thread = running;
   charge();
   if (thread->depth == options.max_depth) {
      imbalance(mark, "more than %u phases are open: an end is missing",
                options.max_depth);
      return;
   }
   UInt from = thread->frames[thread->depth].phase;
   Frame* frame = threads_push(thread);
   frame->phase = phase;
   frame->mark = mark;
   frame->began = live.now;
   frame->block = live.block;
   frame->aot = thread->aot;
   frame->awaiting = live.awaiting;
   live.block = &outside[phase];
   live.awaiting = phase == PHASE_JIT_CALL || phase == PHASE_NATIVE;
   thread->aot = NULL;
   enter_context(thread);
   thread->context->entries++;
   phase_begun[from][phase]++;
}

static void pop(Thread* thread)
{
   Frame* frame = &thread->frames[thread->depth];
   thread->depth--;
   live.block = frame->block;
   live.awaiting = frame->awaiting;
   thread->aot = frame->aot;
   if (live.block->node)
      live.block->node->nested += live.now - frame->began;
}

static Bool is_open(const Thread* thread, UInt phase)
{
   for (UInt depth = thread->depth; depth > 0; depth--)
      if (thread->frames[depth].phase == phase)
         return True;
   return False;
}

void phase_end(UWord phase, Addr mark)
{
   Thread* thread = running;
   charge();
   UInt innermost = thread->frames[thread->depth].phase;
   if (thread->depth == 0 || innermost != phase) {
      if (thread->depth == 0)
         imbalance(mark, "end of phase %s where none is open", phase_rows[phase].name);
      else
         imbalance(mark, "end of phase %s within phase %s",
                   phase_rows[phase].name, phase_rows[innermost].name);
      if (!is_open(thread, phase))
         return;
      while (thread->frames[thread->depth].phase != phase)
         pop(thread);
   }
   pop(thread);
   enter_context(thread);
}

void region_begin(Addr mark, Addr text, UWord length)
{
   Thread* thread = running;
   const HChar* name = name_from_guest(text, length);
   charge();
   if (!name) {
      imbalance(mark, "the name of a region is not in readable memory: "
                "%lu bytes at %#lx", length, text);
      name = name_intern("?");
   }
   dispatch_charge(thread->region);
   thread->region = region_child(thread->region, name);
   thread->region->entries++;
   enter_context(thread);
}

void region_end(Addr mark)
{
   Thread* thread = running;
   charge();
   if (!thread->region->parent) {
      imbalance(mark, "end of a region where none is open");
      return;
   }
   dispatch_charge(thread->region);
   thread->region = thread->region->parent;
   enter_context(thread);
}

void phases_reset(void)
{
   VG_(memset)(phase_begun, 0, sizeof phase_begun);
   charged = 0;
   VG_(memset)(&simulated, 0, sizeof simulated);
   VG_(memset)(&simulated_charged, 0, sizeof simulated_charged);
   live.now = 0;
   live.seen = 0;
   if (options.samples)
      live.sample_at = options.sample_every;
}
