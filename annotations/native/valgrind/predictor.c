/* SPDX-License-Identifier: GPL-2.0-or-later
   Simulated branch predictors: TAGE for directions (Seznec and Michaud 2006),
   its relative ITTAGE for indirect targets, and a return stack. Nothing in them
   is random, so that two runs predict the same. */

#include "xlayer.h"

enum {
   TABLES = 7, ENTRIES_LOG = 11, ENTRIES = 1 << ENTRIES_LOG, TAG_BITS = 11,
   BASE_LOG = 14, BASE_ENTRIES = 1 << BASE_LOG,
   HISTORY = 1024,                /* bits kept, a power of two */
   TARGET_TABLES = 4, TARGET_LOG = 9, TARGET_ENTRIES = 1 << TARGET_LOG,
   RETURNS = 32,
   AGEING = 1 << 18               /* allocations between two ageings */
};

static const UInt lengths[TABLES] = { 5, 12, 27, 60, 130, 280, 600 };
static const UInt target_lengths[TARGET_TABLES] = { 0, 8, 32, 128 };

const HChar predictor_description[] =
   "TAGE: 16384 bimodal counters, 7 tables of 2048 entries, 11-bit tags, histories of "
   "5, 12, 27, 60, 130, 280, 600 branches; indirect targets: 4 tables of 512 entries, "
   "histories of 0, 8, 32, 128 branches; return stack of 32";

/* Branch history: the bits, and for each table its last bits folded to the width
   of an index or tag. */

static UChar history[HISTORY];
static UInt history_at = 0;       /* index of the youngest bit */
static UInt index_folds[TABLES], tag_folds[TABLES], target_folds[TARGET_TABLES];

static inline UInt fold(UInt value, UInt young, UInt old, UInt length, UInt width)
{
   value = value << 1 | young;
   value ^= old << length % width;
   value ^= value >> width;
   return value & ((1u << width) - 1);
}

static void remember(UInt young)
{
   history_at = (history_at - 1) & (HISTORY - 1);
   history[history_at] = young;
   /* Unrolled, so that lengths and widths are constants. */
   #pragma GCC unroll 16
   for (UInt i = 0; i < TABLES; i++) {
      UInt old = history[(history_at + lengths[i]) & (HISTORY - 1)];
      index_folds[i] = fold(index_folds[i], young, old, lengths[i], ENTRIES_LOG);
      tag_folds[i] = fold(tag_folds[i], young, old, lengths[i], TAG_BITS - 1);
   }
   #pragma GCC unroll 16
   for (UInt i = 1; i < TARGET_TABLES; i++) {
      UInt old = history[(history_at + target_lengths[i]) & (HISTORY - 1)];
      target_folds[i] = fold(target_folds[i], young, old, target_lengths[i], TARGET_LOG);
   }
}

/* Directions */

typedef struct {
   Short  counter;                /* -4..3: taken when not negative */
   UShort tag;
   UShort useful;                 /* 0..3 */
} Entry;

static Char base[BASE_ENTRIES];   /* -2..1 */
static Entry tables[TABLES][ENTRIES];
static UInt allocations = 0;
static Int trust_new = 0;         /* -8..7: of new entries, against the next table */

static void train(Short* counter, Bool up, Int low, Int high)
{
   if (up && *counter < high)
      (*counter)++;
   else if (!up && *counter > low)
      (*counter)--;
}

static void age(void)
{
   if (++allocations < AGEING)
      return;
   allocations = 0;
   for (UInt i = 0; i < TABLES; i++)
      for (UInt j = 0; j < ENTRIES; j++)
         tables[i][j].useful >>= 1;
}

/* After a misprediction: an entry with a longer history, where one is free. */
static void allocate(Int provider, const UInt* indices, const UShort* tags, Bool taken)
{
   age();
   for (Int i = provider + 1; i < TABLES; i++) {
      Entry* entry = &tables[i][indices[i]];
      if (entry->useful == 0) {
         *entry = (Entry){ .counter = taken ? 0 : -1, .tag = tags[i] };
         return;
      }
      entry->useful--;
   }
}

