/* SPDX-License-Identifier: GPL-2.0-or-later
   IR operations: a node for each marked address, and the blocks of generated
   code that count for them.

   Generated code adds one to a block each time that it is executed; how many
   instructions and executions that means for each node is known when the block
   is translated. What runs out of line (unmarked code in phase jit) is counted
   in `live.now` alone, and charged by catch_up() to the block that control went
   through last. */

#include "xlayer.h"
#include "pub_tool_hashtable.h"
#include "pub_tool_rangemap.h"

enum { LOW_BLOCKS = 400000 };

Block outside[PHASES];

/* Static, so that the first many blocks have 32-bit addresses. */
static Block low_blocks[LOW_BLOCKS];
static UInt low_blocks_used = 0;

static XArray* blocks = NULL;        /* of Block* */
static VgHashTable* nodes = NULL;    /* the newest generation of each address */
static XArray* all_nodes = NULL;     /* of Node* */
static ULong all_instructions;

static RangeMap* freed = NULL;       /* value: which of the frees, from 1; 0: none */
static UInt frees = 0;

Block* block_new(void)
{
   if (!blocks)
      blocks = VG_(newXA)(VG_(malloc), "xlayer.blocks", VG_(free), sizeof(Block*));
   Block* block = low_blocks_used < LOW_BLOCKS
                     ? &low_blocks[low_blocks_used++]
                     : VG_(calloc)("xlayer.block", 1, sizeof(Block));
   VG_(addToXA)(blocks, &block);
   return block;
}

static void* copy(const HChar* what, const void* from, SizeT size)
{
   void* to = VG_(malloc)(what, size);
   VG_(memcpy)(to, from, size);
   return to;
}

void block_close(Block* block, const Share* shares, UInt shares_used,
                 const UShort* opcodes, UInt opcodes_used)
{
   block->shares = copy("xlayer.shares", shares, shares_used * sizeof(Share));
   block->shares_used = shares_used;
   block->node = shares[shares_used - 1].node;
   if (opcodes_used)
      block->opcodes = copy("xlayer.opcodes", opcodes, opcodes_used * sizeof(UShort));
   block->opcodes_used = opcodes_used;
}

static Bool is_retired(const Node* node)
{
   UWord low, high, when;
   if (!freed)
      return False;
   VG_(lookupRangeMap)(&low, &high, &when, freed, node->address);
   return when > node->frees;
}

Node* node_at(Addr address, UInt operation)
{
   if (!nodes) {
      nodes = VG_(HT_construct)("xlayer.nodes");
      all_nodes = VG_(newXA)(VG_(malloc), "xlayer.all_nodes", VG_(free), sizeof(Node*));
   }
   Node* known = VG_(HT_lookup)(nodes, address);
   if (known && known->operation == operation && !is_retired(known))
      return known;
   Node* node = VG_(calloc)("xlayer.node", 1, sizeof(Node));
   node->address = address;
   node->operation = operation;
   node->frees = frees;
   node->sequence = VG_(sizeXA)(all_nodes);
   if (simulating())
      node->simulated = VG_(calloc)("xlayer.metrics", 1, sizeof(Metrics));
   if (known) {
      node->generation = known->generation + 1;
      VG_(HT_remove)(nodes, address);
   }
   VG_(HT_add_node)(nodes, node);
   VG_(addToXA)(all_nodes, &node);
   return node;
}

/* Code at these addresses will be other code, even where its marks are the same. */
void nodes_retire(Addr start, Addr end)
{
   if (start >= end)
      return;
   if (!freed)
      freed = VG_(newRangeMap)(VG_(malloc), "xlayer.freed", VG_(free), 0);
   VG_(bindRangeMap)(freed, start, end - 1, ++frees);
}

void catch_up(void)
{
   live.block->strays += live.now - live.seen;
   live.seen = live.now;
}

static Int by_address(const void* one, const void* other)
{
   const Node* a = *(Node* const*)one;
   const Node* b = *(Node* const*)other;
   if (a->address != b->address)
      return a->address < b->address ? -1 : 1;
   return a->generation < b->generation ? -1 : a->generation > b->generation;
}

static void add_to_nodes(Block* block)
{
   for (UInt i = 0; i < block->shares_used; i++) {
      const Share* share = &block->shares[i];
      share->node->executions += block->executed * share->executions;
      share->node->instructions += block->executed * share->instructions;
      all_instructions += block->executed * share->instructions;
   }
   for (UInt i = 0; i < block->opcodes_used; i++)
      dispatch_add(block->opcodes[i], block->executed);
   if (block->function)
      block->function->instructions[PHASE_JIT] += block->executed * block->instructions;
   if (block->node)
      block->node->instructions += block->strays;
   all_instructions += block->strays;
   block->executed = 0;
   block->strays = 0;
}

XArray* nodes_total(void)
{
   if (!all_nodes)
      all_nodes = VG_(newXA)(VG_(malloc), "xlayer.all_nodes", VG_(free), sizeof(Node*));
   for (Word i = 0; blocks && i < VG_(sizeXA)(blocks); i++)
      add_to_nodes(*(Block**)VG_(indexXA)(blocks, i));
   XArray* sorted = VG_(cloneXA)("xlayer.sorted_nodes", all_nodes);
   VG_(setCmpFnXA)(sorted, by_address);
   VG_(sortXA)(sorted);
   return sorted;
}

ULong nodes_instructions(void)
{
   return all_instructions;
}

void nodes_reset(void)
{
   for (Word i = 0; blocks && i < VG_(sizeXA)(blocks); i++) {
      Block* block = *(Block**)VG_(indexXA)(blocks, i);
      block->executed = 0;
      block->strays = 0;
   }
   for (Word i = 0; all_nodes && i < VG_(sizeXA)(all_nodes); i++) {
      Node* node = *(Node**)VG_(indexXA)(all_nodes, i);
      node->nested = 0;
      if (node->simulated)
         VG_(memset)(node->simulated, 0, sizeof(Metrics));
   }
   for (UInt phase = 0; phase < PHASES; phase++)
      outside[phase].strays = 0;
}
