/* SPDX-License-Identifier: GPL-2.0-or-later
   The counts, as JSON lines: README.md describes each record. */

#include "xlayer.h"
#include "pub_tool_libcproc.h"
#include "pub_tool_options.h"
#include "pub_tool_clientstate.h"
#include "pub_tool_debuginfo.h"

static VgFile* out;

/* Totals over all regions. */
static ULong phase_instructions[PHASES];
static ULong phase_entries[PHASES];
static Metrics phase_simulated[PHASES];

void json_string(VgFile* file, const HChar* text)
{
   VG_(fprintf)(file, "\"");
   for (const UChar* c = (const UChar*)text; *c; c++) {
      if (*c == '"' || *c == '\\')
         VG_(fprintf)(file, "\\%c", *c);
      else if (*c < 0x20 || *c == 0x7f)
         VG_(fprintf)(file, "\\u%04x", *c);
      else
         VG_(fprintf)(file, "%c", *c);
   }
   VG_(fprintf)(file, "\"");
}

static void key_string(const HChar* key, const HChar* text)
{
   VG_(fprintf)(out, ",\"%s\":", key);
   json_string(out, text);
}

static void write_simulated(const Metrics* metrics)
{
   if (!simulating())
      return;
   VG_(fprintf)(out, ",\"simulated\":{");
   const HChar* separator = "";
   for (UInt metric = 0; metric < METRICS; metric++)
      if (metrics->of[metric]) {
         VG_(fprintf)(out, "%s\"%s\":%llu", separator, metric_names[metric],
                      metrics->of[metric]);
         separator = ",";
      }
   VG_(fprintf)(out, "}");
}

static void write_models(void)
{
   static const HChar* const names[CACHES] = { "l1i", "l1d", "l2", "ll" };
   if (options.branch_sim)
      key_string("predictor", predictor_description);
   if (options.cache_sim) {
      CacheShape shapes[CACHES];
      caches_shapes(shapes);
      VG_(fprintf)(out, ",\"caches\":{");
      for (UInt i = 0; i < CACHES; i++)
         VG_(fprintf)(out, "%s\"%s\":[%u,%u,%u]", i ? "," : "", names[i],
                      shapes[i].size, shapes[i].ways, shapes[i].line);
      VG_(fprintf)(out, "}");
   }
}

static void write_header(void)
{
   VG_(fprintf)(out, "{\"record\":\"header\",\"format\":%d,\"tool\":\"xlayer " XLAYER_VERSION
                "\",\"ir\":%s,\"dispatch\":%s,\"command\":[",
                FORMAT_VERSION, options.ir ? "true" : "false",
                options.dispatch ? "true" : "false");
   json_string(out, VG_(args_the_exename));
   for (Word i = 0; i < VG_(sizeXA)(VG_(args_for_client)); i++) {
      VG_(fprintf)(out, ",");
      json_string(out, *(HChar**)VG_(indexXA)(VG_(args_for_client), i));
   }
   VG_(fprintf)(out, "]");
   write_models();
   VG_(fprintf)(out, "}\n");
}

static void write_total(void)
{
   VG_(fprintf)(out, "{\"record\":\"total\",\"instructions\":%llu,\"threads\":%ld,"
                "\"code_written\":%llu,\"code_freed\":%llu",
                live.now, threads ? VG_(sizeXA)(threads) : 0, code_written, code_freed);
   write_simulated(&simulated);
   VG_(fprintf)(out, "}\n");
}

static void add_region(Region* region, const HChar* path, void* closure)
{
   for (UInt phase = 0; phase < PHASES; phase++)
      if (region->contexts[phase]) {
         phase_instructions[phase] += region->contexts[phase]->instructions;
         phase_entries[phase] += region->contexts[phase]->entries;
         for (UInt metric = 0; metric < METRICS; metric++)
            phase_simulated[phase].of[metric] +=
               region->contexts[phase]->simulated.of[metric];
      }
}

