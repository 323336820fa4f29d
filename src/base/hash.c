#include "base/hash.h"

#include <string.h>

#define PRIME_1 0x9E3779B185EBCA87u
#define PRIME_2 0xC2B2AE3D27D4EB4Fu
#define PRIME_3 0x165667B19E3779F9u
#define PRIME_4 0x85EBCA77C2B2AE63u
#define PRIME_5 0x27D4EB2F165667C5u

static uint64_t rotate(uint64_t v, int bits)
{
    return v << bits | v >> (64 - bits);
}

static uint64_t load64(const unsigned char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
}

static uint64_t load32(const unsigned char *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap32(v);
#endif
    return v;
}

static uint64_t mix(uint64_t lane, uint64_t input)
{
    return rotate(lane + input * PRIME_2, 31) * PRIME_1;
}

static uint64_t merge(uint64_t hash, uint64_t lane)
{
    return (hash ^ mix(0, lane)) * PRIME_1 + PRIME_4;
}

// Consumes all whole 32-byte stripes; returns the four lanes folded into one.
static uint64_t hash_stripes(const unsigned char **p, const unsigned char *end, uint64_t seed)
{
    uint64_t v1 = seed + PRIME_1 + PRIME_2, v2 = seed + PRIME_2, v3 = seed, v4 = seed - PRIME_1;
    for (; end - *p >= 32; *p += 32) {
        v1 = mix(v1, load64(*p));
        v2 = mix(v2, load64(*p + 8));
        v3 = mix(v3, load64(*p + 16));
        v4 = mix(v4, load64(*p + 24));
    }
    uint64_t h = rotate(v1, 1) + rotate(v2, 7) + rotate(v3, 12) + rotate(v4, 18);
    return merge(merge(merge(merge(h, v1), v2), v3), v4);
}

uint64_t hash_bytes(const void *bytes, size_t n, uint64_t seed)
{
    static const unsigned char NONE[1] = {0};
    const unsigned char *p = n ? bytes : NONE, *end = p + n;
    uint64_t h = n >= 32 ? hash_stripes(&p, end, seed) : seed + PRIME_5;
    h += (uint64_t)n;
    for (; end - p >= 8; p += 8) h = rotate(h ^ mix(0, load64(p)), 27) * PRIME_1 + PRIME_4;
    if (end - p >= 4) {
        h = rotate(h ^ load32(p) * PRIME_1, 23) * PRIME_2 + PRIME_3;
        p += 4;
    }
    for (; p < end; p++) h = rotate(h ^ *p * PRIME_5, 11) * PRIME_1;
    h = (h ^ h >> 33) * PRIME_2;
    h = (h ^ h >> 29) * PRIME_3;
    return h ^ h >> 32;
}

uint64_t hash_str(str s)
{
    return hash_bytes(s.p, s.n, 0);
}

void hash_hex(uint64_t hash, char out[HASH_HEX_SIZE])
{
    for (int i = 0; i < 16; i++) out[i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
    out[16] = '\0';
}

str hash_id(arena *a, str s)
{
    char hex[HASH_HEX_SIZE];
    hash_hex(hash_str(s), hex);
    return str_copy(a, (str){hex, HASH_HEX_SIZE - 1});
}
