#include "marks.h"

int main(void)
{
    RUN(BEGIN(TRACING));
    for (long opcode = 1; opcode < 6; opcode++)
        for (long times = 0; times < opcode; times++)
            RUN_WITH(DISPATCHED, opcode, 0);
    for (int times = 0; times < 4; times++) {
        RUN_WITH(DISPATCHED_BEFORE, 9, 0);
        RUN(DISPATCH(9));
    }
    RUN(DISPATCH(9));
    RUN(END(TRACING));
    EXIT;
}