static void write_phases(void)
{
   for (UInt phase = 0; phase < PHASES; phase++) {
      if (!phase_entries[phase])
         continue;
      VG_(fprintf)(out, "{\"record\":\"phase\",\"phase\":\"%s\",\"layer\":\"%s\","
                   "\"instructions\":%llu,\"entries\":%llu,\"outside\":%llu",
                   phase_rows[phase].name, phase_rows[phase].layer,
                   phase_instructions[phase], phase_entries[phase],
                   outside[phase].strays);
      write_simulated(&phase_simulated[phase]);
      VG_(fprintf)(out, "}\n");
   }
   for (UInt from = 0; from < PHASES; from++)
      for (UInt to = 0; to < PHASES; to++)
         if (phase_begun[from][to])
            VG_(fprintf)(out, "{\"record\":\"transition\",\"from\":\"%s\",\"to\":\"%s\","
                         "\"count\":%llu}\n",
                         phase_rows[from].name, phase_rows[to].name, phase_begun[from][to]);
}

static void write_region(Region* region, const HChar* path, void* closure)
{
   if (!region->parent && !region->children)
      return;      /* no regions at all */
   VG_(fprintf)(out, "{\"record\":\"region\"");
   key_string("region", path);
   VG_(fprintf)(out, ",\"entries\":%llu}\n", region->entries);
   for (UInt phase = 0; phase < PHASES; phase++) {
      const Context* context = region->contexts[phase];
      if (!context || (!context->instructions && !context->entries))
         continue;
      VG_(fprintf)(out, "{\"record\":\"region_phase\"");
      key_string("region", path);
      VG_(fprintf)(out, ",\"phase\":\"%s\",\"instructions\":%llu,\"entries\":%llu,"
                   "\"dispatched\":%llu",
                   phase_rows[phase].name, context->instructions, context->entries,
                   context->dispatched);
      write_simulated(&context->simulated);
      VG_(fprintf)(out, "}\n");
   }
}

static void write_dispatch(void)
{
   for (UInt opcode = 0; opcode < opcodes_seen; opcode++)
      for (UInt phase = 0; phase < PHASES; phase++)
         if (dispatched[phase][opcode])
            VG_(fprintf)(out, "{\"record\":\"dispatch\",\"opcode\":%u,\"phase\":\"%s\","
                         "\"count\":%llu}\n",
                         opcode, phase_rows[phase].name, dispatched[phase][opcode]);
}

static void write_ir(const XArray* nodes)
{
   for (Word i = 0; i < VG_(sizeXA)(nodes); i++) {
      const Node* node = *(Node**)VG_(indexXA)(nodes, i);
      VG_(fprintf)(out, "{\"record\":\"ir\",\"address\":\"%#lx\",\"generation\":%u,"
                   "\"sequence\":%u,\"operation\":%u,\"executions\":%llu,"
                   "\"instructions\":%llu,\"nested\":%llu",
                   node->address, node->generation, node->sequence, node->operation,
                   node->executions, node->instructions, node->nested);
      write_simulated(node->simulated);
      VG_(fprintf)(out, "}\n");
   }
}

static void write_aots(void)
{
   XArray* aots = aots_by_address();
   for (Word i = 0; i < VG_(sizeXA)(aots); i++) {
      const Aot* aot = *(Aot**)VG_(indexXA)(aots, i);
      if (!aot->calls)
         continue;    /* from elsewhere: events of kind external_call */
      VG_(fprintf)(out, "{\"record\":\"aot\",\"address\":\"%#lx\"", aot->address);
      key_string("phase", phase_rows[aot->phase].name);
      key_string("function", aot->function);
      key_string("object", aot->object);
      VG_(fprintf)(out, ",\"calls\":%llu,\"instructions\":%llu",
                   aot->calls, aot->instructions);
      write_simulated(&aot->simulated);
      VG_(fprintf)(out, "}\n");
   }
}

static void write_functions(void)
{
   if (!options.functions)
      return;
   XArray* functions = functions_total();
   for (Word i = 0; i < VG_(sizeXA)(functions); i++) {
      const Function* function = *(Function**)VG_(indexXA)(functions, i);
      VG_(fprintf)(out, "{\"record\":\"function\"");
      key_string("function", function->name);
      key_string("object", function->object);
      VG_(fprintf)(out, ",\"instructions\":{");
      const HChar* separator = "";
      for (UInt phase = 0; phase < PHASES; phase++)
         if (function->instructions[phase]) {
            VG_(fprintf)(out, "%s\"%s\":%llu", separator, phase_rows[phase].name,
                         function->instructions[phase]);
            separator = ",";
         }
      VG_(fprintf)(out, "}");
      write_simulated(&function->simulated);
      VG_(fprintf)(out, "}\n");
   }
}

