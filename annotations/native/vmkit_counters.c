/* Counters of a native run: time-stamp cycles, charged to the innermost phase. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "vmkit_marks.h"

enum { PHASES = 64, NAMES = 1024 };

char vmkit_counting = 0;

static unsigned long long cycles[PHASES], entries[PHASES];
static char names[NAMES];
static const char *name[PHASES];
static int phases;

static unsigned char *stack;          /* the phases around the current one */
static size_t depth, capacity;
static unsigned char current;
static unsigned long long birth, since;
static struct timespec birth_time;

static unsigned long long mismatches;
static int mismatch_expected, mismatch_found;

static FILE *report;
static pid_t owner;
static char signal_stack[64 * 1024];

static inline unsigned long long now(void)
{
#if defined(__x86_64__)
    return __builtin_ia32_rdtsc();
#else
    return 0;
#endif
}

__attribute__((constructor)) static void note_birth(void)
{
    clock_gettime(CLOCK_MONOTONIC, &birth_time);
    birth = now();
}

static void enter(int phase)
{
    unsigned long long t;
    if (phase == current)
        return;
    t = now();
    cycles[current] += t - since;
    since = t;
    current = (unsigned char)phase;
}

void vmkit_phase_begin(long phase)
{
    if (depth == capacity) {
        size_t larger = capacity ? capacity * 2 : 4096;
        unsigned char *grown = realloc(stack, larger);
        if (grown == NULL)
            abort();
        stack = grown;
        capacity = larger;
    }
    stack[depth++] = current;
    entries[phase]++;
    enter((int)phase);
}

void vmkit_phase_end(long phase)
{
    if (phase != current || depth == 0) {
        if (mismatches++ == 0) {
            mismatch_expected = current;
            mismatch_found = (int)phase;
        }
        return;
    }
    enter(stack[--depth]);
}

static void write_report(void)
{
    unsigned long long total, sum = 0;
    struct timespec t;
    double seconds;
    int i;

    vmkit_counting = 0;
    total = now();
    cycles[current] += total - since;
    total -= birth;
    clock_gettime(CLOCK_MONOTONIC, &t);
    seconds = (double)(t.tv_sec - birth_time.tv_sec)
        + (double)(t.tv_nsec - birth_time.tv_nsec) * 1e-9;
    for (i = 0; i < phases; i++) {
        fprintf(report, "{\"phase\": \"%s\", \"cycles\": %llu, \"entries\": %llu}\n",
                name[i], cycles[i], entries[i]);
        sum += cycles[i];
    }
    fprintf(report, "{\"kind\": \"tsc\", \"provenance\": \"measured\", "
            "\"cycles\": %llu, \"sum\": %llu, \"seconds\": %.9f, \"hz\": %.0f, "
            "\"mismatches\": %llu, \"mismatch\": [\"%s\", \"%s\"], "
            "\"depth\": %zu, \"ended_in\": \"%s\"}\n",
            total, sum, seconds, (double)total / seconds, mismatches,
            mismatches ? name[mismatch_expected] : "",
            mismatches ? name[mismatch_found] : "", depth, name[current]);
    if (report == stderr)
        fflush(report);
    else
        fclose(report);
}

void vmkit_counters_finish(void)
{
    if (vmkit_counting && getpid() == owner)
        write_report();
}

static void crashed(int number)
{
    vmkit_counters_finish();
    signal(number, SIG_DFL);
    raise(number);
}

static void report_crashes_too(void)
{
    static const int numbers[] = {
        SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTERM, SIGINT, SIGHUP};
    stack_t alternate = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
    struct sigaction action, earlier;
    size_t i;

    sigaltstack(&alternate, NULL);
    memset(&action, 0, sizeof action);
    action.sa_handler = crashed;
    action.sa_flags = SA_ONSTACK;
    for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (sigaction(numbers[i], NULL, &earlier) == 0 && earlier.sa_handler == SIG_DFL)
            sigaction(numbers[i], &action, NULL);
}

const char *vmkit_counters_start(const char *kind, const char *events,
                                 const char *path, const char *phase_names)
{
    char *next;

    if (vmkit_counting)
        return "counters are counting already";
    if (strcmp(kind, "tsc") != 0)
        return "no such counters; there are: none, tsc";
    if (*events != '\0')
        return "the time-stamp counter has no events to choose";
#if !defined(__x86_64__)
    return "the time-stamp counter is read on x86-64 only";
#endif
    if (strlen(phase_names) >= NAMES)
        return "too many phases";
    strcpy(names, phase_names);
    for (next = strtok(names, " "); next != NULL; next = strtok(NULL, " ")) {
        if (phases == PHASES)
            return "too many phases";
        name[phases++] = next;
    }
    report = *path ? fopen(path, "w") : stderr;
    if (report == NULL)
        return "the counters' report cannot be written";
    owner = getpid();
    entries[0] = 1;
    since = birth;
    atexit(vmkit_counters_finish);
    report_crashes_too();
    vmkit_counting = 1;
    return NULL;
}
