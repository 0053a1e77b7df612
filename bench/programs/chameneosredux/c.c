/* Creatures meet in pairs and change colour; each is a state machine, they take turns. */
#include <stdio.h>
#include <stdlib.h>

enum { BLUE, RED, YELLOW, COLORS };
enum { MOST = 10 };

static const char *const color_names[] = {"blue", "red", "yellow"};
static const char *const digits[] = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
};

typedef struct {
    int color;
    long meetings, with_itself;
} creature;

static int complement(int one, int other)
{
    return one == other ? one : COLORS - one - other;
}

static void spell(FILE *out, long number)
{
    char text[24];
    snprintf(text, sizeof text, "%ld", number);
    for (const char *digit = text; *digit; digit++)
        fprintf(out, " %s", digits[*digit - '0']);
    fputc('\n', out);
}

static void meet(creature *one, int same, int color)
{
    one->color = color;
    one->meetings++;
    one->with_itself += same;
}

/* A creature that may go on is in the ring; one that waits is not. */
static void meet_all(creature *creatures, int count, long meetings_left)
{
    creature *ring[MOST], *waiting = NULL;
    int first = 0, ready = count;
    for (int i = 0; i < count; i++)
        ring[i] = &creatures[i];
    while (ready && meetings_left) {
        creature *one = ring[first];
        first = (first + 1) % count;
        ready--;
        if (!waiting) {
            waiting = one;
            continue;
        }
        int color = complement(one->color, waiting->color);
        meet(one, one == waiting, color);
        meet(waiting, one == waiting, color);
        ring[(first + ready++) % count] = waiting;
        ring[(first + ready++) % count] = one;
        waiting = NULL;
        meetings_left--;
    }
}

static void run_group(const int *colors, int count, long meetings, FILE *out)
{
    creature creatures[MOST];
    for (int i = 0; i < count; i++) {
        creatures[i] = (creature){colors[i], 0, 0};
        fprintf(out, " %s", color_names[colors[i]]);
    }
    fputc('\n', out);
    meet_all(creatures, count, meetings);
    long total = 0;
    for (int i = 0; i < count; i++) {
        fprintf(out, "%ld", creatures[i].meetings);
        spell(out, creatures[i].with_itself);
        total += creatures[i].meetings;
    }
    spell(out, total);
}

void run(const char *argument, FILE *out)
{
    static const int few[] = {BLUE, RED, YELLOW};
    static const int many[] = {BLUE, RED, YELLOW, RED, YELLOW, BLUE, RED, YELLOW, RED, BLUE};
    long meetings = atol(argument);
    for (int one = 0; one < COLORS; one++)
        for (int other = 0; other < COLORS; other++)
            fprintf(out, "%s + %s -> %s\n", color_names[one], color_names[other],
                    color_names[complement(one, other)]);
    fputc('\n', out);
    run_group(few, 3, meetings, out);
    fputc('\n', out);
    run_group(many, 10, meetings, out);
}
