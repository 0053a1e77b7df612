/* SPDX-License-Identifier: GPL-2.0-or-later
   The tool's command line. */

#include "xlayer.h"
#include "pub_tool_options.h"

Options options = {
   .out_file = "xlayer.out.%p",
   .ir = True,
   .dispatch = True,
   .functions = False,
   .samples = NULL,
   .sample_every = 1000000,
   .events = NULL,
   .on_imbalance = STOP,
   .imbalance_status = 97,
   .max_depth = 1000000,
};

static void set_shape(UInt cache, const HChar* argument, const HChar* text)
{
   UInt numbers[3] = { 0, 0, 0 };
   HChar* at = (HChar*)text;
   UInt i = 0;
   do
      numbers[i] = VG_(strtoull10)(at, &at);
   while (++i < 3 && *at++ == ',');
   if (i < 3 || *at)
      VG_(fmsg_bad_option)(argument, "A cache is SIZE,WAYS,LINE, in bytes.\n");
   options.caches[cache] = (CacheShape){ numbers[0], numbers[1], numbers[2] };
}

Bool options_process(const HChar* argument)
{
   static const HChar* const actions[] = { "stop", "report", "ignore", NULL };
   Int action;
   const HChar* text;
   if VG_STR_CLO (argument, "--xlayer-out-file", options.out_file) {}
   else if VG_BOOL_CLO(argument, "--ir", options.ir) {}
   else if VG_BOOL_CLO(argument, "--dispatch", options.dispatch) {}
   else if VG_BOOL_CLO(argument, "--functions", options.functions) {}
   else if VG_STR_CLO (argument, "--samples", options.samples) {}
   else if VG_BINT_CLO(argument, "--sample-every", options.sample_every,
                       1000, 1000000000000LL) {}
   else if VG_STR_CLO (argument, "--events", options.events) {}
   else if VG_STRINDEX_CLO(argument, "--on-imbalance", actions, action)
      options.on_imbalance = action;
   else if VG_BINT_CLO(argument, "--imbalance-status",
                       options.imbalance_status, 1, 255) {}
   else if VG_BINT_CLO(argument, "--max-depth", options.max_depth,
                       1, 100000000) {}
   else if VG_BOOL_CLO(argument, "--branch-sim", options.branch_sim) {}
   else if VG_BOOL_CLO(argument, "--cache-sim", options.cache_sim) {}
   else if VG_STR_CLO (argument, "--l1i", text) set_shape(L1I, argument, text);
   else if VG_STR_CLO (argument, "--l1d", text) set_shape(L1D, argument, text);
   else if VG_STR_CLO (argument, "--l2", text) set_shape(L2, argument, text);
   else if VG_STR_CLO (argument, "--ll", text) set_shape(LL, argument, text);
   else
      return False;
   return True;
}

void options_usage(void)
{
   VG_(printf)(
"    --xlayer-out-file=FILE    counts, as JSON lines [xlayer.out.%%p]\n"
"    --ir=yes|no               count by IR operation [yes]\n"
"    --dispatch=yes|no         count dispatched opcodes [yes]\n"
"    --functions=yes|no        count by function and phase [no]\n"
"    --samples=FILE            a time series of the phases, as JSON lines\n"
"    --sample-every=N          instructions between two samples [1000000]\n"
"    --events=FILE             every event with its time, as JSON lines\n"
"    --on-imbalance=stop|report|ignore\n"
"                              phases that do not balance: stop at once, go on\n"
"                              and fail at the end, or only write it down [stop]\n"
"    --imbalance-status=N      exit status when phases do not balance [97]\n"
"    --max-depth=N             deepest nesting of phases [1000000]\n"
"    --branch-sim=yes|no       simulate branch predictors [no]\n"
"    --cache-sim=yes|no        simulate caches [no]\n"
"    --l1i, --l1d, --l2, --ll=SIZE,WAYS,LINE\n"
"                              their shapes, in bytes [the host's]\n");
}

void options_debug_usage(void)
{
   VG_(printf)("    (none)\n");
}

HChar* options_file(const HChar* option, const HChar* pattern)
{
   return VG_(expand_file_name)(option, pattern);
}

static const HChar* own(const HChar* pattern)
{
   return pattern && VG_(strstr)(pattern, "%p") ? pattern : NULL;
}

void options_in_child(void)
{
   options.out_file = own(options.out_file);
   options.samples = own(options.samples);
   options.events = own(options.events);
}
