#include "marks.h"

int main(void)
{
    RUN(BEGIN(INTERPRETER) LOOP(1000)
        BEGIN(JIT) LOOP(500)
        BEGIN(JIT_CALL) LOOP(50) BEGIN(INTERPRETER) LOOP(10) END(INTERPRETER) END(JIT_CALL)
        BEGIN(GC_MINOR) LOOP(70) END(GC_MINOR)
        "nop\n\t"
        END(JIT)
        "nop\n\tnop\n\t"
        END(INTERPRETER));
    for (int i = 0; i < 20; i++)
        RUN(BEGIN(TRACING) "nop\n\t" END(TRACING));
    return 0;
}
