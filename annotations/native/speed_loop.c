/* A loop like those that rpython's JIT makes of a numeric program: loads, guards,
   float arithmetic, stores, with a mark before each IR operation and opcode.
   speed_loop TURNS; 55 instructions, 42 operations and 6 opcodes a turn. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)
#define MARK(kind, number) \
    ".byte 0x0f,0x1f,0x84,0x00\n\t" \
    ".long 0x584c0000 | (" TEXT(kind) " << 12) | " TEXT(number) "\n\t"
#define OP(number) MARK(4, number)
#define OPCODE(number) MARK(3, number)

#define GETFIELD(to, offset) OP(130) "mov " #offset "(%rsi), " #to "\n\t"
#define GETFLOAT(to, offset) OP(133) "movsd " #offset "(%rax), " #to "\n\t"
#define FLOAT(operation, from, to) OP(45) #operation "sd " #from ", " #to "\n\t"
#define GUARD_CLASS OP(12) "cmpl $7, (%rax)\n\tjne 9f\n\t"
#define GUARD_LT OP(95) "cmp %rdx, %rcx\n\t" OP(8) "jge 9f\n\t"

/* One pair of fields: 9 operations, 11 instructions. */
#define PAIR(opcode, one, other) \
    OPCODE(opcode) GETFIELD(%rax, 8) GUARD_CLASS \
    GETFLOAT(%xmm0, one) GETFLOAT(%xmm1, other) \
    OPCODE(opcode + 20) FLOAT(sub, %xmm1, %xmm0) FLOAT(mul, %xmm0, %xmm0) \
    FLOAT(add, %xmm2, %xmm0) OP(140) "movsd %xmm0, " #one "(%rax)\n\t" \
    OP(4) "mov %rax, %r8\n\tmov %r8, %r9\n\t"

extern char code_start[], code_end[];
__asm__(".text\ncode_start:\n\t"
        MARK(0, 5)
        "xor %ecx, %ecx\n\t"
        "1: " PAIR(1, 16, 24) PAIR(2, 32, 40) PAIR(3, 48, 56) PAIR(4, 64, 72)
        OPCODE(5) OP(70) "lea 1(%rcx), %r10\n\t" OP(71) "mov %r10, 80(%rax)\n\t"
        GUARD_LT
        OPCODE(6) OP(31) "mov %r10, %rcx\n\t"
        OP(1) "mov %r8, %r11\n\tjmp 1b\n\t"
        "9: " MARK(1, 5) "ret\n"
        "code_end:\n");

int main(int argc, char **argv)
{
    long turns = argc > 1 ? atol(argv[1]) : 1000;
    static struct { long class; void *self; double fields[8]; long turn; } object;
    char *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(code, code_start, code_end - code_start);
    object.class = 7;
    object.self = &object;
    ((void (*)(long, void *, long))code)(0, &object, turns);
    printf("%ld\n", object.turn);
    return 0;
}
