"""The commands of the command line, one module each, imported when called."""

from __future__ import annotations

# Name, module (its click command is called `command`), one line of help.
COMMANDS: list[tuple[str, str, str]] = [
    ("quickstart", "bench.commands.quickstart", "Set up, build, characterise two programs."),
    ("bench", "bench.commands.bench", "Time a suite on the VMs and on peers."),
    ("report", "bench.commands.report", "Write a page of what the run store holds."),
    ("setup", "kit.host.commands.setup", "Get everything that the other commands need."),
    ("doctor", "kit.host.commands.doctor", "Show every component, and what to do if missing."),
    ("new-lang", "kit.host.commands.new_lang", "Write the files of a new language."),
    ("build", "kit.host.commands.build", "Translate a language's VM, or any RPython target."),
    ("run", "kit.host.commands.run", "Run a program on a language's VM."),
    ("check", "kit.host.commands.check", "Check that a language does what all must."),
    ("reference-tests", "kit.host.commands.reference_tests", "The reference's own tests on a VM."),
    ("modules", "kit.host.commands.modules", "Which library modules a VM can import."),
    ("fuzz", "kit.host.commands.fuzz", "Compare VMs on random programs."),
    ("lines-of-code", "kit.host.commands.lines_of_code", "Say what each language costs."),
    ("characterize", "bench.commands.characterize", "Say where a program's time goes."),
    ("export", "kit.host.commands.export", "Print a table of a run directory as CSV."),
    ("jitlog", "kit.host.commands.jitlog", "Print the traces in a JIT's log; a map for perf."),
    ("agreement", "kit.host.commands.agreement", "Compare phases by time and by instructions."),
    ("identical", "kit.host.commands.identical", "Compare what two runs counted."),
    ("overhead", "bench.commands.overhead", "Measure what annotations cost a VM."),
    ("tool-speed", "kit.host.commands.tool_speed", "Measure the instrumentation tool."),
    ("sql", "kit.host.commands.sql", "Ask all run directories a question in SQL."),
    ("test", "kit.host.commands.test", "Run the whole test suite."),
]
