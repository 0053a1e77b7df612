/* SPDX-License-Identifier: GPL-2.0-or-later
   What the files of the tool share: one block of declarations a file. */

#ifndef XLAYER_H
#define XLAYER_H

#include "pub_tool_basics.h"
#include "pub_tool_vki.h"
#include "pub_tool_libcbase.h"
#include "pub_tool_libcassert.h"
#include "pub_tool_libcprint.h"
#include "pub_tool_mallocfree.h"
#include "pub_tool_threadstate.h"
#include "pub_tool_xarray.h"
#include "pub_tool_tooliface.h"

#include "tags.h"

#define XLAYER_VERSION "1"
#define FORMAT_VERSION 1     /* of the output, see README.md */
enum { OPCODES = 4096 };     /* what the number of a DISPATCH mark can be */

/* options.c */

typedef enum { STOP, REPORT, IGNORE } OnImbalance;

typedef struct {
   UInt size;                 /* bytes; 0: as the host's */
   UInt ways;
   UInt line;                 /* bytes */
} CacheShape;

enum { L1I, L1D, L2, LL, CACHES };

typedef struct {
   const HChar* out_file;
   Bool         ir;
   Bool         dispatch;
   Bool         functions;
   const HChar* samples;      /* NULL: no samples */
   ULong        sample_every; /* instructions */
   const HChar* events;       /* NULL: no stream of events */
   OnImbalance  on_imbalance;
   Int          imbalance_status;
   UInt         max_depth;
   Bool         branch_sim;
   Bool         cache_sim;
   CacheShape   caches[CACHES];
} Options;

extern Options options;
static inline Bool simulating(void) { return options.branch_sim || options.cache_sim; }
extern Bool options_process(const HChar* argument);
extern void options_usage(void);
extern void options_debug_usage(void);
/* A file name of the options for this process, as %p may be in it. */
extern HChar* options_file(const HChar* option, const HChar* pattern);
/* In a forked child, keep only the files that are not the parent's. */
extern void options_in_child(void);

/* live.c: what generated code reads and writes. */

typedef struct Block Block;

typedef struct {
   ULong  now;         /* instructions executed so far */
   ULong  seen;        /* `now` when control last left a marked block */
   Block* block;       /* the marked block control last went through */
   ULong* dispatch;    /* dispatched[phase] of the current phase */
   ULong  in_blocks;   /* opcodes dispatched by marked blocks */
   ULong* places;      /* function_counters[phase] of the current phase */
   ULong  sample_at;   /* `now` of the next sample */
   UWord  awaiting;    /* a call has begun, its callee is not known yet */
} Live;

extern Live live;

/* marks.c */

typedef struct {
   UInt kind;
   UInt number;
} Mark;

/* Is there a mark in the `length` bytes of this instruction? */
extern Bool mark_at(Addr address, UInt length, Mark* mark);

typedef struct { const HChar* name; const HChar* layer; } PhaseRow;
typedef struct { const HChar* name; Int rdi; Int rsi; } EventRow;
extern const PhaseRow phase_rows[PHASES];
extern const EventRow event_rows[EVENTS];

/* simulate.c, with predictor.c and caches.c: a simulated microarchitecture */

typedef enum {
   CONDITIONAL, CONDITIONAL_MISSED, INDIRECT, INDIRECT_MISSED, RETURNED, RETURNED_MISSED,
   LOADS, STORES, L1I_MISSES, L1D_MISSES, L2_MISSES, LL_MISSES, METRICS
} Metric;

typedef struct { ULong of[METRICS]; } Metrics;

typedef struct Node Node;
typedef struct Function Function;

/* Whose code is being translated. */
typedef struct {
   Node*     node;            /* the IR operation; NULL in unmarked code */
   Function* function;        /* NULL unless functions are counted */
} Owner;

extern const HChar* const metric_names[METRICS];
extern const HChar predictor_description[];
extern Metrics simulated;     /* so far */
extern void simulate_init(void);
/* Add what is simulated to a superblock: the fetch of its bytes, a statement, an
   exit or the end after the instruction at `branch`. */
extern void simulate_fetch(IRSB* out, const VexGuestExtents* extents, Owner owner);
extern void simulate_statement(IRSB* out, const IRStmt* statement, Owner owner);
extern void simulate_exit(IRSB* out, const IRStmt* exit, Addr branch, UInt length,
                          Owner owner);
