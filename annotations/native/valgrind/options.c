/* SPDX-License-Identifier: GPL-2.0-or-later
   The tool's command line. */

#include "xlayer.h"
#include "pub_tool_options.h"

Options options = {
   .out_file = "xlayer.out.%p",
   .ir = True,
   .dispatch = True,
   .samples = NULL,
   .sample_every = 1000000,
   .events = NULL,
   .on_imbalance = STOP,
   .imbalance_status = 97,
   .max_depth = 1000000,
};

Bool options_process(const HChar* argument)
{
   static const HChar* const actions[] = { "stop", "report", "ignore", NULL };
   Int action;
   if VG_STR_CLO (argument, "--xlayer-out-file", options.out_file) {}
   else if VG_BOOL_CLO(argument, "--ir", options.ir) {}
   else if VG_BOOL_CLO(argument, "--dispatch", options.dispatch) {}
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
"    --samples=FILE            a time series of the phases, as JSON lines\n"
"    --sample-every=N          instructions between two samples [1000000]\n"
"    --events=FILE             every event with its time, as JSON lines\n"
"    --on-imbalance=stop|report|ignore\n"
"                              phases that do not balance: stop at once, go on\n"
"                              and fail at the end, or only write it down [stop]\n"
"    --imbalance-status=N      exit status when phases do not balance [97]\n"
"    --max-depth=N             deepest nesting of phases [1000000]\n");
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
