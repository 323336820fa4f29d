#include "token/traits.h"

#include "base/ascii.h"

#include <string.h>

#define SHAPE_BYTES 12 // longer shapes are cut: dates, addresses and long words need no more

static uint64_t mix(uint64_t h)
{
    h ^= h >> 33;
    h *= UINT64_C(0xFF51AFD7ED558CCD);
    h ^= h >> 33;
    h *= UINT64_C(0xC4CEB9FE1A85EC53);
    return h ^ (h >> 33);
}

// FNV-1a with a finaliser (the mixer of MurmurHash3); `salt` keeps kinds of traits apart.
static uint64_t hash_bytes(const char *p, size_t n, uint64_t salt)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325) ^ (salt * UINT64_C(0x9E3779B97F4A7C15));
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)p[i]) * UINT64_C(0x100000001B3);
    return mix(h ^ n);
}

// ASCII for the typographic character E2 80 xx; 0 when it has none.
static char plain(unsigned char third)
{
    switch (third) {
    case 0x98:
    case 0x99:
    case 0x9B: return '\'';
    case 0x9C:
    case 0x9D:
    case 0x9F: return '"';
    case 0x90:
    case 0x91:
    case 0x92:
    case 0x93:
    case 0x94:
    case 0x95: return '-';
    default: return 0;
    }
}

static char fold(char c)
{
    return ascii_is_digit(c) ? '0' : ascii_lower(c);
}

static size_t fold_piece(str s, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char *u = (const unsigned char *)s.p + i;
        char c = i + 2 < s.n && u[0] == 0xE2 && u[1] == 0x80 ? plain(u[2]) : 0;
        if (c) i += 2;
        out[n++] = c ? c : fold(s.p[i]);
    }
    return n;
}

size_t traits_normalise(str form, char out[TRAIT_BYTES])
{
    if (form.n <= TRAIT_BYTES) return fold_piece(form, out);
    size_t half = TRAIT_BYTES / 2;
    size_t n = fold_piece(str_sub(form, 0, half), out);
    return n + fold_piece(str_sub(form, form.n - half, form.n), out + n);
}

static char class_of(char c)
{
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= '0' && c <= '9') return '0';
    return (unsigned char)c >= 0x80 ? 'u' : c;
}

static size_t shape_of(str form, char out[SHAPE_BYTES])
{
    size_t n = 0, run = 0;
    for (size_t i = 0; i < form.n && n < SHAPE_BYTES; i++) {
        char c = class_of(form.p[i]);
        run = n && out[n - 1] == c ? run + 1 : 1;
        if (run <= 2) out[n++] = c;
        if (i > TRAIT_BYTES) break; // one long run
    }
    return n;
}

traits traits_of(str form)
{
    char text[TRAIT_BYTES], shape[SHAPE_BYTES];
    size_t n = traits_normalise(form, text);
    traits t = {.key = hash_bytes(text, n, 0)};
    for (size_t k = 1; k <= 4; k++) {
        size_t take = k < n ? k : n;
        t.hash[TRAIT_SUFFIX_1 + k - 1] = (uint32_t)hash_bytes(text + n - take, take, k);
    }
    for (size_t k = 1; k <= 3; k++) {
        size_t take = k < n ? k : n;
        t.hash[TRAIT_PREFIX_1 + k - 1] = (uint32_t)hash_bytes(text, take, 4 + k);
    }
    t.hash[TRAIT_SHAPE] = (uint32_t)hash_bytes(shape, shape_of(form, shape), 8);
    return t;
}
