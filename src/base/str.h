// Text is borrowed: a `str` points into memory that someone else owns and is not NUL-terminated.
// A `span` is a half-open range of byte offsets into a document's normalised text.
// A `buf` is the only growing string; it owns its memory.
#ifndef DM_BASE_STR_H
#define DM_BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    const char *p; // [n], may be NULL when n is 0
    size_t n;      // bytes
} str;

typedef struct {
    uint32_t begin; // first byte
    uint32_t end;   // one past the last byte
} span;

typedef struct {
    char *p;    // [n], followed by a NUL once anything was added
    size_t n;   // bytes used
    size_t cap; // bytes allocated
} buf;

#define STR(literal) ((str){(literal), sizeof(literal) - 1})
#define STR_ARG(s)   (int)(s).n, ((s).p ? (s).p : "") // for printf's %.*s
#define STR_NONE     ((str){0})

static inline str str_of(const char *nul_terminated) // NULL gives the empty str
{
    return (str){nul_terminated, nul_terminated ? strlen(nul_terminated) : 0};
}
str str_sub(str s, size_t begin, size_t end); // clamped to s
str str_trim(str s);                          // without ASCII white space at both ends
str str_copy(arena *a, str s);  // NUL-terminated copy in the arena; of an empty one ""
str str_lower(arena *a, str s); // ASCII letters lowered, other bytes kept
static inline bool str_eq(str a, str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
bool str_eq_nocase(str a, str b); // ASCII case ignored
int str_cmp(str a, str b);        // bytewise order, as strcmp
bool str_starts(str s, str prefix);
bool str_starts_nocase(str s, str prefix); // ASCII case ignored
bool str_ends(str s, str suffix);
bool str_ends_nocase(str s, str suffix);   // ASCII case ignored
size_t str_find(str s, str needle);        // byte offset of the first one, SIZE_MAX when absent
size_t str_find_nocase(str s, str needle); // as above, ASCII case ignored
size_t str_find_byte(str s, char c, size_t from); // that byte, from offset `from`
bool str_among(str s, str list, char separator);  // is s an entry of "a|b|c"?
static inline bool str_in_list(str s, const char *list, char separator)
{
    return str_among(s, (str){list, strlen(list)}, separator);
}
bool str_among_nocase(str s, str list, char separator); // ASCII case ignored
// Does s begin with an entry of "a|b|c"? ASCII case ignored.
bool str_starts_among_nocase(str s, str list, char separator);
// Which of the n names reads s? -1: none.
static inline int str_which(str s, const char *const *names, int n)
{
    for (int i = 0; i < n && s.n; i++)
        if (names[i][0] == s.p[0] && str_eq(s, str_of(names[i]))) return i;
    return -1;
}
// Cuts off and returns the part of *rest before the next `separator`; *rest becomes what follows
// it, with p == NULL when there was none. Iterate while rest.p.
str str_split(str *rest, char separator);
// Whole of s as a number; false when it is anything else or out of range.
bool str_to_int(str s, int64_t *value);
bool str_to_double(str s, double *value);

static inline size_t span_length(span s)
{
    return (size_t)(s.end - s.begin);
}
static inline bool span_empty(span s)
{
    return s.end <= s.begin;
}
static inline bool span_overlaps(span a, span b)
{
    return a.begin < b.end && b.begin < a.end;
}
static inline bool span_contains(span outer, span inner)
{
    return outer.begin <= inner.begin && inner.end <= outer.end;
}
span span_union(span a, span b); // smallest span around both; an empty one does not count
str span_text(str text, span s); // the bytes that s covers, clamped to text

void buf_add(buf *b, str s);
void buf_add_c(buf *b, const char *nul_terminated);
void buf_add_byte(buf *b, char c);
void buf_add_number(buf *b, uint64_t value); // in decimal
void buf_add_format(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_clear(buf *b); // empties it, keeps the memory
void buf_free(buf *b);  // gives the memory back
static inline str buf_str(const buf *b)
{
    return (str){b->p, b->n};
}

#endif
