/* Branches whose predictability is known: branches HOW. */
#include <string.h>
#include "marks.h"

#define TURNS 100000

/* 7 turns of an inner loop, again and again */
#define INNER "mov $" TEXT(TURNS) ", %%edx\n\t6: " LOOP(7) "dec %%edx\n\tjnz 6b\n\t"

/* a jump by the low bit of a xorshift generator: nobody can predict it */
#define RANDOM \
    "mov $88172645, %%rax\n\tmov $" TEXT(TURNS) ", %%edx\n\t" \
    "6: mov %%rax, %%rcx\n\tshl $13, %%rcx\n\txor %%rcx, %%rax\n\t" \
    "mov %%rax, %%rcx\n\tshr $7, %%rcx\n\txor %%rcx, %%rax\n\t" \
    "mov %%rax, %%rcx\n\tshl $17, %%rcx\n\txor %%rcx, %%rax\n\t" \
    "test $1, %%al\n\tjz 5f\n\tnop\n\t5: dec %%edx\n\tjnz 6b\n\t"

static int nested(int depth) { return depth ? 1 + nested(depth - 1) : 0; }

static long one(long x) { return x + 1; }
static long two(long x) { return x + 2; }
static long three(long x) { return x + 3; }

int main(int argc, char **argv)
{
    long (*volatile functions[3])(long) = { one, two, three };
    long sum = 0;
    int depth = strcmp(argv[1], "deep") ? 20 : 100;
    if (!strcmp(argv[1], "inner"))
        __asm__ volatile(BEGIN(JIT) IR(1) INNER END(JIT) ::: "rcx", "rdx", "cc");
    else if (!strcmp(argv[1], "random"))
        __asm__ volatile(BEGIN(JIT) IR(1) RANDOM END(JIT) ::: "rax", "rcx", "rdx", "cc");
    else if (!strcmp(argv[1], "indirect")) {
        RUN(BEGIN(JIT) IR(1));
        for (int i = 0; i < TURNS; i++)
            sum += functions[i % 3](sum);
        RUN(END(JIT));
    } else {
        RUN(BEGIN(JIT) IR(1));
        for (int i = 0; i < 1000; i++)
            sum += nested(depth);
        RUN(END(JIT));
    }
    return sum == 42;
}
