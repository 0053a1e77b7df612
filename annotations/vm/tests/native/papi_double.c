/* A stand-in for libpapi, of version 7.0, for tests: the n-th read says that event i
   (from 0) has happened n * n * (i + 1) times. PAPI_DOUBLE=none: there are no counters. */

#include <stdlib.h>
#include <string.h>

enum { VERSION = 7 << 24, MISSING = -7 };

static int events;
static long long reads;

int PAPI_library_init(int version)
{
    return version == VERSION ? VERSION : -1;
}

int PAPI_create_eventset(int *set)
{
    *set = 3;
    return 0;
}

int PAPI_add_named_event(int set, const char *name)
{
    const char *mode = getenv("PAPI_DOUBLE");
    if (set != 3 || strncmp(name, "PAPI_", 5) != 0 || (mode && strcmp(mode, "none") == 0))
        return MISSING;
    events++;
    return 0;
}

int PAPI_start(int set)
{
    return set == 3 ? 0 : -1;
}

int PAPI_read(int set, long long *values)
{
    int i;
    reads++;
    for (i = 0; i < events; i++)
        values[i] = reads * reads * (i + 1);
    return set == 3 ? 0 : -1;
}

char *PAPI_strerror(int error)
{
    return error == MISSING ? "Event does not exist" : "Something else";
}
