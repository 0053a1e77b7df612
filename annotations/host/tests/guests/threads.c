#include <pthread.h>
#include "marks.h"

static void *work(void *unused)
{
    RUN(BEGIN(JIT) IR(3) LOOP(1000000) END(JIT));
    return NULL;
}

int main(void)
{
    pthread_t threads[3];
    RUN(BEGIN(INTERPRETER));
    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, work, NULL);
    RUN(BEGIN(GC_MINOR) LOOP(1000000) END(GC_MINOR));
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    RUN(END(INTERPRETER));
    return 0;
}
