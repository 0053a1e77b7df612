/* Hardware counters through libpapi, which is loaded when they are asked for. */

#ifndef VMKIT_PAPI_H
#define VMKIT_PAPI_H

enum { VMKIT_EVENTS = 16 };

/* Count `events` (names with commas between; empty: cycles, instructions, branches,
   mispredictions, L1D misses). Their number, or 0 and why in `problem`. */
int vmkit_papi_start(const char *events, const char **problem);
const char *vmkit_papi_name(int event);
/* What was counted since the start. */
void vmkit_papi_read(unsigned long long *values);

#endif