/* Was the direction of this branch predicted right? Learns it. */
Bool predict_direction(Addr branch, Bool taken)
{
   UInt indices[TABLES];
   UShort tags[TABLES];
   Int provider = -1, alternate = -1;
   UInt address = branch ^ branch >> 17;
   Char* bimodal = &base[address & (BASE_ENTRIES - 1)];

   for (Int i = TABLES - 1; i >= 0; i--) {
      indices[i] = (address ^ address >> (ENTRIES_LOG - i) ^ index_folds[i])
                   & (ENTRIES - 1);
      tags[i] = (address ^ tag_folds[i] << 1 ^ index_folds[i] >> 5) & ((1 << TAG_BITS) - 1);
      if (tables[i][indices[i]].tag == tags[i] && alternate < 0) {
         if (provider < 0)
            provider = i;
         else
            alternate = i;
      }
   }

   Bool other = alternate >= 0 ? tables[alternate][indices[alternate]].counter >= 0
                               : *bimodal >= 0;
   Bool predicted = other;
   if (provider < 0) {
      if (taken && *bimodal < 1)
         (*bimodal)++;
      else if (!taken && *bimodal > -2)
         (*bimodal)--;
   } else {
      Entry* entry = &tables[provider][indices[provider]];
      Bool own = entry->counter >= 0;
      Bool is_new = entry->useful == 0 && (entry->counter == 0 || entry->counter == -1);
      if (!is_new || trust_new >= 0)
         predicted = own;
      if (own != other) {
         if (is_new && trust_new > -8 && own != taken)
            trust_new--;
         else if (is_new && trust_new < 7 && own == taken)
            trust_new++;
         if (own == taken && entry->useful < 3)
            entry->useful++;
         else if (own != taken && entry->useful > 0)
            entry->useful--;
      }
      train(&entry->counter, taken, -4, 3);
   }
   if (predicted != taken && provider < TABLES - 1)
      allocate(provider, indices, tags, taken);
   remember(taken);
   return predicted == taken;
}

/* Indirect targets */

typedef struct {
   Addr   branch;
   Addr   target;
   UShort confidence;             /* 0..3 */
} Target;

static Target targets[TARGET_TABLES][TARGET_ENTRIES];

Bool predict_target(Addr branch, Addr target)
{
   Target* found = NULL;
   Target* entries[TARGET_TABLES];
   Int provider = -1;
   UInt address = branch ^ branch >> 13;
   for (Int i = 0; i < TARGET_TABLES; i++) {
      UInt index = (address ^ address >> (TARGET_LOG - i) ^ target_folds[i])
                   & (TARGET_ENTRIES - 1);
      entries[i] = &targets[i][index];
      if (entries[i]->branch == branch) {
         found = entries[i];
         provider = i;
      }
   }
   Bool right = found && found->target == target;
   if (right) {
      if (found->confidence < 3)
         found->confidence++;
   } else if (found) {
      if (found->confidence > 0)
         found->confidence--;
      else
         found->target = target;
   }
   for (Int i = provider + 1; !right && i < TARGET_TABLES; i++) {
      if (entries[i]->confidence == 0) {
         *entries[i] = (Target){ branch, target, 1 };
         break;
      }
      entries[i]->confidence--;
   }
   for (UInt bit = 2; bit < 6; bit++)      /* a path, not only directions */
      remember(target >> bit & 1);
   return right;
}

/* Returns */

static Addr returns[RETURNS];
static UInt returns_top = 0;

void predict_call(Addr after)
{
   returns_top = (returns_top + 1) % RETURNS;
   returns[returns_top] = after;
}

Bool predict_return(Addr target)
{
   Bool right = returns[returns_top] == target;
   returns_top = (returns_top - 1) % RETURNS;
   return right;
}
