/* Marks as assembler text, for guest programs whose counts are known. */
#ifndef MARKS_H
#define MARKS_H

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)
#define MARK(kind, number) \
    ".byte 0x0f,0x1f,0x84,0x00\n\t" \
    ".long 0x584c0000 | (" TEXT(kind) " << 12) | " TEXT(number) "\n\t"
#define JUMP ".byte 0xeb,0x00\n\t"     /* before a mark with a payload */

#define BEGIN(phase) MARK(0, phase)
#define END(phase) MARK(1, phase)
#define EVENT(number) JUMP MARK(2, number)
#define DISPATCH(opcode) MARK(3, opcode)
#define IR(operation) MARK(4, operation)
#define REGION_BEGIN JUMP MARK(5, 0)
#define REGION_END MARK(6, 0)
#define DISPATCHED JUMP MARK(7, 0)
#define DISPATCHED_BEFORE JUMP MARK(8, 0)
#define WATCH JUMP MARK(9, 0)

/* numbers of phases */
#define INTERPRETER 1
#define TRACING 2
#define JIT 5
#define JIT_CALL 6
#define GC_MINOR 8
#define NATIVE 10

/* 1 + 2 * count instructions */
#define LOOP(count) "mov $" TEXT(count) ", %%ecx\n\t7: dec %%ecx\n\tjnz 7b\n\t"

#define RUN(text) __asm__ volatile(text ::: "rcx", "rdx", "cc", "memory")
#define RUN_WITH(text, rdi, rsi) \
    __asm__ volatile(text :: "D"(rdi), "S"(rsi) : "rcx", "rdx", "cc", "memory")

/* The process ends with a block of 3 instructions. */
#define EXIT RUN("jmp 8f\n\t8: mov $231, %%eax\n\txor %%edi, %%edi\n\tsyscall")

#endif
