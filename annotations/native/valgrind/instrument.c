/* SPDX-License-Identifier: GPL-2.0-or-later
   Generated code: what each superblock adds to the counts.

   Code without IR marks adds its number of instructions to live.now. From an IR
   mark to the next exit or other mark a *block* also counts its executions: the
   shares of the nodes in it are known here (irops.c). Instructions are counted
   where control can leave: before each exit and each helper. Marks themselves
   are no instructions. */

#include "emit.h"
#include "libvex_guest_amd64.h"
#include "libvex_guest_offsets.h"

enum { MOST_SHARES = 1024, MOST_OPCODES = 1024 };

typedef struct {              /* the one being translated */
   const IRSB* in;
   IRSB*     out;
   const VexGuestExtents* extents;
   Addr      address;         /* of the instruction being translated */
   UInt      length;
   UInt      instructions;    /* up to this one, marks too */
   UInt      count;           /* to be counted, without marks, by the next flush */
   Block*    block;           /* the open block; NULL in unmarked code */
   Share     shares[MOST_SHARES];
   UInt      shares_used;
   UShort    opcodes[MOST_OPCODES];   /* dispatched in the open block */
   UInt      opcodes_used;
   Function* function;        /* NULL unless functions are counted */
   Bool      anonymous;       /* code that the program made */
   Bool      began_call;      /* a jit_call or native begins in this superblock */
   Bool      fetched;         /* the fetch of its bytes is simulated */
   Bool      ended;           /* nothing after a mark is translated */
} Superblock;

/* Counting */

static void close_block(Superblock* sb)
{
   if (sb->opcodes_used)
      emit_add(sb->out, &live.in_blocks, sb->opcodes_used);
   block_close(sb->block, sb->shares, sb->shares_used, sb->opcodes, sb->opcodes_used);
   sb->block = NULL;
}

/* Control may leave here: count what was executed. */
static void flush(Superblock* sb)
{
   IRSB* out = sb->out;
   if (sb->block) {
      sb->block->function = sb->function;
      sb->block->instructions = sb->count;
   } else if (sb->function && sb->count) {
      UInt place = function_place(sb->function, sb->count);
      emit_add_at(out, emit_at(out, &live.places, place * sizeof(ULong)), 1);
   }
   if (sb->block) {
      IRExpr* now = emit_plus(out, emit_load(out, &live.now), sb->count);
      emit_store(out, &live.now, now);
      emit_store(out, &live.seen, now);
      close_block(sb);
   } else if (sb->count)
      emit_add(out, &live.now, sb->count);
   sb->count = 0;
}

static void open_block(Superblock* sb, Node* node, UInt executions)
{
   sb->block = block_new();
   emit_add(sb->out, &sb->block->executed, 1);
   emit_store(sb->out, &live.block, emit_constant(sb->block));
   sb->shares[0] = (Share){ .node = node, .executions = executions };
   sb->shares_used = 1;
   sb->opcodes_used = 0;
}

static void ir_operation(Superblock* sb, UInt operation)
{
   Node* node = node_at(sb->address, operation);
   if (sb->block) {
      tl_assert(sb->shares_used < MOST_SHARES);
      sb->shares[sb->shares_used++] = (Share){ .node = node, .executions = 1 };
      return;
   }
   IRExpr* now = emit_load(sb->out, &live.now);
   IRExpr* seen = emit_load(sb->out, &live.seen);
   IRExpr* strayed = emit_assign(sb->out, Ity_I1, IRExpr_Binop(Iop_CmpNE64, now, seen));
   CALL_IF(sb->out, strayed, catch_up, mkIRExprVec_0());
   if (sb->count) {      /* the end of the operation before */
      emit_add_at(sb->out, emit_at(sb->out, &live.block, offsetof(Block, strays)),
                  sb->count);
   }
   open_block(sb, node, 1);
}

static void dispatch(Superblock* sb, UInt opcode)
{
   if (opcode >= opcodes_seen)
      opcodes_seen = opcode + 1;
   if (sb->block) {
      tl_assert(sb->opcodes_used < MOST_OPCODES);
      sb->opcodes[sb->opcodes_used++] = opcode;
      return;
   }
   emit_add_at(sb->out, emit_at(sb->out, &live.dispatch, opcode * sizeof(ULong)), 1);
}

/* Marks */

static IRExpr* guest_register(Superblock* sb, Int offset)
{
   return emit_assign(sb->out, Ity_I64, IRExpr_Get(offset, Ity_I64));
}

static Bool overlaps(Int start, Int size, Int wanted)
{
   return start < wanted + 8 && wanted < start + size;
}

