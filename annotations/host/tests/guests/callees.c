/* Made code that calls functions, some through a stub that is made code too. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include "marks.h"

/* 4 instructions, and 21 in phase gc_minor */
__asm__(".text\n.globl small\n.type small,@function\nsmall:\n\t"
        "nop\n\tnop\n\t" BEGIN(GC_MINOR)
        "mov $10, %ecx\n\t7: dec %ecx\n\tjnz 7b\n\t"
        END(GC_MINOR) "nop\n\tret\n.size small,.-small\n");
/* 3 + 4 instructions, and 21 */
__asm__(".globl big\n.type big,@function\nbig:\n\t"
        "nop\n\tcall small\n\tret\n.size big,.-big\n");

extern char code_start[], code_end[], stub[];
__asm__("code_start:\n\t" BEGIN(JIT)
        IR(1) "push %rbx\n\tpush %r12\n\tmov %rdi, %rbx\n\tmov %rsi, %r12\n\t"
        IR(2) BEGIN(JIT_CALL) "xor %eax, %eax\n\tcall *%rbx\n\t" END(JIT_CALL) "nop\n\t"
        IR(3) BEGIN(JIT_CALL) "call stub\n\t" END(JIT_CALL)
        IR(4) "nop\n\tpop %r12\n\tpop %rbx\n\t" END(JIT) "ret\n\t"
        "stub: nop\n\tjmp 1f\n\t1: jmp *%r12\n"
        "code_end:\n");

void small(void);
void big(void);

int main(void)
{
    char *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(code, code_start, code_end - code_start);
    void (*run)(void *, void *) = (void (*)(void *, void *))code;
    for (int i = 0; i < 3; i++)
        run(small, big);
    run(big, small);
    return 0;
}
