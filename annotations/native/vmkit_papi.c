/* Hardware counters through libpapi: no header of it is needed, and none of its
   versions in particular. VMKIT_PAPI names another library than the system's. */

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vmkit_papi.h"

enum { PAPI_OK = 0, PAPI_NULL = -1, TEXT = 1024 };

static const char default_events[] =
    "PAPI_TOT_CYC,PAPI_TOT_INS,PAPI_BR_INS,PAPI_BR_MSP,PAPI_L1_DCM";

static int (*library_init)(int version);
static int (*create_eventset)(int *set);
static int (*add_named_event)(int set, const char *name);
static int (*start)(int set);
static int (*read_events)(int set, long long *values);
static char *(*describe_error)(int error);

static int set = PAPI_NULL;
static char names[TEXT], problem_text[TEXT];
static const char *name[VMKIT_EVENTS];
static int count;

static const char *told(const char *what, const char *why)
{
    snprintf(problem_text, sizeof problem_text, "papi: %s: %s", what, why);
    return problem_text;
}

static void *open_library(void)
{
    static const char *const known[] = {
        "libpapi.so", "libpapi.so.7.2", "libpapi.so.7.1", "libpapi.so.7.0",
        "libpapi.so.6.0", "libpapi.so.5", NULL};
    const char *chosen = getenv("VMKIT_PAPI");
    void *library = NULL;
    int i;

    if (chosen != NULL && *chosen != '\0')
        return dlopen(chosen, RTLD_NOW);
    for (i = 0; library == NULL && known[i] != NULL; i++)
        library = dlopen(known[i], RTLD_NOW);
    return library;
}

static int find(void *library, const char *symbol, void *place)
{
    void *found = dlsym(library, symbol);
    memcpy(place, &found, sizeof found);
    return found != NULL;
}

/* The library wants to hear its own version. */
static int initialise(void)
{
    int major, minor, version;
    for (major = 9; major >= 5; major--)
        for (minor = 9; minor >= 0; minor--) {
            version = major << 24 | minor << 16;
            if ((library_init(version) & 0x7fff0000) == version)
                return 1;
        }
    return 0;
}

static const char *load(void)
{
    void *library = open_library();
    if (library == NULL)
        return told("libpapi cannot be loaded", dlerror());
    if (!find(library, "PAPI_library_init", &library_init)
            || !find(library, "PAPI_create_eventset", &create_eventset)
            || !find(library, "PAPI_add_named_event", &add_named_event)
            || !find(library, "PAPI_start", &start)
            || !find(library, "PAPI_read", &read_events)
            || !find(library, "PAPI_strerror", &describe_error))
        return told("libpapi is not as expected", dlerror());
    if (!initialise())
        return told("libpapi does not start", "it knows no version from 5 to 9");
    return NULL;
}

static const char *add_events(const char *events)
{
    char *next;
    int status = create_eventset(&set);
    if (status != PAPI_OK)
        return told("no set of events", describe_error(status));
    if (strlen(events) >= sizeof names)
        return told("events", "too long a list");
    strcpy(names, events);
    for (next = strtok(names, ","); next != NULL; next = strtok(NULL, ",")) {
        if (count == VMKIT_EVENTS)
            return told(next, "too many events");
        status = add_named_event(set, next);
        if (status != PAPI_OK)
            return told(next, describe_error(status));
        name[count++] = next;
    }
    if (count == 0)
        return told("events", "there are none in the list");
    status = start(set);
    if (status != PAPI_OK)
        return told("counting does not start", describe_error(status));
    return NULL;
}

int vmkit_papi_start(const char *events, const char **problem)
{
    *problem = load();
    if (*problem == NULL)
        *problem = add_events(*events ? events : default_events);
    return *problem == NULL ? count : 0;
}

const char *vmkit_papi_name(int event)
{
    return name[event];
}

void vmkit_papi_read(unsigned long long *values)
{
    read_events(set, (long long *)values);
}