static Bool writes_payload(const IRSB* in, const IRStmt* statement)
{
   if (statement->tag != Ist_Put)
      return False;
   Int start = statement->Ist.Put.offset;
   Int size = sizeofIRType(typeOfIRExpr(in->tyenv, statement->Ist.Put.data));
   return overlaps(start, size, OFFSET_amd64_RDI) || overlaps(start, size, OFFSET_amd64_RSI);
}

/* VEX has removed register writes that a later one in the superblock hides, so
   RDI and RSI are only right where none follows. */
static Bool payload_is_lost(const Superblock* sb, Int index)
{
   const IRSB* in = sb->in;
   if (sb->instructions == 1)
      return False;
   for (Int i = index + 1; i < in->stmts_used; i++) {
      const IRStmt* statement = in->stmts[i];
      if (statement && statement->tag == Ist_Exit)
         return False;
      if (statement && writes_payload(in, statement))
         return True;
   }
   return False;
}

static void payload_mark(Superblock* sb, const Mark* mark, IRExpr* where)
{
   IRExpr* rdi = guest_register(sb, OFFSET_amd64_RDI);
   IRExpr* rsi = guest_register(sb, OFFSET_amd64_RSI);
   if (mark->kind == MARK_DISPATCHED)
      CALL(sb->out, dispatched_one, mkIRExprVec_2(where, rdi));
   else if (mark->kind == MARK_DISPATCHED_BEFORE)
      CALL(sb->out, dispatched_before, mkIRExprVec_2(where, rdi));
   else if (mark->kind == MARK_EVENT)
      CALL(sb->out, event, mkIRExprVec_4(mkIRExpr_HWord(mark->number), where, rdi, rsi));
   else if (mark->kind == MARK_WATCH)
      CALL(sb->out, watch, mkIRExprVec_2(where, rdi));
   else
      CALL(sb->out, region_begin, mkIRExprVec_3(where, rdi, rsi));
}

/* What will be at these addresses is other code even if its bytes are the same:
   end the superblock here, with the order to discard translations. */
static void discard_freed_code(Superblock* sb)
{
   if (sb->instructions > 1)
      return;      /* the state of the guest is only whole before the first */
   IRExpr* start = guest_register(sb, OFFSET_amd64_RDI);
   IRExpr* end = guest_register(sb, OFFSET_amd64_RSI);
   IRExpr* length = emit_assign(sb->out, Ity_I64, IRExpr_Binop(Iop_Sub64, end, start));
   addStmtToIRSB(sb->out, IRStmt_Put(offsetof(VexGuestAMD64State, guest_CMSTART), start));
   addStmtToIRSB(sb->out, IRStmt_Put(offsetof(VexGuestAMD64State, guest_CMLEN), length));
   sb->out->next = mkIRExpr_HWord(sb->address + sb->length);
   sb->out->jumpkind = Ijk_InvalICache;
   sb->ended = True;
}

static void unknown_mark(Addr mark, UWord kind, UWord number)
{
   imbalance(mark, "unknown mark, kind %lu, number %lu: the program and this tool "
             "were built from different tags", kind, number);
}

static void lost_payload(Addr mark)
{
   imbalance(mark, "no jump precedes this mark with a payload");
}

static Bool is_known(const Mark* mark)
{
   switch (mark->kind) {
   case MARK_PHASE_BEGIN: case MARK_PHASE_END: return mark->number < PHASES;
   case MARK_EVENT: return mark->number < EVENTS;
   default: return mark->kind <= MARK_WATCH;
   }
}

/* `index`: of the mark's statement. */
static void at_mark(Superblock* sb, Int index, const Mark* mark)
{
   IRExpr* where = mkIRExpr_HWord(sb->address);
   if (mark->kind == MARK_IR_OPERATION) {
      if (options.ir)
         ir_operation(sb, mark->number);
      return;
   }
   if (mark->kind == MARK_DISPATCH) {
      if (options.dispatch)
         dispatch(sb, mark->number);
      return;
   }
   if (mark->kind >= MARK_DISPATCHED && mark->kind <= MARK_DISPATCHED_BEFORE
       && !options.dispatch)
      return;
   flush(sb);
   if (!is_known(mark)) {
      CALL(sb->out, unknown_mark, mkIRExprVec_3(where, mkIRExpr_HWord(mark->kind),
                                           mkIRExpr_HWord(mark->number)));
      return;
   }
   switch (mark->kind) {
   case MARK_PHASE_BEGIN:
      CALL(sb->out, phase_begin, mkIRExprVec_2(mkIRExpr_HWord(mark->number), where));
      sb->began_call = mark->number == PHASE_JIT_CALL || mark->number == PHASE_NATIVE;
      break;
   case MARK_PHASE_END:
      CALL(sb->out, phase_end, mkIRExprVec_2(mkIRExpr_HWord(mark->number), where));
      break;
   case MARK_REGION_END:
      CALL(sb->out, region_end, mkIRExprVec_1(where));
      break;
   default:
      if (payload_is_lost(sb, index))
         CALL(sb->out, lost_payload, mkIRExprVec_1(where));
      else
         payload_mark(sb, mark, where);
      if (mark->kind == MARK_EVENT && mark->number == EVENT_CODE_FREED)
         discard_freed_code(sb);
   }
}

