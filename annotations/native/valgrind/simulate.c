/* SPDX-License-Identifier: GPL-2.0-or-later
   What simulation adds to generated code: a call at each branch and each access
   of memory, and one per superblock for its own bytes. What it finds is charged
   as instructions are: by phase and region, called function, IR operation. */

#include "emit.h"
#include "libvex_guest_amd64.h"
#include "libvex_guest_offsets.h"

Metrics simulated;

const HChar* const metric_names[METRICS] = {
   "conditional_branches", "conditional_mispredicted", "indirect_branches",
   "indirect_mispredicted", "returns", "returns_mispredicted", "loads", "stores",
   "l1i_misses", "l1d_misses", "l2_misses", "ll_misses",
};

/* Helpers */

static inline void count(Node* node, Function* function, Metric metric)
{
   simulated.of[metric]++;
   if (!node)
      node = live.block->node;
   if (node)
      node->simulated->of[metric]++;
   if (function)
      function->simulated.of[metric]++;
}

static void count_misses(Node* node, Function* function, Metric first, UInt levels)
{
   if (levels > 0)
      count(node, function, first);
   if (levels > 1)
      count(node, function, L2_MISSES);
   if (levels > 2)
      count(node, function, LL_MISSES);
}

static void conditional_branch(Node* node, Function* function, Addr branch, UWord taken)
{
   count(node, function, CONDITIONAL);
   if (!predict_direction(branch, taken))
      count(node, function, CONDITIONAL_MISSED);
}

static void indirect_branch(Node* node, Function* function, Addr branch, Addr target)
{
   count(node, function, INDIRECT);
   if (!predict_target(branch, target))
      count(node, function, INDIRECT_MISSED);
}

static void call_from(Addr after)
{
   predict_call(after);
}

static void return_to(Node* node, Function* function, Addr target)
{
   count(node, function, RETURNED);
   if (!predict_return(target))
      count(node, function, RETURNED_MISSED);
}

static void fetched(Node* node, Function* function, Addr address, UWord size)
{
   count_misses(node, function, L1I_MISSES, caches_fetch(address, size));
}

static void loaded(Node* node, Function* function, Addr address, UWord size)
{
   count(node, function, LOADS);
   count_misses(node, function, L1D_MISSES, caches_data(address, size));
}

static void stored(Node* node, Function* function, Addr address, UWord size)
{
   count(node, function, STORES);
   count_misses(node, function, L1D_MISSES, caches_data(address, size));
}

/* Generated code */

#define NODE emit_constant(owner.node)
#define FUNCTION emit_constant(owner.function)

void simulate_init(void)
{
   if (options.cache_sim)
      caches_init();
}

static Bool is_jump(IRJumpKind kind)
{
   return kind == Ijk_Boring || kind == Ijk_Call || kind == Ijk_Ret;
}

void simulate_fetch(IRSB* out, const VexGuestExtents* extents, Owner owner)
{
   if (!options.cache_sim)
      return;
   for (Int i = 0; i < extents->n_used; i++)
      CALL(out, fetched, mkIRExprVec_4(NODE, FUNCTION, mkIRExpr_HWord(extents->base[i]),
                                       mkIRExpr_HWord(extents->len[i])));
}

void simulate_exit(IRSB* out, const IRStmt* exit, Addr branch, UInt length, Owner owner)
{
   if (!options.branch_sim || !is_jump(exit->Ist.Exit.jk))
      return;
   IRExpr* left = emit_assign(out, Ity_I64,
                              IRExpr_Unop(Iop_1Uto64, exit->Ist.Exit.guard));
   if (exit->Ist.Exit.dst->Ico.U64 == branch + length)      /* VEX inverted it */
      left = emit_assign(out, Ity_I64, IRExpr_Binop(Iop_Xor64, left, mkIRExpr_HWord(1)));
   CALL(out, conditional_branch, mkIRExprVec_4(NODE, FUNCTION, mkIRExpr_HWord(branch),
                                               left));
}

void simulate_end(IRSB* out, Addr branch, UInt length, Owner owner)
{
   if (!options.branch_sim)
      return;
   IRExpr* target = deepCopyIRExpr(out->next);
   if (out->jumpkind == Ijk_Ret) {
      CALL(out, return_to, mkIRExprVec_3(NODE, FUNCTION, target));
      return;
   }
   if (is_jump(out->jumpkind) && target->tag == Iex_RdTmp)
      CALL(out, indirect_branch, mkIRExprVec_4(NODE, FUNCTION, mkIRExpr_HWord(branch),
                                               target));
   if (out->jumpkind == Ijk_Call)
      CALL(out, call_from, mkIRExprVec_1(mkIRExpr_HWord(branch + length)));
}

static void load_of(IRSB* out, IRExpr* address, Int size, IRExpr* guard, Owner owner)
{
   CALL_IF(out, guard, loaded, mkIRExprVec_4(NODE, FUNCTION, deepCopyIRExpr(address),
                                             mkIRExpr_HWord(size)));
}

static void store_of(IRSB* out, IRExpr* address, Int size, IRExpr* guard, Owner owner)
{
   CALL_IF(out, guard, stored, mkIRExprVec_4(NODE, FUNCTION, deepCopyIRExpr(address),
                                             mkIRExpr_HWord(size)));
}

static Int size_of(const IRSB* out, const IRExpr* value)
{
   return sizeofIRType(typeOfIRExpr(out->tyenv, value));
}

static void compare_and_swap(IRSB* out, const IRCAS* swap, Owner owner)
{
   Int size = size_of(out, swap->dataLo) * (swap->dataHi ? 2 : 1);
   load_of(out, swap->addr, size, NULL, owner);
   store_of(out, swap->addr, size, NULL, owner);
}

static void helper_of_vex(IRSB* out, const IRDirty* dirty, Owner owner)
{
   if (dirty->mFx == Ifx_Read || dirty->mFx == Ifx_Modify)
      load_of(out, dirty->mAddr, dirty->mSize, NULL, owner);
   if (dirty->mFx == Ifx_Write || dirty->mFx == Ifx_Modify)
      store_of(out, dirty->mAddr, dirty->mSize, NULL, owner);
}

void simulate_statement(IRSB* out, const IRStmt* statement, Owner owner)
{
   if (!options.cache_sim)
      return;
   switch (statement->tag) {
   case Ist_WrTmp: {
      const IRExpr* value = statement->Ist.WrTmp.data;
      if (value->tag == Iex_Load)
         load_of(out, value->Iex.Load.addr, sizeofIRType(value->Iex.Load.ty), NULL, owner);
      break;
   }
   case Ist_Store:
      store_of(out, statement->Ist.Store.addr, size_of(out, statement->Ist.Store.data),
               NULL, owner);
      break;
   case Ist_LoadG: {
      const IRLoadG* load = statement->Ist.LoadG.details;
      IRType result, memory;
      typeOfIRLoadGOp(load->cvt, &result, &memory);
      load_of(out, load->addr, sizeofIRType(memory), load->guard, owner);
      break;
   }
   case Ist_StoreG: {
      const IRStoreG* store = statement->Ist.StoreG.details;
      store_of(out, store->addr, size_of(out, store->data), store->guard, owner);
      break;
   }
   case Ist_CAS:
      compare_and_swap(out, statement->Ist.CAS.details, owner);
      break;
   case Ist_Dirty:
      helper_of_vex(out, statement->Ist.Dirty.details, owner);
      break;
   default:
      break;
   }
}
