#include "base/str.h"

#include "base/ascii.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

str str_sub(str s, size_t begin, size_t end)
{
    if (end > s.n) end = s.n;
    if (begin > end) begin = end;
    return (str){s.p ? s.p + begin : NULL, end - begin};
}

str str_trim(str s)
{
    size_t b = 0, e = s.n;
    while (b < e && ascii_is_space(s.p[b])) b++;
    while (e > b && ascii_is_space(s.p[e - 1])) e--;
    return str_sub(s, b, e);
}

str str_copy(arena *a, str s)
{
    if (!s.n) return (str){"", 0};
    return (str){arena_copy(a, s.p, s.n), s.n};
}

str str_lower(arena *a, str s)
{
    char *p = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++) p[i] = ascii_lower(p[i]);
    return (str){p, s.n};
}

bool str_eq_nocase(str a, str b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (ascii_lower(a.p[i]) != ascii_lower(b.p[i])) return false;
    return true;
}

int str_cmp(str a, str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    if (order) return order;
    return a.n < b.n ? -1 : a.n > b.n;
}

bool str_starts_nocase(str s, str prefix)
{
    return str_eq_nocase(str_sub(s, 0, prefix.n), prefix);
}

bool str_ends_nocase(str s, str suffix)
{
    return s.n >= suffix.n && str_eq_nocase(str_sub(s, s.n - suffix.n, s.n), suffix);
}

size_t str_find_nocase(str s, str needle)
{
    for (size_t i = 0; i + needle.n <= s.n; i++)
        if (str_starts_nocase(str_sub(s, i, s.n), needle)) return i;
    return SIZE_MAX;
}

bool str_starts_among_nocase(str s, str list, char separator)
{
    while (list.p)
        if (str_starts_nocase(s, str_split(&list, separator))) return true;
    return false;
}

bool str_among_nocase(str s, str list, char separator)
{
    while (s.n && list.p)
        if (str_eq_nocase(str_split(&list, separator), s)) return true;
    return false;
}

