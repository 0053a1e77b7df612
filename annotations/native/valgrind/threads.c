/* SPDX-License-Identifier: GPL-2.0-or-later
   Each thread's stack of phases. Valgrind runs one thread at a time; what it
   works on is in `live`, and saved here while another one runs. */

#include "xlayer.h"

Thread* running = NULL;
XArray* threads = NULL;

static Thread** by_tid = NULL;

static Thread* thread_new(ThreadId tid)
{
   if (!threads) {
      threads = VG_(newXA)(VG_(malloc), "xlayer.threads", VG_(free), sizeof(Thread*));
      by_tid = VG_(calloc)("xlayer.by_tid", VG_N_THREADS, sizeof(Thread*));
   }
   Thread* thread = VG_(calloc)("xlayer.thread", 1, sizeof(Thread));
   thread->tid = tid;
   thread->serial = VG_(sizeXA)(threads);
   thread->capacity = 64;
   thread->frames = VG_(malloc)("xlayer.frames", thread->capacity * sizeof(Frame));
   thread->frames[0] = (Frame){ .phase = PHASE_STARTUP };
   thread->region = &region_root;
   thread->context = region_context(&region_root, PHASE_STARTUP);
   thread->context->entries++;
   thread->block = &outside[PHASE_STARTUP];
   VG_(addToXA)(threads, &thread);
   return thread;
}

void threads_start(ThreadId tid)
{
   Thread* thread = thread_new(tid);
   by_tid[tid] = thread;
   threads_switch_to(tid, 0);
}

void threads_switch_to(ThreadId tid, ULong blocks)
{
   Thread* next = by_tid[tid];
   if (next == running)
      return;
   if (running) {
      charge();
      if (running->region != next->region)
         dispatch_charge(running->region);
      running->block = live.block;
      running->awaiting = live.awaiting;
   }
   running = next;
   live.block = next->block;
   live.awaiting = next->awaiting;
   live.dispatch = dispatched[next->frames[next->depth].phase];
   live.places = function_counters[next->frames[next->depth].phase];
}

Frame* threads_push(Thread* thread)
{
   thread->depth++;
   if (thread->depth == thread->capacity) {
      thread->capacity *= 2;
      thread->frames = VG_(realloc)("xlayer.frames", thread->frames,
                                    thread->capacity * sizeof(Frame));
   }
   return &thread->frames[thread->depth];
}

void threads_reset(void)
{
   VG_(dropTailXA)(threads, VG_(sizeXA)(threads));
   VG_(addToXA)(threads, &running);
   for (UInt depth = 0; depth <= running->depth; depth++)
      running->frames[depth].began = 0;
   running->context->entries = 1;
}
