/* Walks over memory, a load a cache line: memory KIBIBYTES. */
#include <stdlib.h>
#include "marks.h"

int main(int argc, char **argv)
{
    long lines = atol(argv[1]) * 1024 / 64;
    char *memory = aligned_alloc(4096, lines * 64);
    for (long i = 0; i < lines; i++)
        memory[i * 64] = 1;
    for (int turn = 0; turn < 10; turn++)
        __asm__ volatile(
            BEGIN(JIT) IR(1)
            "mov %0, %%rax\n\tmov %1, %%rcx\n\t"
            "6: mov (%%rax), %%rdx\n\tadd $64, %%rax\n\tdec %%rcx\n\tjnz 6b\n\t"
            END(JIT) :: "r"(memory), "r"(lines) : "rax", "rcx", "rdx", "cc", "memory");
    return 0;
}