static void write_events(void)
{
   for (UInt number = 0; number < EVENTS; number++)
      for (UInt phase = 0; phase < PHASES; phase++)
         if (event_counts[number][phase])
            VG_(fprintf)(out, "{\"record\":\"event\",\"event\":\"%s\",\"phase\":\"%s\","
                         "\"count\":%llu}\n", event_rows[number].name,
                         phase_rows[phase].name, event_counts[number][phase]);
   XArray* rows = events_by_value();
   for (Word i = 0; i < VG_(sizeXA)(rows); i++) {
      const EventCount* row = *(EventCount**)VG_(indexXA)(rows, i);
      VG_(fprintf)(out, "{\"record\":\"event_value\",\"event\":\"%s\"",
                   event_rows[row->event].name);
      if (event_rows[row->event].rdi == TEXT)
         key_string("name", (const HChar*)row->value);
      else
         VG_(fprintf)(out, ",\"value\":%ld", (Word)row->value);
      VG_(fprintf)(out, ",\"count\":%llu}\n", row->count);
   }
}

/* The innermost of each thread. */
static void write_open_phases(void)
{
   enum { MOST = 100 };
   for (Word i = 0; i < VG_(sizeXA)(threads); i++) {
      const Thread* thread = *(Thread**)VG_(indexXA)(threads, i);
      UInt outermost = thread->depth > MOST ? thread->depth - MOST + 1 : 1;
      for (UInt depth = outermost; depth <= thread->depth; depth++) {
         const Frame* frame = &thread->frames[depth];
         VG_(fprintf)(out, "{\"record\":\"open\",\"thread\":%u,\"depth\":%u,\"phase\":\"%s\"",
                      thread->serial, depth, phase_rows[frame->phase].name);
         key_string("where", VG_(describe_IP)(VG_(current_DiEpoch)(), frame->mark, NULL));
         VG_(fprintf)(out, "}\n");
      }
   }
}

static void write_balance(void)
{
   Word count = imbalances ? VG_(sizeXA)(imbalances) : 0;
   VG_(fprintf)(out, "{\"record\":\"balance\",\"balanced\":%s,\"errors\":[",
                count ? "false" : "true");
   for (Word i = 0; i < count; i++) {
      const Imbalance* row = VG_(indexXA)(imbalances, i);
      VG_(fprintf)(out, i ? ",{\"message\":" : "{\"message\":");
      json_string(out, row->message);
      key_string("where", row->where);
      VG_(fprintf)(out, "}");
   }
   VG_(fprintf)(out, "]}\n");
}

/* Two accounts of the same instructions: by phase, as phases begin and end, and
   by the blocks that ran. */
static void check_totals(void)
{
   ULong total = 0;
   for (UInt phase = 0; phase < PHASES; phase++) {
      ULong in_blocks = outside[phase].strays;
      if (phase == PHASE_JIT)
         in_blocks += nodes_instructions();
      if (in_blocks != phase_instructions[phase])
         imbalance(0, "phase %s executed %llu instructions, its blocks %llu: "
                   "IR operations were executed outside phase jit",
                   phase_rows[phase].name, phase_instructions[phase], in_blocks);
      total += phase_instructions[phase];
   }
   if (total != live.now)
      imbalance(0, "the phases executed %llu instructions, the process %llu",
                total, live.now);
}

void output_write(void)
{
   if (!options.out_file)
      return;
   if (running) {
      charge();
      dispatch_charge(running->region);
   }
   samples_close();
   events_close();
   HChar* path = options_file("--xlayer-out-file", options.out_file);
   options.out_file = NULL;      /* once */
   out = VG_(fopen)(path, VKI_O_CREAT | VKI_O_TRUNC | VKI_O_WRONLY, 0644);
   if (!out) {
      VG_(umsg)("xlayer: cannot write %s\n", path);
      return;
   }
   XArray* nodes = nodes_total();
   regions_visit(add_region, NULL);
   check_totals();
   write_header();
   write_total();
   write_phases();
   regions_visit(write_region, NULL);
   write_dispatch();
   write_ir(nodes);
   write_aots();
   write_functions();
   write_events();
   write_open_phases();
   write_balance();
   VG_(fclose)(out);
   VG_(free)(path);
}
