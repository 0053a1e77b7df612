/* Counters of a native run, charged to the innermost phase: time-stamp cycles, or
   hardware events through libpapi. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "vmkit_marks.h"
#include "vmkit_papi.h"

enum { PHASES = 64, NAMES = 1024 };

char vmkit_watched = 0;

/* By phase and event; the only event of the time-stamp counter is cycles. */
static unsigned long long counts[PHASES][VMKIT_EVENTS], entries[PHASES];
static int events;                    /* of libpapi; 0: the time-stamp counter */
static char names[NAMES];
static const char *name[PHASES];
static int phases;

static unsigned char *stack;          /* the phases around the current one */
static size_t depth, capacity;
static unsigned char current;
static unsigned long long birth, since[VMKIT_EVENTS];
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
    VMKIT_WATCH(&vmkit_watched);
}

static inline void charge_event(int event, unsigned long long value)
{
    counts[current][event] += value - since[event];
    since[event] = value;
}

static void charge(void)
{
    unsigned long long values[VMKIT_EVENTS];
    int event;
    if (events == 0) {
        charge_event(0, now());
        return;
    }
    vmkit_papi_read(values);
    for (event = 0; event < events; event++)
        charge_event(event, values[event]);
}

static void enter(int phase)
{
    if (phase == current)
        return;
    charge();
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

static const char *event_name(int event)
{
    return events == 0 ? "cycles" : vmkit_papi_name(event);
}

static void write_phases(unsigned long long *sums)
{
    int i, event;
    for (i = 0; i < phases; i++) {
        fprintf(report, "{\"phase\": \"%s\"", name[i]);
        for (event = 0; event == 0 || event < events; event++) {
            fprintf(report, ", \"%s\": %llu", event_name(event), counts[i][event]);
            sums[event] += counts[i][event];
        }
        fprintf(report, ", \"entries\": %llu}\n", entries[i]);
    }
}

static void write_report(void)
{
    unsigned long long ticks, sums[VMKIT_EVENTS] = {0};
    struct timespec t;
    double seconds;
    int event;

    vmkit_watched &= ~VMKIT_COUNTING;
    charge();
    ticks = (events == 0 ? since[0] : now()) - birth;
    clock_gettime(CLOCK_MONOTONIC, &t);
    seconds = (double)(t.tv_sec - birth_time.tv_sec)
        + (double)(t.tv_nsec - birth_time.tv_nsec) * 1e-9;
    write_phases(sums);
    fprintf(report, "{\"kind\": \"%s\", \"provenance\": \"measured\"",
            events == 0 ? "tsc" : "papi");
    if (events == 0)
        fprintf(report, ", \"cycles\": %llu, \"sum\": %llu", ticks, sums[0]);
    else
        for (event = 0; event < events; event++)
            fprintf(report, "%s\"%s\": %llu", event == 0 ? ", \"events\": {" : ", ",
                    event_name(event), since[event]);
    fprintf(report, "%s, \"seconds\": %.9f, \"hz\": %.0f, "
            "\"mismatches\": %llu, \"mismatch\": [\"%s\", \"%s\"], "
            "\"depth\": %zu, \"ended_in\": \"%s\"}\n",
            events == 0 ? "" : "}", seconds, (double)ticks / seconds, mismatches,
            mismatches ? name[mismatch_expected] : "",
            mismatches ? name[mismatch_found] : "", depth, name[current]);
    if (report == stderr)
        fflush(report);
    else
        fclose(report);
}

void vmkit_counters_finish(void)
{
    if (vmkit_watched & VMKIT_COUNTING && getpid() == owner)
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

const char *vmkit_counters_start(const char *kind, const char *chosen,
                                 const char *path, const char *phase_names)
{
    char *next;
    const char *problem;
    int papi = strcmp(kind, "papi") == 0;

    if (vmkit_watched & VMKIT_COUNTING)
        return "counters are counting already";
    if (!papi && strcmp(kind, "tsc") != 0)
        return "no such counters; there are: none, tsc, papi";
    if (!papi && *chosen != '\0')
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
    if (papi) {
        events = vmkit_papi_start(chosen, &problem);
        if (events == 0)
            return problem;
    }
    report = *path ? fopen(path, "w") : stderr;
    if (report == NULL)
        return "the counters' report cannot be written";
    owner = getpid();
    entries[0] = 1;
    since[0] = papi ? 0 : birth;
    atexit(vmkit_counters_finish);
    report_crashes_too();
    vmkit_watched |= VMKIT_COUNTING;
    return NULL;
}
