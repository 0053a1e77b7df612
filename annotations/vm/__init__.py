"""Annotations of a VM binary: marks, switches, counters and hooks into rpython.

What a VM may call; all of it compiles to nothing with --no-annotations:

    from annotations.vm import counters, marks, switches

    marks.begin(marks.INTERPRETER)      # the phase is a constant; begin and
    marks.end(marks.INTERPRETER)        # end must balance on every path
    switches.set_ir_marks(True)         # --annotate-ir: before the first trace
    error = counters.start("tsc", "", "out.jsonl")      # "" when it counts
    counters.finish()                   # writes the file; also done at exit

Framework phases (tracing, GC, JIT code...) are not the VM's business: `hooks`
puts them into rpython, and `python2.7 -m annotations.vm.translate` installs
the hooks and translates.
"""
