/* A token goes round a ring of state machines; the one it ends at is printed. */
#include <stdio.h>
#include <stdlib.h>

enum { RING = 503 };

typedef struct member {
    int number;
    long token;
    struct member *next;
    struct member *(*resume)(struct member *self);
} member;

/* Takes its token, hands it on one less and says who goes on; NULL: it ends here. */
static member *pass_on(member *self)
{
    if (self->token == 0)
        return NULL;
    self->next->token = self->token - 1;
    return self->next;
}

void run(const char *argument, FILE *out)
{
    member *ring = malloc(RING * sizeof *ring);
    for (int i = 0; i < RING; i++)
        ring[i] = (member){i + 1, 0, &ring[(i + 1) % RING], pass_on};
    ring[0].token = atol(argument);
    member *running = ring, *last = ring;
    while (running) {
        last = running;
        running = running->resume(running);
    }
    fprintf(out, "%d\n", last->number);
    free(ring);
}
