// Time that only goes forward, for measuring how long something takes.
#ifndef DM_BASE_CLOCK_H
#define DM_BASE_CLOCK_H

#include <stdint.h>

// Milliseconds since some moment before the program began; not changed by setting the clock.
int64_t clock_ms(void);

#endif
