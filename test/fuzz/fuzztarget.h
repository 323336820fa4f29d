// What every fuzz target has: its entry, which the driver (libFuzzer or replay.c) calls, and the
// check that ends the program.
#ifndef DM_FUZZ_FUZZTARGET_H
#define DM_FUZZ_FUZZTARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must(bool holds)
{
    if (!holds) __builtin_trap();
}

#endif