extern void simulate_end(IRSB* out, Addr branch, UInt length, Owner owner);

/* Each tells if it was predicted right, and learns. */
extern Bool predict_direction(Addr branch, Bool taken);
extern Bool predict_target(Addr branch, Addr target);
extern Bool predict_return(Addr target);
extern void predict_call(Addr after);

extern void caches_init(void);
extern void caches_shapes(CacheShape shapes[CACHES]);
/* How many levels missed: 0 to 3. */
extern UInt caches_fetch(Addr address, UInt size);
extern UInt caches_data(Addr address, UInt size);

/* names.c: text of the guest program, interned: equal texts are one pointer. */

extern const HChar* name_intern(const HChar* text);
/* NULL when the guest cannot read these bytes. */
extern const HChar* name_from_guest(Addr address, UWord length);

/* regions.c */

typedef struct Context {      /* a phase within a region */
   ULong instructions;
   ULong entries;
   ULong dispatched;
   Metrics simulated;
} Context;

typedef struct Region {
   const HChar*   name;       /* NULL: the root, outside any region */
   struct Region* parent;
   struct Region* next;       /* sibling */
   struct Region* children;
   ULong          entries;
   Context*       contexts[PHASES];
} Region;

extern Region  region_root;
extern Context* region_context(Region* region, UInt phase);
extern Region* region_child(Region* parent, const HChar* name);
typedef void (*RegionVisitor)(Region* region, const HChar* path, void* closure);
/* Parents first, siblings by name. */
extern void regions_visit(RegionVisitor visitor, void* closure);
extern void regions_reset(void);

/* threads.c */

typedef struct Aot Aot;

typedef struct {              /* what a phase interrupted */
   UInt   phase;              /* the new phase */
   Addr   mark;               /* where it began */
   ULong  began;              /* `now` */
   Block* block;
   Aot*   aot;
   UWord  awaiting;
} Frame;

typedef struct {
   ThreadId tid;
   UInt     serial;           /* counts the threads of the process */
   Frame*   frames;           /* frames[0]: startup */
   UInt     depth;            /* index of the innermost frame */
   UInt     capacity;
   Region*  region;
   Context* context;
   Aot*     aot;              /* the callee, in phase jit_call */
   Block*   block;            /* saved while another thread runs */
   UWord    awaiting;
} Thread;

extern Thread* running;       /* never NULL once client code runs */
extern XArray* threads;       /* of Thread*, the ended ones too */
extern void threads_start(ThreadId tid);
extern void threads_switch_to(ThreadId tid, ULong blocks);
extern Frame* threads_push(Thread* thread);
/* Each file's part of starting again from zero, in a forked child. */
extern void threads_reset(void);

/* dispatch.c: opcodes by phase, and how many by region */

extern ULong dispatched[PHASES][OPCODES];   /* without those of marked blocks */
extern UInt  opcodes_seen;    /* 1 + the highest opcode of a mark */
extern ULong dispatch_total(void);
/* Helper called at a mark whose opcode is not in it. */
extern void dispatched_one(Addr mark, UWord opcode);
extern void dispatched_before(Addr mark, UWord opcode);
/* Before the region changes: charge the one that ends. */
extern void dispatch_charge(Region* region);
/* Add what marked blocks dispatched, at the end. */
extern void dispatch_add(UInt opcode, ULong times);
extern void dispatch_reset(void);

/* watch.c: helper called at a mark that asks for it */

extern void watch(Addr mark, Addr byte);

/* phases.c: helpers called at marks */

extern ULong phase_begun[PHASES][PHASES];    /* from, to */
extern void phase_begin(UWord phase, Addr mark);
extern void phase_end(UWord phase, Addr mark);
extern void region_begin(Addr mark, Addr name, UWord length);
extern void region_end(Addr mark);
/* Charge what was executed since the last charge to where it belongs. */
extern void charge(void);
extern void phases_reset(void);

/* balance.c */

typedef struct {
   const HChar* message;
   const HChar* where;
} Imbalance;

extern XArray* imbalances;    /* of Imbalance */
extern void imbalance(Addr mark, const HChar* format, ...) PRINTF_CHECK(2, 3);

