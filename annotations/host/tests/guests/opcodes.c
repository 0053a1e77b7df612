#include "marks.h"

int main(void)
{
    RUN(BEGIN(INTERPRETER)
        "mov $30, %%ecx\n\t"
        "1: " DISPATCH(7) "nop\n\t" DISPATCH(8) "dec %%ecx\n\tjnz 1b\n\t"
        DISPATCH(4095)
        BEGIN(JIT)
        "mov $1000, %%ecx\n\t"
        "2: " IR(1) DISPATCH(7) "nop\n\t" IR(2) "dec %%ecx\n\tjnz 2b\n\t"
        END(JIT)
        END(INTERPRETER));
    EXIT;
}
