#include "model/checksum.h"

#include <string.h>

#define LANES       8
#define BLOCK_BYTES (LANES * sizeof(uint64_t))
#define FACTOR      UINT64_C(0x9E3779B185EBCA87)
#define FOLD_FACTOR UINT64_C(0xC2B2AE3D27D4EB4F)

static uint64_t rotate(uint64_t x, int bits)
{
    return (x << bits) | (x >> (64 - bits));
}

static void take_block(uint64_t lane[LANES], const unsigned char *p)
{
    for (int i = 0; i < LANES; i++) {
        uint64_t word;
        memcpy(&word, p + (size_t)i * sizeof word, sizeof word);
        lane[i] = rotate((lane[i] ^ word) * FACTOR, 29);
    }
}

uint64_t checksum(const void *p, size_t n)
{
    uint64_t lane[LANES];
    for (int i = 0; i < LANES; i++) lane[i] = FOLD_FACTOR * (uint64_t)(i + 1);
    const unsigned char *bytes = p;
    size_t rest = n;
    for (; rest >= BLOCK_BYTES; rest -= BLOCK_BYTES, bytes += BLOCK_BYTES) take_block(lane, bytes);
    if (rest) {
        unsigned char last[BLOCK_BYTES] = {0};
        memcpy(last, bytes, rest);
        take_block(lane, last);
    }
    uint64_t h = (uint64_t)n * FACTOR;
    for (int i = 0; i < LANES; i++) h = rotate((h ^ lane[i]) * FOLD_FACTOR, 31);
    h ^= h >> 33;
    h *= FACTOR;
    return h ^ (h >> 29);
}
