/* SPDX-License-Identifier: GPL-2.0-or-later
   Adding IR to a superblock, a line each. Expressions stay flat. */

#ifndef EMIT_H
#define EMIT_H

#include "xlayer.h"
#include "pub_tool_machine.h"

static inline IRExpr* emit_constant(const void* address)
{
   return mkIRExpr_HWord((HWord)address);
}

static inline IRExpr* emit_assign(IRSB* out, IRType type, IRExpr* value)
{
   IRTemp temp = newIRTemp(out->tyenv, type);
   addStmtToIRSB(out, IRStmt_WrTmp(temp, value));
   return IRExpr_RdTmp(temp);
}

static inline IRExpr* emit_load(IRSB* out, const void* address)
{
   return emit_assign(out, Ity_I64,
                      IRExpr_Load(Iend_LE, Ity_I64, emit_constant(address)));
}

static inline void emit_store(IRSB* out, const void* address, IRExpr* value)
{
   addStmtToIRSB(out, IRStmt_Store(Iend_LE, emit_constant(address), value));
}

static inline IRExpr* emit_plus(IRSB* out, IRExpr* value, ULong number)
{
   return emit_assign(out, Ity_I64, IRExpr_Binop(Iop_Add64, value,
                                                 IRExpr_Const(IRConst_U64(number))));
}

/* The address `offset` bytes into what a variable of the tool points to. */
static inline IRExpr* emit_at(IRSB* out, const void* pointer, ULong offset)
{
   return emit_plus(out, emit_load(out, pointer), offset);
}

/* Add to the counter at an address that is known when the program runs. */
static inline void emit_add_at(IRSB* out, IRExpr* address, ULong number)
{
   IRExpr* before = emit_assign(out, Ity_I64, IRExpr_Load(Iend_LE, Ity_I64, address));
   addStmtToIRSB(out, IRStmt_Store(Iend_LE, address, emit_plus(out, before, number)));
}

static inline void emit_add(IRSB* out, const void* address, ULong number)
{
   emit_add_at(out, emit_constant(address), number);
}

static inline void emit_call_if(IRSB* out, IRExpr* guard, const HChar* name, void* helper,
                                IRExpr** arguments)
{
   IRDirty* dirty = unsafeIRDirty_0_N(0, name, VG_(fnptr_to_fnentry)(helper), arguments);
   if (guard)
      dirty->guard = guard;
   addStmtToIRSB(out, IRStmt_Dirty(dirty));
}

#define CALL(out, helper, arguments) \
   emit_call_if(out, NULL, #helper, helper, arguments)
#define CALL_IF(out, guard, helper, arguments) \
   emit_call_if(out, guard, #helper, helper, arguments)

#endif