/* irops.c */

struct Node {                 /* an IR operation at an address */
   struct Node* next;         /* VgHashNode's fields */
   UWord        address;
   UInt         operation;
   UInt         generation;   /* of what was at this address before: 0, 1... */
   UInt         sequence;     /* in the order of translation */
   UInt         frees;        /* how many times code had been freed before it */
   ULong        executions;
   ULong        instructions; /* in phase jit */
   ULong        nested;       /* in phases begun from it */
   Metrics*     simulated;    /* NULL unless simulating */
};

typedef struct {
   Node* node;
   UInt  executions;          /* 1, or 0 where the block starts within it */
   UInt  instructions;
} Share;

struct Block {                /* straight-line code with IR marks */
   ULong   executed;          /* generated code adds to the first two */
   ULong   strays;            /* executed out of line while it was current */
   Node*   node;              /* its last one; NULL: a phase's outside block */
   UInt    shares_used;
   UInt    opcodes_used;
   Share*  shares;
   UShort* opcodes;           /* that it dispatches */
   UInt    instructions;      /* also those before its first mark */
   Function* function;        /* NULL unless functions are counted */
};

extern Block outside[PHASES]; /* strays: what no node is charged with */
extern Block* block_new(void);
extern void block_close(Block* block, const Share* shares, UInt shares_used,
                        const UShort* opcodes, UInt opcodes_used);
extern Node* node_at(Addr address, UInt operation);
extern void nodes_retire(Addr start, Addr end);
/* Charge instructions executed since `live.seen` to the current block. */
extern void catch_up(void);
/* Add up the blocks, once; the nodes by address and generation. */
extern XArray* nodes_total(void);
extern ULong nodes_instructions(void);      /* after nodes_total */
extern void nodes_reset(void);

/* aot.c */

struct Aot {                  /* an AOT-compiled function called from JIT code */
   struct Aot*  next;
   UWord        address;
   UInt         phase;        /* jit_call, or native */
   const HChar* function;
   const HChar* object;
   ULong        calls;
   ULong        instructions; /* until the call ends, without nested phases */
   Metrics      simulated;
};

extern Bool code_is_anonymous(Addr address);
/* Code that a call only passes through: made code, the linker's stubs. */
extern Bool code_passes_through(Addr address);
/* Control leaves for `target` while a jit_call or native awaits its callee. */
extern void aot_enter(Addr target);
extern XArray* aots_by_address(void);
extern void aots_reset(void);

/* functions.c */

struct Function {
   struct Function* next;
   UWord        key;
   const HChar* name;         /* empty: no symbol */
   const HChar* object;       /* empty: code that the program made */
   ULong        instructions[PHASES];
   Metrics      simulated;
};

extern ULong* function_counters[PHASES];    /* by place */
extern void functions_init(void);
extern Function* function_at(Addr address);
/* A counter for a stretch of code: its index. */
extern UInt function_place(Function* function, UInt instructions);
extern XArray* functions_total(void);       /* of Function*, added up, once */
extern void functions_reset(void);

/* events.c */

typedef struct EventCount {
   struct EventCount* next;
   UWord        key;
   UInt         event;
   UWord        value;        /* RDI, or the name's interned address */
   ULong        count;
} EventCount;

extern ULong event_counts[EVENTS][PHASES];
extern ULong code_written;    /* bytes, by the JIT */
extern ULong code_freed;
extern void event(UWord number, Addr mark, UWord rdi, UWord rsi);
/* What no mark tells: a function was called in phase native. */
extern void external_call(const HChar* function);
extern ULong event_total(UInt number);
extern XArray* events_by_value(void);       /* of EventCount* */
extern void events_close(void);
extern void events_reset(void);

/* samples.c */

extern void sample(void);
extern void samples_close(void);
extern void samples_reset(void);

/* instrument.c */

extern IRSB* instrument(VgCallbackClosure* closure, IRSB* in,
                        const VexGuestLayout* layout, const VexGuestExtents* extents,
                        const VexArchInfo* archinfo, IRType guest_word, IRType host_word);

/* output.c */

extern void json_string(VgFile* file, const HChar* text);
extern void output_write(void);
/* Write everything and leave with a status. */
extern void finish_NORETURN(Int status) __attribute__((noreturn));

#endif