static Owner owner(const Superblock* sb)
{
   return (Owner){ sb->block ? sb->shares[sb->shares_used - 1].node : NULL,
                   sb->function };
}

/* Before the first instruction: is a sample due? */
static void sample_if_due(Superblock* sb)
{
   IRExpr* due = emit_assign(sb->out, Ity_I1, IRExpr_Binop(
      Iop_CmpLE64U, emit_load(sb->out, &live.sample_at), emit_load(sb->out, &live.now)));
   CALL_IF(sb->out, due, sample, mkIRExprVec_0());
}

/* The callee is where control leaves the code that was made, the code that began
   the phase or the linker's stubs; those leave by a jump to what they looked up. */
static void callee(Superblock* sb)
{
   IRExpr* target = sb->out->next;
   Bool known = target->tag == Iex_Const;
   if (sb->out->jumpkind != Ijk_Call && sb->out->jumpkind != Ijk_Boring)
      return;
   if (!sb->anonymous && !sb->began_call
       && (known || sb->out->jumpkind == Ijk_Call || !code_passes_through(sb->extents->base[0])))
      return;
   if (known && code_is_anonymous(target->Iex.Const.con->Ico.U64))
      return;
   IRExpr* awaiting = emit_assign(sb->out, Ity_I1, IRExpr_Binop(
      Iop_CmpNE64, emit_load(sb->out, &live.awaiting), mkIRExpr_HWord(0)));
   CALL_IF(sb->out, awaiting, aot_enter, mkIRExprVec_1(deepCopyIRExpr(target)));
}

static Bool is_fault(const IRStmt* exit)
{
   return exit->Ist.Exit.jk >= Ijk_SigILL && exit->Ist.Exit.jk <= Ijk_SigFPE;
}

static void at_instruction(Superblock* sb, Int index)
{
   Mark mark;
   if (mark_at(sb->address, sb->length, &mark)) {
      at_mark(sb, index, &mark);
      return;
   }
   sb->count++;
   if (sb->block)
      sb->shares[sb->shares_used - 1].instructions++;
   if (!sb->fetched)
      simulate_fetch(sb->out, sb->extents, owner(sb));
   sb->fetched = True;
}

static void at_exit(Superblock* sb, IRStmt* statement, Bool last)
{
   Bool marked = sb->block != NULL;
   simulate_exit(sb->out, statement, sb->address, sb->length, owner(sb));
   flush(sb);
   addStmtToIRSB(sb->out, statement);
   if (marked && !last)
      open_block(sb, sb->shares[sb->shares_used - 1].node, 0);
}

static void begin(Superblock* sb, const IRSB* in, const VexGuestExtents* extents)
{
   sb->in = in;
   sb->out = deepCopyIRSBExceptStmts(in);
   sb->extents = extents;
   sb->instructions = 0;
   sb->count = 0;
   sb->block = NULL;
   sb->function = options.functions ? function_at(extents->base[0]) : NULL;
   sb->anonymous = code_is_anonymous(extents->base[0]);
   sb->began_call = False;
   sb->fetched = False;
   sb->ended = False;
}

IRSB* instrument(VgCallbackClosure* closure, IRSB* in, const VexGuestLayout* layout,
                 const VexGuestExtents* extents, const VexArchInfo* archinfo,
                 IRType guest_word, IRType host_word)
{
   static Superblock superblock;
   Superblock* sb = &superblock;
   begin(sb, in, extents);
   for (Int i = 0; i < in->stmts_used && !sb->ended; i++) {
      IRStmt* statement = in->stmts[i];
      Bool preamble = sb->instructions == 0;
      if (!statement || statement->tag == Ist_NoOp)
         continue;
      if (statement->tag == Ist_IMark) {
         addStmtToIRSB(sb->out, statement);
         if (preamble && options.samples)
            sample_if_due(sb);
         sb->instructions++;
         sb->address = statement->Ist.IMark.addr;
         sb->length = statement->Ist.IMark.len;
         at_instruction(sb, i);
      } else if (statement->tag == Ist_Exit && !preamble && !is_fault(statement))
         at_exit(sb, statement, i + 1 == in->stmts_used);
      else {
         if (!preamble)
            simulate_statement(sb->out, statement, owner(sb));
         addStmtToIRSB(sb->out, statement);
      }
   }
   if (!sb->ended) {
      simulate_end(sb->out, sb->address, sb->length, owner(sb));
      callee(sb);
   }
   flush(sb);
   return sb->out;
}