bool str_starts(str s, str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool str_ends(str s, str suffix)
{
    return s.n >= suffix.n &&
           (suffix.n == 0 || memcmp(s.p + (s.n - suffix.n), suffix.p, suffix.n) == 0);
}

size_t str_find(str s, str needle)
{
    if (needle.n == 0) return 0;
    const char *hit = s.n ? memmem(s.p, s.n, needle.p, needle.n) : NULL;
    return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

size_t str_find_byte(str s, char c, size_t from)
{
    if (from >= s.n) return SIZE_MAX;
    const char *hit = memchr(s.p + from, c, s.n - from);
    return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

// Does the entry of the list that begins at `at` read s?
static bool is_entry(str list, size_t at, str s, char separator)
{
    if (at > 0 && list.p[at - 1] != separator) return false;
    if (list.n - at < s.n || (at + s.n < list.n && list.p[at + s.n] != separator)) return false;
    return s.n == 0 || (memcmp(list.p + at, s.p, s.n) == 0 && !memchr(s.p, separator, s.n));
}

typedef char letters __attribute__((vector_size(16), aligned(1), may_alias));
typedef uint64_t halves __attribute__((vector_size(16), may_alias));

#define BLOCK 16 // places of a list that are looked at a time

typedef struct {
    letters first, second;
} opening; // the first two letters of an entry, in each place

// Does one of the eight places from `at` read s? Looked at are those whose byte of `hits` is set.
static bool in_half(str list, size_t at, str s, uint64_t hits, char separator)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    hits = __builtin_bswap64(hits);
#endif
    for (hits &= 0x0101010101010101u; hits; hits &= hits - 1)
        if (is_entry(list, at + (size_t)__builtin_ctzll(hits) / 8, s, separator)) return true;
    return false;
}

static inline halves block_hits(str list, size_t at, opening o)
{
    return (halves)((*(const letters *)(list.p + at) == o.first) &
                    (*(const letters *)(list.p + at + 1) == o.second));
}

// Does an entry that begins in the block at `at` read s? Looks for its first two letters.
static inline bool in_block(str list, size_t at, str s, opening o, char separator)
{
    halves hits = block_hits(list, at, o);
    if (!(hits[0] | hits[1])) return false;
    return in_half(list, at, s, hits[0], separator) ||
           in_half(list, at + BLOCK / 2, s, hits[1], separator);
}

// Are the two letters in one of the two blocks from `at`?
static inline bool in_two_blocks(str list, size_t at, opening o)
{
    halves hits = block_hits(list, at, o) | block_hits(list, at + BLOCK, o);
    return hits[0] | hits[1];
}

static bool among_few(str s, str list, char separator)
{
    for (size_t at = 0; at + s.n <= list.n; at++) {
        if (s.n && list.p[at] != s.p[0]) continue;
        if (is_entry(list, at, s, separator)) return true;
    }
    return false;
}

// These lists are asked for every word of a text. The last block overlaps the one before it.
bool str_among(str s, str list, char separator)
{
    if (s.n == 0 || list.n <= BLOCK) return among_few(s, list, separator);
    // Behind a single letter the separator is the second one, but not at the end of the list.
    if (s.n == 1 && is_entry(list, list.n - 1, s, separator)) return true;
    char next = s.n > 1 ? s.p[1] : separator;
    opening o = {s.p[0] - (letters){0}, next - (letters){0}};
    size_t at = 0, last = list.n - BLOCK - 1;
    for (; at + BLOCK < last; at += 2 * BLOCK) {
        if (!in_two_blocks(list, at, o)) continue;
        if (in_block(list, at, s, o, separator) || in_block(list, at + BLOCK, s, o, separator))
            return true;
    }
    return (at < last && in_block(list, at, s, o, separator)) ||
           in_block(list, last, s, o, separator);
}

str str_split(str *rest, char separator)
{
    size_t at = str_find_byte(*rest, separator, 0);
    str part = str_sub(*rest, 0, at);
    *rest = at == SIZE_MAX ? STR_NONE : str_sub(*rest, at + 1, rest->n);
    if (at != SIZE_MAX && !rest->p) rest->p = "";
    return part;
}

bool str_to_int(str s, int64_t *value)
{
    char digits[32];
    if (s.n == 0 || s.n >= sizeof digits || ascii_is_space(s.p[0])) return false;
    memcpy(digits, s.p, s.n);
    digits[s.n] = '\0';
    char *end;
    errno = 0;
    long long v = strtoll(digits, &end, 10);
    if (errno || end != digits + s.n) return false;
    *value = v;
    return true;
}

bool str_to_double(str s, double *value)
{
    char digits[64];
    if (s.n == 0 || s.n >= sizeof digits || ascii_is_space(s.p[0])) return false;
    memcpy(digits, s.p, s.n);
    digits[s.n] = '\0';
    char *end;
    errno = 0;
    double v = strtod(digits, &end);
    if (errno || end != digits + s.n) return false;
    *value = v;
    return true;
}

span span_union(span a, span b)
{
    if (span_empty(a)) return b;
    if (span_empty(b)) return a;
    return (span){a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

str span_text(str text, span s)
{
    return str_sub(text, s.begin, s.end);
}

static void reserve(buf *b, size_t more)
{
    if (b->cap - b->n > more) return; // one byte is kept for the NUL
    size_t need = b->n + more + 1, cap = b->cap ? b->cap : 64;
    while (cap < need) cap *= 2;
    b->p = mem_realloc(b->p, cap);
    b->cap = cap;
}

void buf_add(buf *b, str s)
{
    reserve(b, s.n);
    if (s.n) memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
    b->p[b->n] = '\0';
}

void buf_add_c(buf *b, const char *nul_terminated)
{
    buf_add(b, str_of(nul_terminated));
}

void buf_add_byte(buf *b, char c)
{
    reserve(b, 1);
    b->p[b->n++] = c;
    b->p[b->n] = '\0';
}

void buf_add_number(buf *b, uint64_t value)
{
    char digits[20]; // of 2^64
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    buf_add(b, (str){digits + at, sizeof digits - at});
}

void buf_add_format(buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        reserve(b, (size_t)n);
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

void buf_clear(buf *b)
{
    b->n = 0;
    if (b->p) b->p[0] = '\0';
}

void buf_free(buf *b)
{
    mem_free(b->p);
    *b = (buf){0};
}
