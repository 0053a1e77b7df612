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

/* Helpers. `node`: of the IR operation at that place, NULL in unmarked code. */

static inline void count(Node* node, Metric metric)
{
   simulated.of[metric]++;
   if (!node)
      node = live.block->node;
   if (node)
      node->simulated->of[metric]++;
}

static void count_misses(Node* node, Metric first, UInt levels)
{
   if (levels > 0)
      count(node, first);
   if (levels > 1)
      count(node, L2_MISSES);
   if (levels > 2)
      count(node, LL_MISSES);
}

static void conditional_branch(Addr branch, UWord taken, Node* node)
{
   count(node, CONDITIONAL);
   if (!predict_direction(branch, taken))
      count(node, CONDITIONAL_MISSED);
}

static void indirect_branch(Addr branch, Addr target, Node* node)
{
   count(node, INDIRECT);
   if (!predict_target(branch, target))
      count(node, INDIRECT_MISSED);
}

static void call_from(Addr after)
{
   predict_call(after);
}

static void return_to(Addr target, Node* node)
{
   count(node, RETURNED);
   if (!predict_return(target))
      count(node, RETURNED_MISSED);
}

static void fetched(Addr address, UWord size, Node* node)
{
   count_misses(node, L1I_MISSES, caches_fetch(address, size));
}

static void loaded(Addr address, UWord size, Node* node)
{
   count(node, LOADS);
   count_misses(node, L1D_MISSES, caches_data(address, size));
}

static void stored(Addr address, UWord size, Node* node)
{
   count(node, STORES);
   count_misses(node, L1D_MISSES, caches_data(address, size));
}

/* Generated code */

void simulate_init(void)
{
   if (options.branch_sim)
      predictor_init();
   if (options.cache_sim)
      caches_init();
}

static Bool is_jump(IRJumpKind kind)
{
   return kind == Ijk_Boring || kind == Ijk_Call || kind == Ijk_Ret;
}

void simulate_fetch(IRSB* out, const VexGuestExtents* extents, Node* node)
{
   if (!options.cache_sim)
      return;
   for (Int i = 0; i < extents->n_used; i++)
      CALL(out, fetched, mkIRExprVec_3(mkIRExpr_HWord(extents->base[i]),
                                       mkIRExpr_HWord(extents->len[i]),
                                       emit_constant(node)));
}

void simulate_exit(IRSB* out, const IRStmt* exit, Addr branch, UInt length, Node* node)
{
   if (!options.branch_sim || !is_jump(exit->Ist.Exit.jk))
      return;
   IRExpr* left = emit_assign(out, Ity_I64,
                              IRExpr_Unop(Iop_1Uto64, exit->Ist.Exit.guard));
   if (exit->Ist.Exit.dst->Ico.U64 == branch + length)      /* VEX inverted it */
      left = emit_assign(out, Ity_I64, IRExpr_Binop(Iop_Xor64, left, mkIRExpr_HWord(1)));
   CALL(out, conditional_branch, mkIRExprVec_3(mkIRExpr_HWord(branch), left,
                                               emit_constant(node)));
}

void simulate_end(IRSB* out, Addr branch, UInt length, Node* node)
{
   if (!options.branch_sim)
      return;
   IRExpr* target = deepCopyIRExpr(out->next);
   if (out->jumpkind == Ijk_Ret) {
      CALL(out, return_to, mkIRExprVec_2(target, emit_constant(node)));
      return;
   }
   if (is_jump(out->jumpkind) && target->tag == Iex_RdTmp)
      CALL(out, indirect_branch, mkIRExprVec_3(mkIRExpr_HWord(branch), target,
                                               emit_constant(node)));
   if (out->jumpkind == Ijk_Call)
      CALL(out, call_from, mkIRExprVec_1(mkIRExpr_HWord(branch + length)));
}

static void load_of(IRSB* out, IRExpr* address, Int size, IRExpr* guard, Node* node)
{
   CALL_IF(out, guard, loaded, mkIRExprVec_3(deepCopyIRExpr(address), mkIRExpr_HWord(size),
                                             emit_constant(node)));
}

static void store_of(IRSB* out, IRExpr* address, Int size, IRExpr* guard, Node* node)
{
   CALL_IF(out, guard, stored, mkIRExprVec_3(deepCopyIRExpr(address), mkIRExpr_HWord(size),
                                             emit_constant(node)));
}

static Int size_of(const IRSB* out, const IRExpr* value)
{
   return sizeofIRType(typeOfIRExpr(out->tyenv, value));
}

static void compare_and_swap(IRSB* out, const IRCAS* swap, Node* node)
{
   Int size = size_of(out, swap->dataLo) * (swap->dataHi ? 2 : 1);
   load_of(out, swap->addr, size, NULL, node);
   store_of(out, swap->addr, size, NULL, node);
}

static void helper_of_vex(IRSB* out, const IRDirty* dirty, Node* node)
{
   if (dirty->mFx == Ifx_Read || dirty->mFx == Ifx_Modify)
      load_of(out, dirty->mAddr, dirty->mSize, NULL, node);
   if (dirty->mFx == Ifx_Write || dirty->mFx == Ifx_Modify)
      store_of(out, dirty->mAddr, dirty->mSize, NULL, node);
}

void simulate_statement(IRSB* out, const IRStmt* statement, Node* node)
{
   if (!options.cache_sim)
      return;
   switch (statement->tag) {
   case Ist_WrTmp: {
      const IRExpr* value = statement->Ist.WrTmp.data;
      if (value->tag == Iex_Load)
         load_of(out, value->Iex.Load.addr, sizeofIRType(value->Iex.Load.ty), NULL, node);
      break;
   }
   case Ist_Store:
      store_of(out, statement->Ist.Store.addr, size_of(out, statement->Ist.Store.data),
               NULL, node);
      break;
   case Ist_LoadG: {
      const IRLoadG* load = statement->Ist.LoadG.details;
      IRType result, memory;
      typeOfIRLoadGOp(load->cvt, &result, &memory);
      load_of(out, load->addr, sizeofIRType(memory), load->guard, node);
      break;
   }
   case Ist_StoreG: {
      const IRStoreG* store = statement->Ist.StoreG.details;
      store_of(out, store->addr, size_of(out, store->data), store->guard, node);
      break;
   }
   case Ist_CAS:
      compare_and_swap(out, statement->Ist.CAS.details, node);
      break;
   case Ist_Dirty:
      helper_of_vex(out, statement->Ist.Dirty.details, node);
      break;
   default:
      break;
   }
}
