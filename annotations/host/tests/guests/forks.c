#include <sys/wait.h>
#include <unistd.h>
#include "marks.h"

int main(void)
{
    RUN(BEGIN(INTERPRETER) LOOP(1000));
    pid_t child = fork();
    if (child == 0) {
        RUN(BEGIN(JIT) IR(1) LOOP(20) END(JIT));
        _exit(0);
    }
    waitpid(child, NULL, 0);
    RUN(BEGIN(GC_MINOR) LOOP(30) END(GC_MINOR));
    if (fork() == 0)
        execl("/bin/true", "true", NULL);
    wait(NULL);
    return 0;
}
