// A fast 64-bit checksum for large arrays: it finds damage, it is no defence against an attacker.
//
// Eight independent lanes of 64 bits each take every eighth word (little-endian), so that a mapped
// model of some megabytes is checked in about a millisecond; the lanes are then folded into one.
// Each lane step is xor, multiply by an odd constant, rotate (as in Murmur and xxHash). The
// function is part of the model format (doc/model-format.md) and never changes.
#ifndef DM_MODEL_CHECKSUM_H
#define DM_MODEL_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

// Of the n bytes at p, which need no alignment.
uint64_t checksum(const void *p, size_t n);

#endif
