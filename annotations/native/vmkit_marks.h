/* Marks in the C code of a VM: see annotations/tags.py, which a test compares
   with the constants here. A begin or end also feeds the counters of a native
   run, when there are any (vmkit_counters.c). Marks are out of the way of what is
   executed while nobody watches: idle, most are a comparison and a branch.

   phase, event and the opcode of VMKIT_DISPATCH are constants, always. */

#ifndef VMKIT_MARKS_H
#define VMKIT_MARKS_H

#define VMKIT_MAGIC 0x584C
#define VMKIT_TAG(kind, number) ((int)((VMKIT_MAGIC << 16) | ((kind) << 12) | (number)))

/* Not 0 in a run under the Valgrind tool, which sets it at the start, and while
   this run counts. */
extern __attribute__((visibility("hidden"))) char vmkit_watched;
#define VMKIT_WATCHED() __builtin_expect(vmkit_watched, 0)
#define VMKIT_UNDER_TOOL 1
#define VMKIT_COUNTING 2

__attribute__((visibility("hidden"), cold)) void vmkit_phase_begin(long phase);
__attribute__((visibility("hidden"), cold)) void vmkit_phase_end(long phase);

/* Start counting; NULL, or why it cannot be done. names: of the phases, with
   spaces between. path: where the report goes, empty for standard error. */
const char *vmkit_counters_start(const char *kind, const char *events,
                                 const char *path, const char *names);
/* Stop and write the report; done at exit and at a crash otherwise. */
void vmkit_counters_finish(void);

#if defined(__x86_64__)
#define VMKIT_MARK(tag)                                          \
    __asm__ volatile(".byte 0x0f,0x1f,0x84,0x00\n\t.long %c0"    \
                     : : "i"(tag) : "memory")
/* Not a barrier for memory: values may stay in registers across it. */
#define VMKIT_MARK_ANYWHERE(tag)                                 \
    __asm__ volatile(".byte 0x0f,0x1f,0x84,0x00\n\t.long %c0" : : "i"(tag))
#define VMKIT_MARK_WITH(tag, first, second)                      \
    do {                                                         \
        register long vmkit_first __asm__("rdi") = (first);      \
        register long vmkit_second __asm__("rsi") = (second);    \
        __asm__ volatile(".byte 0xeb,0x00\n\t"                 \
                         ".byte 0x0f,0x1f,0x84,0x00\n\t.long %c0" \
                         : : "i"(tag), "r"(vmkit_first),         \
                             "r"(vmkit_second) : "memory");      \
    } while (0)
#else
#define VMKIT_MARK(tag) do { } while (0)
#define VMKIT_MARK_ANYWHERE(tag) do { } while (0)
#define VMKIT_MARK_WITH(tag, first, second) do { } while (0)
#endif

#define VMKIT_BEGIN(phase)                                       \
    do {                                                         \
        if (VMKIT_WATCHED()) {                                   \
            VMKIT_MARK(VMKIT_TAG(0x0, phase));                   \
            if (vmkit_watched & VMKIT_COUNTING)                  \
                vmkit_phase_begin(phase);                        \
        }                                                        \
    } while (0)
#define VMKIT_END(phase)                                         \
    do {                                                         \
        if (VMKIT_WATCHED()) {                                   \
            VMKIT_MARK(VMKIT_TAG(0x1, phase));                   \
            if (vmkit_watched & VMKIT_COUNTING)                  \
                vmkit_phase_end(phase);                          \
        }                                                        \
    } while (0)
#define VMKIT_EVENT(event, first, second)                        \
    VMKIT_MARK_WITH(VMKIT_TAG(0x2, event), first, second)
#define VMKIT_DISPATCH(opcode)                                   \
    VMKIT_MARK_ANYWHERE(VMKIT_TAG(0x3, opcode))
#define VMKIT_REGION_BEGIN(name, length)                         \
    VMKIT_MARK_WITH(VMKIT_TAG(0x5, 0), name, length)
#define VMKIT_REGION_END()                                       \
    VMKIT_MARK(VMKIT_TAG(0x6, 0))
#define VMKIT_DISPATCHED(opcode)                                 \
    VMKIT_MARK_WITH(VMKIT_TAG(0x7, 0), opcode, 0)
#define VMKIT_DISPATCHED_BEFORE(opcode)                          \
    VMKIT_MARK_WITH(VMKIT_TAG(0x8, 0), opcode, 0)
/* The tool is to make this byte VMKIT_UNDER_TOOL. */
#define VMKIT_WATCH(byte)                                        \
    VMKIT_MARK_WITH(VMKIT_TAG(0x9, 0), (long)(byte), 0)

#endif
