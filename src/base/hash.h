// Content hashes: 64 bits, the same on every machine and in every version of the program.
//
// The algorithm is XXH64 (Yann Collet, "xxHash fast digest algorithm", specification 0.1.1), here
// written from its description: four 64-bit lanes of multiply and rotate over 32-byte stripes, a
// tail, and an avalanche. Bytes are read as little-endian whatever the machine is. It is not
// cryptographic: it tells documents apart, it does not prove who wrote them.
//
// Ids outside the program are these hashes printed as 16 lower-case hex digits. To hash several
// fields, write them into one buf with a separator that cannot occur in them, and hash that.
//
//     char id[HASH_HEX_SIZE];
//     hash_hex(hash_str(STR("abc")), id); // "44bc2cf5ad770999"
#ifndef DM_BASE_HASH_H
#define DM_BASE_HASH_H

#include "base/str.h"

#define HASH_HEX_SIZE 17 // 16 digits and the NUL

// XXH64 of p[0..n) with a seed; p may be NULL when n is 0.
uint64_t hash_bytes(const void *p, size_t n, uint64_t seed);
// The same with seed 0, for a str.
uint64_t hash_str(str s);
// 16 lower-case hex digits and a NUL, most significant digit first.
void hash_hex(uint64_t hash, char out[HASH_HEX_SIZE]);
// hash_str as 16 hex digits in the arena.
str hash_id(arena *a, str s);

#endif
