/* Code that is made at run time: a loop whose operations are known, with a slow
   path out of line, then patched, then replaced by other code at its address. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <valgrind/valgrind.h>
#include "marks.h"

extern char code_start[], code_patch[], code_end[];
__asm__(
    ".text\n"
    "code_start:\n\t"
    BEGIN(JIT)
    "nop\n\t"                                   /* outside any operation */
    IR(10) "mov $100, %ecx\n\txor %edx, %edx\n\t"
    "1: " IR(20) "inc %edx\n\tnop\n\t"
    IR(30) "test $1, %ecx\n\tjz 3f\n\t"         /* the slow path at every second turn */
    "2: nop\n\tnop\n\t"
    IR(40)
    "code_patch: nop\n\tnop\n\tnop\n\t"
    IR(50) "dec %ecx\n\tjnz 1b\n\t"
    IR(60) "mov %edx, %eax\n\t"
    END(JIT)
    "ret\n\t"
    "3: push %rcx\n\tcall 4f\n\tpop %rcx\n\tjmp 2b\n\t"
    "4: nop\n\tnop\n\tnop\n\tjmp 5f\n\t5: ret\n\t"
    "code_end:\n");

static void tell(char *start, long length) { VALGRIND_DISCARD_TRANSLATIONS(start, length); }

int main(int argc, char **argv)
{
    long size = code_end - code_start;
    int told = !strcmp(argv[1], "told");
    char *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int (*run)(void) = (int (*)(void))code;
    memcpy(code, code_start, size);
    int sum = run() + run();

    /* Patched: an instruction becomes `inc %edx`, of the same operation. */
    char *patch = code + (code_patch - code_start);
    memcpy(patch, "\xff\xc2\x90", 3);
    if (told)
        tell(patch, 3);
    sum += run();

    /* Freed, and the same operations again. */
    RUN_WITH(EVENT(7), code, code + size);
    memcpy(code, code_start, size);
    if (told)
        tell(code, size);
    sum += run();

    /* Operation 20 becomes 21. */
    char *twenty = memmem(code, size, "\x14\x40\x4c\x58", 4);
    *twenty = 21;
    if (told)
        tell(code, size);
    sum += run();
    printf("%d\n", sum);
    return 0;
}
