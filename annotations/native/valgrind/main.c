/* SPDX-License-Identifier: GPL-2.0-or-later
   xlayer: a Valgrind tool that counts instructions by VM phase, IR operation,
   opcode, region and called function, as marks in the program tell. */

#include "xlayer.h"
#include "pub_tool_libcproc.h"
#include "pub_tool_options.h"
#include "libvex.h"

void finish_NORETURN(Int status)
{
   output_write();
   VG_(message_flush)();
   VG_(exit)(status);
}

static void after_options(void)
{
   if (options.samples)
      live.sample_at = options.sample_every;
   if (options.functions)
      functions_init();
   simulate_init();
}

static void fini(Int status)
{
   output_write();
   if (imbalances && options.on_imbalance != IGNORE)
      finish_NORETURN(options.imbalance_status);
}

/* Forked: count from zero, and write no file that the parent writes. */
static void in_child(ThreadId tid)
{
   charge();
   regions_reset();
   threads_reset();
   phases_reset();
   dispatch_reset();
   nodes_reset();
   aots_reset();
   functions_reset();
   events_reset();
   samples_reset();
   options_in_child();
}

static void before_options(void)
{
   VG_(details_name)("xlayer");
   VG_(details_version)(XLAYER_VERSION);
   VG_(details_description)("counts what every layer of a VM executes");
   VG_(details_copyright_author)("Licence: GPL-2.0-or-later, as Valgrind");
   VG_(details_bug_reports_to)("the project that this tool belongs to");
   VG_(details_avg_translation_sizeB)(200);
   VG_(basic_tool_funcs)(after_options, instrument, fini);
   VG_(needs_command_line_options)(options_process, options_usage, options_debug_usage);
   VG_(track_pre_thread_first_insn)(threads_start);
   VG_(track_start_client_code)(threads_switch_to);
   VG_(atfork)(NULL, NULL, in_child);

   /* With chasing, VEX executes some instructions whose branch is not taken. */
   VG_(clo_vex_control).guest_chase = False;
   /* Registers are exact at exits, which is all that marks need. */
   VG_(clo_vex_control).iropt_register_updates_default = VexRegUpdSpAtMemAccess;
}

VG_DETERMINE_INTERFACE_VERSION(before_options)
